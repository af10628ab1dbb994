import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, guillemet, type RunningApp, test } from './support/app';
import { writeShownArticles } from './support/shown-articles';
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
}

/** Tags, a relation and a note, so that each part of the inspector and the margin has something to show. */
async function enrich(page: Page, words: Words): Promise<void> {
  const { keyboard } = page;
  await keyboard.press('Control+Home');
  for (const tag of words.tags) {
    await keyboard.press('n');
    await keyboard.press('g');
    await keyboard.type(tag);
    await keyboard.press('Enter');
    await keyboard.press('Escape');
    await page.locator('.article-text:focus').waitFor();
  }
  await selectByFinding(page, words.source);
  await keyboard.press('u');
  await keyboard.press('Escape');
  await keyboard.press('Control+Home');
}

interface Words {
  library: string;
  codebook: string;
  people: string;
  search: string;
  template: string;
  factCheck: string;
  tags: readonly string[];
  /** Words of the article that the template's layer marks. */
  source: string;
}

const wordsIn: Readonly<Record<'en' | 'fr', Words>> = {
  en: {
    library: 'Library',
    codebook: 'Codebook',
    people: 'People',
    search: 'Search',
    template: 'Add a template…',
    factCheck: 'Fact-check',
    tags: ['figures', 'expert', 'context'],
    source: 'la régie des transports',
  },
  fr: {
    library: 'Bibliothèque',
    codebook: 'Grille de codage',
    people: 'Personnes',
    search: 'Rechercher',
    template: 'Ajouter un modèle…',
    factCheck: 'Vérification des faits',
    tags: ['chiffres', 'expert', 'contexte'],
    source: 'la régie des transports',
  },
};

async function withMoreArticles(app: RunningApp, folder: string): Promise<void> {
  const paths = await writeShownArticles(folder);
  await app.kill();
  expect((await guillemet('import', ...paths, '--library', app.library)).code).toBe(0);
  await app.restart();
  await app.page.getByRole('grid').waitFor();
}

/** The report on the open article, on a page of its own. */
async function printed(page: Page): Promise<Page> {
  const report = page.waitForResponse((response) => new URL(response.url()).pathname.startsWith('/report/'));
  await page.keyboard.press('Control+p');
  const html = await (await report).text();
  const paper = await page.context().newPage();
  await paper.setContent(html);
  return paper;
}

for (const [locale, language] of [
  ['en-US', 'en'],
  ['fr-FR', 'fr'],
] as const) {
  test.describe(language, () => {
    test.use({ uiLocale: locale });

    test(`the screens in ${language}`, async ({ app }, testInfo) => {
      const words = wordsIn[language];
      const suffix = language === 'en' ? '' : '-fr';
      const shoot = async (name: string, { width = 1280, height = 800, page = app.page } = {}) => {
        await page.setViewportSize({ width, height });
        await page.evaluate(() => document.fonts.ready);
        for (const scheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
          await page.waitForTimeout(300);
          await page.screenshot({ path: join(folder, `${name}-${scheme}${suffix}.png`) });
        }
        await page.setViewportSize({ width: 1280, height: 800 });
      };
      const press = (name: string) => app.page.getByRole('button', { name, exact: true }).press('Enter');
      const toLibrary = async () => {
        await app.page.keyboard.press('Alt+ArrowLeft');
        await app.page.getByRole('grid').waitFor();
      };

      await app.page.locator('.samples button').first().waitFor();
      await shoot('first-start');
      await app.page.getByRole('button', { name: /conseil municipal/ }).click();
      await app.page.locator('.dialog').waitFor();
      await shoot('import');
      await app.page.keyboard.press('Enter');
      await app.page.locator('.article-text').waitFor();
      await app.page.waitForTimeout(1_000);
      for (let step = 0; step < 3; step++) await app.page.keyboard.press('s');
      await shoot('suggestions');
      await app.page.keyboard.press('Escape');
      await annotate(app.page);

      await withMoreArticles(app, testInfo.outputPath('articles'));
      await press(words.codebook);
      await press(words.template);
      await app.page.getByRole('menuitem', { name: words.factCheck }).press('Enter');
      await shoot('codebook');
      await app.page.getByRole('tab').nth(1).click();
      await app.page.getByRole('treeitem').nth(1).click();
      await shoot('codebook-tags');
      await press(`‹ ${words.library}`);

      await app.page.getByRole('row', { name: /Transports gratuits/ }).click();
      await app.page.locator('.article-text:focus').waitFor();
      await enrich(app.page, words);
      for (let step = 0; step < 5; step++) await app.page.keyboard.press('n');
      await shoot('article');
      await shoot('article-narrow', { width: 900, height: 700 });
      await app.page.keyboard.press('?');
      await app.page.getByRole('dialog').waitFor();
      await shoot('keys');
      await app.page.keyboard.press('Escape');
      await app.page.keyboard.press('Control+k');
      await app.page.getByRole('dialog').waitFor();
      await shoot('palette');
      await app.page.keyboard.press('Escape');
      await app.page.keyboard.press('h');
      await app.page.locator('.history-rows').waitFor();
      await shoot('history');
      await app.page.keyboard.press('Escape');
      await app.page.keyboard.press('Control+e');
      await app.page.locator('.export-preview').waitFor();
      await shoot('export');
      await app.page.keyboard.press('Escape');
      const paper = await printed(app.page);
      await shoot('report', { page: paper });
      await paper.close();
      await toLibrary();
      await shoot('library');
      await app.page.keyboard.press('Control+,');
      await app.page.getByRole('dialog').waitFor();
      await shoot('settings');
      await app.page.keyboard.press('Escape');

      await press(words.people);
      await app.page.getByRole('option', { name: /Solène Arquevin/ }).click();
      await shoot('people');
      await press(`‹ ${words.library}`);
      await press(words.search);
      await app.page.keyboard.type('gratuité');
      await app.page.getByRole('listbox').getByRole('option').first().waitFor();
      await shoot('search');
    });
  });
}
