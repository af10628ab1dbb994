import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotatedTexts } from '../testing/arbitraries';
import { tokenRange, tokensOf } from './tokens';

describe('tokens', () => {
  it('hold every character that is no blank once, none with a blank, cut where spans begin and end', () => {
    fc.assert(
      fc.property(annotatedTexts(), ({ text, annotations }) => {
        const spans = annotations.flatMap(({ segments }) => segments);
        const tokens = tokensOf(
          text,
          'fr',
          spans.flatMap(({ start, end }) => [start, end]),
        );
        const words = tokens.map(({ start, end }) => text.slice(start, end));
        expect(words.join('')).toBe(text.replace(/\s/gu, ''));
        expect(words.every((word) => word !== '' && !/\s/u.test(word))).toBe(true);
        for (const { start, end } of spans) {
          // A blank with an accent on it is a grapheme, and no token begins with a blank.
          if (/\s/u.test(text.charAt(start))) continue;
          const [first, last] = tokenRange(tokens, start, end) ?? [-1, -1];
          expect([tokens[first]?.start, tokens[last]?.end]).toEqual([start, end]);
        }
      }),
    );
  });

  it('are words as people count them, with whole emoji', () => {
    const text = 'L’an 3,5 👩‍👩‍👧‍👦 finit. Oui\nnon';
    expect(tokensOf(text, 'fr', []).map(({ start, end, sentence }) => [text.slice(start, end), sentence])).toEqual([
      ['L’an', 0],
      ['3,5', 0],
      ['👩‍👩‍👧‍👦', 0],
      ['finit', 0],
      ['.', 0],
      ['Oui', 1],
      ['non', 2],
    ]);
  });
});
