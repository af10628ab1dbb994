import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MarginItem, marginGroups, marginTops } from './margin-layout';

const gap = 4;
const item = (anchor: number, height = 30, weight = 1): MarginItem => ({ anchor, height, weight });

const someItems = fc
  .array(
    fc.record({
      anchor: fc.integer({ min: 0, max: 3_000 }),
      height: fc.integer({ min: 10, max: 80 }),
      weight: fc.constantFrom(1, 1, 1, 1_000_000),
    }),
    { maxLength: 60 },
  )
  .map((items) => items.sort((a, b) => a.anchor - b.anchor));

describe('marginTops', () => {
  it('leaves cards beside their lines where there is room', () => {
    expect(marginTops([item(10), item(60), item(200)], gap)).toEqual([10, 60, 200]);
  });

  it('pushes neighbours apart by equal parts', () => {
    expect(marginTops([item(100), item(100)], gap)).toEqual([83, 117]);
  });

  it('keeps the heavy one in its place and moves the others away from it', () => {
    const [above, chosen, below] = marginTops([item(100), item(104, 30, 1e9), item(110)], gap) as [
      number,
      number,
      number,
    ];
    expect(chosen).toBeCloseTo(104, 3);
    expect(above).toBeCloseTo(104 - 34, 3);
    expect(below).toBeCloseTo(104 + 34, 3);
  });

  it('puts nothing above the page', () => {
    expect(marginTops([item(0), item(0), item(0), item(90)], gap)).toEqual([0, 34, 68, 102]);
  });

  it('never lets one overlap the next, whatever is asked', () => {
    fc.assert(
      fc.property(someItems, (items) => {
        const tops = marginTops(items, gap);
        expect(tops).toHaveLength(items.length);
        tops.forEach((top, index) => {
          const before = index === 0 ? 0 : (tops[index - 1] as number) + (items[index - 1] as MarginItem).height + gap;
          expect(top).toBeGreaterThanOrEqual(before - 1e-6);
        });
      }),
    );
  });
});

describe('marginGroups', () => {
  it('gives every annotation its card where there is room', () => {
    expect(marginGroups([0, 10, 100], 30, 4)).toEqual([
      { from: 0, to: 1 },
      { from: 1, to: 2 },
      { from: 2, to: 3 },
    ]);
  });

  it('takes a crowd together by lines', () => {
    const anchors = [...Array.from({ length: 6 }, () => 0), 12, 31, 62, 500];
    expect(marginGroups(anchors, 30, 4)).toEqual([
      { from: 0, to: 7 },
      { from: 7, to: 8 },
      { from: 8, to: 9 },
      { from: 9, to: 10 },
    ]);
  });

  it('names every annotation exactly once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 80 }), (unsorted) => {
        const anchors = unsorted.sort((a, b) => a - b);
        const groups = marginGroups(anchors, 30, 4);
        expect(groups.flatMap(({ from, to }) => anchors.slice(from, to))).toEqual(anchors);
        expect(groups.every(({ from, to }) => from < to)).toBe(true);
      }),
    );
  });
});
