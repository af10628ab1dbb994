import { appendFile, readFile } from 'node:fs/promises';
import { workOf } from '../../core/annotation/change';
import type { Decision } from '../../core/annotation/decision';
import {
  type MergeConflict,
  mergeAnnotation,
  mergeArticleNote,
  mergeLists,
  mergeRecord,
} from '../../core/annotation/merge';
import { ImportRecord } from '../../core/library/import-record';
import { raise } from '../../core/result';
import { AnnotationFile, emptyAnnotationFile, stringifyAnnotationFile, withWork } from '../library/annotation-file';
import { replaceFile } from '../library/durable-file';
import { journalLine, parseJournal } from '../library/journal-file';
import { mergeJournals } from '../library/journal-merge';
import { LibraryFile } from '../library/library-file';
import { mergeLibraries } from '../library/library-merge';
import { parseStored } from '../library/stored-json';
import { writeFailure } from '../library/write-failure';

/** Files as Git hands them to a merge driver. */
export interface MergeOrder {
  base: string;
  /** Replaced by the result. */
  ours: string;
  theirs: string;
  /** The file's place in the repository: tells what it is, and names it in messages. */
  path: string;
}

/** What both sides changed, as sentences; the texts that were not kept stand in a report beside the file. */
export interface MergeReport {
  conflicts: string[];
}

/**
 * Merges two versions of a file of the library into `ours`. What cannot be read is left as it is.
 *
 * Raises `library-damaged`, `library-newer`, `library-unreadable`, `library-write-failed`, and
 * `input-invalid` for a file of which nothing is known.
 */
export async function mergeFiles(order: MergeOrder): Promise<MergeReport> {
  const [base, ours, theirs] = await Promise.all([order.base, order.ours, order.theirs].map(readOf(order.path)));
  const versions: Versions = {
    path: order.path,
    base: base ?? Buffer.alloc(0),
    ours: ours ?? Buffer.alloc(0),
    theirs: theirs ?? Buffer.alloc(0),
  };
  const { text, conflicts } = merge(versions);
  try {
    if (conflicts.length > 0) {
      // First the report: what is not kept must stand somewhere before the result takes its place.
      const lines = conflicts.map((conflict) => `${JSON.stringify({ file: order.path, ...conflict })}\n`);
      await appendFile(`${order.path}.merge-report`, lines.join(''));
    }
    await replaceFile(order.ours, text, { mode: 0o644 });
  } catch (error) {
    throw writeFailure(order.path, error);
  }
  return { conflicts: conflicts.map((conflict) => sentence(order.path, conflict)) };
}

interface Versions {
  path: string;
  base: Buffer;
  ours: Buffer;
  theirs: Buffer;
}

interface Outcome {
  text: string;
  conflicts: MergeConflict<{ id: string }>[];
}

function merge(versions: Versions): Outcome {
  if (versions.path.endsWith('.journal')) return mergeJournalFiles(versions);
  if (/(^|[/\\])library\.json$/.test(versions.path)) return mergeLibraryFiles(versions);
  if (/(^|[/\\])imports[/\\][^/\\]+\.json$/.test(versions.path)) return mergeImportRecords(versions);
  if (/\.json$/.test(versions.path) && !/(^|[/\\])article\.json$/.test(versions.path)) {
    return mergeSnapshots(versions);
  }
  return raise('input-invalid', `${versions.path} is no annotation file, no journal and no library.json.`);
}

function mergeSnapshots({ path, base, ours, theirs }: Versions): Outcome {
  const a = parseStored(path, ours, AnnotationFile);
  const b = parseStored(path, theirs, AnnotationFile);
  const empty = emptyAnnotationFile(a.articleId, a.annotator);
  const was = base.length === 0 ? empty : parseStored(path, base, AnnotationFile);
  if (a.articleId !== b.articleId || a.annotator !== b.annotator) {
    raise('library-damaged', `${path} belongs to another article or annotator on the other side.`);
  }
  const { values, conflicts } = mergeLists(was.annotations, a.annotations, b.annotations, mergeAnnotation);
  const decisions = mergeLists<Decision>(was.decisions ?? [], a.decisions ?? [], b.decisions ?? [], mergeRecord);
  const note = mergeArticleNote(was.articleNote ?? null, a.articleNote ?? null, b.articleNote ?? null);
  const work = workOf(values, decisions.values, note.value);
  const through = [...new Set([...(a.through ?? []), ...(b.through ?? [])])];
  const revision = Math.max(a.revision + b.revision - was.revision, a.revision, b.revision);
  return {
    text: stringifyAnnotationFile(withWork({ ...b, ...a, revision, through }, work)),
    conflicts: [...conflicts, ...decisions.conflicts, ...(note.conflict ? [note.conflict] : [])],
  };
}

function mergeJournalFiles({ path, ours, theirs }: Versions): Outcome {
  const merged = mergeJournals(parseJournal(path, ours).changes, parseJournal(path, theirs).changes);
  if (!merged) {
    return raise('library-damaged', `${path} begins differently on both sides and cannot be merged. Keep one of them.`);
  }
  return { text: merged.changes.map(journalLine).join(''), conflicts: merged.conflicts };
}

function mergeLibraryFiles({ path, base, ours, theirs }: Versions): Outcome {
  const was = base.length === 0 ? null : parseStored(path, base, LibraryFile);
  const [a, b] = [parseStored(path, ours, LibraryFile), parseStored(path, theirs, LibraryFile)];
  const { file, conflicts } = mergeLibraries(path, was, a, b);
  return { text: `${JSON.stringify(file, null, 2)}\n`, conflicts };
}

/** Both sides say the same of an import, but for one that was taken back on one of them. */
function mergeImportRecords({ path, ours, theirs }: Versions): Outcome {
  const [a, b] = [parseStored(path, ours, ImportRecord), parseStored(path, theirs, ImportRecord)];
  const kept = a.takenBack === null ? { ...a, takenBack: b.takenBack } : a;
  return { text: `${JSON.stringify(kept, null, 2)}\n`, conflicts: [] };
}

function sentence(path: string, { id, other }: Outcome['conflicts'][number]): string {
  return other === null
    ? `${path}: ${id} was deleted on one side and changed on the other; it was kept.`
    : `${path}: ${id} was changed on both sides; the other text stands in ${path}.merge-report.`;
}

function readOf(path: string): (file: string) => Promise<Buffer> {
  return (file) =>
    readFile(file).catch((error) =>
      raise('library-unreadable', `${path} could not be merged: ${String(error)}`, { details: { file: path } }),
    );
}
