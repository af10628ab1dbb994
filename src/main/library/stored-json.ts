import { readFile, stat } from 'node:fs/promises';
import { type Adapter, Low } from 'lowdb';
import type { z } from 'zod';
import { raise } from '../../core/result';
import { codeOf, type Disk, exists, realDisk, removeLeftovers, replaceFile, setAside } from './durable-file';
import { sha256 } from './ids';
import { type SchemaHistory, type Stored, schemaHistory } from './schema-history';
import { raiseChangedElsewhere } from './write-failure';

/** The newest schema that this version writes. */
export const schemaVersion = schemaHistory.newest;

/** How a file looked when it was last read or written here. */
interface Known {
  size: number;
  modified: number;
  sha256: string;
}

export interface AdapterOptions<T> {
  /** Two blanks an indent where nothing else is said. */
  stringify?: (data: T) => string;
  /** What is asked of data before it is written, where the whole schema would only ask again. */
  writtenSchema?: z.ZodType<T>;
  /** How many earlier contents are kept beside the file; one unless told otherwise. */
  backups?: number;
  disk?: Disk | undefined;
  /** Another one than the program's own; for tests. */
  schemas?: SchemaHistory | undefined;
}

/**
 * A lowdb adapter that survives power cuts, full disks and kills, and refuses what it does not
 * understand: a damaged file or one of a newer version raises `library-damaged` or `library-newer`
 * with the file's name, and is never written over. Nor is a file that another program has changed
 * since it was read (`library-write-failed`). One adapter is the only writer of its file.
 */
export class DurableAdapter<T extends object> implements Adapter<T> {
  /** Null where there was no file. */
  private known: Known | null = null;
  private hasWritten = false;
  /** The version that the file has where it was migrated in memory, and not yet written. */
  private migratedFrom: number | null = null;

  constructor(
    private readonly path: string,
    private readonly schema: z.ZodType<T>,
    private readonly options: AdapterOptions<T> = {},
  ) {}

  /** Null where there is no file yet. */
  async read(): Promise<T | null> {
    let bytes: Buffer;
    let modified: number;
    try {
      // First the time, then the bytes: a change in between is found at the next write.
      modified = (await stat(this.path)).mtimeMs;
      bytes = await readFile(this.path);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      return raise('library-unreadable', `${this.path} cannot be read (${codeOf(error)}). Check its permissions.`, {
        details: { file: this.path, reason: codeOf(error) },
      });
    }
    const { value, migratedFrom } = parseVersioned(this.path, bytes, this.schema, this.options.schemas);
    // What could not be read is not known: it is never written over.
    this.remember(bytes, modified);
    this.migratedFrom = migratedFrom;
    return value;
  }

  /** `data` must fit the schema: what could not be read again is not written. */
  async write(data: T): Promise<void> {
    const { stringify = indented, writtenSchema = this.schema, backups = 1, disk = realDisk } = this.options;
    const checked = writtenSchema.safeParse(data);
    if (!checked.success) {
      raise('internal', `${this.path} was not written: ${firstIssue(checked.error)}.`, {
        details: { file: this.path },
      });
    }
    await this.refuseChanged();
    if (!this.hasWritten) await removeLeftovers(this.path);
    const bytes = Buffer.from(stringify(data), 'utf8');
    if (this.migratedFrom !== null) {
      // The .bak is gone with the next save; this copy stays for the earlier Guillemet.
      if (await exists(this.path)) await setAside(this.path, `schema-${this.migratedFrom}`);
      this.migratedFrom = null;
    }
    await replaceFile(this.path, bytes, { backups, disk });
    this.hasWritten = true;
    this.remember(bytes, (await stat(this.path)).mtimeMs);
  }

  /**
   * False where another program has changed the file since it was read or written here. One that was only
   * touched, or taken away, has not changed.
   */
  async isAsKnown(): Promise<boolean> {
    try {
      const { size, mtimeMs } = await stat(this.path);
      const { known } = this;
      if (known?.size === size && known.modified === mtimeMs) return true;
      const isSame = known !== null && known.sha256 === sha256(await readFile(this.path));
      if (isSame) this.known = { ...known, modified: mtimeMs };
      // What was written here meanwhile is no change of others.
      return isSame || known !== this.known;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return true;
      throw error;
    }
  }

  private remember(bytes: Uint8Array, modified: number): void {
    this.known = { size: bytes.byteLength, modified, sha256: sha256(bytes) };
  }

  /** A file that was only touched, or taken away, is no reason to refuse: nothing of it would be lost. */
  private async refuseChanged(): Promise<void> {
    try {
      const { size, mtimeMs } = await stat(this.path);
      if (this.known?.size === size && this.known.modified === mtimeMs) return;
      if (this.known?.sha256 !== sha256(await readFile(this.path))) raiseChangedElsewhere(this.path);
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  }
}

function indented(data: unknown): string {
  return `${JSON.stringify(data, null, 2)}\n`;
}

/** Reads a stored file through lowdb; raises as `DurableAdapter` does, and `library-damaged` where the file is missing. */
export async function readStored<T extends object>(path: string, schema: z.ZodType<T>): Promise<T> {
  const low = new Low<T | null>(new DurableAdapter<T>(path, schema) as Adapter<T | null>, null);
  await low.read();
  return low.data ?? raise('library-damaged', `${path} is missing.`, { details: { file: path, reason: 'missing' } });
}

/** What the bytes of a stored file hold; raises `library-damaged` and `library-newer` in the name of `path`. */
export function parseStored<T>(path: string, bytes: Uint8Array, schema: z.ZodType<T>): T {
  return parseVersioned(path, bytes, schema).value;
}

function parseVersioned<T>(
  path: string,
  bytes: Uint8Array,
  schema: z.ZodType<T>,
  schemas: SchemaHistory = schemaHistory,
): { value: T; migratedFrom: number | null } {
  const { value, migratedFrom } = upToDate(path, parseBytes(path, bytes), schemas);
  const parsed = schema.safeParse(value);
  if (!parsed.success) return raiseDamaged(path, firstIssue(parsed.error));
  return { value: parsed.data, migratedFrom };
}

/** The JSON of a stored file as the newest schema has it; raises `library-newer` in the name of `path`. */
export function upToDate(
  path: string,
  value: unknown,
  schemas: SchemaHistory = schemaHistory,
): { value: unknown; migratedFrom: number | null } {
  const ours = versionOf(value);
  if (ours !== null && ours.version > schemas.newest) raiseNewer(path, ours.version, schemas.newest);
  if (ours === null || ours.version === schemas.newest) return { value, migratedFrom: null };
  return { value: schemas.migrate(ours.format, value as Stored, ours.version), migratedFrom: ours.version };
}

/** Says that a file was written by a program that knows more, and that it was not touched. */
export function raiseNewer(path: string, version: number, known: number): never {
  raise(
    'library-newer',
    `${path} was written by a newer Guillemet (schema ${version}; this one knows ${known}). Update Guillemet to open it; nothing was changed.`,
    { details: { file: path, version, known } },
  );
}

function parseBytes(path: string, bytes: Uint8Array): unknown {
  if (bytes.byteLength === 0) return raiseDamaged(path, 'it is empty');
  if (bytes[0] === 0) return raiseDamaged(path, 'it is filled with NULs');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return raiseDamaged(path, 'it is not UTF-8');
  }
  try {
    return JSON.parse(text);
  } catch {
    return raiseDamaged(path, 'it is not JSON, or not all of it');
  }
}

/** Format and schema version of a file of ours; null for every other file. */
function versionOf(value: unknown): { format: string; version: number } | null {
  if (typeof value !== 'object' || value === null || !('schemaVersion' in value) || !('format' in value)) return null;
  const { format, schemaVersion: version } = value;
  if (typeof format !== 'string' || !format.startsWith('guillemet-')) return null;
  // What is no version at all is for the schema of the file to refuse.
  return typeof version === 'number' && version >= 1 && version % 1 === 0 ? { format, version } : null;
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return `${issue?.path.join('.') || 'content'}: ${issue?.message ?? 'invalid'}`;
}

/** Says that a file is damaged and why, and that it was not touched. */
export function raiseDamaged(path: string, reason: string): never {
  raise(
    'library-damaged',
    `${path} is damaged: ${reason}. It was left as it is; guillemet check --repair brings it back from what is sound.`,
    { details: { file: path, reason } },
  );
}
