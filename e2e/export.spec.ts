import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, guillemet, test } from './support/app';
import { articleText, selectByFinding } from './support/text';
import { violations } from './support/violations';

const titles = ['Bac rouvert', 'Crue annoncée', 'Digue repeinte'];

test.beforeEach(async ({ app }, testInfo) => {
  await app.kill();
  const files = await Promise.all(
    titles.map(async (title, index) => {
      const file = testInfo.outputPath(`${index}.md`);
      await writeFile(file, `# ${title}\n\nLe port a rouvert vers ${index + 7} heures, dit la mairie.\n`);
      return file;
    }),
  );
  const { code, stderr } = await guillemet('import', ...files, '--library', app.library);
  expect(code, stderr).toBe(0);
  await app.restart();
});

/** What the download holds that a press of Enter begins. */
async function downloaded(page: Page): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

test('exports the selected articles by keyboard, tells what is lost first, and remembers how', async ({
  app,
  host,
}) => {
  test.skip(host === 'electron', 'a save dialog of the system is not to be pressed');
  const { page } = app;
  const grid = page.getByRole('grid', { name: 'Library' });
  await grid.getByRole('row', { name: titles[1] ?? '' }).click();
  await expect(articleText(page)).toBeFocused();
  await selectByFinding(page, 'Le port a rouvert');
  await page.keyboard.press('c');
  await expect(page.getByText('Saved')).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(grid).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(page.getByText('2 selected')).toBeVisible();
  await page.keyboard.press('Control+e');

  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog.getByRole('radio', { name: '2 selected' })).toBeChecked();
  await dialog.getByRole('radio', { name: /^CSV/ }).focus();
  await page.keyboard.press('Space');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'The texts of 2 articles' })).toBeVisible();
  await dialog.getByRole('radio', { name: 'Comma' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(
    dialog.getByRole('region', { name: 'Preview' }).getByRole('cell', { name: 'Le port a rouvert' }),
  ).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const button = dialog.getByRole('button', { name: 'Download' });
  await expect(button).toBeEnabled();
  await button.focus();
  const selected = await downloaded(page);
  expect(selected.name).toBe('library.csv');
  expect(selected.text).toContain('"doc_id";"doc_title"');
  expect(selected.text).toContain('"Le port a rouvert"');
  expect(selected.text.trimEnd().split('\r\n')).toHaveLength(2);
  await expect(dialog.getByText('library.csv is in your downloads.')).toBeVisible();
  await page.keyboard.press('Escape');

  await grid.getByRole('row', { name: titles[0] ?? '' }).click();
  await expect(articleText(page)).toBeFocused();
  await page.keyboard.press('Control+e');
  await expect(dialog.getByRole('radio', { name: 'This article' })).toBeChecked();
  await expect(dialog.getByRole('radio', { name: /^CSV/ })).toBeChecked();
  await expect(dialog.getByRole('radio', { name: 'Semicolon' })).toBeChecked();
  await dialog.getByRole('radio', { name: 'Whole library (3)' }).focus();
  await page.keyboard.press('Space');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'The texts of 3 articles' })).toBeVisible();
  await expect(dialog.getByRole('region', { name: 'Preview' })).toContainText('Le port a rouvert');
});
