import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotationsOver } from '../testing/arbitraries';
import type { Annotation } from './annotation';
import { applyOperations, invertOperations, Operation, revertOperations, sameValue, workOf } from './change';

const text = 'Le maire a dit « non » mardi, puis « oui 📉 » jeudi.';

/** Operations that follow from one another: each adds, edits or deletes one of a few annotations. */
const histories = fc
  .tuple(annotationsOver(text, 6), fc.array(fc.tuple(fc.nat(), fc.string(), fc.boolean()), { maxLength: 20 }))
  .map(([annotations, steps]) => {
    const state = new Map<string, Annotation>();
    const ops: Operation[] = [];
    for (const [which, note, keep] of steps) {
      const annotation = annotations[which % Math.max(1, annotations.length)];
      if (!annotation) continue;
      const before = state.get(annotation.id) ?? null;
      const after = keep || before === null ? { ...annotation, note } : null;
      ops.push({ kind: 'annotation', id: annotation.id, before, after });
      if (after) state.set(annotation.id, after);
      else state.delete(annotation.id);
    }
    return { ops, state };
  });

describe('operations', () => {
  it('taken back in reverse leave the annotations as they were', () => {
    fc.assert(
      fc.property(histories, ({ ops, state }) => {
        const work = workOf();
        expect(applyOperations(work, ops)).toBeNull();
        expect(work.annotations).toEqual(state);
        expect(applyOperations(work, invertOperations(ops))).toBeNull();
        expect(work).toEqual(workOf());
        expect(applyOperations(work, invertOperations(invertOperations(ops)))).toBeNull();
        expect(work.annotations).toEqual(state);
        revertOperations(work, ops);
        expect(work).toEqual(workOf());
      }),
    );
  });

  it('change nothing when one of them does not find what it expects, and say which', () => {
    fc.assert(
      fc.property(histories, fc.nat(), ({ ops }, at) => {
        fc.pre(ops.length > 0);
        const index = at % ops.length;
        const op = ops[index] as Operation;
        const stale = {
          ...op,
          before: { ...(op.before ?? (op.after as Annotation)), note: 'written by somebody else' },
        } as Operation;
        const work = workOf();
        expect(applyOperations(work, ops.with(index, stale))).toBe(index);
        expect(work).toEqual(workOf());
      }),
    );
  });

  it('must carry the id of the annotation that they change', () => {
    const [one] = fc.sample(
      annotationsOver(text).filter((some) => some.length > 0),
      1,
    )[0] as [Annotation];
    expect(Operation.safeParse({ kind: 'annotation', id: one.id, before: null, after: one }).success).toBe(true);
    expect(Operation.safeParse({ kind: 'annotation', id: 'another', before: null, after: one }).success).toBe(false);
  });
});

describe('sameValue', () => {
  it('does not mind the order of keys or a key without a value', () => {
    expect(sameValue({ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1, d: undefined })).toBe(true);
  });

  it('tells apart what JSON tells apart', () => {
    expect(sameValue({ a: 1 }, { b: 1 })).toBe(false);
    expect(sameValue([1, 2], [2, 1])).toBe(false);
    expect(sameValue([], {})).toBe(false);
    expect(sameValue(null, {})).toBe(false);
    expect(sameValue('1', 1)).toBe(false);
  });

  it('finds every JSON value the same as its copy', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => sameValue(value, JSON.parse(JSON.stringify(value)))));
  });
});
