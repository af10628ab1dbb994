import type { Annotation } from '../../core/annotation/annotation';
import { applyOperations, type Change, copyOf, type Work, workOf } from '../../core/annotation/change';
import { mergeAnnotation, mergeArticleNote, mergeLists, mergeRecord } from '../../core/annotation/merge';
import { differenceOf, workBefore } from '../../core/annotation/past';
import { mergeJournals } from './journal-merge';

/** What this process knows of an annotator's work on an article: all that it has acknowledged. */
export interface OurSide {
  changes: readonly Change[];
  work: Work;
  /** As of the snapshot that was read or written here last. */
  base: Work;
}

/** What stands in the files after another program has written them. */
export interface TheirSide {
  changes: readonly Change[];
  work: Work;
  /** False where the journal does not fit the snapshot, and `work` is that of the snapshot alone. */
  isWhole: boolean;
}

/** An annotation that both sides changed in the same place; null where that side deleted it. */
export interface Disagreement {
  annotationId: string;
  ours: Annotation | null;
  theirs: Annotation | null;
}

export type OutsidePlan =
  /** The files say what is known here. */
  | { kind: 'same' }
  /** The files hold all of ours, and more: they are read again. */
  | { kind: 'adopt' }
  /** Both sides hold what the other does not: `changes` come after ours, and make `work`. */
  | { kind: 'merge'; changes: Change[]; work: Work; disagreements: Disagreement[] };

/**
 * Decides what becomes of both sides: annotation by annotation, on the ground of what they had in common.
 * Where both changed the same field, the later one stands until the user has decided; nothing that either
 * side made is left out. `closing` gives id, time and annotator of the change that makes it so.
 */
export function planOutside(
  ours: OurSide,
  theirs: TheirSide,
  closing: Pick<Change, 'id' | 'at' | 'annotator'>,
): OutsidePlan {
  const known = new Set(theirs.changes.map(({ id }) => id));
  const lacksNothing = theirs.isWhole && ours.changes.every(({ id }) => known.has(id));
  if (lacksNothing && theirs.changes.length > ours.changes.length) return { kind: 'adopt' };
  if (lacksNothing && differenceOf(ours.work, theirs.work).length === 0) return { kind: 'same' };

  const base = (theirs.isWhole ? commonWork(ours, theirs.changes) : null) ?? ours.base;
  const { values, conflicts } = mergeLists(
    [...base.annotations.values()],
    [...ours.work.annotations.values()],
    [...theirs.work.annotations.values()],
    mergeAnnotation,
  );
  // A decision says what somebody once thought of a suggestion: there is nothing to be asked about two of them.
  const decisions = mergeLists(
    [...base.decisions.values()],
    [...ours.work.decisions.values()],
    [...theirs.work.decisions.values()],
    mergeRecord,
  ).values;
  // Nor about an article note: both texts stand.
  const { value: note } = mergeArticleNote(base.articleNote, ours.work.articleNote, theirs.work.articleNote);
  const merged = workOf(values, decisions, note);
  let changes = theirTail(ours, theirs.changes);
  let state = copyOf(ours.work);
  if (changes.some((change) => applyOperations(state, change.ops) !== null)) {
    // Their journal tells another story than their annotations: these count.
    changes = [];
    state = copyOf(ours.work);
  }
  const ops = differenceOf(state, merged);
  if (ops.length > 0) {
    const last = changes.at(-1) ?? ours.changes.at(-1);
    changes.push({ ...closing, kind: 'import', ops, revision: (last?.revision ?? 0) + 1 });
  }
  const disagreements = conflicts.map(({ id }) => ({
    annotationId: id,
    ours: ours.work.annotations.get(id) ?? null,
    theirs: theirs.work.annotations.get(id) ?? null,
  }));
  return { kind: 'merge', changes, work: merged, disagreements };
}

/** The work after the changes that both journals begin with; null where they have no beginning in common. */
function commonWork({ changes, work }: OurSide, theirs: readonly Change[]): Work | null {
  let common = 0;
  while (common < Math.min(changes.length, theirs.length) && changes[common]?.id === theirs[common]?.id) common++;
  return common === 0 ? null : workBefore(work, changes.slice(common));
}

/** What their journal has and ours does not, made to follow ours. */
function theirTail(ours: OurSide, theirs: readonly Change[]): Change[] {
  if (ours.changes.length === 0 || theirs.length === 0) return [];
  return mergeJournals(ours.changes, theirs)?.changes.slice(ours.changes.length) ?? [];
}
