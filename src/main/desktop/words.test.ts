import { describe, expect, it } from 'vitest';
import { wordsFor } from './words';

const english = wordsFor('en-GB');
const french = wordsFor('fr-CA');
const keys = Object.keys(english) as (keyof typeof english)[];

describe('the words of the desktop', () => {
  it('name the same values in both languages', () => {
    const values = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort();
    for (const key of keys) expect({ key, values: values(french[key]) }).toEqual({ key, values: values(english[key]) });
  });

  it('never break a French line before ; : ! ? or inside guillemets', () => {
    expect(keys.filter((key) => / [;:!?»]|« |[\p{L}}][;:!?]/u.test(french[key]))).toEqual([]);
  });

  it('have curved apostrophes, and dots in one', () => {
    for (const words of [english, french]) expect(keys.filter((key) => /['"]|\.\.\./u.test(words[key]))).toEqual([]);
  });
});
