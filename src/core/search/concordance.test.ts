import { describe, expect, it } from 'vitest';
import { type ConcordanceLine, contextOf, sortConcordance } from './concordance';

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

  it('is sorted by the word before the hit, then the one before that', () => {
    expect(sortConcordance(lines, 'left', 'fr').map(({ left }) => left)).toEqual([
      'sur le quai',
      'dans la ville',
      'vers une ville',
    ]);
  });

  it('is sorted by what follows, as the language sorts', () => {
    expect(sortConcordance(lines, 'right', 'fr').map(({ right }) => right)).toEqual(['à', 'demain', 'Élan']);
  });

  it('keeps the order of the articles where nothing else is asked, and among equals', () => {
    expect(sortConcordance(lines, 'article', 'fr')).toEqual(lines);
    expect(sortConcordance(lines, 'hit', 'fr').length).toBe(3);
  });
});
