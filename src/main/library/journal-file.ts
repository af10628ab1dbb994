import { readFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { Change } from '../../core/annotation/change';
import { raise } from '../../core/result';
import { codeOf } from './durable-file';
import { type SchemaHistory, type Stored, schemaHistory } from './schema-history';
import { raiseNewer } from './stored-json';

/**
 * The journal's file: changes in order of revision, one line each:
 * `{"crc":"<CRC-32 of the change's JSON, 8 hex digits>","change":{…}}`.
 *
 * A last line that was torn by a crash was never acknowledged: it is left out. Damage anywhere else
 * is an error.
 */
export interface JournalContent {
  changes: Change[];
  /** Bytes that hold whole lines. */
  length: number;
  /** Bytes after them: a torn line. */
  tornBytes: number;
}

/** A change as a line of the file, with its line end. */
export function journalLine(change: Change): string {
  return journalLineAs(change, schemaHistory);
}

/** Lines of several versions stand in one journal; only one of the first version does not name its own. */
export function journalLineAs(change: Change, schemas: SchemaHistory): string {
  const json = JSON.stringify(schemas.newest === 1 ? change : { ...change, schemaVersion: schemas.newest });
  return `{"crc":"${checksum(json)}","change":${json}}\n`;
}

/** A line that could not be read again must never be written, whoever made the change: raises `change-invalid`. */
export function refuseUnreadable(change: Change): void {
  const issue = Change.safeParse(change).error?.issues[0];
  if (!issue) return;
  const path = ['change', ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
  raise('change-invalid', `${path.join('.')}: ${issue.message}`, { path, details: { reason: issue.message } });
}

/**
 * Raises `library-damaged` with file and line where anything but the last line is broken or revisions
 * do not follow, `library-newer` where a line is whole but holds what this version does not know, and
 * `library-unreadable`. A missing file is an empty one.
 */
export async function readJournal(path: string): Promise<JournalContent> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { changes: [], length: 0, tornBytes: 0 };
    return raise('library-unreadable', `${path} cannot be read (${codeOf(error)}). Check its permissions.`, {
      details: { file: path, reason: codeOf(error) },
    });
  }
  return parseJournal(path, bytes);
}

/** The changes in a journal that bear the name of a batch; others are not parsed. Raises as `readJournal` does. */
export async function batchIn(path: string, batch: string): Promise<Change[]> {
  const bytes = await readFile(path).catch(() => null);
  if (!bytes?.includes(`"batch":${JSON.stringify(batch)}`)) return [];
  return parseJournal(path, bytes).changes.filter((change) => change.batch === batch);
}

/** As `readJournal`, from bytes; `path` is for the messages. */
export function parseJournal(path: string, bytes: Buffer, schemas = schemaHistory): JournalContent {
  const changes: Change[] = [];
  let start = 0;
  for (let number = 1; start < bytes.length; number++) {
    const newline = bytes.indexOf(10, start);
    if (newline === -1) break;
    const json = checkedJson(bytes.toString('utf8', start, newline));
    if (json === null) {
      // A crash may leave the line end on disk and blocks before it unwritten, which are read as NULs.
      if (newline === bytes.length - 1 && bytes.includes(0, start)) break;
      return raiseDamagedLine(path, number, 'its checksum does not match');
    }
    const change = parseChange(path, number, json, schemas);
    const last = changes.at(-1);
    if (last && change.revision !== last.revision + 1) {
      return raiseDamagedLine(path, number, `revision ${change.revision} follows ${last.revision}`);
    }
    changes.push(change);
    start = newline + 1;
  }
  return { changes, length: start, tornBytes: bytes.length - start };
}

const shape = /^\{"crc":"([0-9a-f]{8})","change":(.*)\}$/s;

/** The change's JSON in a line without its line end; null where it is not what was written. */
export function checkedJson(line: string): string | null {
  const [, crc, json] = shape.exec(line) ?? [];
  return json !== undefined && checksum(json) === crc ? json : null;
}

/** Raises `library-newer` for a change of a shape that this version does not know, `library-damaged` for what is not JSON. */
export function parseChange(path: string, line: number, json: string, schemas = schemaHistory): Change {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return raiseDamagedLine(path, line, 'it is not JSON');
  }
  const stored = typeof value === 'object' && value !== null ? (value as Stored) : {};
  const version = typeof stored.schemaVersion === 'number' ? stored.schemaVersion : 1;
  if (version > schemas.newest) raiseNewer(path, version, schemas.newest);
  const parsed = Change.safeParse(version < schemas.newest ? schemas.migrate('change', stored, version) : value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  // It was written on purpose, so it must never pass for a torn line.
  return raise(
    'library-newer',
    `${path} holds a change that this Guillemet does not know (line ${line}, ${issue?.path.join('.')}: ${issue?.message}). Update Guillemet to open it; nothing was changed.`,
    { details: { file: path, line } },
  );
}

function checksum(json: string): string {
  return crc32(json).toString(16).padStart(8, '0');
}

function raiseDamagedLine(path: string, line: number, reason: string): never {
  raise('library-damaged', `${path} is damaged at line ${line}: ${reason}. It was left as it is.`, {
    details: { file: path, line, reason },
  });
}
