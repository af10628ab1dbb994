import { describe, expect, it } from 'vitest';
import { quantityOf } from './quantity';

describe('quantityOf', () => {
  it.each([
    ['fr', '6,4 millions', 6_400_000],
    ['fr', '12\u202f500', 12_500],
    ['fr', '1 200 milliards', 1.2e12],
    ['fr', '3.500', 3500],
    ['en', '1,200.5', 1200.5],
    ['en', '2.5 million', 2_500_000],
    ['en-GB', '40', 40],
    ['de', '3,2 Milliarden', 3.2e9],
    ['es', '15 mil millones', 1.5e10],
    ['pt', '2 bilhões', 2e9],
  ])('in %s reads %s', (language, words, number) => {
    expect(quantityOf(words, language)).toBe(number);
  });

  it.each([
    ['en', '1.2.3'],
    ['en', '12,50'],
    ['fr', '6.45'],
    ['fr', '4 dizaines'],
    ['en', 'half'],
    ['en', ''],
  ])('in %s does not guess at %j', (language, words) => {
    expect(quantityOf(words, language)).toBeNull();
  });
});
