import { describe, expect, it } from 'vitest';
import { finderOf } from './find';

describe('finderOf', () => {
  it('finds every place, whatever the case, in order and apart', () => {
    expect(finderOf('Banana BANANA')('ana')).toEqual([
      { start: 1, end: 4 },
      { start: 8, end: 11 },
    ]);
  });

  it('keeps offsets exact after letters whose lower case is longer', () => {
    const text = 'İstanbul, Été 📉 été';
    for (const { start, end } of finderOf(text)('été')) expect(text.slice(start, end).toLowerCase()).toBe('été');
    expect(finderOf(text)('été')).toHaveLength(2);
  });

  it('finds words between no-break spaces and with typographic apostrophes when plain ones are typed', () => {
    expect(finderOf('a dit : «\u00a0L’eau\u202f» puis')("« l'eau »")).toEqual([{ start: 8, end: 17 }]);
  });

  it('finds nothing for no words', () => {
    expect(finderOf('text')('')).toEqual([]);
  });
});
