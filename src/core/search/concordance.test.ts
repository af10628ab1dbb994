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

  let breaths = 0;
  const breathe = async () => {
    breaths++;
  };
  const sorted = (order: ConcordanceOrder, all: readonly ConcordanceLine[] = lines) =>
    sortConcordance(all, order, 'fr', breathe);

  it('is sorted by the word before the hit, then the one before that', async () => {
    expect((await sorted('left')).map(({ left }) => left)).toEqual(['sur le quai', 'dans la ville', 'vers une ville']);
  });

  it('is sorted by what follows, as the language sorts', async () => {
    expect((await sorted('right')).map(({ right }) => right)).toEqual(['à', 'demain', 'Élan']);
  });

  it('keeps the order of the articles where nothing else is asked, and among equals', async () => {
    expect(await sorted('article')).toEqual(lines);
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
