import { raise } from '../../core/result';
import { Archive } from './archive';
import { limits } from './limits';
import { parseXml } from './xml';

/** One record of a table: its values by column, as text; what is empty is left out. */
export type TableRecord = ReadonlyMap<string, string>;

export interface RecordTable {
  columns: string[];
  records: TableRecord[];
}

/** How deep objects inside a record are looked into. */
const deepest = 4;

/** A JSON file: a list of objects, an object that holds such a list, or one object. Raises `document-invalid`. */
export function jsonTable(text: string): RecordTable {
  const value = parseJson(text, 'it');
  const list = Array.isArray(value) ? value : (longestList(value) ?? [value]);
  return tableOf(list.map((one) => flat(one)));
}

/** A JSON object a line. Raises `document-invalid`, naming the line. */
export function jsonLinesTable(text: string): RecordTable {
  const lines = text.split('\n');
  return tableOf(
    lines.flatMap((line, i) => (line.trim() === '' ? [] : [flat(parseJson(line, `line ${i + 1} of it`))])),
  );
}

/** Comma, semicolon, tab or bar between the values; the first line names the columns (RFC 4180). */
export async function csvTable(text: string): Promise<RecordTable> {
  const { default: papa } = await import('papaparse');
  const { data, errors } = papa.parse<string[]>(text, {
    delimitersToGuess: [',', ';', '\t', '|'],
    skipEmptyLines: 'greedy',
  });
  const unclosed = errors.find(({ code }) => code === 'MissingQuotes');
  if (unclosed) raise('document-invalid', `a quotation mark is not closed from row ${(unclosed.row ?? 0) + 1} on.`);
  return rowsTable(data);
}

/** The first sheet of an Excel workbook (OOXML); dates as ISO 8601. Raises `archive-unsafe` and `document-invalid`. */
export async function xlsxTable(bytes: Uint8Array): Promise<RecordTable> {
  const archive = new Archive(bytes);
  const [{ zipSync }, { readSheet }] = await Promise.all([import('fflate'), import('read-excel-file/universal')]);
  const parts: { [name: string]: Uint8Array } = {};
  for (const name of archive.names) {
    if (!/\.(?:xml|rels)$/.test(name) || !/^(?:\[Content_Types\]\.xml|_rels\/|xl\/)/.test(name)) continue;
    const part = archive.read(name);
    if (part === null) continue;
    await parseXml(part, `${name} in it`);
    parts[name] = part;
  }
  const clean = zipSync(parts, { level: 0 });
  const rows = await readSheet(clean.buffer as ArrayBuffer);
  return rowsTable(rows.map((row) => row.map(cellText)));
}

function cellText(cell: unknown): string {
  if (cell instanceof Date) {
    const iso = Number.isNaN(cell.getTime()) ? '' : cell.toISOString();
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso;
  }
  return cell === null || cell === undefined ? '' : String(cell);
}

function rowsTable(rows: readonly (readonly string[])[]): RecordTable {
  const [head, ...body] = rows;
  const columns = (head ?? []).map((name, i) => name.trim() || `column ${i + 1}`);
  checkSize(body.length, columns.length);
  const records = body.map(
    (row): TableRecord =>
      new Map(columns.flatMap((column, i) => (row[i]?.trim() ? [[column, row[i] as string] as const] : []))),
  );
  return { columns: [...new Set(columns)], records };
}

function tableOf(records: readonly TableRecord[]): RecordTable {
  const columns = new Set<string>();
  for (const record of records) {
    for (const column of record.keys()) columns.add(column);
    checkSize(records.length, columns.size);
  }
  return { columns: [...columns], records: [...records] };
}

function checkSize(records: number, columns: number): void {
  const { records: most, columns: widest } = limits.records;
  if (records > most) raise('document-invalid', `it holds more than ${most} records; split it first.`);
  if (columns > widest) raise('document-invalid', `it has more than ${widest} columns.`);
}

function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return raise('document-invalid', `${what} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The longest list of objects that an object holds: `{"articles": […]}`, `{"response": {"results": […]}}`. */
function longestList(value: unknown, depth = 0): unknown[] | null {
  if (typeof value !== 'object' || value === null || depth > deepest) return null;
  let longest: unknown[] | null = null;
  for (const child of Object.values(value)) {
    const list = Array.isArray(child)
      ? child.some((one) => typeof one === 'object' && one !== null && !Array.isArray(one))
        ? child
        : null
      : longestList(child, depth + 1);
    if (list !== null && list.length > (longest?.length ?? 0)) longest = list;
  }
  return longest;
}

function flat(value: unknown): TableRecord {
  const record = new Map<string, string>();
  const put = (key: string, one: unknown, depth: number): void => {
    if (typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean') {
      if (String(one).trim() !== '') record.set(key, String(one));
    } else if (Array.isArray(one)) {
      if (one.every((item) => typeof item === 'string')) {
        // Paragraphs, or names: what is long stands on lines of its own.
        const separator = one.some((item) => item.length > 100) ? '\n' : ', ';
        put(key, one.join(separator), depth);
      } else if (depth < deepest) put(key, one[0], depth + 1);
    } else if (typeof one === 'object' && one !== null && depth < deepest) {
      for (const [name, item] of Object.entries(one)) put(key === '' ? name : `${key}.${name}`, item, depth + 1);
    }
  };
  put('', value, 0);
  record.delete('');
  return record;
}
