import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalTexts, spansOver } from '../testing/arbitraries';
import { graphemeFloor } from '../text/segmentation';
import { Selector, selectorAt } from './selector';

describe('selectorAt', () => {
  it('holds the words and what stands around them, for any span of any text', () => {
    const cases = canonicalTexts().chain((text) => spansOver(text).map((span) => ({ text, span })));
    fc.assert(
      fc.property(cases, ({ text, span }) => {
        const selector = Selector.parse(selectorAt(text, span));
        expect(selector.exact).toBe(text.slice(span.start, span.end));
        expect(text.endsWith(selector.prefix, span.start)).toBe(true);
        expect(text.startsWith(selector.suffix, span.end)).toBe(true);
        expect(selector.prefix.length).toBeLessThanOrEqual(32);
        expect(selector.suffix.length).toBeLessThanOrEqual(32);
      }),
    );
  });

  it('does not cut a grapheme at the far ends of its surroundings', () => {
    const text = `${'👩‍👩‍👧‍👦'.repeat(5)}mot${'👩‍👩‍👧‍👦'.repeat(5)}`;
    const { start, end, prefix, suffix } = selectorAt(text, { start: 55, end: 58 });
    expect(prefix).not.toBe('');
    for (const border of [start - prefix.length, end + suffix.length]) {
      expect(graphemeFloor(text, border)).toBe(border);
    }
  });

  it('refuses what is no span of the text', () => {
    for (const [start, end] of [
      [0, 0],
      [2, 1],
      [-1, 2],
      [0, 4],
      [0.5, 2],
    ] as const) {
      expect(() => selectorAt('abc', { start, end })).toThrow(RangeError);
    }
  });
});
