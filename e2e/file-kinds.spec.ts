import { writeFile } from 'node:fs/promises';
import { docxFile, docxParagraph, epubFile } from '../src/main/readers/testing/office-files';
import { column, pdfFile } from '../src/main/readers/testing/pdf-file';
import { expect, test } from './support/app';
import { articleText } from './support/text';
import { violations } from './support/violations';

const words = 'Le pont est ouvert depuis hier soir, a dit la mairie du village.';

test('opens a Word file, a PDF and an e-book as readily as a text', async ({ app }, testInfo) => {
  const { page } = app;
  const files: [name: string, bytes: Uint8Array][] = [
    ['pont.docx', docxFile(docxParagraph('Le pont ouvre', 'Titre1') + docxParagraph(words))],
    [
      'pont.pdf',
      pdfFile([
        { texts: column(['Le pont est ouvert depuis hier soir, a dit', 'la mairie du vil-', 'lage.'], 50, 700) },
      ]),
    ],
    ['pont.epub', epubFile({ 'un.xhtml': `<h1>Le pont</h1><p>${words}</p>` })],
  ];
  for (const [name, bytes] of files) {
    await writeFile(testInfo.outputPath(name), bytes);
    await page.setInputFiles('input[type=file][multiple]', testInfo.outputPath(name));
    const dialog = page.getByRole('dialog', { name: `Open “${name}”` });
    // The first of a kind loads its reader.
    await expect(dialog).toContainText(words, { timeout: 30_000 });
    await dialog.getByRole('button', { name: 'Add to library' }).click();
    await expect(articleText(page)).toContainText(words);
    await page.keyboard.press('Alt+ArrowLeft');
  }
});

test('shows of a web page the article and the whole page, each with its length, and keeps the one that is chosen', async ({
  app,
}, testInfo) => {
  const { page } = app;
  const path = testInfo.outputPath('pont.html');
  const paragraphs = `<p>${`${words} `.repeat(5)}</p>`.repeat(3);
  await writeFile(
    path,
    `<title>Le pont</title><nav><a href="/">Toutes les rubriques</a></nav><article><h1>Le pont</h1>${paragraphs}</article><footer>Tous droits réservés</footer>`,
  );
  await page.setInputFiles('input[type=file][multiple]', path);
  const dialog = page.getByRole('dialog');
  const [article, whole] = ['The article', 'The whole page'].map((name) => dialog.getByRole('document', { name }));
  if (!article || !whole) throw new Error('no texts');
  await expect(dialog.getByRole('radio', { name: /The article.*characters/ })).toBeChecked({ timeout: 30_000 });
  await expect(article).toContainText(words);
  await expect(whole).toContainText('Toutes les rubriques');
  await expect(article).not.toContainText('Toutes les rubriques');
  expect(await violations(page)).toEqual([]);
  // A narrow window shows one at a time; the choice switches at once, by key as well.
  await page.setViewportSize({ width: 900, height: 700 });
  await expect(whole).toBeHidden();
  await dialog.getByRole('radio', { name: /The article/ }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByRole('radio', { name: /The whole page/ })).toBeChecked();
  await expect(whole).toBeVisible();
  await expect(article).toBeHidden();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Add to library' }).click();
  await expect(articleText(page)).toContainText('Toutes les rubriques');
});

test('says which page of a long PDF it reads, alone and among others', async ({ app }, testInfo) => {
  const { page } = app;
  const lines = Array.from({ length: 45 }, (_, i) => `Le pont est ouvert depuis hier soir, arche ${i}`);
  const pages = Array.from({ length: 300 }, (_, i) => ({ texts: column([`Page ${i}`, ...lines], 50, 780) }));
  await writeFile(testInfo.outputPath('rapport.pdf'), pdfFile(pages));
  await page.setInputFiles('input[type=file][multiple]', testInfo.outputPath('rapport.pdf'));
  await expect(page.locator('.reading')).toContainText(/page \d+ of 300/, { timeout: 30_000 });
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Le pont est ouvert', { timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  const others = Array.from({ length: 6 }, (_, i) => testInfo.outputPath(`${i}.txt`));
  for (const [i, path] of others.entries()) await writeFile(path, `${words} (${i})`);
  await page.setInputFiles('input[type=file][multiple]', [testInfo.outputPath('rapport.pdf'), ...others]);
  await dialog.getByRole('button', { name: 'Add 7 files' }).click();
  await expect(dialog).toContainText(/rapport\.pdf · page \d+ of 300/, { timeout: 30_000 });
  await expect(dialog.getByRole('heading')).toHaveText('7 articles added', { timeout: 60_000 });
});

test('adds every article of a table, and names the row that cannot be read', async ({ app }, testInfo) => {
  const { page } = app;
  const rows = ['Titre;Texte', 'Un;Le pont est ouvert', 'Vide;', 'Trois;Le quai est fermé'];
  await writeFile(testInfo.outputPath('export.csv'), rows.join('\r\n'));
  await page.setInputFiles('input[type=file][multiple]', testInfo.outputPath('export.csv'));
  const dialog = page.getByRole('dialog', { name: 'Open “export.csv”' });
  await expect(dialog).toContainText('This file holds 3 articles; this is number 1.');
  await dialog.getByRole('button', { name: 'Add all 3 to library' }).click();
  const report = page.getByRole('dialog', { name: '2 articles added' });
  await expect(report.getByRole('listitem')).toContainText('export.csv (2)');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row', { name: /Un/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Trois/ })).toBeVisible();
});

test('says of what cannot be read why, and what to do', async ({ app }, testInfo) => {
  const { page } = app;
  const at = (name: string) => testInfo.outputPath(name);
  const old = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from('WordDocument', 'utf16le'),
  ]);
  await writeFile(at('old.doc'), old);
  await writeFile(at('scan.pdf'), pdfFile([{ texts: [] }]));
  await page.setInputFiles('input[type=file][multiple]', ['old.doc', 'scan.pdf'].map(at));
  const refusals = page.locator('.refusals li');
  await expect(refusals).toHaveCount(2);
  await expect(refusals.nth(0)).toContainText('save it as DOCX');
  await expect(refusals.nth(1)).toContainText('text recognition (OCR)');
});

test('takes of a book the chapters that are chosen', async ({ app }, testInfo) => {
  const { page } = app;
  const text = (chapter: string) => `<h1>${chapter}</h1><p>${`${words} `.repeat(5)}</p>`;
  const book = epubFile({ 'a.xhtml': text('La crue'), 'b.xhtml': text('Le pont'), 'c.xhtml': text('Le quai') });
  await writeFile(testInfo.outputPath('fleuve.epub'), book);
  await page.setInputFiles('input[type=file][multiple] >> nth=0', testInfo.outputPath('fleuve.epub'));
  const dialog = page.getByRole('dialog');
  const add = dialog.getByRole('button', { name: 'Add to library' });
  await expect(dialog.getByRole('group', { name: 'Chapters: 3 of 3' })).toBeVisible();
  await dialog.getByRole('button', { name: 'None' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toHaveText('Choose at least one chapter.');
  await expect(add).toBeDisabled();
  await dialog.getByRole('checkbox', { name: 'Le pont' }).focus();
  await page.keyboard.press('Space');
  await expect(dialog.getByRole('document')).not.toContainText('La crue');
  expect(await violations(page)).toEqual([]);
  await add.click();
  await expect(articleText(page)).toContainText('Le pont');
  await expect(articleText(page)).not.toContainText('Le quai');
});

test('reads the columns of a table as chosen, and the next table of the same columns as well', async ({
  app,
}, testInfo) => {
  const { page } = app;
  const table = (place: string) =>
    `Texte;Chapo;Rubrique\r\nEn bref;${place} est ouvert;Ville\r\nEn bref;${place} est fermé;Ville\r\n`;
  await writeFile(testInfo.outputPath('lundi.csv'), table('Le pont'));
  await writeFile(testInfo.outputPath('mardi.csv'), table('Le quai'));
  await page.setInputFiles('input[type=file][multiple] >> nth=0', testInfo.outputPath('lundi.csv'));
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('region', { name: 'First rows' })).toContainText('Le pont est fermé');
  await dialog.getByRole('combobox', { name: 'Text', exact: true }).selectOption('Chapo');
  await dialog.getByRole('combobox', { name: 'Title', exact: true }).selectOption('Chapo');
  await expect(dialog.getByRole('document')).toContainText('Le pont est ouvert');
  await dialog.getByRole('button', { name: 'Next' }).click();
  await expect(dialog.getByRole('document')).toContainText('Le pont est fermé');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Add all 2' }).click();
  await page.getByRole('dialog', { name: '2 articles added' }).waitFor();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row', { name: /Le pont est fermé/ })).toBeVisible();
  await page.setInputFiles('input[type=file][multiple] >> nth=0', testInfo.outputPath('mardi.csv'));
  await expect(dialog.getByRole('group', { name: 'What the columns hold' })).toContainText('As you chose');
  await expect(dialog.getByRole('document')).toContainText('Le quai est ouvert');
});
