import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, guillemet, type RunningApp, test } from './support/app';
import { annotationRow, articleText } from './support/text';
import { violations } from './support/violations';

const articles = {
  'quai.txt': 'Le quai rouvre\n\nLa mairie a rouvert le quai nord. « Le quai nord sera prêt », dit-elle.\n',
  'halle.txt': 'La halle ferme\n\nLe quai sud reste fermé, et la halle aussi.\n',
  'gare.txt': 'La gare attend\n\nRien ne bouge à la gare.\n',
};

async function openSearch(app: RunningApp, folder: (name: string) => string): Promise<Page> {
  const paths = await Promise.all(
    Object.entries(articles).map(async ([name, text]) => {
      await writeFile(folder(name), text);
      return folder(name);
    }),
  );
  await app.kill();
  expect((await guillemet('import', ...paths, '--library', app.library)).code).toBe(0);
  await app.restart();
  await expect(app.page.getByRole('row', { name: /Le quai rouvre/ })).toBeVisible();
  await app.page.keyboard.press('Control+Shift+f');
  await expect(app.page.getByRole('searchbox', { name: 'Search in all articles' })).toBeFocused();
  return app.page;
}

const hits = (page: Page) => page.getByRole('listbox', { name: 'Hits' }).getByRole('option');

test('finds words in all articles, in context, and opens the article at the hit', async ({ app }, testInfo) => {
  const page = await openSearch(app, (name) => testInfo.outputPath(name));
  await page.keyboard.insertText('QUAI');
  await expect(page.getByText('4 hits in 2 articles')).toBeVisible();
  await page.getByRole('button', { name: 'What comes after' }).click();
  await expect(hits(page).locator('.hit-right').first()).toHaveText(/^ nord\. «/);
  await expect(hits(page).locator('.hit-right').last()).toHaveText(/^ sud reste/);
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(articleText(page)).toBeFocused();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('quai');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('searchbox')).toHaveValue('QUAI');
  await expect(page.getByRole('listbox', { name: 'Hits' })).toBeFocused();
});

test('marks all selected hits in several articles, and none of them twice', async ({ app }, testInfo) => {
  const page = await openSearch(app, (name) => testInfo.outputPath(name));
  await page.keyboard.insertText('quai');
  await expect(hits(page)).toHaveCount(4);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+a');
  await expect(page.getByText('4 selected')).toBeVisible();
  await page.getByRole('button', { name: 'Annotate 4 hits' }).click();
  await expect(page.locator('.said')).toHaveText('4 hits marked in 2 articles');
  await page.getByRole('button', { name: 'Annotate 4 hits' }).click();
  await expect(page.locator('.said')).toHaveText('Nothing marked; 4 marked already');
});

test('one key takes back what was marked in several articles', async ({ app }, testInfo) => {
  const page = await openSearch(app, (name) => testInfo.outputPath(name));
  await page.keyboard.insertText('quai');
  await expect(hits(page)).toHaveCount(4);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('End');
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Annotate 2 hits' }).click();
  await expect(page.locator('.said')).toHaveText('2 hits marked in 2 articles');
  await page.getByLabel('Where').selectOption('In annotations');
  await expect(hits(page)).toHaveCount(2);
  await page.getByRole('listbox', { name: 'Hits' }).focus();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Nothing found.')).toBeVisible();
});

test('says what is wrong with a pattern, and finds with a right one', async ({ app }, testInfo) => {
  const page = await openSearch(app, (name) => testInfo.outputPath(name));
  await page.getByRole('button', { name: 'Pattern' }).click();
  await page.getByRole('searchbox').fill('quai (nord');
  await expect(page.getByRole('alert')).toContainText('cannot be read at character 6, “(nord”: it is never closed');
  await page.getByRole('searchbox').fill('quai (nord|sud)');
  await expect(page.getByText('3 hits in 2 articles')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('marks every place in one article at once', async ({ app }, testInfo) => {
  const page = await openSearch(app, (name) => testInfo.outputPath(name));
  await page.keyboard.press('Alt+ArrowLeft');
  await page.getByRole('row', { name: /Le quai rouvre/ }).click();
  await expect(articleText(page)).toBeFocused();
  await page.keyboard.press('Control+f');
  await page.keyboard.insertText('quai');
  await page.getByRole('button', { name: 'Annotate all 3' }).click();
  await expect(annotationRow(page)).toHaveCount(3);
  await page.getByRole('searchbox', { name: 'Find in the article' }).press('Escape');
  await page.keyboard.press('Control+z');
  await expect(annotationRow(page)).toHaveCount(0);
});
