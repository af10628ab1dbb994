import type { Stats } from 'node:fs';
import { createWriteStream } from 'node:fs';
import { mkdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Annotation, isPlaced } from '../../core/annotation/annotation';
import { contextFor, isZipped, nameOfExport, surveyorFor } from '../../core/exchange/export-file';
import type { ExportLibrary } from '../../core/exchange/export-input';
import type { ExportFormat, ExportOptions } from '../../core/exchange/formats';
import type { Loss } from '../../core/exchange/losses';
import { type PreparedArticle, prepareArticle } from '../../core/exchange/prepared-article';
import type { Survey } from '../../core/exchange/survey';
import type { ExportContext, FormatWriter, Piece } from '../../core/exchange/writer';
import { writers } from '../../core/exchange/writers';
import { PieceZip } from '../../core/exchange/zip';
import { FailureError, raise } from '../../core/result';
import { codeOf, replaceFile } from '../library/durable-file';
import type { Library } from '../library/library';
import { incomingName } from '../library/library-folder';
import { reasonOf } from '../library/write-failure';
import { verifiedCanonical } from './article-text';

/** Where an export goes on hosts that have a save dialog of their own. */
export interface SaveTarget {
  /** The path that the user chose; null when the user gave up. */
  choose(suggestedName: string): Promise<string | null>;
}

export interface ExportChoice extends ExportOptions {
  articleIds: readonly string[];
  format: ExportFormat;
  /** Id or name of the one whose annotations are exported; all annotators' when left out. */
  annotator?: string | undefined;
}

export interface ExportWatch {
  /** Told of articles gone through, of all passes together. */
  tell?: (progress: { done: number; total: number }) => void;
  signal?: AbortSignal | undefined;
}

/** An export that is ready to be written: its name and losses are known, nothing is in memory. */
export interface ExportJob {
  fileName: string;
  mediaType: string;
  losses: Loss[];
  /** True where the files go into a zip. */
  isZip: boolean;
  /** True where the files may as well go into a folder. */
  isFolder: boolean;
  /** Bytes of the file that the export is. */
  bytes(): AsyncGenerator<Uint8Array>;
  /** Files and what is in them, not zipped. */
  pieces(): AsyncGenerator<Piece>;
}

/**
 * Looks through the articles, each once and one at a time. The same library gives the same bytes.
 * Raises `export-failed` for an annotator that is not there and an annotation that does not stand on its words,
 * and as reading an article does.
 */
export async function prepareExport(
  library: Library,
  { articleIds, format, annotator, ...options }: ExportChoice,
  watch: ExportWatch = {},
): Promise<ExportJob> {
  const { id, name, codebook, people, annotators } = library.file;
  const chosen = annotators.filter(
    (known) => annotator === undefined || known.id === annotator || known.name === annotator,
  );
  if (annotator !== undefined && chosen.length === 0) {
    raise('export-failed', `The library has no annotator "${annotator}".`, { path: ['annotator'] });
  }
  const source: ExportLibrary = { id, name, codebook, people, annotators: chosen };
  const writer = writers[format];
  const ids = [...new Set(articleIds)].sort();
  const passes = writer.write(contextFor(source, emptySurvey, options)).passes ?? 1;
  let done = 0;

  const read = async function* (): AsyncGenerator<PreparedArticle> {
    for (const articleId of ids) {
      if (watch.signal?.aborted) raise('export-failed', 'The export was cancelled. Nothing was written.');
      yield await readArticle(library, articleId, source);
      watch.tell?.({ done: ++done, total: ids.length * (passes + 1) });
    }
  };

  const surveyor = surveyorFor(format, source);
  for await (const article of read()) surveyor.add(article);
  const context = contextFor(source, surveyor.survey, options);
  const isZip = isZipped(writer, context.survey);
  const pieces = () => piecesOf(writer, context, read);
  return {
    fileName: nameOfExport(writer, context),
    mediaType: isZip && writer.layout !== 'package' ? 'application/zip' : writer.mediaType,
    losses: surveyor.losses,
    isZip,
    isFolder: writer.layout === 'several' || writer.layout === 'per-article',
    pieces,
    bytes: () => (isZip ? zipped(pieces()) : plain(pieces())),
  };
}

const emptySurvey: Survey = {
  articles: [],
  annotations: 0,
  relations: 0,
  notes: 0,
  spanAttributes: 0,
  people: new Set(),
  annotators: new Set(),
  tags: new Set(),
  sharedIris: new Set(),
  longest: 0,
};

async function readArticle(library: Library, articleId: string, source: ExportLibrary): Promise<PreparedArticle> {
  const file = await library.readArticle(articleId);
  const annotations: Annotation[] = [];
  const unplaced: Annotation[] = [];
  const decisions = [];
  const notes = [];
  for (const annotator of (await library.annotatorsOf(articleId)).known) {
    if (!source.annotators.some((known) => known.id === annotator)) continue;
    const work = await library.readWork(articleId, annotator);
    for (const annotation of work.annotations.values()) {
      (isPlaced(annotation) ? annotations : unplaced).push(annotation);
    }
    decisions.push(...work.decisions.values());
    if (work.articleNote) notes.push(work.articleNote);
  }
  const { article } = file;
  const { text, blocks } = verifiedCanonical(file);
  return prepareArticle({ article, text, blocks, annotations, unplaced, decisions, notes }, source.codebook);
}

async function* piecesOf(
  writer: FormatWriter,
  context: ExportContext,
  read: () => AsyncGenerator<PreparedArticle>,
): AsyncGenerator<Piece> {
  const writing = writer.write(context);
  for (let pass = 0; pass < (writing.passes ?? 1); pass++) {
    yield* writing.begin?.(pass) ?? [];
    for await (const article of read()) yield* writing.article(article, pass);
    yield* writing.end?.(pass) ?? [];
  }
}

async function* zipped(pieces: AsyncIterable<Piece>): AsyncGenerator<Uint8Array> {
  const zip = new PieceZip();
  for await (const piece of pieces) yield* zip.add(piece);
  yield* zip.end();
}

async function* plain(pieces: AsyncIterable<Piece>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    if (typeof piece === 'string') yield Buffer.from(piece, 'utf8');
    else if (piece instanceof Uint8Array) yield piece;
  }
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

/** How the first file of text begins, up to that many UTF-16 units. */
export async function openingOf(
  job: ExportJob,
  length: number,
): Promise<{ file: string; text: string; isWhole: boolean }> {
  let file = '';
  let text = '';
  for await (const piece of job.pieces()) {
    if (typeof piece === 'string') text += piece;
    else if ('file' in piece) {
      if (text !== '') return { file, text, isWhole: true };
      file = piece.file;
    }
    if (text.length > length) return { file, text: text.slice(0, length), isWhole: false };
  }
  return { file, text, isWhole: true };
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
