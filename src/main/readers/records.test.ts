import { describe, expect, it } from 'vitest';
import type { ReadingChoice } from '../../core/host-api';
import { readSource } from './read-source';
import { xlsxFile } from './testing/office-files';
import { failureOf, fileOf } from './testing/read-blocks';

const read = (name: string, content: string | Uint8Array, choice: ReadingChoice = {}) =>
  readSource(fileOf(name, content), choice);

describe('a file of many records', () => {
  const csv =
    'Titre;Source;Date de publication;Texte;URL\r\n"Le pont; enfin";Le Fleuve;2025-06-03;"Il est ouvert.\nDepuis hier.";https://example.org/1\r\nLe quai;Le Port;2025-06-04;Il est fermé.;\r\n';

  it('gives each as an article, its columns known by their names', async () => {
    expect(await read('export.csv', csv)).toMatchObject({
      canonical: { text: 'Il est ouvert.\nDepuis hier.' },
      metadata: { title: 'Le pont; enfin', outlet: 'Le Fleuve', published: '2025-06-03', url: 'https://example.org/1' },
      records: { count: 2, record: 0, columns: ['Titre', 'Source', 'Date de publication', 'Texte', 'URL'] },
    });
    expect((await read('export.csv', csv, { record: 1 })).metadata).toMatchObject({
      title: 'Le quai',
      outlet: 'Le Port',
    });
  });

  it('is read by the mapping that was chosen', async () => {
    const mapping = { text: 'Titre', title: 'Source' };
    expect(await read('export.csv', csv, { mapping })).toMatchObject({
      canonical: { text: 'Le pont; enfin' },
      metadata: { title: 'Le Fleuve', outlet: '' },
      records: { mapping },
    });
  });

  it('keeps the record alone as the original of its article', async () => {
    const draft = await read('export.csv', csv, { record: 1 });
    expect(draft).toMatchObject({ fileName: 'export-2.json', mediaType: 'application/json', reader: 'csv' });
    expect(JSON.parse(new TextDecoder().decode(draft.bytes))).toEqual({
      Titre: 'Le quai',
      Source: 'Le Port',
      'Date de publication': '2025-06-04',
      Texte: 'Il est fermé.',
    });
  });

  it.each([
    ['a.tsv', 'title\ttext\nUn\tLe pont\n'],
    ['a.csv', 'title,text\nUn,Le pont\n'],
    ['a.json', '[{"title":"Un","text":"Le pont"}]'],
    ['a.json', '{"status":"ok","response":{"results":[{"title":"Un","body":"Le pont"}]}}'],
    ['a.json', '{"headline":"Un","articleBody":"Le pont"}'],
    ['a.jsonl', '{"title":"Un","text":"Le pont"}\n\n'],
    ['a.jsonl', '{"article":{"headline":"Un","body":"Le pont"},"source":{"name":"Le Fleuve"}}'],
    [
      'a.xlsx',
      xlsxFile([
        ['title', 'text'],
        ['Un', 'Le pont'],
      ]),
    ],
  ])('may be %s: %#', async (name, content) => {
    expect(await read(name, content)).toMatchObject({
      canonical: { text: 'Le pont' },
      metadata: { title: 'Un' },
      records: { count: 1 },
    });
  });

  it('reads the text of a record that has tags as a page, and runs nothing of it', async () => {
    const draft = await read(
      'a.json',
      JSON.stringify([
        { title: 'Un', html: '<h2>Le pont</h2><p onclick="x()">est <b>ouvert</b><script>y()</script></p>' },
      ]),
    );
    expect(draft.canonical.text).toBe('Le pont\nest ouvert');
    expect(JSON.stringify(draft.document)).not.toMatch(/onclick|y\(\)/);
  });

  it('takes the column with the longest values for the text where none is called so', async () => {
    const long = 'Une phrase assez longue pour être un article. '.repeat(6);
    expect((await read('a.csv', `x,y\n1,${long}\n`)).records).toMatchObject({
      mapping: { text: 'y' },
      mappingFrom: 'lengths',
    });
  });

  it('shows some text of a file whose columns tell nothing, and keeps none of it unasked', async () => {
    const file = 'x,y\n1,Le pont\n';
    expect((await read('a.csv', file)).records).toMatchObject({ mapping: { text: 'y' }, mappingFrom: 'none' });
    expect(await failureOf(fileOf('a.csv', file), { record: 0 })).toMatchObject({
      code: 'records-unmapped',
      details: { file: 'a.csv', columns: 'x, y' },
    });
    expect(await failureOf(fileOf('a.csv', file), { mapping: { text: 'z' } })).toMatchObject({
      code: 'records-unmapped',
    });
  });

  it('says so where its records have no named values', async () => {
    for (const file of ['[[[[]]]]', '[{}]']) {
      const found = await failureOf(fileOf('a.json', file));
      expect(found?.code).toBe('document-invalid');
      expect(found?.message).toMatch(/a\.json.*no (?:record|named values)/);
    }
  });

  it('is read as a file of the same columns was before', async () => {
    const remembered = [
      { columns: ['other'], mapping: { text: 'other' } },
      { columns: ['text', 'x'], mapping: { text: 'x' } },
    ];
    expect(await read('a.csv', 'x,text\nLe pont,Le quai\n', { remembered, record: 0 })).toMatchObject({
      canonical: { text: 'Le pont' },
      records: { mappingFrom: 'remembered' },
    });
  });

  it('shows the beginnings of its first records, column by column', async () => {
    const records = Array.from({ length: 9 }, (_, i) => ({ title: `Un ${i}`, text: `Le pont\n${'est '.repeat(99)}` }));
    const view = (await read('a.json', JSON.stringify([{ title: 'Vide' }, ...records]))).records;
    expect(view?.rows).toHaveLength(5);
    expect(view?.rows[0]).toEqual(['Vide', '']);
    expect(view?.rows[1]?.[1]).toMatch(/^Le pont est est .{90,110}…$/);
  });

  it('shows the first record that has a text, and says of one that has none how many there are', async () => {
    const json = JSON.stringify([
      { title: 'Vide', text: '' },
      { title: 'Un', text: 'Le pont' },
    ]);
    expect((await read('a.json', json)).records?.record).toBe(1);
    expect(await failureOf(fileOf('a.json', json), { record: 0 })).toMatchObject({
      code: 'text-empty',
      details: { records: 2 },
    });
  });

  it.each([
    ['a.json', '{"text": "cut'],
    ['a.jsonl', '{"text":"a"}\nnot json'],
    ['a.csv', 'title,text\n"open,Le pont\n'],
    ['a.json', '[]'],
    ['a.json', '['.repeat(100_000)],
  ])('is refused when it is damaged: %s %#', async (name, content) => {
    expect(await failureOf(fileOf(name, content))).toMatchObject({ code: 'document-invalid', details: { file: name } });
  });
});
