import { strFromU8 } from 'fflate';
import Papa from 'papaparse';
import { SaxesParser } from 'saxes';
import { guardCell } from '../csv/cells';
import type { Problems } from './brat-structure';

/** RFC 4180 with a byte order mark: one row a line, as many cells in each, and no cell that a spreadsheet would run. */
export function csvProblems(file: string, delimiter: ',' | ';' = ','): Problems {
  const problems: Problems = [];
  if (!file.startsWith('\uFEFF')) problems.push('no byte order mark');
  const bare = file.slice(1);
  if (
    bare
      .replace(/"(?:[^"]|"")*"/gu, '')
      .replace(/\r\n/gu, '')
      .includes('\n')
  )
    problems.push('a row ends with LF');
  const { data, errors } = Papa.parse<string[]>(bare, { delimiter, newline: '\r\n' });
  problems.push(...errors.map(({ message }) => message));
  const rows = data.slice(0, -1);
  const [head = []] = rows;
  if (data.at(-1)?.join('') !== '') problems.push('the last row does not end');
  if (new Set(head).size !== head.length) problems.push('two columns of one name');
  for (const [number, row] of rows.entries()) {
    if (row.length !== head.length) problems.push(`row ${number + 1} has ${row.length} cells`);
    for (const cell of row) {
      const isNumber = /^\d+(?:\.\d+)?$/u.test(cell);
      if (!isNumber && !cell.startsWith("'") && guardCell(cell) !== cell)
        problems.push(`a spreadsheet would run ${cell}`);
    }
  }
  return problems;
}

/** A workbook (ECMA-376): parts that are declared and there, rows and cells in order and place, text typed as text. */
export function xlsxProblems(files: ReadonlyMap<string, Uint8Array>): Problems {
  const problems: Problems = [];
  const parts = new Map([...files].map(([path, content]) => [path, elementsOf(strFromU8(content))]));
  const declared = (parts.get('[Content_Types].xml') ?? []).flatMap(({ name, attributes }) =>
    name === 'Override' ? [(attributes.PartName ?? '').slice(1)] : [],
  );
  const related = (parts.get('xl/_rels/workbook.xml.rels') ?? []).flatMap(({ name, attributes }) =>
    name === 'Relationship' ? [[attributes.Id ?? '', `xl/${attributes.Target}`] as const] : [],
  );
  const targets = new Map(related);
  const sheets = (parts.get('xl/workbook.xml') ?? []).filter(({ name }) => name === 'sheet');
  for (const path of [...declared, ...targets.values()]) if (!parts.has(path)) problems.push(`there is no ${path}`);
  for (const { attributes } of sheets) {
    const path = targets.get(attributes['r:id'] ?? '') ?? '';
    if (!declared.includes(path)) problems.push(`${attributes.name} is not declared`);
    problems.push(...sheetProblems(path, parts.get(path) ?? []));
  }
  return problems;
}

function sheetProblems(path: string, elements: readonly Element[]): Problems {
  const problems: Problems = [];
  let row = 0;
  let column = -1;
  for (const { name, attributes } of elements) {
    if (name === 'f') problems.push(`${path} has a formula`);
    if (name === 'row') {
      if (Number(attributes.r) !== ++row) problems.push(`${path}: row ${attributes.r} is the ${row}th`);
      column = -1;
    }
    if (name !== 'c') continue;
    const place = /^([A-Z]+)(\d+)$/u.exec(attributes.r ?? '');
    const at = [...(place?.[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    if (Number(place?.[2]) !== row || at <= column) problems.push(`${path}: ${attributes.r} is out of place`);
    column = at;
    if (attributes.t !== undefined && attributes.t !== 'inlineStr')
      problems.push(`${path}: a cell of type ${attributes.t}`);
  }
  return problems;
}

interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
}

function elementsOf(xml: string): Element[] {
  const elements: Element[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => elements.push({ name, attributes }));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return elements;
}
