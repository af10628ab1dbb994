import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotatedTexts } from '../testing/arbitraries';
import { annotationOn } from '../testing/made-articles';
import { compareAnnotations } from './annotation';
import { claimantOf, QuoteIndex, quoteAround } from './claimant';

const text = 'Selon la ministre, « le maire promet “deux ponts de plus” avant 2030, et il a raison ».';
const claim = annotationOn(text, 'claim', 'deux ponts', { id: 'c' });
const outer = annotationOn(text, 'quote', 'le maire promet “deux ponts de plus” avant 2030', {
  id: 'outer',
  attributes: { speaker: 'p-0' },
});
const inner = annotationOn(text, 'quote', 'deux ponts de plus', { id: 'inner', attributes: { speaker: 'p-1' } });

describe('quoteAround', () => {
  it('of a quote inside a quote is the outer one, whose speaker passes it on', () => {
    expect(quoteAround(inner, [inner, outer])?.id).toBe('outer');
    expect(quoteAround(outer, [inner, outer])).toBeNull();
  });

  it('is nobody for two quotes on the very same words', () => {
    const twin = { ...inner, id: 'twin', attributes: { speaker: 'p-0' } };
    expect(quoteAround(inner, [inner, twin])).toBeNull();
    expect(quoteAround(inner, [twin, outer])?.id).toBe('outer');
  });
});

describe('claimantOf', () => {
  it("is the claim's own where one is set, whatever stands around it", () => {
    const own = { ...claim, attributes: { claimant: 'p-2' } };
    expect(claimantOf(own, [outer, inner])).toEqual({ person: 'p-2', inheritedFrom: null });
  });

  it('is the speaker of the smallest quote around the claim, in whatever order the quotes come', () => {
    const expected = { person: 'p-1', inheritedFrom: 'inner' };
    expect(claimantOf(claim, [outer, inner])).toEqual(expected);
    expect(claimantOf(claim, [inner, outer])).toEqual(expected);
  });

  it('passes over a quote without a speaker to the next one around it', () => {
    expect(claimantOf(claim, [{ ...inner, attributes: {} }, outer])?.inheritedFrom).toBe('outer');
  });

  it('is the same for two quotes on the same words, whichever comes first', () => {
    const twin = { ...inner, id: 'twin', attributes: { speaker: 'p-0' } };
    expect(claimantOf(claim, [inner, twin])).toEqual(claimantOf(claim, [twin, inner]));
  });

  it('is not taken from a quote that ends inside the claim or lies beside it', () => {
    const half = annotationOn(text, 'quote', 'promet “deux', { attributes: { speaker: 'p-0' } });
    const beside = annotationOn(text, 'quote', 'il a raison', { attributes: { speaker: 'p-0' } });
    expect(claimantOf(claim, [half, beside])).toBeNull();
  });

  it('is not taken from an interrupted quote when the claim stands in the interruption', () => {
    const around = annotationOn(text, 'quote', ['le maire promet', 'avant 2030'], { attributes: { speaker: 'p-0' } });
    expect(claimantOf(claim, [around])).toBeNull();
  });

  it('is nobody for a quote', () => {
    expect(claimantOf(inner, [outer])).toBeNull();
  });
});

describe('QuoteIndex', () => {
  it('gives every claim the claimant that looking at all quotes gives it', () => {
    fc.assert(
      fc.property(annotatedTexts(), ({ annotations }) => {
        const ordered = [...annotations].sort(compareAnnotations);
        const index = new QuoteIndex(ordered);
        for (const annotation of ordered) {
          expect(claimantOf(annotation, index.around(annotation))).toEqual(claimantOf(annotation, ordered));
        }
      }),
    );
  });
});
