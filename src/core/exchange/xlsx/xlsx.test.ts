import { strFromU8, unzipSync } from 'fflate';
import readXlsx from 'read-excel-file/node';
import { expect, it } from 'vitest';
import { segmentsAt } from '../../annotation/annotation';
import { annotationOn, articleWith, libraryWith } from '../../testing/made-articles';
import { richArticle, richLibrary } from '../../testing/rich-article';
import { exportFiles } from '../export-file';
import { PieceZip } from '../zip';
import { sheetRow } from './sheet';

function zipped(): Uint8Array {
  const zip = new PieceZip();
  const { files } = exportFiles('xlsx', richLibrary, [richArticle]);
  const chunks = files.flatMap(({ path, content }) => [...zip.add({ file: path }), ...zip.add(content)]);
  return Buffer.concat([...chunks, ...zip.end()]);
}

it('is a workbook that another reader takes, with text as text', async () => {
  const sheets = await readXlsx(Buffer.from(zipped()));
  const [annotations, articles, people, tags] = sheets.map(({ data }) => data);
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Annotations', 'Articles', 'People', 'Tags']);
  expect(annotations).toHaveLength(1 + richArticle.annotations.length + (richArticle.notes?.length ?? 0));
  const column = annotations?.[0]?.indexOf('note') ?? -1;
  expect(annotations?.map((row) => row[column])).toContain('=1+1');
  expect(articles?.[1]?.[1]).toBe('Le bac </title><script>alert(1)</script> reprend');
  expect(people?.map((row) => row[1])).toContain('أمل ناصر');
  expect(tags?.[2]?.[1]).toBe('Sujets › Fleuve');
});

it('has the same bytes every time, and no clock in them', () => {
  expect(Buffer.compare(Buffer.from(zipped()), Buffer.from(zipped()))).toBe(0);
  expect(Object.keys(unzipSync(zipped()))).toContain('xl/worksheets/sheet4.xml');
});

it('counts texts that are longer than a cell, and cuts them between characters', () => {
  const text = `Le port ${'rouvre 🚢 '.repeat(4_000)}fin`;
  const annotation = {
    ...annotationOn(text, 'quote', 'Le port'),
    segments: segmentsAt(text, [{ start: 0, end: text.length }]),
  };
  const { files, losses } = exportFiles('xlsx', libraryWith(), [
    { article: articleWith(text), text, annotations: [annotation] },
  ]);
  expect(losses).toContainEqual({ kind: 'cut-texts', count: 1 });
  expect(exportFiles('xlsx', richLibrary, [richArticle]).losses.map(({ kind }) => kind)).not.toContain('cut-texts');
  const sheet = strFromU8(files.find(({ path }) => path.endsWith('sheet1.xml'))?.content ?? new Uint8Array());
  const cell = /<t xml:space="preserve">(Le port rouvre 🚢[^<]*)<\/t>/.exec(sheet)?.[1] ?? '';
  expect(cell.length).toBeLessThanOrEqual(32_767);
  expect(text.startsWith(cell.slice(0, -1))).toBe(true);
  expect(encodeURIComponent(cell)).toContain('%F0%9F%9A%A2');
});

it('refuses more rows than a sheet takes, rather than write a file that no spreadsheet opens', () => {
  expect(() => sheetRow(['x'], 1_048_576)).not.toThrow();
  expect(() => sheetRow(['x'], 1_048_577)).toThrow(/1,048,576 rows/);
});
