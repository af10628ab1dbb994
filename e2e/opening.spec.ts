import { truncate, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './support/app';
import { annotationRow, article, articleText } from './support/text';

const words = 'Le maire assure que l’entrée restera « gratuite pour les enfants ».';

async function keep(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add to library' }).click();
}

test('a newcomer opens a sample and marks the first quote with three keys', async ({ app }) => {
  const { page } = app;
  await page.getByRole('button', { name: /conseil municipal/i }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Add to library' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(articleText(page)).toBeFocused();
  await page.keyboard.press('q');
  await expect(annotationRow(page)).toHaveCount(1);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
});

const encodings = {
  'utf-8': Buffer.from(article),
  'utf-16le': Buffer.from(`\uFEFF${article}`, 'utf16le'),
  'windows-1252': Buffer.from(article.replaceAll('’', "'").replaceAll(' 🏊', ''), 'latin1'),
};

for (const [encoding, bytes] of Object.entries(encodings)) {
  test(`recognises ${encoding} and shows it before the article is kept`, async ({ app }, testInfo) => {
    const file = testInfo.outputPath('piscine.txt');
    await writeFile(file, bytes);
    await app.page.setInputFiles('input[type=file][multiple]', file);
    await expect(app.page.getByLabel('Encoding')).toHaveValue(encoding);
    await keep(app.page);
    await expect(articleText(app.page)).toContainText('« gratuite pour les enfants »');
  });
}

test('reads the file again in the encoding that the user chooses', async ({ app }, testInfo) => {
  const file = testInfo.outputPath('piscine.txt');
  await writeFile(file, encodings['windows-1252']);
  await app.page.setInputFiles('input[type=file][multiple]', file);
  const dialog = app.page.getByRole('dialog');
  await expect(dialog).toContainText('rouvre en mars');
  await expect(dialog).toContainText('« Les travaux');
  await dialog.getByLabel('Encoding').selectOption('windows-1251');
  await expect(dialog).toContainText('chauff\u0439');
  await dialog.getByLabel('Encoding').selectOption('utf-8');
  await expect(dialog.getByRole('alert')).toContainText('piscine.txt');
  await dialog.getByLabel('Encoding').selectOption('windows-1252');
  await expect(dialog).toContainText('chauffé');
});

test('asks for the encoding of a file that cannot be read by looking at it', async ({ app }, testInfo) => {
  const file = testInfo.outputPath('damaged.txt');
  await writeFile(file, Buffer.concat([Buffer.from('été à l’œuvre — « été » '), Buffer.from([0xff])]));
  await app.page.setInputFiles('input[type=file][multiple]', file);
  const dialog = app.page.getByRole('dialog', { name: 'Open “damaged.txt”' });
  await dialog.getByLabel('Encoding').selectOption('windows-1252');
  await expect(app.page.getByLabel('Encoding')).toHaveValue('windows-1252');
  await keep(app.page);
  await expect(articleText(app.page)).toContainText('Ã©tÃ©');
});

test('opens what is dropped and what is pasted', async ({ app }) => {
  const { page } = app;
  await page.getByRole('button', { name: 'Open articles' }).waitFor();
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'depose.md', { type: 'text/markdown' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, `# Piscine\n\n${words}`);
  await expect(page.getByRole('dialog', { name: 'Open “depose.md”' })).toBeVisible();
  await keep(page);
  await expect(articleText(page)).toContainText(words);
  await page.keyboard.press('Alt+ArrowLeft');
  await page.evaluate((html) => {
    const data = new DataTransfer();
    data.setData('text/html', html);
    data.setData('text/plain', 'plain');
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, `<h2>Collé</h2><p>${words}</p>`);
  await expect(page.getByRole('dialog')).toContainText(words);
  await keep(page);
  await expect(articleText(page)).toContainText(words);
});

test('tells for each file that cannot be opened what it is and why, and goes on with the rest', async ({
  app,
}, testInfo) => {
  const { page } = app;
  const at = (name: string) => testInfo.outputPath(name);
  await writeFile(at('empty.txt'), '');
  await writeFile(at('picture.txt'), Buffer.from('89504e470d0a1a0a0000000d49484452000000', 'hex'));
  await writeFile(at('paper.pdf'), '%PDF-1.7');
  await writeFile(at('damaged.txt'), Buffer.concat([Buffer.from('été à l’œuvre — « été » '), Buffer.from([0xff])]));
  await writeFile(at('huge.txt'), '');
  await truncate(at('huge.txt'), 300 * 1024 * 1024);
  await writeFile(at('good.txt'), article);
  const names = ['empty.txt', 'picture.txt', 'paper.pdf', 'damaged.txt', 'huge.txt'];
  await page.setInputFiles('input[type=file][multiple]', [...names, 'good.txt'].map(at));
  const unclear = page.getByRole('dialog', { name: 'Open “damaged.txt”' });
  await expect(unclear.getByRole('alert')).toContainText('not valid utf-8 at byte');
  await unclear.getByRole('button', { name: 'Skip' }).click();
  await expect(page.getByRole('dialog', { name: 'Open “good.txt”' })).toBeVisible();
  await keep(page);
  const refusals = page.locator('.refusals li');
  await expect(refusals).toHaveCount(names.length);
  for (const [index, name] of names.entries()) await expect(refusals.nth(index)).toContainText(name);
  await expect(refusals.nth(4)).toContainText('too large');
  await expect(page.getByRole('row', { name: 'La piscine rouvre en mars' })).toBeVisible();
});

test('opens a text of 5 MB', async ({ app }, testInfo) => {
  const file = testInfo.outputPath('long.txt');
  await writeFile(file, `${words}\n`.repeat(Math.ceil((5 * 1024 * 1024) / Buffer.byteLength(`${words}\n`))));
  await app.page.setInputFiles('input[type=file][multiple]', file);
  await keep(app.page);
  await expect(articleText(app.page)).toBeFocused({ timeout: 30_000 });
  await app.page.keyboard.press('Control+End');
  await app.page.keyboard.press('ArrowUp');
  await app.page.keyboard.press('c');
  await expect(annotationRow(app.page)).toHaveCount(1);
});
