import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, guillemet, type RunningApp, test } from './support/app';
import { annotationRow, article, articleText, selectByFinding } from './support/text';

async function openMarked(app: RunningApp, path: string): Promise<Page> {
  await writeFile(path, article);
  await app.restart([path]);
  const { page } = app;
  await page.getByRole('button', { name: 'Add to library' }).press('Enter');
  await expect(articleText(page)).toBeFocused();
  for (const [words, key] of [
    ['le bassin est chauffé', 'q'],
    ['La facture reste sous les 4 millions d’euros', 'q'],
    ['4 millions d’euros', 'c'],
    ['12 % des usagers viendront de Saint-Ouestre', 'c'],
  ] as const) {
    await selectByFinding(page, words);
    await page.keyboard.press(key);
  }
  await expect(annotationRow(page)).toHaveCount(4);
  return page;
}

test('cards stand beside their words, none over another, and lead to their annotations', async ({ app }, testInfo) => {
  const page = await openMarked(app, testInfo.outputPath('piscine.txt'));
  const cards = page.locator('.margin-card');
  await expect(cards).toHaveCount(4);
  await page.emulateMedia({ reducedMotion: 'reduce' });

  await test.step('in the order of the text, apart from each other', async () => {
    const boxes = async () => {
      const all = await Promise.all((await cards.all()).map((card) => card.boundingBox()));
      return all.map((box) => box ?? { x: 0, y: 0, width: 0, height: 0 }).sort((a, b) => a.y - b.y);
    };
    const overlaps = async () => {
      const sorted = await boxes();
      return sorted.some(
        (box, index) => index > 0 && box.y < (sorted[index - 1]?.y ?? 0) + (sorted[index - 1]?.height ?? 0),
      );
    };
    await expect.poll(overlaps).toBe(false);
  });

  await test.step('the chosen one is level with its words', async () => {
    await cards.nth(1).click();
    await expect(page.locator('.margin-card[data-selected]')).toHaveCount(1);
    const level = async () => {
      const card = await page.locator('.margin-card[data-selected]').boundingBox();
      const mark = await page.locator('mark.selected').first().boundingBox();
      return Math.abs((card?.y ?? 0) - (mark?.y ?? 1e6));
    };
    await expect.poll(level).toBeLessThan(8);
    await expect(annotationRow(page, { selected: true })).toContainText('La facture reste');
  });

  await test.step('in a narrow window their signs are left', async () => {
    await page.setViewportSize({ width: 900, height: 700 });
    await expect(page.locator('.margin-card .card-text').first()).toBeHidden();
    await expect(page.locator('.margin-card .glyph').first()).toBeVisible();
  });
});

test('a filter narrows list, text and margin down by keyboard, and stepping keeps to it', async ({ app }, testInfo) => {
  const page = await openMarked(app, testInfo.outputPath('piscine.txt'));
  const { keyboard } = page;
  await keyboard.press('Escape');

  await test.step('by words', async () => {
    await keyboard.press('f');
    await keyboard.type('millions');
    await expect(page.getByText('2 of 4 annotations')).toBeVisible();
    await expect(annotationRow(page)).toHaveCount(2);
    await expect(page.locator('.margin-card')).toHaveCount(2);
    await expect(page.locator('mark.annotated', { hasText: 'Saint-Ouestre' })).toHaveCount(0);
  });

  await test.step('by layer and by what is left to do', async () => {
    await page.getByRole('searchbox', { name: 'Filter annotations' }).fill('');
    await page.getByRole('button', { name: /^More filters/ }).press('Enter');
    await page.getByRole('combobox', { name: 'Layer', exact: true }).selectOption('quote');
    await page.getByRole('combobox', { name: 'State', exact: true }).selectOption('no-speaker');
    await keyboard.press('Escape');
    await expect(annotationRow(page)).toHaveCount(2);
  });

  await test.step('next and previous go through what is left', async () => {
    await articleText(page).focus();
    await keyboard.press('Control+Home');
    for (let step = 0; step < 4; step++) await keyboard.press('n');
    await expect(annotationRow(page, { selected: true })).toContainText('La facture reste');
  });

  await test.step('all come back', async () => {
    await page.getByRole('button', { name: 'Show all' }).press('Enter');
    await expect(annotationRow(page)).toHaveCount(4);
  });
});

test('looks at what another annotator marked, and changes nothing of it', async ({ app }, testInfo) => {
  await openMarked(app, testInfo.outputPath('piscine.txt'));
  const exported = testInfo.outputPath('second.json');
  await app.kill();
  await guillemet('export', '--library', app.library, '--format', 'json', '--out', exported);
  const bundle = JSON.parse(await readFile(exported, 'utf8'));
  const [first] = bundle.articles[0].annotations;
  bundle.annotators = [{ id: 'second-desk', name: 'Second desk' }];
  bundle.articles[0].annotations = [{ ...first, id: 'second-1', annotator: 'second-desk' }];
  await writeFile(exported, JSON.stringify(bundle));
  expect(await guillemet('merge', exported, '--library', app.library)).toMatchObject({ code: 0 });
  await app.restart();
  const { page } = app;
  await page.getByRole('grid').getByRole('row', { name: 'piscine' }).click();
  await expect(annotationRow(page)).toHaveCount(4);

  await page.getByRole('button', { name: /^More filters/ }).press('Enter');
  await page.getByRole('combobox', { name: 'Annotator' }).selectOption({ label: 'Second desk (1)' });
  await expect(page.locator('.annotator-banner')).toBeVisible();
  await expect(annotationRow(page)).toHaveCount(1);
  await expect(articleText(page)).toBeFocused();
  await page.keyboard.press('n');
  await page.keyboard.press('Delete');
  await expect(page.locator('.said')).toContainText('can be read, not changed');
  await expect(annotationRow(page, { selected: true })).toHaveCount(1);
  await expect(page.locator('.border-handle')).toHaveCount(0);

  await page.getByRole('button', { name: 'Back to yours' }).press('Enter');
  await expect(annotationRow(page)).toHaveCount(4);
});
