import { strFromU8, strToU8 } from 'fflate';
import type { ExportArticle, ExportLibrary } from './export-input';
import { distinctNames, exportFileName } from './file-name';
import type { ExportFormat, ExportOptions } from './formats';
import type { Loss } from './losses';
import { Names } from './names';
import { type PreparedArticle, prepareArticles } from './prepared-article';
import { type Survey, Surveyor } from './survey';
import type { ExportContext, FormatWriter, Piece } from './writer';
import { writers } from './writers';

/** A file of an export: its path in it, and what is in it. */
export interface ExportFile {
  path: string;
  content: Uint8Array;
}

export interface ExportedFiles {
  files: ExportFile[];
  losses: Loss[];
}

export function surveyorFor(format: ExportFormat, library: ExportLibrary): Surveyor {
  return new Surveyor(writers[format], library.codebook, new Set(library.people.map(({ id }) => id)));
}

export function contextFor(library: ExportLibrary, survey: Survey, options: ExportOptions): ExportContext {
  const [only, ...others] = survey.articles;
  const name =
    only && others.length === 0
      ? exportFileName(only.title, '', 'article', 60)
      : exportFileName(library.name, '', 'library', 60);
  const files = articleFiles(survey);
  const fileOf = ({ article }: PreparedArticle) => files.get(article.id) ?? article.id;
  return { library, names: new Names(library), survey, options, name, fileOf };
}

/** A name for each article, after its title, with its version where there are several of a title. */
function articleFiles({ articles }: Survey): Map<string, string> {
  const stems = articles.map(({ title }) => exportFileName(title, '', 'article', 60));
  const seen = new Map<string, Set<number>>();
  for (const [index, stem] of stems.entries()) {
    const versions = seen.get(stem) ?? new Set();
    seen.set(stem, versions.add(articles[index]?.version ?? 1));
  }
  const names = distinctNames(
    stems.map((stem, index) => ((seen.get(stem)?.size ?? 0) > 1 ? `${stem}-v${articles[index]?.version ?? 1}` : stem)),
  );
  return new Map(articles.map(({ id }, index) => [id, names[index] ?? id]));
}

/** True where the files of the export go into a zip, unless a folder was asked for. */
export function isZipped({ layout }: FormatWriter, survey: Survey): boolean {
  return layout === 'package' || layout === 'several' || (layout === 'per-article' && survey.articles.length > 1);
}

/** Name of the file that the whole export is, with its ending. */
export function nameOfExport(writer: FormatWriter, { name, survey }: ExportContext): string {
  const ending = isZipped(writer, survey) && writer.layout !== 'package' ? `${writer.ending}.zip` : writer.ending;
  return `${name}${ending}`;
}

/** All pieces of an export whose articles are in memory. The same articles, in whatever order, give the same bytes. */
export function* exportPieces(
  format: ExportFormat,
  context: ExportContext,
  articles: readonly PreparedArticle[],
): Generator<Piece> {
  const writing = writers[format].write(context);
  for (let pass = 0; pass < (writing.passes ?? 1); pass++) {
    yield* writing.begin?.(pass) ?? [];
    for (const article of articles) yield* writing.article(article, pass);
    yield* writing.end?.(pass) ?? [];
  }
}

/**
 * Articles in a format, whole in memory: for a few articles and for tests; the export service writes many.
 * Raises `export-failed` where an annotation does not stand on its words.
 */
export function exportFiles(
  format: ExportFormat,
  library: ExportLibrary,
  articles: readonly ExportArticle[],
  options: ExportOptions = {},
): ExportedFiles {
  const prepared = prepareArticles(articles, library.codebook);
  const surveyor = surveyorFor(format, library);
  for (const article of prepared) surveyor.add(article);
  const context = contextFor(library, surveyor.survey, options);
  return { files: filesOf(exportPieces(format, context, prepared)), losses: surveyor.losses };
}

/** Joins pieces into files. */
export function filesOf(pieces: Iterable<Piece>): ExportFile[] {
  const files: { path: string; parts: Uint8Array[] }[] = [];
  for (const piece of pieces) {
    if (typeof piece === 'object' && 'file' in piece) files.push({ path: piece.file, parts: [] });
    else files.at(-1)?.parts.push(typeof piece === 'string' ? strToU8(piece) : piece);
  }
  return files.map(({ path, parts }) => ({ path, content: joined(parts) }));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The text of an export that is a single file. */
export function exportText(
  format: ExportFormat,
  library: ExportLibrary,
  articles: readonly ExportArticle[],
  options: ExportOptions = {},
): string {
  const { files } = exportFiles(format, library, articles, options);
  return files.map(({ content }) => strFromU8(content)).join('');
}
