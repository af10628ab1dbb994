import { type Annotation, isPlaced } from '../../../core/annotation/annotation';
import { presentCodebook } from '../../../core/annotation/merged-parts';
import { contextFor, isZipped, nameOfExport, surveyorFor } from '../../../core/exchange/export-file';
import type { ExportLibrary } from '../../../core/exchange/export-input';
import { distinctNames, exportFileName } from '../../../core/exchange/file-name';
import type { ExportFormat, ExportOptions } from '../../../core/exchange/formats';
import { type Loss, lossesApart } from '../../../core/exchange/losses';
import { type PreparedArticle, prepareArticle } from '../../../core/exchange/prepared-article';
import type { Survey } from '../../../core/exchange/survey';
import type { ExportContext, FormatWriter, Piece } from '../../../core/exchange/writer';
import { writers } from '../../../core/exchange/writers';
import { PieceZip } from '../../../core/exchange/zip';
import { raise } from '../../../core/result';
import type { Library } from '../../library/library';
import { verifiedCanonical } from '../article-text';
import { readAhead } from './read-ahead';

export interface ExportChoice extends ExportOptions {
  articleIds: readonly string[];
  format: ExportFormat;
  /** Ids or names of those whose annotations are exported; all annotators' when left out. */
  annotators?: readonly string[] | undefined;
  /** An export for each annotator, in a folder of their own, instead of one with the annotations of all. */
  apart?: boolean | undefined;
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
  /** What a preview shows the beginning of: as `pieces`, of one annotator where each has an export. */
  shown(): AsyncGenerator<Piece>;
  /** Heading and first rows of a format that is a table, at most `limit`; null for one that is none. */
  rows(limit: number): Promise<string[][] | null>;
}

/**
 * Looks through the articles, each once, a few of them in memory. The same library gives the same bytes.
 * Raises `export-failed` for an annotator that is not there and an annotation that does not stand on its words,
 * and as reading an article does.
 */
export async function prepareExport(
  library: Library,
  { articleIds, format, annotators: wanted, apart, ...options }: ExportChoice,
  watch: ExportWatch = {},
): Promise<ExportJob> {
  const { id, name, people } = library.file;
  const codebook = presentCodebook(library.file.codebook);
  const source: ExportLibrary = { id, name, codebook, people, annotators: chosenAnnotators(library, wanted) };
  const writer = writers[format];
  const ids = [...new Set(articleIds)].sort();
  const alone = apart ? await annotatorsAmong(library, ids, source) : [];
  const passesFor = (context: ExportContext) => writer.write(context).passes ?? 1;
  /** Before anything is known of the articles. */
  const expected = passesFor(contextFor(source, emptySurvey, options));
  let total = ids.length * (apart ? 1 + alone.length * (1 + expected) : 1 + expected);
  let done = 0;

  const reading = (from: ExportLibrary) =>
    async function* (): AsyncGenerator<PreparedArticle> {
      const articles = readAhead(ids, (articleId) => {
        if (watch.signal?.aborted) raise('export-failed', 'The export was cancelled. Nothing was written.');
        return readArticle(library, articleId, from);
      });
      for await (const article of articles) {
        yield article;
        // A preview goes through the beginning more than once.
        done = Math.min(done + 1, total);
        watch.tell?.({ done, total });
      }
    };
  const jobOf = async (from: ExportLibrary, isWritten = true): Promise<ExportJob> => {
    const read = reading(from);
    const surveyor = surveyorFor(format, from);
    for await (const article of read()) surveyor.add(article);
    const context = contextFor(from, surveyor.survey, options);
    if (isWritten) total += ids.length * (passesFor(context) - expected);
    return jobFor(writer, context, surveyor.losses, read);
  };

  if (!apart) return jobOf(source);
  const whole = await jobOf(source, false);
  const folders = distinctNames(alone.map((annotator) => exportFileName(annotator.name, '', 'annotator', 60)));
  const parts: { folder: string; job: ExportJob }[] = [];
  for (const [index, annotator] of alone.entries()) {
    parts.push({ folder: folders[index] ?? annotator.id, job: await jobOf({ ...source, annotators: [annotator] }) });
  }
  return jobApart(writer, whole, parts);
}

/** In the order of the library. Raises `export-failed` for one that is not there. */
function chosenAnnotators(library: Library, wanted: readonly string[] | undefined): ExportLibrary['annotators'] {
  const { annotators } = library.file;
  if (wanted === undefined) return annotators;
  const unknown = wanted.find((who) => !annotators.some(({ id, name }) => id === who || name === who));
  if (unknown !== undefined) {
    raise('export-failed', `The library has no annotator "${unknown}".`, { path: ['annotators'] });
  }
  return annotators.filter(({ id, name }) => wanted.includes(id) || wanted.includes(name));
}

/** Those of `source` who have annotated one of the articles. */
async function annotatorsAmong(library: Library, ids: readonly string[], { annotators }: ExportLibrary) {
  const found = new Set<string>();
  for (const id of ids) {
    if (annotators.every((annotator) => found.has(annotator.id))) break;
    for (const annotator of (await library.annotatorsOf(id)).known) found.add(annotator);
  }
  return annotators.filter(({ id }) => found.has(id));
}

function jobFor(
  writer: FormatWriter,
  context: ExportContext,
  losses: Loss[],
  read: () => AsyncGenerator<PreparedArticle>,
): ExportJob {
  const isZip = isZipped(writer, context.survey);
  const pieces = () => piecesOf(writer, context, read);
  return {
    fileName: nameOfExport(writer, context),
    mediaType: isZip && writer.layout !== 'package' ? 'application/zip' : writer.mediaType,
    losses,
    isZip,
    isFolder: writer.layout === 'several' || writer.layout === 'per-article',
    pieces,
    shown: pieces,
    rows: (limit) => rowsOf(writer, context, read, limit),
    bytes: () => (isZip ? zipped(pieces()) : plain(pieces())),
  };
}

async function rowsOf(
  writer: FormatWriter,
  context: ExportContext,
  read: () => AsyncGenerator<PreparedArticle>,
  limit: number,
): Promise<string[][] | null> {
  const table = writer.table?.(context);
  if (!table) return null;
  const rows = [[...table.columns]];
  for await (const article of read()) {
    for (const row of table.rowsOf(article)) {
      if (rows.length >= limit) return rows;
      rows.push(row.map(String));
    }
  }
  return rows;
}

/** The exports of several annotators as one: each in a folder, a package as the one file that it is. */
function jobApart(
  writer: FormatWriter,
  whole: ExportJob,
  parts: readonly { folder: string; job: ExportJob }[],
): ExportJob {
  const pieces = async function* (): AsyncGenerator<Piece> {
    for (const { folder, job } of parts) {
      if (writer.layout === 'package') {
        yield { file: `${folder}/${job.fileName}` };
        yield* job.bytes();
        continue;
      }
      for await (const piece of job.pieces()) yield within(folder, piece);
    }
  };
  return {
    fileName: whole.fileName.endsWith('.zip') ? whole.fileName : `${whole.fileName}.zip`,
    mediaType: 'application/zip',
    losses: lossesApart(
      whole.losses,
      parts.map(({ job }) => job.losses),
    ),
    isZip: true,
    isFolder: true,
    pieces,
    async *shown() {
      for (const { folder, job } of parts.slice(0, 1)) {
        for await (const piece of job.shown()) yield within(folder, piece);
      }
    },
    rows: async (limit) => (await parts[0]?.job.rows(limit)) ?? null,
    bytes: () => zipped(pieces()),
  };
}

function within(folder: string, piece: Piece): Piece {
  return typeof piece === 'object' && 'file' in piece ? { file: `${folder}/${piece.file}` } : piece;
}

const emptySurvey: Survey = {
  articles: [],
  annotations: 0,
  relations: 0,
  notes: 0,
  spanAttributes: 0,
  layers: new Set(),
  parts: new Set(),
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
  const { text, blocks, softBreaks } = verifiedCanonical(file);
  return prepareArticle(
    { article, text, blocks, softBreaks, annotations, unplaced, decisions, notes },
    source.codebook,
  );
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

/** How the first file of text begins, up to that many UTF-16 units. */
export async function openingOf(
  job: ExportJob,
  length: number,
): Promise<{ file: string; text: string; isWhole: boolean }> {
  let file = '';
  let text = '';
  for await (const piece of job.shown()) {
    if (typeof piece === 'string') text += piece;
    else if ('file' in piece) {
      if (text !== '') return { file, text, isWhole: true };
      file = piece.file;
    }
    if (text.length > length) return { file, text: text.slice(0, length), isWhole: false };
  }
  return { file, text, isWhole: true };
}
