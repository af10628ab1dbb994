import type { ExportLibrary } from './export-input';
import type { ExportOptions } from './formats';
import type { LossKind } from './losses';
import type { Names } from './names';
import type { PreparedArticle } from './prepared-article';
import type { Survey } from './survey';

/** What a writer gives out, in order: the beginning of a file by its path in the export, or more of the file begun last. */
export type Piece = { file: string } | string | Uint8Array;

export interface ExportContext {
  library: ExportLibrary;
  names: Names;
  /** What is known of all articles before the first is written. */
  survey: Survey;
  options: ExportOptions;
  /** Name of the export without an ending. */
  name: string;
  /** Name of an article's file among those of an export of several, without an ending; each article its own. */
  fileOf(article: PreparedArticle): string;
}

/**
 * One export being written. Articles come one at a time, in order of id, as many times as there are passes,
 * so that nothing but an article has to be in memory.
 */
export interface Writing {
  /** How many times the articles are gone through; once when left out. */
  passes?: number;
  begin?(pass: number): Iterable<Piece>;
  article(article: PreparedArticle, pass: number): Iterable<Piece>;
  end?(pass: number): Iterable<Piece>;
}

/**
 * `one`: a single file. `package`: files zipped under the format's own ending. `several`: files that a tool wants
 * in a folder: a zip, or a folder. `per-article`: a file for each article; alone as it is, else as `several`.
 */
export type Layout = 'one' | 'package' | 'several' | 'per-article';

export interface ExportTable {
  columns: readonly string[];
  rowsOf(article: PreparedArticle): (string | number)[][];
}

export interface FormatWriter {
  ending: string;
  mediaType: string;
  layout: Layout;
  /** What it cannot carry, of what an article may have. */
  loses: readonly LossKind[];
  /** Where the format is a table: its columns, and the rows of an article. Previews show it as one. */
  table?(context: ExportContext): ExportTable;
  /** Losses of its own, that only the words of an article tell. */
  countOwn?(article: PreparedArticle): Partial<Record<LossKind, number>>;
  write(context: ExportContext): Writing;
}
