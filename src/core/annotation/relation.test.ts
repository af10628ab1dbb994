import { describe, expect, it } from 'vitest';
import { annotationOn } from '../testing/made-articles';
import { applyOperations, invertOperations, workOf } from './change';
import { relationsOf, removal, withoutRelation, withRelation } from './relation';

const text = 'Le port ferme. Le port reste ouvert. Rien de plus.';
const time = '2026-03-05T10:00:00Z';
const closes = annotationOn(text, 'claim', 'Le port ferme', { id: 'a' });
const opens = annotationOn(text, 'claim', 'Le port reste ouvert', { id: 'b' });

describe('a relation', () => {
  const related = withRelation(closes, { id: 'r-1', type: 'contradicts', to: 'b' }, time);

  it('is seen from both of its ends', () => {
    if (!related) throw new Error('was not made');
    expect(relationsOf(related, [related, opens])).toMatchObject([{ direction: 'out', other: { id: 'b' } }]);
    expect(relationsOf(opens, [related, opens])).toMatchObject([
      { direction: 'in', other: { id: 'a' }, relation: { type: 'contradicts' } },
    ]);
  });

  it('is not made twice, and not to oneself', () => {
    if (!related) throw new Error('was not made');
    expect(withRelation(related, { id: 'r-2', type: 'contradicts', to: 'b' }, time)).toBeNull();
    expect(withRelation(related, { id: 'r-2', type: 'answers', to: 'b' }, time)?.relations).toHaveLength(2);
    expect(withRelation(closes, { id: 'r-2', type: 'answers', to: 'a' }, time)).toBeNull();
  });

  it('leaves nothing behind when it is taken away', () => {
    if (!related) throw new Error('was not made');
    expect(withoutRelation(related, 'r-1', closes.modified)).toEqual(closes);
  });

  it('goes with the annotation that it leads to, in one change that can be undone', () => {
    if (!related) throw new Error('was not made');
    const ops = removal([opens], [related, opens], time);
    const work = workOf([related, opens]);
    const state = work.annotations;
    expect(applyOperations(work, ops)).toBeNull();
    expect([...state.values()]).toEqual([{ ...closes, modified: time }]);
    expect(applyOperations(work, invertOperations(ops))).toBeNull();
    expect(state.get('a')).toEqual(related);
    expect(state.get('b')).toEqual(opens);
  });
});
