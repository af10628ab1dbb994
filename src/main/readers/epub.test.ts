import { describe, expect, it } from 'vitest';
import { readEpub } from './epub';
import { epubFile } from './testing/office-files';
import { blocksOf, failureOf, fileOf } from './testing/read-blocks';

const long = 'Une phrase assez longue pour remplir un chapitre. '.repeat(6).trim();

describe('an e-book', () => {
  it('is its chapters in the order of the spine', async () => {
    const bytes = epubFile({ 'z.xhtml': `<h1>Un</h1><p>${long}</p>`, 'a b.xhtml': `<h1>Deux</h1><p>${long}</p>` });
    const reading = await readEpub(bytes);
    expect(blocksOf(reading).map(([, text]) => text)).toEqual(['Un', long, 'Deux', long]);
    expect(reading.chapters).toEqual([
      { id: 'OEBPS/z.xhtml', title: 'Un', characters: 301, chosen: true },
      { id: 'OEBPS/a b.xhtml', title: 'Deux', characters: 303, chosen: true },
    ]);
    expect(reading.stated).toMatchObject({ title: 'Le fleuve', byline: 'La rédaction', outlet: 'Exemple' });
  });

  it('is without cover, title page and contents, which can still be chosen', async () => {
    const bytes = epubFile({
      'title.xhtml': '<body epub:type="frontmatter"><section epub:type="titlepage"><h1>Le fleuve</h1></section></body>',
      'half.xhtml': '<h1>Le fleuve</h1><p>roman</p>',
      'one.xhtml': `<h1>Un</h1><p>${long}</p>`,
      'short.xhtml': '<h1>Deux</h1><p>Court.</p>',
    });
    expect(blocksOf(await readEpub(bytes)).map(([, text]) => text)).toEqual(['Un', long, 'Deux', 'Court.']);
    const chosen = await readEpub(bytes, ['OEBPS/title.xhtml', 'OEBPS/short.xhtml']);
    expect(blocksOf(chosen).map(([, text]) => text)).toEqual(['Le fleuve', 'Deux', 'Court.']);
    expect(chosen.chapters?.map(({ chosen: is }) => is)).toEqual([true, false, false, true]);
  });

  it('keeps a book of short chapters whole', async () => {
    expect(blocksOf(await readEpub(epubFile({ 'a.xhtml': '<p>un</p>', 'b.xhtml': '<p>deux</p>' }))).length).toBe(2);
  });

  it('has the notes of a chapter as notes', async () => {
    const bytes = epubFile({ 'a.xhtml': `<p>${long}</p><aside epub:type="footnote"><p>Voir plus bas.</p></aside>` });
    expect(blocksOf(await readEpub(bytes)).at(-1)).toEqual(['note', 'Voir plus bas.']);
  });

  it('is refused when its chapters are encrypted, not when only its fonts are', async () => {
    const encryption = (uri: string): { [name: string]: string } => ({
      'META-INF/encryption.xml': `<encryption xmlns:enc="e"><enc:EncryptedData><enc:CipherReference URI="${uri}"/></enc:EncryptedData></encryption>`,
    });
    const chapters = { 'a.xhtml': `<p>${long}</p>` };
    expect(await failureOf(fileOf('a.epub', epubFile(chapters, encryption('OEBPS/a.xhtml'))))).toMatchObject({
      code: 'file-encrypted',
    });
    expect(await failureOf(fileOf('a.epub', epubFile(chapters, encryption('OEBPS/a.otf'))))).toBeNull();
  });

  it('is refused where its package leads nowhere', async () => {
    const parts = { 'META-INF/container.xml': '<container><rootfile full-path="../../etc/passwd"/></container>' };
    expect(await failureOf(fileOf('a.epub', epubFile({ 'a.xhtml': 'x' }, parts)))).toMatchObject({
      code: 'document-invalid',
    });
  });
});
