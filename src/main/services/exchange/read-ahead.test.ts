import { describe, expect, it } from 'vitest';
import { readAhead } from './read-ahead';

const numbers = Array.from({ length: 40 }, (_, index) => index);

describe('reading ahead', () => {
  it('keeps the order, whichever is read first, and a few at once', async () => {
    let open = 0;
    let most = 0;
    const read = async (number: number) => {
      most = Math.max(most, ++open);
      for (let turn = 0; turn < 40 - number; turn++) await null;
      open--;
      return number;
    };
    const got: number[] = [];
    for await (const number of readAhead(numbers, read)) got.push(number);
    expect(got).toEqual(numbers);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThan(10);
  });

  it('gives what comes before a failure, then raises it, and reads on for nobody', async () => {
    const begun: number[] = [];
    const got: number[] = [];
    const read = async (number: number) => {
      begun.push(number);
      if (number === 3) throw new Error('the disk is gone');
      return number;
    };
    const all = (async () => {
      for await (const number of readAhead(numbers, read)) got.push(number);
    })();
    await expect(all).rejects.toThrow('the disk is gone');
    expect(got).toEqual([0, 1, 2]);
    expect(begun.length).toBeLessThan(12);
  });
});
