import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './support/app';
import { articleText } from './support/text';
import { violations } from './support/violations';

/** The first file loads its reader, on a machine that may have more to do. */
const slow = { timeout: 30_000 };

const words = (i: number) => `Le pont numéro ${i} est ouvert depuis hier soir, a dit la mairie du village.`;

/** Drops what lies at a path onto the page, as the system does. */
async function drop(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 400, data });
  }
}

test('adds a dropped folder: all that can be read, what is there already told, what is wrong named', async ({
  app,
}, testInfo) => {
  const { page } = app;
  const folder = testInfo.outputPath('presse');
  await mkdir(join(folder, 'mars', '.cache'), { recursive: true });
  for (let i = 0; i < 9; i++) await writeFile(join(folder, 'mars', `${i}.txt`), words(i));
  await writeFile(join(folder, 'mars', 'double.txt'), words(3));
  await writeFile(join(folder, 'vide.txt'), '');
  await writeFile(join(folder, 'photo.jpg'), 'x');
  await writeFile(join(folder, 'mars', '.cache', 'caché.txt'), 'x');
  await page.getByRole('button', { name: 'Open articles' }).waitFor();
  await drop(page, folder);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading')).toHaveText('Add 11 files');
  await expect(dialog).toContainText('1 file of another kind, or hidden, is left out.');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('heading')).toHaveText('9 articles added', slow);
  await expect(dialog.getByRole('radio', { name: 'Could not be read: 1' })).toBeChecked();
  await expect(dialog.getByRole('listitem')).toHaveText([/presse\/vide\.txt.*is empty/]);
  await dialog.getByText('Already there: 1').click();
  await expect(dialog.getByRole('listitem')).toContainText(/double\.txt.*Le pont numéro 3.*The very same text/);
  expect(await violations(page)).toEqual([]);
  // All but the first of them are nearly what was added before them.
  await dialog.getByText('Added, and like what you have: 8').click();
  await expect(dialog.getByRole('listitem').first()).toContainText(/Nearly the same text\. \d\d % of the wording/);
  expect(await violations(page)).toEqual([]);
  await dialog
    .getByRole('button', { name: /Compare/ })
    .first()
    .click();
  await expect(page.getByRole('dialog', { name: 'What changed in the text' })).toContainText('Le pont numéro');
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Copy report' }).click();
  await expect(dialog.getByRole('status')).toHaveText('Copied.');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save report' }).click();
  const report = await readFile(await (await download).path(), 'utf8');
  expect(report.split('\n')).toHaveLength(12);
  expect(report).toMatch(/^\uFEFFnot read\tpresse\/vide\.txt\t.*is empty/);
  await dialog.getByText('Added: 9').click();
  await dialog.getByRole('listitem').filter({ hasText: '4.txt' }).getByRole('button', { name: 'Open' }).click();
  await expect(articleText(page)).toContainText(words(4));
});

test('goes on in the background, and when it is cancelled keeps what was read and nothing by halves', async ({
  app,
}, testInfo) => {
  const { page } = app;
  const folder = testInfo.outputPath('pages');
  await mkdir(folder);
  const menu = '<li><a href="/x">Rubrique</a></li>'.repeat(400);
  for (let i = 0; i < 300; i++) {
    const page = `<title>Pont ${i}</title><nav>${menu}</nav><article><p>${words(i).repeat(40)}</p></article>`;
    await writeFile(join(folder, `${i}.html`), page);
  }
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Other ways to add articles' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(folder);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Add 300 files' }).click();
  await dialog.getByRole('button', { name: 'Go on in the background' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('row', { name: /Pont/ }).first()).toBeVisible(slow);
  await page.getByRole('button', { name: 'Show' }).click();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toContainText(/\d+ files were not read\./, slow);
  const title = await dialog.getByRole('heading').textContent();
  const added = Number(/\d+/.exec(title ?? '')?.[0]);
  expect(added).toBeLessThan(300);
  const articles = await readdir(join(app.library, 'articles'));
  expect(articles).toHaveLength(added);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByText(`${added} articles`)).toBeVisible();
});

test('adds the others without showing them, once one was looked at', async ({ app }, testInfo) => {
  const { page } = app;
  const files = await Promise.all(
    [1, 2, 3].map(async (i) => {
      const path = testInfo.outputPath(`${i}.txt`);
      await writeFile(path, words(i));
      return path;
    }),
  );
  await page.setInputFiles('input[type=file][multiple]', files);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Add all 3 without looking' }).click();
  await expect(dialog.getByRole('heading')).toHaveText('2 articles added', slow);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row', { name: /Le pont numéro/ })).toHaveCount(3);
});

test('takes what is pasted or typed where it is asked for', async ({ app }) => {
  const { page } = app;
  await page.getByRole('button', { name: 'Other ways to add articles' }).click();
  await page.getByRole('menuitem', { name: 'Paste an article' }).click();
  await expect(page.getByRole('textbox')).toBeFocused();
  await page.keyboard.insertText(`Le pont\n${words(1)}`);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Add to library' }).click();
  await expect(articleText(page)).toContainText(words(1));
});

test('corrects what is said of an article, and takes it back', async ({ app }, testInfo) => {
  const { page } = app;
  await writeFile(testInfo.outputPath('pont.txt'), words(1));
  await page.setInputFiles('input[type=file]', testInfo.outputPath('pont.txt'));
  await page.getByRole('button', { name: 'Add to library' }).click(slow);
  await articleText(page).focus();
  await page.keyboard.press('D');
  const dialog = page.getByRole('dialog', { name: 'About this article' });
  await dialog.getByLabel('Title', { exact: true }).fill('Le pont rouvre');
  await dialog.getByLabel('Published').fill('hier');
  await expect(dialog).toContainText('Not a date.');
  await expect(dialog.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  await dialog.getByLabel('Published').fill('2026-03-03');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toHaveText('Saved.');
  await expect(dialog.getByRole('listitem')).toContainText(`“${words(1)}” became “Le pont rouvre”`);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Le pont rouvre' }).first()).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await page.getByRole('row', { name: /Le pont rouvre/ }).click();
  await articleText(page).focus();
  await page.keyboard.press('D');
  await dialog.getByRole('button', { name: /^Take back/ }).click();
  await expect(dialog.getByLabel('Title', { exact: true })).toHaveValue(words(1));
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
});

test('says where an article comes from, verifies it on the spot, and gives its file back', async ({
  app,
}, testInfo) => {
  const { page } = app;
  const bytes = Buffer.from('Été à la criée, où l’on pêche.'.replace('’', "'"), 'latin1');
  await writeFile(testInfo.outputPath('été.txt'), bytes);
  await page.setInputFiles('input[type=file]', testInfo.outputPath('été.txt'));
  await page.getByRole('button', { name: 'Add to library' }).click(slow);
  await articleText(page).waitFor();
  await page.getByRole('button', { name: 'Details' }).click();
  const dialog = page.getByRole('dialog', { name: 'About this article' });
  await dialog.getByRole('tab', { name: 'Origin' }).click();
  await expect(dialog).toContainText(createHash('sha256').update(bytes).digest('hex'));
  await expect(dialog).toContainText('windows-1252, recognised');
  const verify = dialog.getByRole('button', { name: 'Verify now' });
  await verify.click();
  const status = dialog.getByRole('status').first();
  await expect(status).toContainText('The file is the one that was opened.', slow);
  await expect(status).toContainText('Reading the file again gives the very text.');
  expect(await violations(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save the file' }).click();
  expect(await readFile(await (await download).path())).toEqual(bytes);
  const [id = ''] = await readdir(join(app.library, 'articles'));
  await writeFile(join(app.library, 'articles', id, 'original.txt'), 'Autre chose.');
  await verify.click();
  await expect(status).toContainText('is not the one that was opened', slow);
});
