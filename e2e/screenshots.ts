import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { test } from './support/app';
import { selectByFinding } from './support/text';

const folder = join(import.meta.dirname, '..', 'docs', 'screenshots');

const quotes = [
  {
    segments: ['« Personne ne devrait avoir à choisir entre un ticket et un repas »'],
    who: 'Solène Arquevin',
    cue: 'a lancé',
  },
  {
    segments: ['« La gratuité »', '« c’est d’abord une affaire de dignité, ensuite une affaire d’air »'],
    who: 'Solène Arquevin',
    cue: 'a-t-elle poursuivi',
  },
  {
    segments: [
      'la billetterie ne rapportait plus que 11 % des recettes du réseau et que les contrôles en absorbaient près de la moitié',
    ],
    who: 'Idriss Belhomme',
    cue: 'a assuré',
  },
  { segments: ['« Ces chiffres ne prouvent rien »'], who: 'Judith Ancelot', cue: 'tempère' },
];

const claims = [
  'La mesure, promise pendant la campagne, coûtera 6,4 millions d’euros par an, soit 3 % du budget de la ville.',
  'la billetterie ne rapportait plus que 11 % des recettes du réseau',
  'la fréquentation a bondi de 38 % pendant les trois mois d’essai',
];

async function annotate(page: Page): Promise<void> {
  const { keyboard } = page;
  for (const { segments, who, cue } of quotes) {
    for (const [index, words] of segments.entries()) {
      await selectByFinding(page, words);
      await keyboard.press(index === 0 ? 'q' : 'a');
    }
    await selectByFinding(page, who);
    await keyboard.press('w');
    if (await page.locator('.inspector input:focus').count()) await keyboard.press('Enter');
    await page.locator('.article-text:focus').waitFor();
    await selectByFinding(page, cue);
    await keyboard.press('v');
  }
  for (const words of claims) {
    await selectByFinding(page, words);
    await keyboard.press('c');
    await keyboard.press('t');
  }
  await keyboard.press('Escape');
  await keyboard.press('Control+Home');
  for (let step = 0; step < 5; step++) await keyboard.press('n');
}

for (const [locale, language] of [
  ['en-US', 'en'],
  ['fr-FR', 'fr'],
] as const) {
  test.describe(language, () => {
    test.use({ uiLocale: locale });

    test(`the screens in ${language}`, async ({ app }) => {
      const { page } = app;
      const suffix = language === 'en' ? '' : '-fr';
      const shoot = async (name: string, { width = 1280, height = 800 } = {}) => {
        await page.setViewportSize({ width, height });
        await page.evaluate(() => document.fonts.ready);
        for (const scheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
          await page.waitForTimeout(200);
          await page.screenshot({ path: join(folder, `${name}-${scheme}${suffix}.png`) });
        }
      };
      const sample = page.getByRole('button', { name: /conseil municipal/ });
      await sample.waitFor();
      await shoot('first-start');
      await sample.click();
      await page.locator('.dialog').waitFor();
      await shoot('import');
      await page.keyboard.press('Enter');
      await page.locator('.article-text').waitFor();
      await annotate(page);
      await shoot('article');
      await shoot('article-narrow', { width: 900, height: 700 });
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.keyboard.press('?');
      await shoot('keys');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+e');
      await page.locator('.export-preview').waitFor();
      await shoot('export');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Alt+ArrowLeft');
      await page.getByRole('grid').waitFor();
      await shoot('library');
    });
  });
}
