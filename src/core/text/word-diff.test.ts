import fc from 'fast-check';
import { expect, test } from 'vitest';
import { legibleDiff } from './legible-diff';
import { type DiffPart, diffWords } from './word-diff';

const words = fc.array(fc.constantFrom('a', 'bé', 'c', ' ', '.', '\n', '😀', '中'), { maxLength: 60 });
const texts = words.map((list) => list.join(''));

function side(text: string, parts: readonly DiffPart[], which: 'before' | 'after'): string {
  return parts.map((part) => text.slice(part[which].start, part[which].end)).join('');
}

function sameUnits(parts: readonly DiffPart[]): number {
  return parts.filter(({ kind }) => kind === 'same').reduce((sum, { before }) => sum + before.end - before.start, 0);
}

/** Tokens of these sample texts that the longest common subsequence has, by the table of the textbook. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const x of a) {
    const next = [0];
    for (const [j, y] of b.entries()) next.push(x === y ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
    row = next;
  }
  return row[b.length] ?? 0;
}

for (const [name, diff] of [
  ['diffWords', diffWords],
  ['legibleDiff', legibleDiff],
] as const) {
  test(`${name} covers both texts, and what is the same is the same`, () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const parts = diff(before, after);
        expect(side(before, parts, 'before')).toBe(before);
        expect(side(after, parts, 'after')).toBe(after);
        for (const { kind, before: x, after: y } of parts) {
          if (kind === 'same') expect(after.slice(y.start, y.end)).toBe(before.slice(x.start, x.end));
          else expect(kind === 'removed' ? y.end - y.start : x.end - x.start).toBe(0);
          expect(x.end + y.end).toBeGreaterThan(x.start + y.start);
        }
      }),
    );
  });
}

test('keeps as many words as can be kept', () => {
  const tokens = fc.array(fc.constantFrom(...'.,;:!?'), { maxLength: 40 });
  fc.assert(
    fc.property(tokens, tokens, (a, b) => {
      expect(sameUnits(diffWords(a.join(''), b.join('')))).toBe(longestCommon(a, b));
    }),
    { numRuns: 500 },
  );
});

test('shows a corrected number as that number', () => {
  const parts = legibleDiff('Le bac transporte 12 voitures.', 'Le bac transporte 14 voitures.');
  expect(parts.map(({ kind, before, after }) => [kind, before.end - before.start, after.end - after.start])).toEqual([
    ['same', 18, 18],
    ['removed', 2, 0],
    ['added', 0, 2],
    ['same', 10, 10],
  ]);
});

test('does not leave blanks alone between words that were replaced', () => {
  const parts = legibleDiff('one two three end', 'four five six end');
  expect(parts.map(({ kind }) => kind)).toEqual(['removed', 'added', 'same']);
});

test('shows a line that went as that line', () => {
  const before = 'Un mot.\nTrois agents manquent.\nFin.';
  const went = legibleDiff(before, 'Un mot.\nFin.').find(({ kind }) => kind === 'removed');
  expect(before.slice(went?.before.start, went?.before.end)).toBe('Trois agents manquent.\n');
});

test('finds what is left of a text that was rewritten from beginning to end', () => {
  const line = (index: number, word: string) => `${word}${index} ${word}${index * 7} filler filler `;
  const before = Array.from({ length: 4_000 }, (_, i) => line(i, 'old') + (i % 400 === 0 ? `landmark${i} ` : '')).join(
    '',
  );
  const after = Array.from({ length: 4_000 }, (_, i) => line(i, 'new') + (i % 400 === 0 ? `landmark${i} ` : '')).join(
    '',
  );
  const kept = diffWords(before, after).filter(({ kind }) => kind === 'same');
  const text = kept.map(({ before: { start, end } }) => before.slice(start, end)).join('|');
  for (let i = 0; i < 4_000; i += 400) expect(text).toContain(`landmark${i}`);
});
