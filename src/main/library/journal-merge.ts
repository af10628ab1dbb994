import type { Annotation } from '../../core/annotation/annotation';
import type { ArticleNote } from '../../core/annotation/article-note';
import { type Change, type Entry, invertOperations, type Operation, sameValue } from '../../core/annotation/change';
import type { Decision } from '../../core/annotation/decision';
import {
  type MergeConflict,
  type Merged,
  mergeAnnotation,
  mergeArticleNote,
  mergeRecord,
} from '../../core/annotation/merge';
import { sha256 } from './ids';

/**
 * Joins two journals that have a beginning in common: that beginning, then what ours did, then what
 * theirs did with new revisions. A change of theirs takes each annotation as it finds it here, so that
 * all of it can be read and undone. Where both changed one annotation and `mergeAnnotation` decides for
 * something else than theirs had last, one more change at the end makes it so.
 *
 * A side that has sealed its beginning (`sealed-history.ts`) is joined where the other still has it. Null where the
 * journals do not begin with the same change or at revision 1.
 */
export function mergeJournals(
  ours: readonly Change[],
  theirs: readonly Change[],
): { changes: Change[]; conflicts: MergeConflict<Entry>[] } | null {
  return mergeAligned(sinceSameStart(ours, theirs), sinceSameStart(theirs, ours));
}

/** Without the lines that the other side has sealed: they stand in a file that the merge brings along. */
function sinceSameStart(changes: readonly Change[], others: readonly Change[]): readonly Change[] {
  const [first] = others;
  if (!first || !changes[0] || changes[0].revision >= first.revision) return changes;
  const start = changes.findIndex((change) => sameValue(change, first));
  return start === -1 ? changes : changes.slice(start);
}

function mergeAligned(
  ours: readonly Change[],
  theirs: readonly Change[],
): { changes: Change[]; conflicts: MergeConflict<Entry>[] } | null {
  if ((ours[0] ?? theirs[0])?.revision !== (theirs[0] ?? ours[0])?.revision) return null;
  let common = 0;
  while (common < Math.min(ours.length, theirs.length) && sameValue(ours[common], theirs[common])) common++;
  if (common === 0 && (ours[0]?.revision ?? 1) !== 1) return null;

  // After merges in both directions the sides hold the same changes in another order.
  const mine = ours.slice(common);
  const yours = theirs.slice(common);
  const own = without(mine, theirs);
  const other = without(yours, ours);
  const starts = endsOf(own);
  const [myEnds, theirEnds, touched] = [endsOf(mine), endsOf(yours), endsOf(other)];
  const changes = [...ours];
  const state = new Map([...myEnds].map(([key, { last }]) => [key, last]));
  let revision = ours.at(-1)?.revision ?? 0;
  const made = new Map<string, Operation[]>();
  for (const change of withOwnUndo(other)) {
    const ops = opsHere(change, made, state);
    for (const op of ops) state.set(keyOf(op), op.after);
    made.set(change.id, ops);
    changes.push({ ...change, ops, revision: ++revision });
  }

  const conflicts: MergeConflict<Entry>[] = [];
  const decided: Operation[] = [];
  for (const [key, { kind, id, first }] of starts) {
    if (!touched.has(key)) continue;
    const [mineLast, theirLast] = [myEnds, theirEnds].map((ends) => ends.get(key)?.last ?? null);
    const { value, conflict } = mergeEntry(kind, first, mineLast ?? null, theirLast ?? null);
    if (conflict) conflicts.push(conflict);
    const before = state.get(key) ?? null;
    if (!sameValue(before, value)) decided.push({ kind, id, before, after: value } as Operation);
  }
  const closing = changes.at(-1);
  if (closing && decided.length > 0) {
    const id = `c-merge-${sha256(JSON.stringify(decided)).slice(0, 32)}`;
    const at = [closing.at, ours.at(-1)?.at ?? closing.at].sort().at(-1) ?? closing.at;
    changes.push({ id, kind: 'import', ops: decided, revision: ++revision, at, annotator: closing.annotator });
  }
  return { changes, conflicts };
}

/** An undo takes back just what the change did here; anything else takes each annotation as it is here. */
function opsHere(
  { ops, undoes = '', redoes = '' }: Change,
  made: ReadonlyMap<string, Operation[]>,
  state: ReadonlyMap<string, Entry | null>,
): Operation[] {
  const undone = made.get(undoes);
  if (undone) return invertOperations(undone);
  const found = new Map(state);
  const here = ops.map((op): Operation => {
    const before = found.get(keyOf(op));
    found.set(keyOf(op), op.after);
    return before === undefined ? op : ({ ...op, before } as Operation);
  });
  return made.get(redoes) ?? here;
}

function without(changes: readonly Change[], others: readonly Change[]): Change[] {
  const known = new Set(others.map(({ id }) => id));
  return changes.filter(({ id }) => !known.has(id));
}

function mergeEntry(
  kind: Operation['kind'],
  base: Entry | null,
  ours: Entry | null,
  theirs: Entry | null,
): Merged<Entry> {
  switch (kind) {
    case 'annotation':
      return mergeAnnotation(base as Annotation | null, ours as Annotation | null, theirs as Annotation | null);
    case 'article-note':
      return mergeArticleNote(base as ArticleNote | null, ours as ArticleNote | null, theirs as ArticleNote | null);
    case 'decision':
      return mergeRecord<Decision>(base as Decision | null, ours as Decision | null, theirs as Decision | null);
  }
}

/** What is told apart: two kinds may bear the same id. */
function keyOf({ kind, id }: Operation): string {
  return `${kind} ${id}`;
}

interface Ends {
  kind: Operation['kind'];
  id: string;
  first: Entry | null;
  last: Entry | null;
}

/** What each annotation, decision and article note was before the first and after the last of these changes. */
function endsOf(changes: readonly Change[]): Map<string, Ends> {
  const ends = new Map<string, Ends>();
  for (const op of changes.flatMap((change) => change.ops)) {
    const end = ends.get(keyOf(op));
    if (end) end.last = op.after;
    else ends.set(keyOf(op), { kind: op.kind, id: op.id, first: op.before, last: op.after });
  }
  return ends;
}

/** An undo of what now lies under the changes of the other side is a change of its own. */
function withOwnUndo(changes: readonly Change[]): Change[] {
  const done: string[] = [];
  let undone: string[] = [];
  return changes.map((change) => {
    const { undoes, redoes, ...rest } = change;
    if (undoes !== undefined && done.at(-1) === undoes) {
      undone.push(...done.splice(-1));
      return change;
    }
    if (redoes !== undefined && undone.at(-1) === redoes) {
      done.push(...undone.splice(-1));
      return change;
    }
    done.push(change.id);
    undone = [];
    return rest as Change;
  });
}
