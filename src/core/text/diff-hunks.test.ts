import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hunksOf } from './diff-hunks';
import { legibleDiff } from './legible-diff';

const filler = (word: string) => `${word} `.repeat(60);

it('shows changes that are far apart for themselves, with some words around each', () => {
  const before = `${filler('un')}12 ${filler('deux')}13 ${filler('trois')}`;
  const after = before.replace('12', '14').replace('13', '15');
  const hunks = hunksOf(legibleDiff(before, after), before);
  expect(hunks.map(({ parts }) => parts.map(({ kind }) => kind))).toEqual([
    ['same', 'removed', 'added', 'same'],
    ['same', 'removed', 'added', 'same'],
  ]);
  expect(hunks.every(({ isCutBefore, isCutAfter }) => isCutBefore && isCutAfter)).toBe(true);
});

it('shows changes that are near each other together, and nothing where nothing changed', () => {
  const before = 'Le bac part à 12 heures et revient à 13 heures.';
  const hunks = hunksOf(legibleDiff(before, before.replace('12', '14').replace('13', '15')), before);
  expect(hunks).toHaveLength(1);
  expect(hunks[0]).toMatchObject({ isCutBefore: false, isCutAfter: false });
  expect(hunksOf(legibleDiff(before, before), before)).toEqual([]);
});

it('leaves out no change', () => {
  const texts = fc.array(fc.constantFrom('a ', 'b ', 'c ', filler('x'), filler('y'))).map((words) => words.join(''));
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const parts = legibleDiff(before, after);
      const shown = hunksOf(parts, before).flatMap((hunk) => hunk.parts);
      const changes = (all: typeof parts) => all.filter(({ kind }) => kind !== 'same');
      expect(changes(shown)).toEqual(changes(parts));
      for (const { kind, before: x, after: y } of shown) {
        if (kind === 'same') expect(before.slice(x.start, x.end)).toBe(after.slice(y.start, y.end));
      }
    }),
  );
});
