import { describe, expect, it } from 'vitest';
import { readSource } from './read-source';
import { docxFile, docxParagraph, epubFile, odtFile, xlsxFile, zipFile } from './testing/office-files';
import { pdfFile } from './testing/pdf-file';
import { failureOf, fileOf } from './testing/read-blocks';

/** An OLE compound file, as far as anybody looks at it: its signature and the names of its streams. */
function compound(stream: string): Uint8Array {
  return Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from(`Root Entry\0${stream}`, 'utf16le'),
  ]);
}

const files: [reader: string, bytes: Uint8Array | string][] = [
  ['docx', docxFile(docxParagraph('Le pont'))],
  ['odt', odtFile('<text:p>Le pont</text:p>')],
  ['epub', epubFile({ 'a.xhtml': '<p>Le pont</p>' })],
  ['xlsx', xlsxFile([['text'], ['Le pont']])],
  ['rtf', '{\\rtf1 Le pont}'],
  ['pdf', pdfFile([{ texts: [{ text: 'Le pont est ouvert depuis hier', x: 50, y: 700 }] }])],
  ['html', '<!DOCTYPE html><html><body><p>Le pont</p></body></html>'],
];

describe('a file', () => {
  it.each(files)('of the kind %s is opened as what it is, whatever it is called', async (reader, bytes) => {
    for (const name of ['a.txt', 'a.doc', 'a.docx', 'a.pdf', 'a', 'a.xyz']) {
      expect([name, (await readSource(fileOf(name, bytes), {})).reader]).toEqual([name, reader]);
    }
  });

  it('of plain text that is called a Word document is read as the text it is', async () => {
    expect((await readSource(fileOf('a.docx', 'Le pont est ouvert.'), {})).reader).toBe('plain-text');
  });

  it('keeps the media type of its ending where that fits', async () => {
    const { mediaType } = await readSource(
      fileOf('a.xhtml', '<?xml version="1.0"?><html><body>Le pont</body></html>'),
      {},
    );
    expect(mediaType).toBe('application/xhtml+xml');
  });

  it.each([
    ['file-old-word', 'a.doc', compound('WordDocument')],
    ['file-encrypted', 'a.docx', compound('EncryptedPackage')],
    ['file-binary', 'a.xls', compound('Workbook')],
    ['file-binary', 'a.zip', zipFile({ 'a.txt': 'x' })],
    ['file-binary', 'a.pptx', zipFile({ 'ppt/presentation.xml': '<p/>' })],
    ['file-binary', 'a.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['archive-unsafe', 'a.docx', zipFile({ 'word/document.xml': '<a/>', '../evil': 'x' })],
  ])('is refused with %s, by its name and with what to do (%s)', async (code, name, bytes) => {
    const failure = await failureOf(fileOf(name, bytes));
    expect(failure).toMatchObject({ code, message: expect.stringContaining(`“${name}”`), details: { file: name } });
  });
});
