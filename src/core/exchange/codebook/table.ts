import { stringify } from 'csv-stringify/sync';
import Papa from 'papaparse';
import { guardCell, unguardCell } from '../csv/cells';

/** A row by the names of its columns, in small letters; a cell that is not there is empty. */
export interface TableRow {
  /** Where it begins in the file, from 1. */
  line: number;
  cells: Readonly<Record<string, string>>;
}

/** RFC 4180 with the byte order mark by which Excel knows UTF-8; what a spreadsheet would take for a formula is guarded. */
export function writeTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return stringify([columns, ...rows.map((row) => row.map(guardCell))], {
    bom: true,
    quoted_string: true,
    record_delimiter: 'windows',
  });
}

/** Rows between `,`, `;` or tabs, whichever the head has; `problem` where a quoted cell does not end. */
export function readTable(text: string): { columns: string[]; rows: TableRow[]; problem: { line: number } | null } {
  const head = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: head.split(mark).length }));
  const { mark } = counts.reduce((best, each) => (each.count > best.count ? each : best));
  let columns: string[] | null = null;
  const rows: TableRow[] = [];
  let problem: { line: number } | null = null;
  let line = 1;
  let read = 0;
  Papa.parse<string[]>(text, {
    delimiter: mark,
    step: ({ data, errors, meta }) => {
      if (errors.some(({ type }) => type === 'Quotes')) problem ??= { line };
      if (columns === null) columns = data.map((name) => name.trim().toLowerCase());
      else if (data.some((cell) => cell.trim() !== '')) {
        const cells = columns.map((name, index) => [name, unguardCell(data[index] ?? '')] as const);
        rows.push({ line, cells: Object.fromEntries(cells) });
      }
      line += text.slice(read, meta.cursor).match(/\r\n|\r|\n/gu)?.length ?? 0;
      read = meta.cursor;
    },
  });
  return { columns: columns ?? [], rows, problem };
}

/** Several values in one cell, one a line; `\n`, `\r` and `\\` stand for what would break the line. */
export function listCell(values: readonly string[]): string {
  const escaped = (value: string) =>
    value.replace(/[\\\r\n]/gu, (mark) => (mark === '\\' ? '\\\\' : mark === '\n' ? '\\n' : '\\r'));
  return values
    .filter((value) => value.trim() !== '')
    .map(escaped)
    .join('\n');
}

export function valuesOfCell(cell: string): string[] {
  return cell
    .split(/\r\n|\r|\n/u)
    .filter((line) => line.trim() !== '')
    .map((line) => line.replace(/\\([\\nr])/gu, (_, mark) => (mark === 'n' ? '\n' : mark === 'r' ? '\r' : '\\')));
}
