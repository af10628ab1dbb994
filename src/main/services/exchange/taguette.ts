import { parseHTML } from 'linkedom';
import initSqlJs, { type Database, type SqlValue } from 'sql.js';
import type { InFile } from '../../../core/exchange/incoming/files';
import {
  emptyDocument,
  emptyIncoming,
  emptySpan,
  type Incoming,
  refuseFile,
} from '../../../core/exchange/incoming/incoming';
import { at } from '../../../core/exchange/incoming/place';
import { because } from '../../../core/exchange/incoming/reason';
import { TagPaths } from '../../../core/exchange/incoming/tag-paths';

const magic = 'SQLite format 3\0';

/** Rows that are read of a table at most. */
const maxRows = 1_000_000;

export function isSqlite({ bytes }: InFile): boolean {
  return Buffer.from(bytes.subarray(0, magic.length)).toString('latin1') === magic;
}

/**
 * A Taguette project (`.sqlite3`, as its export gives it). Highlights count UTF-8 bytes over the text of the document's HTML, tags not
 * counted. Tags are codes; their paths are split at `.`.
 */
export async function fromTaguette(file: InFile): Promise<Incoming> {
  const sql = await initSqlJs();
  let database: Database;
  try {
    database = new sql.Database(file.bytes);
    database.exec('SELECT 1 FROM documents, tags, highlights, highlight_tags LIMIT 1');
  } catch (error) {
    return refuseFile(file.name, [], because('not-taguette', { said: saidBy(error) }));
  }
  try {
    return read(database, file.name);
  } finally {
    database.close();
  }
}

function read(database: Database, file: string): Incoming {
  const incoming = emptyIncoming('taguette');
  const paths = new Map<number, string[]>();
  const tree = new TagPaths();
  for (const [id, stated, description] of rows(
    database,
    file,
    'SELECT id, path, description FROM tags ORDER BY path',
  )) {
    const path = String(stated)
      .split('.')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    paths.set(Number(id), path);
    tree.add(path, String(description ?? ''));
  }
  incoming.codebook.tags.push(...tree.tags);
  const codes = new Map<number, string[][]>();
  for (const [highlight, tag] of rows(
    database,
    file,
    'SELECT highlight_id, tag_id FROM highlight_tags ORDER BY tag_id',
  )) {
    const path = paths.get(Number(tag));
    if (path) codes.set(Number(highlight), [...(codes.get(Number(highlight)) ?? []), path]);
  }
  for (const [id, name, contents] of rows(database, file, 'SELECT id, name, contents FROM documents ORDER BY id')) {
    const document = emptyDocument(
      [at('document', Number(id))],
      String(name) || `Document ${id}`,
      textOf(String(contents)),
    );
    const highlights = rows(
      database,
      file,
      `SELECT id, start_offset, end_offset FROM highlights WHERE document_id = ${Number(id)} ORDER BY start_offset, id`,
    );
    for (const [highlight, start, end] of highlights) {
      const segment = { start: Number(start), end: Number(end), unit: 'byte' as const };
      const span = emptySpan(String(highlight), [...document.place, at('highlight', Number(highlight))], '', [segment]);
      document.spans.push({ ...span, codes: codes.get(Number(highlight)) ?? [] });
    }
    incoming.documents.push(document);
  }
  return incoming;
}

function rows(database: Database, file: string, query: string): SqlValue[][] {
  try {
    return database.exec(`${query} LIMIT ${maxRows}`)[0]?.values ?? [];
  } catch (error) {
    return refuseFile(file, [], because('table-damaged', { said: saidBy(error) }));
  }
}

function saidBy(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The text nodes one after the other, as Taguette counts them. */
function textOf(html: string): string {
  return parseHTML(`<!DOCTYPE html><html><body>${html}</body></html>`).document.body.textContent ?? '';
}
