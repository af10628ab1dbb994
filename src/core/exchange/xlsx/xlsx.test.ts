import { unzipSync } from 'fflate';
import readXlsx from 'read-excel-file/node';
import { expect, it } from 'vitest';
import { richArticle, richLibrary } from '../../testing/rich-article';
import { exportFiles } from '../export-file';
import { PieceZip } from '../zip';

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
