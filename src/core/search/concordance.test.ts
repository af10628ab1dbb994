import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConcordanceLine, type ConcordanceOrder, contextOf, sortConcordance } from './concordance';

const line = (left: string, exact: string, right: string): ConcordanceLine => ({
  articleId: 'a-1',
  start: 0,
  end: 1,
  left,
  exact,
  right,
  annotation: null,
});

describe('the context of a hit', () => {
  it('is the text on both sides, on one line', () => {
    const text = 'Le port\nferme. Il rouvrira.';
    expect(contextOf(text, { start: 8, end: 13 })).toEqual({
      left: 'Le port ',
      exact: 'ferme',
      right: '. Il rouvrira.',
    });
  });

  it('begins and ends with whole words in a long text', () => {
    const text = `${'premier '.repeat(30)}HIT ${'dernier '.repeat(30)}`;
    const start = text.indexOf('HIT');
    const { left, right } = contextOf(text, { start, end: start + 3 });
    expect(left.trim()).toMatch(/^(premier ?)+$/u);
    expect(right.trim()).toMatch(/^(dernier ?)+$/u);
  });

  it('leaves no half of a character at its ends', () => {
    const text = `${'👍'.repeat(100)}HIT${'👍'.repeat(100)}`;
    const { left, right } = contextOf(` ${text}`, { start: 201, end: 204 });
    expect(left + right).not.toMatch(/\p{Cs}/u);
  });
});

describe('a concordance', () => {
  const lines = [
    line('dans la ville', 'ouvre', 'demain'),
    line('sur le quai', 'ouvre', 'Élan'),
    line('vers une ville', 'ouvre', 'à'),
  ];

  const facts: Readonly<Record<string, readonly [title: string, published: string]>> = {
    'a-1': ['Éclairage', '2026-01-05'],
    'a-2': ['Zone', ''],
    'a-3': ['eaux', '2026-03-04'],
  };
  let breaths = 0;
  const breathe = async () => {
    breaths++;
  };
  const sorted = (order: ConcordanceOrder, all: readonly ConcordanceLine[] = lines) =>
    sortConcordance(
      all,
      { by: order, language: 'fr', titleOf: (id) => facts[id]?.[0] ?? '', publishedOf: (id) => facts[id]?.[1] ?? '' },
      breathe,
    );

  it('is sorted by the word before the hit, then the one before that', async () => {
    expect((await sorted('left')).map(({ left }) => left)).toEqual(['sur le quai', 'dans la ville', 'vers une ville']);
  });

  it('is sorted by what follows, as the language sorts', async () => {
    expect((await sorted('right')).map(({ right }) => right)).toEqual(['à', 'demain', 'Élan']);
  });

  it('is sorted by the titles of the articles, and by their days, the newest first', async () => {
    const of = ['a-2', 'a-1', 'a-3', 'a-1'].map((articleId, start) => ({ ...line('', 'ouvre', ''), articleId, start }));
    const ids = (all: readonly ConcordanceLine[]) => all.map(({ articleId, start }) => `${articleId} ${start}`);
    expect(ids(await sorted('article', of))).toEqual(['a-3 2', 'a-1 1', 'a-1 3', 'a-2 0']);
    expect(ids(await sorted('date', of))).toEqual(['a-3 2', 'a-1 1', 'a-1 3', 'a-2 0']);
  });

  it('keeps the order in which lines come among equals', async () => {
    const alike = Array.from({ length: 3_000 }, (_, index) => ({ ...line('', 'ouvre', 'demain'), start: index }));
    expect((await sorted('hit', alike)).map(({ start }) => start)).toEqual(alike.map(({ start }) => start));
  });

  it('is what the language would make of it at one go, however long it is, and others have their turn', async () => {
    const { compare } = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });
    const words = fc.array(fc.constantFrom('été', 'Eté', 'zone', 'à', 'côte', 'coté', '12', '9'), {
      minLength: 1_200,
      maxLength: 2_500,
    });
    await fc.assert(
      fc.asyncProperty(words, async (all) => {
        breaths = 0;
        const many = all.map((word, index) => ({ ...line('', 'ouvre', word), start: index }));
        const expected = [...many].sort((a, b) => compare(a.right, b.right));
        expect((await sorted('right', many)).map(({ start }) => start)).toEqual(expected.map(({ start }) => start));
        expect(breaths).toBeGreaterThan(1);
      }),
      { numRuns: 20 },
    );
  });
});
