import type { Stats } from 'node:fs';
import { realpath, stat, writeFile } from 'node:fs/promises';
import { exportFile } from '../../core/exchange/export-file';
import type { ExportArticle, ExportLibrary } from '../../core/exchange/export-input';
import type { ExportFormat } from '../../core/exchange/formats';
import { raise } from '../../core/result';
import { codeOf, replaceFile } from '../library/durable-file';
import type { Library } from '../library/library';
import { reasonOf } from '../library/write-failure';
import { verifiedText } from './annotation-service';

export type ExportedFile = ReturnType<typeof exportFile>;

/** Where an export goes on hosts that have a save dialog of their own. */
export interface SaveTarget {
  /** The path that the user chose; null when the user gave up. */
  choose(suggestedName: string): Promise<string | null>;
}

export interface ExportChoice {
  articleIds: readonly string[];
  format: ExportFormat;
  /** Id or name of the one whose annotations are exported; all annotators' when left out. */
  annotator?: string | undefined;
}

/** Renders articles in a format. The same library gives the same bytes. */
export async function renderExport(library: Library, choice: ExportChoice): Promise<ExportedFile> {
  const { id, name, codebook, people, annotators } = library.file;
  const wanted = choice.annotator;
  const chosen = annotators.filter((known) => wanted === undefined || known.id === wanted || known.name === wanted);
  if (wanted !== undefined && chosen.length === 0) {
    raise('export-failed', `The library has no annotator "${wanted}".`, { path: ['annotator'] });
  }
  const articles: ExportArticle[] = [];
  for (const articleId of new Set(choice.articleIds)) {
    const file = await library.readArticle(articleId);
    const annotations = [];
    const decisions = [];
    for (const annotator of (await library.annotatorsOf(articleId)).known) {
      if (!chosen.some((known) => known.id === annotator)) continue;
      annotations.push(...(await library.readAnnotations(articleId, annotator)));
      if (choice.format === 'decisions') decisions.push(...(await library.readDecisions(articleId, annotator)));
    }
    articles.push({ article: file.article, text: verifiedText(file), annotations, decisions });
  }
  const source: ExportLibrary = { id, name, codebook, people, annotators: chosen };
  return exportFile(choice.format, source, articles);
}

/** Writes an export where the user wants it, whole or not at all; gives the path, or null when the user gave up. */
export async function saveExport(file: ExportedFile, target: SaveTarget): Promise<string | null> {
  const path = await target.choose(file.fileName);
  if (path === null) return null;
  await writeExport(file, path);
  return path;
}

/**
 * Writes an export to a path: over a file, through a link, or into what is no file (`/dev/stdout`, a pipe).
 * Raises `export-failed`; a file that was there is untouched then.
 */
export async function writeExport(file: ExportedFile, path: string): Promise<void> {
  try {
    const info = await existing(path);
    if (info === null) await replaceFile(path, file.text, { mode: 0o666 });
    else if (info.isFile()) await replaceFile(await realpath(path), file.text, { mode: info.mode & 0o777 });
    else await writeFile(path, file.text);
  } catch (error) {
    const reason = codeOf(error) === 'ENOENT' ? 'its folder does not exist' : reasonOf(error);
    raise('export-failed', `${path} could not be written: ${reason}. Choose another place.`, {
      details: { file: path, reason },
    });
  }
}

async function existing(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
