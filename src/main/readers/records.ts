import {
  type RecordMapping,
  type RecordsView,
  type RememberedMapping,
  rememberedMapping,
} from '../../core/library/records';
import { FailureError, raise } from '../../core/result';
import { normaliseText } from '../../core/text/normalise';
import { readHtml } from './html';
import { readPlainText } from './plain-text';
import type { Reading } from './reading';
import { byLength, guessMapping } from './record-mapping';
import { csvTable, jsonLinesTable, jsonTable, type RecordTable, type TableRecord, xlsxTable } from './record-tables';

export const recordsVersion = '1';

export interface RecordReading extends Reading {
  records: RecordsView;
  /** The record as it stood, with all its columns: what is kept as the article's original. */
  source: { [column: string]: string };
}

/** What a file of records is read from: text for JSON and CSV, bytes for a workbook. */
export type RecordSource =
  | { reader: 'json' | 'jsonl' | 'csv'; bytes: Uint8Array; text: string }
  | { reader: 'xlsx'; bytes: Uint8Array };

interface RecordChoice {
  mapping?: RecordMapping | undefined;
  remembered?: readonly RememberedMapping[] | undefined;
  record?: number | undefined;
}

/** A table with what a preview shows of its first records. */
interface ShownTable extends RecordTable {
  rows: string[][];
}

/** How much of a table is shown: records, and UTF-16 units of a value. */
const shown = { records: 5, length: 120 };

/** Tables of the files that were read last, so that each record of one does not parse it again. */
const tables = new WeakMap<Uint8Array, { text: string | null; table: Promise<ShownTable> }>();

/**
 * One record of a file of many as an article, the first with a text where `record` names none. `mapping` says
 * which columns hold what, else what is `remembered` of such a file, else their names. For a first look at a file
 * whose columns tell nothing the longest is the text. What is wrong with a record has `details.records`, their count.
 *
 * Raises `document-invalid`, `records-unmapped` (no column for the text) and `input-invalid` (no such record).
 */
export async function readRecord(source: RecordSource, choice: RecordChoice): Promise<RecordReading> {
  const { columns, records, rows } = await tableOf(source);
  if (records.length === 0) raise('document-invalid', 'it holds no record.');
  if (columns.length === 0) raise('document-invalid', 'its records have no named values.');
  const { mapping, mappingFrom } = mappingOf(columns, records, choice);
  if (mapping.text === undefined || !columns.includes(mapping.text)) {
    raise('records-unmapped', `none of its columns seems to hold a text: ${columns.slice(0, 20).join(', ')}.`, {
      details: { columns: columns.slice(0, 20).join(', ') },
    });
  }
  const number =
    choice.record ??
    Math.max(
      0,
      records.findIndex((one) => one.has(mapping.text ?? '')),
    );
  const record = records[number];
  if (!record) return raise('input-invalid', `it has no record ${number + 1}.`, { path: ['choice', 'record'] });
  const value = (field: keyof RecordMapping): string | undefined => record.get(mapping[field] ?? '');
  const reading = await readBody(normaliseText(value('text') ?? '')).catch((error: unknown) => {
    // Of a record that cannot be read the others must still be known.
    if (!(error instanceof FailureError)) throw error;
    const { code, message, details } = error.failure;
    return raise(code, message, { details: { ...details, records: records.length } });
  });
  return {
    ...reading,
    stated: {
      title: value('title') ?? reading.stated.title,
      byline: value('byline'),
      outlet: value('outlet'),
      published: value('published'),
      url: value('url'),
      language: value('language'),
    },
    records: { count: records.length, record: number, columns, mapping, mappingFrom, rows },
    source: Object.fromEntries(record),
  };
}

async function readBody(text: string): Promise<Reading> {
  // Press databases give the text of pages with its tags.
  const isHtml = /<(?:p|br|div|h[1-6]|ul|ol|blockquote|span|a)(?:\s[^<>]*)?\/?>/i.test(text);
  if (!isHtml) return readPlainText(text);
  return { ...(await readHtml(text, { extraction: 'page' })), extraction: 'none' };
}

function tableOf(source: RecordSource): Promise<ShownTable> {
  const text = source.reader === 'xlsx' ? null : source.text;
  const known = tables.get(source.bytes);
  if (known && known.text === text) return known.table;
  const table = parse(source).then((parsed) => ({ ...parsed, rows: firstRows(parsed) }));
  tables.set(source.bytes, { text, table });
  return table;
}

function firstRows({ columns, records }: RecordTable): string[][] {
  return records.slice(0, shown.records).map((record) => columns.map((column) => openingOf(record.get(column) ?? '')));
}

function openingOf(value: string): string {
  const line = value
    .slice(0, 4 * shown.length)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= shown.length ? line : `${line.slice(0, shown.length).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

function mappingOf(
  columns: readonly string[],
  records: readonly TableRecord[],
  { mapping, remembered = [], record }: RecordChoice,
): Pick<RecordsView, 'mapping' | 'mappingFrom'> {
  if (mapping) return { mapping, mappingFrom: 'chosen' };
  const known = rememberedMapping(columns, remembered);
  if (known) return { mapping: known, mappingFrom: 'remembered' };
  const lengths = meanLengths(records);
  const named = guessMapping(columns);
  if (named.text !== undefined) return { mapping: named, mappingFrom: 'names' };
  const taken = new Set(Object.values(named));
  const free = columns.filter((column) => !taken.has(column));
  const [long, longest] = byLength(free, lengths);
  if (long !== undefined) return { mapping: { ...named, text: long }, mappingFrom: 'lengths' };
  // A batch, which names its records, must not keep what only a person can tell to be a text.
  if (record !== undefined || longest === undefined) return { mapping: named, mappingFrom: 'none' };
  return { mapping: { ...named, text: longest }, mappingFrom: 'none' };
}

async function parse(source: RecordSource): Promise<RecordTable> {
  if (source.reader === 'xlsx') return xlsxTable(source.bytes);
  if (source.reader === 'csv') return csvTable(source.text);
  return source.reader === 'jsonl' ? jsonLinesTable(source.text) : jsonTable(source.text);
}

/** By column, of the first records; UTF-16 units. */
function meanLengths(records: readonly TableRecord[]): Map<string, number> {
  const sample = records.slice(0, 50);
  const lengths = new Map<string, number>();
  for (const record of sample) {
    for (const [column, { length }] of record) lengths.set(column, (lengths.get(column) ?? 0) + length / sample.length);
  }
  return lengths;
}
