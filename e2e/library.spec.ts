import { mkdirSync, writeFileSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, guillemet, test } from './support/app';
import { articleText, selectByFinding } from './support/text';
import { violations } from './support/violations';

const titles = ['Bassin rouvert', 'Écluse fermée', 'Avis de crue', 'Digue repeinte'];

test.beforeEach(async ({ app }, testInfo) => {
  await app.kill();
  const files = await Promise.all(
    titles.map(async (title, index) => {
      const file = testInfo.outputPath(`${index}.md`);
      const head = `---\noutlet: ${index % 2 === 0 ? 'Gazette' : 'Courrier'}\nlanguage: fr\ndate: 2026-0${index + 1}-10\n---\n`;
      await writeFile(
        file,
        `${head}# ${title}\n\nLe conseil a parlé de ce sujet pendant ${index + 2} heures mardi soir.\n`,
      );
      return file;
    }),
  );
  const { code, stderr } = await guillemet('import', ...files, '--library', app.library);
  expect(code, stderr).toBe(0);
  await app.restart();
  await expect(grid(app.page)).toBeVisible();
});

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Library' });
const shown = (page: Page): Promise<string[]> => grid(page).locator('.article-rows .title-cell').allInnerTexts();

test('sorts by every column, and says which and how', async ({ app }) => {
  const { page } = app;
  const title = grid(page).getByRole('columnheader', { name: 'Title' });
  await title.getByRole('button').click();
  await expect(title).toHaveAttribute('aria-sort', 'ascending');
  expect(await shown(page)).toEqual(['Avis de crue', 'Bassin rouvert', 'Digue repeinte', 'Écluse fermée']);
  await title.getByRole('button').press('Enter');
  await expect(title).toHaveAttribute('aria-sort', 'descending');
  expect((await shown(page))[0]).toBe('Écluse fermée');
  for (const name of ['Outlet', 'Language', 'State', 'Added', 'Quotes', 'Claims']) {
    await grid(page).getByRole('columnheader', { name }).getByRole('button').click();
    await expect(grid(page).getByRole('columnheader', { name })).not.toHaveAttribute('aria-sort', 'none');
    expect(await shown(page)).toHaveLength(4);
  }
});

test('shows what fits text, outlet and state, and comes back to that from an article', async ({ app }) => {
  const { page } = app;
  await page.getByRole('combobox', { name: 'Outlet' }).selectOption('Courrier');
  await expect(page.getByText('2 articles')).toBeVisible();
  await page.getByRole('searchbox').fill('ECLUSE');
  await expect.poll(() => shown(page)).toEqual(['Écluse fermée']);
  await grid(page).getByRole('row', { name: 'Écluse' }).click();
  await page.getByRole('document', { name: /^Text of/ }).waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(grid(page)).toBeFocused();
  expect(await shown(page)).toEqual(['Écluse fermée']);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect.poll(() => shown(page)).toHaveLength(4);
  await page.getByRole('combobox', { name: 'State' }).selectOption('done');
  await expect(page.getByText('No article matches.')).toBeVisible();
});

test('finds by keyboard the articles of a person and of a time, and keeps that while one reads', async ({ app }) => {
  const { page } = app;
  for (const title of ['Avis de crue', 'Bassin rouvert']) {
    await grid(page).getByRole('row', { name: title }).click();
    await expect(articleText(page)).toBeFocused();
    await selectByFinding(page, 'Le conseil a parlé');
    await page.keyboard.press('q');
    await selectByFinding(page, 'Le conseil');
    await page.keyboard.press('w');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Saved')).toBeVisible();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(grid(page)).toBeFocused();
  }
  await page.getByRole('button', { name: 'More filters' }).press('Enter');
  await page.getByRole('combobox', { name: 'Person' }).focus();
  await page.keyboard.type('conseil');
  await page.keyboard.press('Enter');
  await expect.poll(() => shown(page)).toHaveLength(2);
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('from').fill('2026-02-01');
  await expect.poll(() => shown(page)).toEqual(['Avis de crue']);
  await grid(page).focus();
  await page.keyboard.press('Enter');
  await expect(articleText(page)).toBeFocused();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(grid(page)).toBeFocused();
  expect(await shown(page)).toEqual(['Avis de crue']);
  await expect(page.getByRole('combobox', { name: 'Person' })).toHaveValue('Le conseil');
  await page.getByRole('button', { name: 'Show all' }).press('Enter');
  await expect.poll(() => shown(page)).toHaveLength(4);
  await page.getByRole('combobox', { name: 'Date' }).selectOption('Added');
  await page.getByLabel('to', { exact: true }).fill('2026-01-01');
  await expect(page.getByText('No article matches.')).toBeVisible();
});

test('does everything by keyboard: select, state, trash, undo, open', async ({ app }) => {
  const { page } = app;
  await grid(page).getByRole('columnheader', { name: 'Title' }).getByRole('button').click();
  await grid(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('row', { selected: true })).toHaveCount(2);
  await page.keyboard.press('Shift+Tab');
  await page.getByRole('toolbar').getByRole('button', { name: 'Done' }).focus();
  await page.keyboard.press('Enter');
  await expect(grid(page).getByRole('gridcell', { name: 'Done' })).toHaveCount(2);
  await grid(page).focus();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('status')).toContainText(['2 articles moved to the trash.']);
  expect(await shown(page)).toEqual(['Digue repeinte', 'Écluse fermée']);
  await expect(page.locator('.article-row.active')).toContainText('Digue repeinte');
  expect(await readdir(join(app.library, 'trash'))).toHaveLength(2);
  await page.keyboard.press('Control+z');
  await expect.poll(() => shown(page)).toHaveLength(4);
  expect(await readdir(join(app.library, 'trash'))).toHaveLength(0);
  await page.keyboard.press('Control+a');
  await expect(page.getByRole('row', { selected: true })).toHaveCount(4);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row', { selected: true })).toHaveCount(0);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('document', { name: /Écluse fermée/ })).toBeVisible();
});

test('selects with the mouse: boxes, a range, all', async ({ app }) => {
  const { page } = app;
  const rows = grid(page).locator('.article-rows .article-row');
  await rows.nth(0).locator('.select-cell').click();
  await rows.nth(2).click({ modifiers: ['Shift'] });
  await expect(page.getByRole('row', { selected: true })).toHaveCount(3);
  await rows.nth(1).click({ modifiers: ['ControlOrMeta'] });
  await expect(page.getByRole('row', { selected: true })).toHaveCount(2);
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await expect(page.getByText('4 selected')).toBeVisible();
});

test('keeps a state over a restart', async ({ app }) => {
  await grid(app.page).locator('.article-rows .select-cell').first().click();
  await app.page.getByRole('button', { name: 'In work' }).click();
  await expect(grid(app.page).getByRole('gridcell', { name: 'In work' })).toHaveCount(1);
  await app.restart();
  await expect(grid(app.page).getByRole('gridcell', { name: 'In work' })).toHaveCount(1);
});

test('restores from the trash, and removes for good only after a question', async ({ app }) => {
  const { page } = app;
  await grid(page).focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: 'Move to trash' }).click();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.getByRole('button', { name: 'Trash (4)' }).click();
  const dialog = page.getByRole('dialog', { name: 'Trash' });
  await dialog.getByRole('button', { name: 'Restore “Écluse fermée”' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(3);
  await dialog.getByRole('button', { name: 'Empty the trash…' }).click();
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  expect(await readdir(join(app.library, 'trash'))).toHaveLength(3);
  await dialog.getByRole('button', { name: 'Remove for good' }).click();
  await expect(dialog).toContainText('The trash is empty.');
  expect(await readdir(join(app.library, 'trash'))).toHaveLength(0);
  await page.keyboard.press('Escape');
  await expect.poll(() => shown(page)).toEqual(['Écluse fermée']);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`breaks no rule of accessibility with articles selected and the trash open, ${colorScheme}`, async ({ app }) => {
    const { page } = app;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await violations(page)).toEqual([]);
    await grid(page).focus();
    await page.keyboard.press('Delete');
    await page.keyboard.press('Control+a');
    await expect(page.getByText('3 selected')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Trash (1)' }).click();
    await page.getByRole('button', { name: 'Empty the trash…' }).click();
    expect(await violations(page)).toEqual([]);
  });
}

test('says how far it is while the list is made again', async ({ app }) => {
  await app.kill();
  const articles = join(app.library, 'articles');
  const [id = ''] = await readdir(articles);
  const file = await readFile(join(articles, id, 'article.json'), 'utf8');
  const copies = Array.from({ length: 4_000 }, (_, index) => `${id}-${index}`);
  for (const copy of copies) {
    mkdirSync(join(articles, copy));
    writeFileSync(join(articles, copy, 'article.json'), file.replace(`"${id}"`, `"${copy}"`));
  }
  await rm(join(app.library, '.index.json'), { force: true });
  await app.restart();
  const { page } = app;
  await expect(page.getByText(/^Reading the articles: [\d,]+ of 4,004$/)).toBeVisible();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page.getByText('4,004 articles')).toBeVisible({ timeout: 30_000 });
  await app.kill();
});
