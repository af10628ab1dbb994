import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, type RunningApp, test } from './support/app';
import { annotationRow, article, articleText, selectByFinding } from './support/text';
import { violations } from './support/violations';

/** An article with three quotes, of which the last two come after the first snapshot; Guillemet is not running. */
async function annotated(app: RunningApp, file: string): Promise<string> {
  await writeFile(file, article);
  await app.restart([file]);
  await app.page.getByRole('button', { name: 'Add to library' }).press('Enter');
  await expect(articleText(app.page)).toBeFocused();
  for (const words of ['La facture reste', 'Saint-Ouestre', 'Le maire assure']) {
    await selectByFinding(app.page, words);
    await app.page.keyboard.press('q');
  }
  await expect(annotationRow(app.page)).toHaveCount(3);
  await expect(app.page.getByText('Saved', { exact: true })).toBeVisible();
  await app.kill();
  const [id] = await readdir(join(app.library, 'articles'));
  return join(app.library, 'articles', String(id));
}

async function annotationFile(folder: string, extension: string): Promise<string> {
  const name = (await readdir(folder)).find((candidate) => candidate.endsWith(extension));
  return join(folder, String(name));
}

async function openByKeyboard(page: Page): Promise<void> {
  await page.getByRole('grid', { name: 'Library' }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
}

test('a damaged journal: the article offers what it could be again, and restoring by keyboard brings the marks back', async ({
  app,
}, testInfo) => {
  const folder = await annotated(app, testInfo.outputPath('piscine.txt'));
  const journal = await annotationFile(folder, '.journal');
  const damaged = (await readFile(journal, 'utf8')).replace('Saint-Ouestre', 'Saint-Estouer');
  await writeFile(journal, damaged);

  await app.restart();
  await openByKeyboard(app.page);
  const { page } = app;
  await expect(page.getByRole('heading', { name: 'This article cannot be opened' })).toBeVisible();
  await expect(page.getByText(/\.journal is damaged/)).toBeVisible();
  const candidates = page.getByRole('radio');
  await expect(candidates.first()).toBeFocused();
  await expect(page.getByText(/2 annotations/).first()).toBeVisible();
  await expect(page.getByText('1 change is missing').first()).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Restore this' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(articleText(page)).toBeFocused();
  await expect(annotationRow(page)).toHaveCount(2);
  await selectByFinding(page, '12 %');
  await page.keyboard.press('q');
  await expect(annotationRow(page)).toHaveCount(3);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  const aside = await annotationFile(folder, (await readdir(folder)).find((name) => name.includes('.corrupt-')) ?? '?');
  expect(await readFile(aside, 'utf8')).toBe(damaged);
});

test('a damaged library.json: the page shows what it could be again, and the library opens with its marks', async ({
  app,
}, testInfo) => {
  await annotated(app, testInfo.outputPath('piscine.txt'));
  const file = join(app.library, 'library.json');
  await truncate(file, 100);

  await app.restart();
  const { page } = app;
  await expect(page.getByRole('heading', { name: 'The library cannot be opened' })).toBeVisible();
  await expect(page.getByText(/library\.json is damaged: it breaks off/)).toBeVisible();
  await expect(page.getByRole('radio').first()).toBeFocused();
  await expect(page.getByRole('radio', { name: /A copy outside the library/ })).toBeChecked();
  await expect(page.getByRole('radio', { name: /A new, empty register/ })).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid', { name: 'Library' })).toBeVisible();
  await openByKeyboard(page);
  await expect(annotationRow(page)).toHaveCount(3);
  const aside = (await readdir(app.library)).find((name) => name.startsWith('library.json.corrupt-'));
  expect(await readFile(join(app.library, String(aside)), 'utf8')).toHaveLength(100);
});

test('a lost article.json is read again from the file that was opened', async ({ app }, testInfo) => {
  const folder = await annotated(app, testInfo.outputPath('piscine.txt'));
  await app.restart();
  await expect(app.page.getByRole('grid', { name: 'Library' })).toBeVisible();
  await app.kill();
  await truncate(join(folder, 'article.json'), 900);

  await app.restart();
  await openByKeyboard(app.page);
  const { page } = app;
  await expect(page.getByRole('radio', { name: /read again from the file that you opened/ })).toBeChecked();
  await expect(page.getByText(/its hash matches/)).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(annotationRow(page)).toHaveCount(3);
  await expect(articleText(page)).toContainText('Le maire assure');
});

test('says once, quietly, that copies outside the library cannot be made', async ({ app }, testInfo) => {
  await annotated(app, testInfo.outputPath('piscine.txt'));
  const data = join(app.library, '..', '.local', 'share', 'guillemet');
  await rm(data, { recursive: true, force: true });
  await writeFile(data, 'a file where the folder should be');
  await app.restart();
  const { page } = app;
  const banner = page.getByText(/Copies outside the library cannot be made/);
  await expect(banner).toBeVisible();
  await page.getByRole('button', { name: 'Do not show this again' }).click();
  await expect(banner).toBeHidden();
  await openByKeyboard(page);
  await expect(articleText(page)).toBeFocused();
  await selectByFinding(page, '12 %');
  await page.keyboard.press('q');
  await expect(annotationRow(page)).toHaveCount(4);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await expect(banner).toBeHidden();
});
