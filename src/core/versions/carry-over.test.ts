import { expect, it } from 'vitest';
import { applyOperations, workOf } from '../annotation/change';
import { annotationOn } from '../testing/made-articles';
import { carryOver, firstChanges, firstOperations, withPlaces } from './carry-over';

const before = 'Le bac reprend lundi. Trois agents manquent encore au départ.';
const after = 'Le bac reprend lundi.';
const beforeSha256 = '1'.repeat(64);
const time = '2026-03-05T10:00:00Z';
const work = workOf([
  annotationOn(before, 'quote', 'bac reprend', { id: 'v-1', relations: [{ id: 'r-1', type: 'supports', to: 'v-2' }] }),
  annotationOn(before, 'quote', 'Trois agents manquent', { id: 'v-2' }),
]);

it('waits where it is asked to, and counts every annotation once', async () => {
  let pauses = 0;
  const rest = async () => void pauses++;
  const { counts } = await carryOver(new Map([['me', work]]), { before, beforeSha256, after }, time, rest);
  expect([counts, pauses]).toEqual([{ exact: 0, moved: 1, reworded: 0, orphan: 1 }, 2]);
});

it('begins the new version with what is kept, and tells of what was dropped', async () => {
  const { reanchored } = await carryOver(new Map([['me', work]]), { before, beforeSha256, after }, time);
  const ops = firstOperations(
    reanchored.get('me') ?? [],
    work,
    new Map([['v-2', { choice: 'drop' as const }]]),
    beforeSha256,
  );
  const result = workOf();
  expect(applyOperations(result, ops)).toBeNull();
  expect([...result.annotations.keys()]).toEqual(['v-1']);
  expect(result.annotations.get('v-1')).not.toHaveProperty('relations');
  expect(ops.some(({ id }) => id === 'v-2')).toBe(true);
});

it('puts an annotation on the words that were chosen for it, and lets it wait where there were none', async () => {
  const { reanchored } = await carryOver(new Map([['me', work]]), { before, beforeSha256, after }, time);
  const stateWith = (span: { start: number; end: number }) => {
    const choices = new Map([['v-2', { choice: 'place' as const, span }]]);
    const placed = withPlaces(reanchored.get('me') ?? [], choices, after, time);
    const result = workOf();
    expect(applyOperations(result, firstOperations(placed, work, choices, beforeSha256))).toBeNull();
    return result.annotations.get('v-2');
  };
  expect(stateWith({ start: 2, end: 7 })?.segments).toMatchObject([{ start: 3, end: 6, exact: 'bac' }]);
  expect(stateWith({ start: 2, end: 7 })).not.toHaveProperty('unplaced');
  expect(stateWith({ start: 500, end: 510 })?.unplaced).toEqual({ textSha256: beforeSha256 });
});

it('makes one change of it, and none where there is nothing', async () => {
  const { reanchored } = await carryOver(new Map([['me', work]]), { before, beforeSha256, after }, time);
  const ops = firstOperations(reanchored.get('me') ?? [], work, new Map(), beforeSha256);
  expect(firstChanges(ops, () => 'c-1')).toEqual([{ id: 'c-1', kind: 'new-version', ops }]);
  expect(firstChanges([], () => 'c-1')).toEqual([]);
});
