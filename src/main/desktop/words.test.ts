import { describe, expect, it } from 'vitest';
import { wordsFor } from './words';

describe('wordsFor', () => {
  it('speaks French to those who do, and English to everybody else', () => {
    expect(wordsFor('fr')).toBe(wordsFor('fr-CA'));
    expect(wordsFor('fr').file).toBe('Fichier');
    for (const locale of ['en-GB', 'de', 'fry', '']) expect(wordsFor(locale).file).toBe('File');
  });

  it('names the same values in both languages', () => {
    const named = (words: object) => JSON.stringify(words).match(/\{\w+\}/g);
    expect(named(wordsFor('fr'))).toEqual(named(wordsFor('en')));
  });
});
