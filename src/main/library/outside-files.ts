import { join } from 'node:path';
import type { Change } from '../../core/annotation/change';
import { FailureError } from '../../core/result';
import { AnnotationFile, emptyAnnotationFile, stringifyAnnotationFile, withWork, workIn } from './annotation-file';
import { AnnotationStore } from './annotation-store';
import { exists, replaceFile, setAside } from './durable-file';
import { newId } from './ids';
import { journalLine, readJournal } from './journal-file';
import { type Disagreement, planOutside, type TheirSide } from './outside-merge';
import { readStored } from './stored-json';
import { writeFailure } from './write-failure';

/** What came of taking in what another program wrote. */
export interface TakenIn {
  /** False where nothing that is shown is another than before. */
  isChanged: boolean;
  disagreements: Disagreement[];
}

/**
 * What stands in an annotator's files now. Raises `library-damaged`, `library-newer` and
 * `library-unreadable`: a program that is still writing them leaves them like that for a while.
 */
export async function readTheirSide(folder: string, article: string, annotator: string): Promise<TheirSide> {
  try {
    const store = await AnnotationStore.open(folder, article, annotator);
    const { changes, work } = store.acknowledgedSide;
    return { changes, work, isWhole: true };
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.code !== 'library-damaged') throw error;
    // Each may be sound by itself, as when the snapshot was edited by hand.
    const { changes } = await readJournal(join(folder, `${annotator}.journal`));
    const snapshot = await readStored(join(folder, `${annotator}.json`), AnnotationFile);
    if (snapshot.articleId !== article || snapshot.annotator !== annotator) throw error;
    return { changes, work: workIn(snapshot), isWhole: false };
  }
}

/**
 * Joins what `store` knows with what stands in its files, on disk. The files as they were found stay beside
 * the new ones as `….outside-<time>` where they are written over. The store is closed afterwards; the next one
 * that is opened has both sides. Raises as `readTheirSide` does, with the store as it was, and
 * `library-write-failed`.
 */
export async function takeInOutside(
  store: AnnotationStore,
  folder: string,
  article: string,
  annotator: string,
): Promise<TakenIn> {
  const theirs = await readTheirSide(folder, article, annotator);
  await store.abandon();
  const ours = store.acknowledgedSide;
  const plan = planOutside(ours, theirs, { id: newId('c'), at: new Date().toISOString(), annotator });
  if (plan.kind !== 'merge') return { isChanged: plan.kind === 'adopt', disagreements: [] };
  const changes = [...ours.changes, ...plan.changes];
  const last = changes.at(-1);
  const empty = emptyAnnotationFile(article, annotator);
  const file = withWork(
    { ...empty, revision: last?.revision ?? 0, ...(last ? { through: [last.id] } : {}) },
    plan.work,
  );
  await writeBoth(folder, annotator, file, changes);
  return { isChanged: true, disagreements: plan.disagreements };
}

/** The snapshot first: it holds everything, whatever journal stands beside it when this is cut short. */
async function writeBoth(
  folder: string,
  annotator: string,
  file: AnnotationFile,
  changes: readonly Change[],
): Promise<void> {
  const [snapshot, journal] = [join(folder, `${annotator}.json`), join(folder, `${annotator}.journal`)];
  try {
    for (const path of [snapshot, journal]) if (await exists(path)) await setAside(path, 'outside');
    await replaceFile(snapshot, stringifyAnnotationFile(file));
    await replaceFile(journal, changes.map(journalLine).join(''));
  } catch (error) {
    throw writeFailure(folder, error);
  }
}
