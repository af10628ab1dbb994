import { describe, expect, it } from 'vitest';
import { readOdt } from './odt';
import { odtFile } from './testing/office-files';
import { blocksOf, failureOf, fileOf } from './testing/read-blocks';

const p = (text: string, style = 'Standard'): string => `<text:p text:style-name="${style}">${text}</text:p>`;

describe('an OpenDocument text', () => {
  it('gives headings, paragraphs and lists', async () => {
    const body = `<text:h text:outline-level="2">La suite</text:h>${p('Il est<text:s text:c="1"/>ouvert<text:line-break/>hier.')}<text:list><text:list-item>${p('un')}</text:list-item><text:list-item>${p('deux')}</text:list-item></text:list>`;
    const reading = await readOdt(odtFile(p('Le pont', 'Title') + body));
    expect(blocksOf(reading)).toEqual([
      ['heading', 'Le pont'],
      ['heading', 'La suite'],
      ['paragraph', 'Il est ouvert\nhier.'],
      ['paragraph', 'un'],
      ['paragraph', 'deux'],
    ]);
    expect(reading.document.child(1).attrs.level).toBe(2);
    expect(reading.document.child(3).type.name).toBe('bullet_list');
  });

  it('knows a heading, a caption, a quotation and a rule by the styles they descend from', async () => {
    const styles =
      '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_1"/>' +
      '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="P3"/>' +
      '<style:style style:name="P3" style:family="paragraph"><style:paragraph-properties fo:border-bottom="1pt solid #000"/></style:style>' +
      '<style:style style:name="P4" style:family="paragraph" style:parent-style-name="Quotations"/>';
    const body = p('Le pont', 'P1') + p('', 'P2') + p('« Enfin »', 'P4') + p('Le quai', 'Illustration');
    expect(blocksOf(await readOdt(odtFile(body, styles)))).toEqual([
      ['heading', 'Le pont'],
      ['separator', ''],
      ['paragraph', '« Enfin »'],
      ['caption', 'Le quai'],
    ]);
  });

  it('has its notes after the text, rows as lines, and no comments, no deleted and no hidden text', async () => {
    const note =
      '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Selon la mairie.</text:p></text:note-body></text:note>';
    const hidden =
      '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>';
    const body =
      '<text:tracked-changes><text:changed-region><text:deletion><text:p>fermé</text:p></text:deletion></text:changed-region></text:tracked-changes>' +
      p(
        `Ouvert${note}<office:annotation><text:p>à vérifier</text:p></office:annotation><text:span text:style-name="T1">caché</text:span>.`,
      ) +
      `<table:table><table:table-row><table:table-cell>${p('An')}</table:table-cell><table:table-cell>${p('Ponts')}</table:table-cell></table:table-row></table:table>`;
    expect(blocksOf(await readOdt(odtFile(body, hidden)))).toEqual([
      ['paragraph', 'Ouvert[1].'],
      ['paragraph', 'An\tPonts'],
      ['note', '[1] Selon la mairie.'],
    ]);
  });

  it('keeps emphasis and harmless links', async () => {
    const styles =
      '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>';
    const body = p(
      '<text:span text:style-name="T1">vite</text:span> <text:a xlink:href="https://example.org/">ici</text:a> <text:a xlink:href="javascript:x">là</text:a>',
    );
    const source = JSON.stringify((await readOdt(odtFile(body, styles))).document);
    expect(source).toContain('emphasis');
    expect(source).toContain('https://example.org/');
    expect(source).not.toContain('javascript');
  });

  it('does not believe the language that the program put there', async () => {
    expect(await readOdt(odtFile(p('Le pont')))).toMatchObject({
      stated: { title: 'Le pont', byline: 'La rédaction' },
      languageHint: 'en-US',
    });
  });

  it('is refused when it is encrypted', async () => {
    const manifest =
      '<manifest:manifest xmlns:manifest="m"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>';
    const bytes = odtFile(p('x'), '', { 'META-INF/manifest.xml': manifest });
    expect(await failureOf(fileOf('a.odt', bytes))).toMatchObject({
      code: 'file-encrypted',
      details: { file: 'a.odt' },
    });
  });
});
