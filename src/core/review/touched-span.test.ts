import { describe, expect, it } from 'vitest';
import { annotationOn } from '../testing/made-articles';
import { decisionOn } from './acceptance';
import { suggestionOn } from './testing';
import { touchedSpan } from './touched-span';

const text = 'one two three four five six';
const marks = ['one', 'two', 'three', 'four'].map((word) => annotationOn(text, 'claim', word, { id: word }));
const reviewer = { text, textSha256: 'a'.repeat(64), language: 'en', annotator: 'desk', time: '2026-03-05T08:00:00Z' };
const none = new Map();
const words = (span: { start: number; end: number } | null) => span && text.slice(span.start, span.end);

describe('touchedSpan', () => {
  const before = { ordered: marks, decisions: none };

  it('is null where nothing was changed', () => {
    expect(touchedSpan(before, { ordered: [...marks], decisions: new Map() })).toBeNull();
  });

  it('holds what was added, taken away or changed, and nothing beyond', () => {
    expect(words(touchedSpan(before, { ...before, ordered: marks.toSpliced(1, 1) }))).toBe('two');
    const five = annotationOn(text, 'claim', 'five', { id: 'five' });
    expect(words(touchedSpan(before, { ...before, ordered: [...marks, five] }))).toBe('five');
    const edited = marks.map((mark, index) => (index === 1 || index === 2 ? { ...mark, note: 'seen' } : mark));
    expect(words(touchedSpan(before, { ...before, ordered: edited }))).toBe('two three');
  });

  it('holds what was decided, and what is no longer', () => {
    const decision = decisionOn(suggestionOn(text, 'six'), 'd-1', null, reviewer);
    const after = { ...before, decisions: new Map([[decision.id, decision]]) };
    expect(words(touchedSpan(before, after))).toBe('six');
    expect(words(touchedSpan(after, before))).toBe('six');
  });
});
