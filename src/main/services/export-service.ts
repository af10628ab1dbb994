import type { Stats } from 'node:fs';
import { createWriteStream } from 'node:fs';
import { mkdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Piece } from '../../core/exchange/writer';
import { FailureError, raise } from '../../core/result';
import { codeOf, replaceFile } from '../library/durable-file';
import { incomingName } from '../library/library-folder';
import { reasonOf } from '../library/write-failure';
import type { ExportJob } from './exchange/export-job';

/** Where an export goes on hosts that have a save dialog of their own. */
export interface SaveTarget {
  /** The path that the user chose; null when the user gave up. */
  choose(suggestedName: string): Promise<string | null>;
}

/** Largest export that is handed over whole, in bytes: what a page can take in one message. */
const maxWholeBytes = 256 * 1024 * 1024;

/** The export in memory; raises `export-failed` where it is too large for that. */
export async function wholeExport(job: ExportJob): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of job.bytes()) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxWholeBytes) {
      const limit = maxWholeBytes / 1024 / 1024;
      raise(
        'export-failed',
        `The export is larger than ${limit} MB. Choose fewer articles, or use "guillemet export" on the command line.`,
        { details: { limit } },
      );
    }
  }
  return Buffer.concat(chunks, length);
}

/** Writes an export where the user wants it, whole or not at all; gives the path, or null when the user gave up. */
export async function saveExport(
  job: Pick<ExportJob, 'fileName' | 'bytes'>,
  target: SaveTarget,
): Promise<string | null> {
  const path = await target.choose(job.fileName);
  if (path === null) return null;
  await writeExport(job, path);
  return path;
}

/**
 * Writes an export to a path: over a file, through a link, or into what is no file (`/dev/stdout`, a pipe).
 * Raises `export-failed`; a file that was there is untouched then.
 */
export async function writeExport(job: Pick<ExportJob, 'bytes'>, path: string): Promise<void> {
  try {
    const info = await existing(path);
    if (info === null) await replaceFile(path, job.bytes(), { mode: 0o666 });
    else if (info.isFile()) await replaceFile(await realpath(path), job.bytes(), { mode: info.mode & 0o777 });
    else await pipeline(Readable.from(job.bytes()), createWriteStream(path));
  } catch (error) {
    raiseUnwritten(path, error);
  }
}

/**
 * Writes the files of an export into a folder, which is made where it is missing. They are written beside it first
 * and moved in when all are whole; files of the same names are replaced, others stay. Raises `export-failed`.
 */
export async function writeExportFolder(job: Pick<ExportJob, 'pieces'>, folder: string): Promise<string[]> {
  const waiting = join(dirname(folder), incomingName());
  try {
    await mkdir(waiting);
    const paths: string[] = [];
    for await (const { path, content } of filesOf(job.pieces())) {
      const at = join(waiting, ...path.split('/'));
      await mkdir(dirname(at), { recursive: true });
      await replaceFile(at, content, { mode: 0o666 });
      paths.push(path);
    }
    await mkdir(folder, { recursive: true });
    for (const path of paths) {
      const at = join(folder, ...path.split('/'));
      await mkdir(dirname(at), { recursive: true });
      await rename(join(waiting, ...path.split('/')), at);
    }
    return paths.map((path) => path.replaceAll('/', sep));
  } catch (error) {
    return raiseUnwritten(folder, error);
  } finally {
    await rm(waiting, { recursive: true, force: true }).catch(() => {});
  }
}

/** One file at a time; a file is in memory while it is written. */
async function* filesOf(pieces: AsyncIterable<Piece>): AsyncGenerator<{ path: string; content: Buffer }> {
  let path: string | null = null;
  let parts: Uint8Array[] = [];
  for await (const piece of pieces) {
    if (typeof piece === 'object' && 'file' in piece) {
      if (path !== null) yield { path, content: Buffer.concat(parts) };
      path = piece.file;
      parts = [];
    } else parts.push(typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece);
  }
  if (path !== null) yield { path, content: Buffer.concat(parts) };
}

function raiseUnwritten(path: string, error: unknown): never {
  if (error instanceof FailureError) throw error;
  const reason = codeOf(error) === 'ENOENT' ? 'its folder does not exist' : reasonOf(error);
  raise('export-failed', `${path} could not be written: ${reason}. Choose another place.`, {
    details: { file: path, reason },
  });
}

async function existing(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
