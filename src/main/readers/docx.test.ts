import { describe, expect, it } from 'vitest';
import { readDocx } from './docx';
import { readSource } from './read-source';
import { docxFile, docxNotes, docxParagraph, zipFile } from './testing/office-files';
import { blocksOf, failureOf, fileOf } from './testing/read-blocks';

describe('a Word document', () => {
  it('gives headings, paragraphs, quotations and captions by their styles, in any language of Word', async () => {
    const body =
      docxParagraph('Le pont', 'Titre1') +
      docxParagraph('Il est ouvert.') +
      docxParagraph('La suite', 'Titre2') +
      docxParagraph('« Enfin ! »', 'Citation') +
      docxParagraph('Le quai, hier', 'Lgende');
    const reading = await readDocx(docxFile(body));
    expect(blocksOf(reading)).toEqual([
      ['heading', 'Le pont'],
      ['paragraph', 'Il est ouvert.'],
      ['heading', 'La suite'],
      ['paragraph', '« Enfin ! »'],
      ['caption', 'Le quai, hier'],
    ]);
    expect(reading.document.child(3).type.name).toBe('blockquote');
  });

  it('keeps a line across the page, which is a bordered paragraph without text', async () => {
    const rule = '<w:p><w:pPr><w:pBdr><w:bottom w:val="single"/></w:pBdr></w:pPr></w:p>';
    const framed = '<w:p><w:pPr><w:pBdr><w:bottom w:val="single"/></w:pBdr></w:pPr><w:r><w:t>b</w:t></w:r></w:p>';
    expect(blocksOf(await readDocx(docxFile(docxParagraph('a') + rule + framed)))).toEqual([
      ['paragraph', 'a'],
      ['separator', ''],
      ['paragraph', 'b'],
    ]);
  });

  it('has its notes after the text, each with the number that refers to it', async () => {
    const body = `<w:p><w:r><w:t>Ouvert</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:t> depuis hier</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>`;
    const parts = { 'word/footnotes.xml': docxNotes(['Selon la mairie.', 'À midi.']) };
    expect(blocksOf(await readDocx(docxFile(body, parts)))).toEqual([
      ['paragraph', 'Ouvert[1] depuis hier[2]'],
      ['note', '[1] Selon la mairie.'],
      ['note', '[2] À midi.'],
    ]);
  });

  it('has the rows of its tables as lines, and the words of its links with the targets that are harmless', async () => {
    const cell = (text: string): string => `<w:tc>${docxParagraph(text)}</w:tc>`;
    const link = (id: string, text: string): string =>
      `<w:p><w:hyperlink r:id="${id}"><w:r><w:t>${text}</w:t></w:r></w:hyperlink></w:p>`;
    const reading = await readDocx(
      docxFile(`<w:tbl><w:tr>${cell('An')}${cell('Ponts')}</w:tr></w:tbl>${link('l1', 'ici')}${link('l2', 'là')}`),
    );
    expect(blocksOf(reading).map(([, text]) => text)).toEqual(['An\tPonts', 'ici', 'là']);
    expect(JSON.stringify(reading.document)).toContain('https://example.org/pont');
    expect(JSON.stringify(reading.document)).not.toContain('javascript');
  });

  it('leaves out what was deleted', async () => {
    const body = `<w:p><w:r><w:t>ouvert</w:t></w:r><w:del><w:r><w:delText> fermé</w:delText></w:r></w:del></w:p>`;
    expect(blocksOf(await readDocx(docxFile(body)))).toEqual([['paragraph', 'ouvert']]);
  });

  it('states title and author, and no date: that is the file’s, not the article’s', async () => {
    const core = `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Le pont ouvre</dc:title><dc:creator>La rédaction</dc:creator><dcterms:created>2025-01-01T00:00:00Z</dcterms:created></cp:coreProperties>`;
    const bytes = docxFile(docxParagraph('Le pont est ouvert depuis hier soir.'), { 'docProps/core.xml': core });
    expect((await readSource(fileOf('a.docx', bytes), {})).metadata).toMatchObject({
      title: 'Le pont ouvre',
      byline: 'La rédaction',
      published: '',
    });
  });

  it('is refused with a document type, which no program writes', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="w"><w:body/></w:document>`;
    expect(await failureOf(fileOf('a.docx', docxFile('', { 'word/document.xml': bomb })))).toMatchObject({
      code: 'document-invalid',
      message: expect.stringContaining('document type'),
    });
  });

  it('is refused where its elements nest too deeply', async () => {
    const deep = '<w:smartTag>'.repeat(5_000) + '</w:smartTag>'.repeat(5_000);
    expect(await failureOf(fileOf('a.docx', docxFile(`<w:p>${deep}</w:p>`)))).toMatchObject({
      code: 'document-invalid',
    });
  });

  it('is refused without its text, and when it is cut short', async () => {
    expect(await failureOf(fileOf('a.docx', zipFile({ 'word/document2.xml.bak': 'x' })))).not.toBeNull();
    const whole = docxFile(docxParagraph('Le pont'));
    expect(await failureOf(fileOf('a.docx', whole.subarray(0, whole.length - 30)))).toMatchObject({
      code: 'document-invalid',
      details: { file: 'a.docx' },
    });
  });
});
