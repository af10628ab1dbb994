import { z } from 'zod';
import { Annotation, Id, Timestamp } from './annotation';

/**
 * One annotation before and after. Carrying both makes every change its own inverse, its own
 * precondition and its own line of the audit trail. `null` stands for "not there".
 */
export const Operation = z
  .looseObject({
    kind: z.literal('annotation'),
    id: Id,
    before: Annotation.nullable(),
    after: Annotation.nullable(),
  })
  .refine(
    (operation) => [operation.before, operation.after].every((side) => side === null || side.id === operation.id),
    {
      message: 'before and after must bear the id of the operation',
    },
  );
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
  'relate',
  'unrelate',
  'delete',
  'annotate-all',
  'restore',
  'import',
] as const;

/** A change as it is asked for. */
export const NewChange = z.looseObject({
  id: Id,
  kind: z.enum(changeKinds),
  ops: z.array(Operation).min(1).max(100_000),
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

export type AnnotationMap = Map<string, Annotation>;

export function invertOperations(ops: readonly Operation[]): Operation[] {
  return [...ops].reverse().map((op) => ({ ...op, before: op.after, after: op.before }));
}

/**
 * Applies the operations to the map in place. Returns the index of the first operation whose `before`
 * is not what the map holds, in which case the map is left as it was; null when all were applied.
 */
export function applyOperations(annotations: AnnotationMap, ops: readonly Operation[]): number | null {
  for (const [index, op] of ops.entries()) {
    if (!sameValue(annotations.get(op.id) ?? null, op.before)) {
      revertOperations(annotations, ops.slice(0, index));
      return index;
    }
    put(annotations, op.id, op.after);
  }
  return null;
}

/** Takes back operations that were applied last, without checking. */
export function revertOperations(annotations: AnnotationMap, ops: readonly Operation[]): void {
  for (const op of [...ops].reverse()) put(annotations, op.id, op.before);
}

function put(annotations: AnnotationMap, id: string, value: Annotation | null): void {
  if (value === null) annotations.delete(id);
  else annotations.set(id, value);
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
