import { describe, expect, it } from 'vitest';
import { annotationOn } from '../../core/testing/made-articles';
import { isQuoteWithoutSpeaker, isUntypedClaim, nextInCycle, nextMatching, placeToCycle } from './next-annotation';

const text = 'Le bac rouvre lundi. La mairie promet dix départs. Le port attend.';
const outer = { ...annotationOn(text, 'quote', 'Le bac rouvre lundi'), id: 'outer' };
const inner = { ...annotationOn(text, 'claim', 'rouvre lundi'), id: 'inner' };
const later = { ...annotationOn(text, 'quote', 'dix départs'), id: 'later' };
const ordered = [outer, inner, later];

describe('the annotations at one place', () => {
  it('are gone through from the first, and round again', () => {
    expect(nextInCycle([inner, outer], null)).toBe(inner);
    expect(nextInCycle([inner, outer], 'inner')).toBe(outer);
    expect(nextInCycle([inner, outer], 'outer')).toBe(inner);
    expect(nextInCycle([inner, outer], 'later')).toBe(inner);
    expect(nextInCycle([], 'later')).toBeNull();
  });

  it('are those at the caret, or where the selected one begins when the caret is elsewhere', () => {
    expect(placeToCycle(null, 12, null)).toBe(12);
    expect(placeToCycle(outer, 12, null)).toBe(12);
    expect(placeToCycle(later, 12, null)).toBe(text.indexOf('dix'));
  });

  it('stay those of the same place while they are gone through', () => {
    const before = { id: 'outer', offset: text.indexOf('rouvre') };
    expect(placeToCycle(outer, 60, before)).toBe(before.offset);
    expect(placeToCycle(inner, 60, { ...before, offset: 3 })).toBe(text.indexOf('rouvre'));
  });
});

describe('the next that lacks something', () => {
  const named = { ...outer, attributes: { speaker: 'p-1' } };

  it('is sought after the selected one, and from the end round to the start', () => {
    expect(nextMatching(ordered, 'outer', 0, isQuoteWithoutSpeaker)).toBe(later);
    expect(nextMatching(ordered, 'later', 0, isQuoteWithoutSpeaker)).toBe(outer);
    expect(nextMatching(ordered, null, text.indexOf('mairie'), isQuoteWithoutSpeaker)).toBe(later);
    expect(nextMatching(ordered, null, text.length, isQuoteWithoutSpeaker)).toBe(outer);
  });

  it('passes over what lacks nothing, and over the selected one', () => {
    expect(nextMatching([named, inner, later], 'later', 0, isQuoteWithoutSpeaker)).toBeNull();
    expect(nextMatching([outer, { ...inner, attributes: { type: 'event' } }], null, 0, isUntypedClaim)).toBeNull();
    expect(nextMatching(ordered, null, 0, isUntypedClaim)).toBe(inner);
  });
});
