import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotatedTexts } from '../testing/arbitraries';
import { annotationOn } from '../testing/made-articles';
import type { Annotation } from './annotation';
import { applyOperations, type Change, copyOf, type Operation, workOf } from './change';
import { differenceOf, summaryOf, workBefore } from './past';

const text = 'Le port ferme lundi. Le bac reste à quai.';
const first = annotationOn(text, 'claim', 'Le port ferme', { id: 'a' });
const other = annotationOn(text, 'quote', 'Le bac reste à quai', { id: 'b' });

const changeOf = (revision: number, ...ops: Operation[]): Change => ({
  id: `c-${revision}`,
  kind: 'edit-attributes',
  ops,
  revision,
  at: '2026-03-04T09:30:00Z',
  annotator: 'first-desk',
});
const op = (before: Annotation | null, after: Annotation | null): Operation => ({
  kind: 'annotation',
  id: (after ?? before)?.id ?? '',
  before,
  after,
});

describe('a state of the past', () => {
  it('is what there was before the changes since', () => {
    const noted = { ...first, note: 'à vérifier' };
    const changes = [
      changeOf(1, op(null, first)),
      changeOf(2, op(first, noted)),
      changeOf(3, op(null, other), op(noted, null)),
    ];
    const now = workOf([other]);
    expect([...workBefore(now, changes.slice(2)).annotations.values()]).toEqual([noted]);
    expect([...workBefore(now, changes.slice(1)).annotations.values()]).toEqual([first]);
    expect(workBefore(now, changes).annotations.size).toBe(0);
    expect([...now.annotations.values()]).toEqual([other]);
  });

  it('is restored by the difference, whatever the two states are', () => {
    fc.assert(
      fc.property(annotatedTexts(), fc.array(fc.boolean(), { maxLength: 20 }), ({ annotations }, flags) => {
        const from = workOf(annotations.filter((_, index) => flags[index] !== false));
        const to = workOf(
          annotations
            .filter((_, index) => flags[index + 1] !== true)
            .map((each, index) => (index % 2 === 0 ? each : { ...each, note: `${each.note}!` })),
        );
        const state = copyOf(from);
        expect(applyOperations(state, differenceOf(from, to))).toBeNull();
        expect(state).toEqual(to);
      }),
    );
  });
});

describe('the summary of a change', () => {
  it('counts what it did and names what it changed', () => {
    expect(summaryOf({ ops: [op(null, first), op(other, null)] })).toEqual({
      added: 1,
      changed: 0,
      removed: 1,
      decided: 0,
      ofArticle: false,
      example: first,
      fields: [],
    });
    const edited = { ...first, note: 'x', attributes: { type: 'event' }, modified: '2026-03-05T00:00:00Z' };
    expect(summaryOf({ ops: [op(first, edited)] }).fields).toEqual(['attributes.type', 'note']);
  });
});
