import { basename, join, resolve } from 'node:path';
import { Id } from '../../core/annotation/annotation';
import { asFailure } from '../../core/dispatch';
import { annotatorsIn, articleEntries } from '../library/article-files';
import { type AnnotationCopies, BackupShelf } from '../library/backups';
import { LibraryFile } from '../library/library-file';
import { entriesOf } from '../library/library-folder';
import { lockLibrary } from '../library/lock';
import { mendAnnotations, mendLibraryFile, type Repair, refuseNoLibrary, removeLeftoversIn } from '../library/mend';
import { readStored } from '../library/stored-json';
import { writeFailure } from '../library/write-failure';
import type { CheckReport } from './check-service';

/** What was mended, and what could not be. */
export interface RepairReport {
  repairs: Repair[];
  problems: CheckReport['problems'];
}

/**
 * Mends what can be mended without loss, and sets every file aside before another takes its place. The
 * library is locked meanwhile. `backups`: the folder with copies outside the library. What cannot be mended is left as it is and named in `problems`.
 *
 * Raises `library-missing`, `library-not-one`, `library-locked`, `library-read-only`, and
 * `library-damaged` where `library.json` has no sound copy.
 */
export async function repairLibrary(path: string, backups: string | null = null): Promise<RepairReport> {
  const shelf = new BackupShelf(backups);
  const folder = resolve(path);
  refuseNoLibrary(folder, await entriesOf(folder));
  const unlock = await lockLibrary(folder);
  try {
    const report: RepairReport = { repairs: [], problems: [] };
    const mended = await mendLibraryFile(folder, shelf);
    if (mended) report.repairs.push(mended);
    const { id: libraryId } = await readStored(join(folder, 'library.json'), LibraryFile);
    const articles = join(folder, 'articles');
    report.repairs.push(...(await removeLeftoversIn(folder, null)), ...(await removeLeftoversIn(articles, null)));
    for (const id of (await articleEntries(articles)).filter((name) => Id.safeParse(name).success)) {
      await repairArticle(join(articles, id), report, (annotator) => shelf.ofAnnotations(libraryId, id, annotator));
    }
    return report;
  } catch (error) {
    throw writeFailure(folder, error);
  } finally {
    await unlock();
  }
}

async function repairArticle(
  folder: string,
  report: RepairReport,
  copiesOf: (annotator: string) => Promise<AnnotationCopies>,
): Promise<void> {
  const article = basename(folder);
  report.repairs.push(...(await removeLeftoversIn(folder, article)));
  for (const annotator of await annotatorsIn(folder)) {
    if (!Id.safeParse(annotator).success) continue;
    try {
      const mending = await mendAnnotations(folder, annotator, await copiesOf(annotator));
      report.repairs.push(...(mending?.repairs ?? []));
      report.problems.push(...(mending?.losses ?? []).map((message) => ({ article, message })));
    } catch (error) {
      const { code, message } = asFailure(error);
      // The check names what is damaged, newer or unreadable by itself.
      if (!['library-damaged', 'library-newer', 'library-unreadable'].includes(code)) throw error;
      if (code === 'library-damaged') {
        report.problems.push({ article, message: `${message} There is nothing sound to mend it from.` });
      }
    }
  }
}
