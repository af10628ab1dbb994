import { z } from 'zod';
import { Annotation, Id, Timestamp } from './annotation';
import { ArticleNote } from './article-note';
import { Decision } from './decision';

const bearsItsId = ({
  id,
  before,
  after,
}: {
  id: string;
  before: { id: string } | null;
  after: { id: string } | null;
}) => [before, after].every((side) => side === null || side.id === id);
const ownId = { message: 'before and after must bear the id of the operation' };

/**
 * One annotation, one decision about a suggestion, or the article note, before and after. Carrying both makes every change its
 * own inverse, its own precondition and its own line of the audit trail. `null` stands for "not there".
 */
export const Operation = z.discriminatedUnion('kind', [
  z
    .looseObject({
      kind: z.literal('annotation'),
      id: Id,
      before: Annotation.nullable(),
      after: Annotation.nullable(),
    })
    .refine(bearsItsId, ownId),
  z
    .looseObject({ kind: z.literal('decision'), id: Id, before: Decision.nullable(), after: Decision.nullable() })
    .refine(bearsItsId, ownId),
  z
    .looseObject({
      kind: z.literal('article-note'),
      id: Id,
      before: ArticleNote.nullable(),
      after: ArticleNote.nullable(),
    })
    .refine(bearsItsId, ownId),
]);
export type Operation = z.infer<typeof Operation>;

/** What was done, for the history and for the words "Undo …". */
export const changeKinds = [
  'mark-quote',
  'mark-claim',
  'mark',
  'edit-attributes',
  'set-speaker',
  'set-cue',
  'move-border',
  'add-segment',
  'remove-segment',
  'set-tags',
  'note-article',
  'relate',
  'unrelate',
  'delete',
  'annotate-all',
  'restore',
  'accept-suggestions',
  'reject-suggestion',
  'import',
  'new-version',
  'place',
] as const;

/** A change as it is asked for. */
export const NewChange = z.looseObject({
  id: Id,
  kind: z.enum(changeKinds),
  ops: z.array(Operation).min(1).max(100_000),
  /** What was done in one step to several articles or for several annotators bears one name. */
  batch: Id.exactOptional(),
});
export type NewChange = z.infer<typeof NewChange>;

/** A change as it stands in the journal. `undoes` and `redoes` name an earlier change. */
export const Change = NewChange.extend({
  revision: z.int().min(1),
  at: Timestamp,
  annotator: Id,
  undoes: Id.optional(),
  redoes: Id.optional(),
});
export type Change = z.infer<typeof Change>;

/** What one annotator has made of one article: what changes act on. By id. */
export interface Work {
  annotations: Map<string, Annotation>;
  decisions: Map<string, Decision>;
  articleNote: ArticleNote | null;
}

/** What operations are about. */
export type Entry = Annotation | Decision | ArticleNote;

export function workOf(
  annotations: Iterable<Annotation> = [],
  decisions: Iterable<Decision> = [],
  articleNote: ArticleNote | null = null,
): Work {
  const byId = <T extends { id: string }>(entries: Iterable<T>) =>
    new Map([...entries].map((entry) => [entry.id, entry]));
  return { annotations: byId(annotations), decisions: byId(decisions), articleNote };
}

export function copyOf(work: Work): Work {
  return { ...work, annotations: new Map(work.annotations), decisions: new Map(work.decisions) };
}

/** What the work holds of what an operation is about; null where it is not there. */
export function entryOf(work: Work, { kind, id }: Pick<Operation, 'kind' | 'id'>): Entry | null {
  if (kind === 'article-note') return work.articleNote;
  return (kind === 'annotation' ? work.annotations.get(id) : work.decisions.get(id)) ?? null;
}

export function invertOperations(ops: readonly Operation[]): Operation[] {
  return [...ops].reverse().map((op) => ({ ...op, before: op.after, after: op.before }) as Operation);
}

/**
 * Applies the operations to the work in place. Returns the index of the first operation whose `before`
 * is not what the work holds, in which case it is left as it was; null when all were applied.
 */
export function applyOperations(work: Work, ops: readonly Operation[]): number | null {
  for (const [index, op] of ops.entries()) {
    if (!sameValue(entryOf(work, op), op.before)) {
      revertOperations(work, ops.slice(0, index));
      return index;
    }
    put(work, op, 'after');
  }
  return null;
}

/** Takes back operations that were applied last, without checking. */
export function revertOperations(work: Work, ops: readonly Operation[]): void {
  for (const op of [...ops].reverse()) put(work, op, 'before');
}

function put(work: Work, op: Operation, side: 'before' | 'after'): void {
  if (op.kind === 'annotation') putEntry(work.annotations, op.id, op[side]);
  else if (op.kind === 'decision') putEntry(work.decisions, op.id, op[side]);
  else work.articleNote = op[side];
}

function putEntry<T>(entries: Map<string, T>, id: string, value: T | null): void {
  if (value === null) entries.delete(id);
  else entries.set(id, value);
}

/** Deep equality of JSON values; the order of keys does not matter. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => sameValue(item, b[index]))
    );
  }
  const keys = Object.keys(a).filter((key) => (a as Record<string, unknown>)[key] !== undefined);
  const others = Object.keys(b).filter((key) => (b as Record<string, unknown>)[key] !== undefined);
  return (
    keys.length === others.length &&
    keys.every((key) => sameValue((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}
