import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alikeFrom, mayBeAlike, resemblance, signatureOf } from './likeness';

/** A text of so many words that are drawn from many, the same for the same seed. */
function textOf(seed: number, length: number): string[] {
  let state = seed;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return `w${(state >>> 8) % 5_000}`;
  });
}

test('a text is like itself, whatever its case and punctuation', () => {
  const text = 'Le bac reprendra lundi, assure la mairie. Le trajet coûtera moins.';
  expect(resemblance(text, text)).toBe(1);
  expect(resemblance(text, 'LE BAC reprendra : lundi ; assure la mairie — le trajet coûtera moins')).toBe(1);
});

test('texts without words are like nothing', () => {
  expect(resemblance('', '')).toBe(0);
  expect(resemblance('…', 'Un mot')).toBe(0);
});

test('texts of one or two words are compared by these', () => {
  expect(resemblance('Bac fermé', 'bac fermé !')).toBe(1);
  expect(resemblance('Bac fermé', 'Pont fermé')).toBe(0);
});

test('scripts without blanks are compared by their characters', () => {
  expect(resemblance('渡し船は月曜日に再開する', '渡し船は火曜日に再開する')).toBeGreaterThan(0.3);
});

test('a corrected text is nearly the same; another text is not', () => {
  const words = textOf(1, 600);
  const corrected = words.map((word, index) => (index % 60 === 30 ? 'corrected' : word));
  expect(resemblance(words.join(' '), corrected.join(' '))).toBeGreaterThan(0.85);
  expect(resemblance(words.join(' '), textOf(2, 600).join(' '))).toBeLessThan(0.05);
});

test('the signatures of texts that are alike never keep them apart', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1 }),
      fc.integer({ min: 30, max: 600 }),
      fc.integer({ min: 9, max: 40 }),
      (seed, length, every) => {
        const words = textOf(seed, length);
        const other = words.map((word, index) => (index % every === every - 1 ? `x${index}` : word));
        const [a, b] = [words.join(' '), other.join(' ')];
        fc.pre(resemblance(a, b) >= alikeFrom);
        expect(mayBeAlike(signatureOf(a), signatureOf(b))).toBe(true);
      },
    ),
    { seed: 7, numRuns: 200 },
  );
});

test('the signatures of different texts keep nearly all of them apart', () => {
  const signatures = Array.from({ length: 300 }, (_, seed) => signatureOf(textOf(seed + 1, 300).join(' ')));
  const [first, ...others] = signatures as [Uint8Array, ...Uint8Array[]];
  expect(others.filter((other) => mayBeAlike(first, other))).toEqual([]);
});
