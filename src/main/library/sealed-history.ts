import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Change } from '../../core/annotation/change';
import { codeOf, type Disk, realDisk, replaceFile } from './durable-file';
import { sha256 } from './ids';
import { type JournalContent, journalLine, parseJournal, readJournal } from './journal-file';

/**
 * Journals stay short: lines that the snapshot holds and that are older than what is undone in one sitting are
 * sealed, line by line as they are, in a file beside the journal that is never written again:
 * `<annotator>.<first>-<last>-<hash>.past`. They are the history; nothing is lost.
 *
 * A sealed file is whole on disk before the journal goes on without its lines. Where a kill comes between the two, or
 * a merge brings lines back, a line stands in both, which does no harm: a change is known by its id.
 */
export interface SealingLimits {
  /** A journal with more lines than that is sealed. */
  above: number;
  /** So many lines stay, which is how far undo reaches at least. */
  keep: number;
}

export const sealingLimits: SealingLimits = { above: 4_000, keep: 1_000 };

/** Splits a journal, whose snapshot is of `revision`, into what is sealed and what stays; null where it is short. */
export function sealingOf(
  changes: readonly Change[],
  revision: number,
  { above, keep }: SealingLimits = sealingLimits,
): { sealed: Change[]; kept: Change[] } | null {
  if (changes.length <= above) return null;
  const end = changes.findIndex((change) => change.revision > revision);
  const covered = end === -1 ? changes.length : end;
  const cut = withoutSplitting(changes, Math.min(covered, changes.length - keep));
  return cut > 0 ? { sealed: changes.slice(0, cut), kept: changes.slice(cut) } : null;
}

/** What is undone or done again later stays beside what undid it: the undo stack is read from the journal alone. */
function withoutSplitting(changes: readonly Change[], cut: number): number {
  const places = new Map(changes.map(({ id }, index) => [id, index]));
  let safe = cut;
  // From the end, so that a cut that moves back takes in what stands between.
  for (let index = changes.length - 1; index >= safe && safe > 0; index--) {
    const { undoes, redoes } = changes[index] as Change;
    for (const earlier of [undoes, redoes]) {
      const place = earlier === undefined ? undefined : places.get(earlier);
      if (place !== undefined) safe = Math.min(safe, place);
    }
  }
  return safe;
}

/** Writes the sealed file, then the shorter journal; both are whole on disk, or as they were. */
export async function seal(
  folder: string,
  annotator: string,
  { sealed, kept }: { sealed: readonly Change[]; kept: readonly Change[] },
  disk: Disk = realDisk,
): Promise<void> {
  const [first, last] = [sealed[0], sealed.at(-1)];
  if (!first || !last) return;
  const text = sealed.map(journalLine).join('');
  const name = `${annotator}.${first.revision}-${last.revision}-${sha256(text).slice(0, 8)}.past`;
  await replaceFile(join(folder, name), text, { disk });
  await replaceFile(join(folder, `${annotator}.journal`), kept.map(journalLine).join(''), { disk });
}

/** Names of an annotator's sealed files, the earliest first. */
export async function sealedFiles(folder: string, annotator: string): Promise<string[]> {
  const found: { name: string; first: number }[] = [];
  for (const name of await readdir(folder).catch((error) =>
    codeOf(error) === 'ENOENT' ? [] : Promise.reject(error),
  )) {
    const [, owner, first] = /^(.+)\.(\d+)-\d+-[0-9a-f]{8}\.past$/.exec(name) ?? [];
    if (owner === annotator) found.push({ name, first: Number(first) });
  }
  return found.sort((a, b) => a.first - b.first || (a.name < b.name ? -1 : 1)).map(({ name }) => name);
}

/** Raises `library-damaged` with the file where a line is broken. */
export async function readSealed(folder: string, name: string): Promise<JournalContent> {
  const path = join(folder, name);
  return parseJournal(path, await readFile(path));
}

/**
 * The journal as it is to be applied to a snapshot of `revision`: with the sealed lines before it where the snapshot
 * does not reach as far as they do, because it is gone or older than they are.
 */
export async function reachingBack(
  folder: string,
  annotator: string,
  journal: JournalContent,
  revision: number,
): Promise<JournalContent> {
  const first = journal.changes[0]?.revision;
  const isContinued = first === undefined ? revision > 0 : first <= revision + 1;
  if (isContinued || (await sealedFiles(folder, annotator)).length === 0) return journal;
  return { ...journal, changes: await readHistory(folder, annotator) };
}

/** All changes there ever were, each once, in order of revision; raises as `readJournal` does. */
export async function readHistory(folder: string, annotator: string): Promise<Change[]> {
  const changes = new Map<string, Change>();
  for (const name of await sealedFiles(folder, annotator)) {
    for (const change of (await readSealed(folder, name)).changes) changes.set(change.id, change);
  }
  // The journal last: after a merge a change has its revision there.
  for (const change of (await readJournal(join(folder, `${annotator}.journal`))).changes)
    changes.set(change.id, change);
  return [...changes.values()].sort((a, b) => a.revision - b.revision);
}
