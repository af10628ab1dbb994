import { basename, join, resolve } from 'node:path';
import { Id } from '../../core/annotation/annotation';
import { asFailure } from '../../core/dispatch';
import { FailureError } from '../../core/result';
import { annotatorsIn, articleEntries } from '../library/article-files';
import { type AnnotationCopies, BackupShelf } from '../library/backups';
import { LibraryFile } from '../library/library-file';
import { entriesOf } from '../library/library-folder';
import { lockLibrary } from '../library/lock';
import { mendAnnotations, mendLibraryFile, type Repair, refuseNoLibrary, removeLeftoversIn } from '../library/mend';
import { readStored } from '../library/stored-json';
import { writeFailure } from '../library/write-failure';
import { mendArticleFile } from './article-recovery';
import type { CheckReport, OnProgress } from './check-service';

/** What was mended, and what could not be. */
export interface RepairReport {
  repairs: Repair[];
  problems: CheckReport['problems'];
}

export interface RepairOptions {
  /** Folder with copies outside the library. */
  backups?: string | null;
  onProgress?: OnProgress | undefined;
}

/**
 * Mends what can be mended without loss, in the trash too, and sets every file aside before another takes its
 * place. The library is locked meanwhile. What cannot be mended is left as it is and named in `problems`.
 *
 * Raises `library-missing`, `library-not-one`, `library-newer`, `library-locked` and `library-read-only`.
 */
export async function repairLibrary(
  path: string,
  { backups = null, onProgress }: RepairOptions = {},
): Promise<RepairReport> {
  const shelf = new BackupShelf(backups);
  const folder = resolve(path);
  refuseNoLibrary(folder, await entriesOf(folder));
  const unlock = await lockLibrary(folder);
  try {
    const report: RepairReport = { repairs: [], problems: [] };
    const mended = await reporting(report, null, () => mendLibraryFile(folder, shelf));
    if (mended) report.repairs.push(mended);
    const libraryId = await libraryIdOf(folder, shelf);
    const articles = join(folder, 'articles');
    report.repairs.push(...(await removeLeftoversIn(folder, null)), ...(await removeLeftoversIn(articles, null)));
    const folders = await articleFolders([articles, join(folder, 'trash')]);
    for (const [done, article] of folders.entries()) {
      onProgress?.({ done, total: folders.length });
      await repairArticle(article, report, async (annotator) =>
        libraryId === null ? noCopies : shelf.ofAnnotations(libraryId, basename(article), annotator),
      );
    }
    onProgress?.({ done: folders.length, total: folders.length });
    return report;
  } catch (error) {
    throw writeFailure(folder, error);
  } finally {
    await unlock();
  }
}

const noCopies: AnnotationCopies = { snapshots: [], journals: [] };

async function libraryIdOf(folder: string, shelf: BackupShelf): Promise<string | null> {
  try {
    return (await readStored(join(folder, 'library.json'), LibraryFile)).id;
  } catch (error) {
    if (isFailure(error, 'library-damaged')) return shelf.idOf(folder);
    throw error;
  }
}

async function articleFolders(places: readonly string[]): Promise<string[]> {
  const folders: string[] = [];
  for (const place of places) {
    const ids = (await articleEntries(place)).filter((name) => Id.safeParse(name).success);
    folders.push(...ids.map((id) => join(place, id)));
  }
  return folders;
}

async function repairArticle(
  folder: string,
  report: RepairReport,
  copiesOf: (annotator: string) => Promise<AnnotationCopies>,
): Promise<void> {
  const article = basename(folder);
  report.repairs.push(...(await removeLeftoversIn(folder, article)));
  const mended = await reporting(report, article, () => mendArticleFile(folder));
  if (mended) report.repairs.push(mended);
  for (const annotator of await annotatorsIn(folder)) {
    if (!Id.safeParse(annotator).success) continue;
    const mending = await reporting(report, article, async () =>
      mendAnnotations(folder, annotator, await copiesOf(annotator)),
    );
    report.repairs.push(...(mending?.repairs ?? []));
    report.problems.push(...(mending?.losses ?? []).map((message) => ({ article, message })));
  }
}

/** Null, with a problem in the report, where there is nothing sound to mend something from. */
async function reporting<T>(
  report: RepairReport,
  article: string | null,
  mend: () => Promise<T | null>,
): Promise<T | null> {
  try {
    return await mend();
  } catch (error) {
    if (isFailure(error, 'library-damaged')) {
      const message = `${asFailure(error).message} There is nothing sound to mend it from without loss; Guillemet shows what can be salvaged when it is opened.`;
      report.problems.push({ article, message });
      return null;
    }
    // The check names what is newer or unreadable by itself.
    if (article !== null && isFailure(error, 'library-newer', 'library-unreadable')) return null;
    throw error;
  }
}

function isFailure(error: unknown, ...codes: string[]): boolean {
  return error instanceof FailureError && codes.includes(error.failure.code);
}
