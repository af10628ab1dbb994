import type { Annotation } from '../../core/annotation/annotation';
import {
  type AnnotationMap,
  applyOperations,
  type Change,
  type Operation,
  revertOperations,
  sameValue,
} from '../../core/annotation/change';
import { mergeAnnotation, mergeLists } from '../../core/annotation/merge';
import { mergeJournals } from './journal-merge';

/** What this process knows of an annotator's work on an article: all that it has acknowledged. */
export interface OurSide {
  changes: readonly Change[];
  annotations: readonly Annotation[];
  /** As of the snapshot that was read or written here last. */
  base: readonly Annotation[];
}

/** What stands in the files after another program has written them. */
export interface TheirSide {
  changes: readonly Change[];
  annotations: readonly Annotation[];
  /** False where the journal does not fit the snapshot, and `annotations` are those of the snapshot alone. */
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
  /** Both sides hold what the other does not: `changes` come after ours, and make `annotations`. */
  | { kind: 'merge'; changes: Change[]; annotations: Annotation[]; disagreements: Disagreement[] };

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
  const mine = mapOf(ours.annotations);
  const yours = mapOf(theirs.annotations);
  const known = new Set(theirs.changes.map(({ id }) => id));
  const lacksNothing = theirs.isWhole && ours.changes.every(({ id }) => known.has(id));
  if (lacksNothing && theirs.changes.length > ours.changes.length) return { kind: 'adopt' };
  if (lacksNothing && sameState(mine, yours)) return { kind: 'same' };

  const base = theirs.isWhole ? commonState(ours, theirs.changes) : null;
  const { values, conflicts } = mergeLists(base ?? ours.base, ours.annotations, theirs.annotations, mergeAnnotation);
  const changes = theirTail(ours, theirs.changes);
  const state = new Map(mine);
  if (changes.some((change) => applyOperations(state, change.ops) !== null)) {
    // Their journal tells another story than their annotations: these count.
    changes.length = 0;
    state.clear();
    for (const [id, annotation] of mine) state.set(id, annotation);
  }
  const ops = operationsBetween(state, mapOf(values));
  if (ops.length > 0) {
    const last = changes.at(-1) ?? ours.changes.at(-1);
    changes.push({ ...closing, kind: 'import', ops, revision: (last?.revision ?? 0) + 1 });
  }
  const disagreements = conflicts.map(({ id }) => ({
    annotationId: id,
    ours: mine.get(id) ?? null,
    theirs: yours.get(id) ?? null,
  }));
  return { kind: 'merge', changes, annotations: values, disagreements };
}

/** The state after the changes that both journals begin with; null where they have no beginning in common. */
function commonState({ changes, annotations }: OurSide, theirs: readonly Change[]): Annotation[] | null {
  let common = 0;
  while (common < Math.min(changes.length, theirs.length) && changes[common]?.id === theirs[common]?.id) common++;
  if (common === 0) return null;
  const state = mapOf(annotations);
  for (const change of changes.slice(common).reverse()) revertOperations(state, change.ops);
  return [...state.values()];
}

/** What their journal has and ours does not, made to follow ours. */
function theirTail(ours: OurSide, theirs: readonly Change[]): Change[] {
  if (ours.changes.length === 0 || theirs.length === 0) return [];
  return mergeJournals(ours.changes, theirs)?.changes.slice(ours.changes.length) ?? [];
}

function operationsBetween(before: AnnotationMap, after: AnnotationMap): Operation[] {
  const ops: Operation[] = [];
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(id) ?? null, after.get(id) ?? null];
    if (!sameValue(was, is)) ops.push({ kind: 'annotation', id, before: was, after: is });
  }
  return ops;
}

function sameState(a: AnnotationMap, b: AnnotationMap): boolean {
  return operationsBetween(a, b).length === 0;
}

function mapOf(annotations: readonly Annotation[]): AnnotationMap {
  return new Map(annotations.map((annotation) => [annotation.id, annotation]));
}
