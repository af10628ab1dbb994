import { join } from 'node:path';
import { applyOperations, type Change, type Work, workOf } from '../../core/annotation/change';
import { differenceOf } from '../../core/annotation/past';
import { AnnotationFile, workIn } from './annotation-file';
import { relationOf } from './annotation-store';
import { exists } from './durable-file';
import { readJournal } from './journal-file';
import { readStored } from './stored-json';

/**
 * Ids of the annotations, decisions and article note in which a snapshot differs from what the journal beside it makes, up to its
 * revision. Each line of a journal has a checksum and a snapshot has none, so it is the snapshot that was
 * altered. Empty where they agree, and where the journal proves nothing: it does not go back to the first
 * change, or is another history's. Raises as reading them does.
 */
export async function alteredInSnapshot(folder: string, annotator: string): Promise<string[]> {
  const path = join(folder, `${annotator}.json`);
  if (!(await exists(path))) return [];
  const snapshot = await readStored(path, AnnotationFile);
  const { changes } = await readJournal(join(folder, `${annotator}.journal`));
  const made = replayed(snapshot, changes);
  if (made === null) return [];
  return differenceOf(made, workIn(snapshot))
    .map(({ id }) => id)
    .sort();
}

/** What the journal makes up to the snapshot's revision; null where it cannot tell. */
function replayed(snapshot: AnnotationFile, changes: readonly Change[]): Work | null {
  const { revision, through = [] } = snapshot;
  const last = changes[revision - 1];
  // By the last change that it names a snapshot is known to be of this history; one without may come from anywhere.
  if (changes[0]?.revision !== 1 || last === undefined || through.length === 0) return null;
  if (relationOf(snapshot, changes) !== 'continued') return null;
  const work = workOf();
  for (const { ops } of changes.slice(0, revision)) if (applyOperations(work, ops) !== null) return null;
  return work;
}
