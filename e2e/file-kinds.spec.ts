import { writeFile } from 'node:fs/promises';
import { docxFile, docxParagraph, epubFile } from '../src/main/readers/testing/office-files';
import { column, pdfFile } from '../src/main/readers/testing/pdf-file';
import { expect, test } from './support/app';
import { articleText } from './support/text';

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
    await page.setInputFiles('input[type=file]', testInfo.outputPath(name));
    const dialog = page.getByRole('dialog', { name: `Open “${name}”` });
    await expect(dialog).toContainText(words);
    await dialog.getByRole('button', { name: 'Add to library' }).click();
    await expect(articleText(page)).toContainText(words);
    await page.keyboard.press('Alt+ArrowLeft');
  }
});

test('adds every article of a table, and names the row that cannot be read', async ({ app }, testInfo) => {
  const { page } = app;
  const rows = ['Titre;Texte', 'Un;Le pont est ouvert', 'Vide;', 'Trois;Le quai est fermé'];
  await writeFile(testInfo.outputPath('export.csv'), rows.join('\r\n'));
  await page.setInputFiles('input[type=file]', testInfo.outputPath('export.csv'));
  const dialog = page.getByRole('dialog', { name: 'Open “export.csv”' });
  await expect(dialog).toContainText('This file holds 3 articles; this is number 1.');
  await dialog.getByRole('button', { name: 'Add all 3 to library' }).click();
  await expect(page.getByRole('row', { name: /Un/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Trois/ })).toBeVisible();
  await expect(page.locator('.refusals li')).toHaveCount(1);
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
  await page.setInputFiles('input[type=file]', ['old.doc', 'scan.pdf'].map(at));
  const refusals = page.locator('.refusals li');
  await expect(refusals).toHaveCount(2);
  await expect(refusals.nth(0)).toContainText('save it as DOCX');
  await expect(refusals.nth(1)).toContainText('text recognition (OCR)');
});
