import { describe, expect, it } from 'vitest';
import { readableBytes } from './readable-bytes';

describe('a size as people read it', () => {
  it('has the unit in which it is a small number, and one more digit where that tells something', () => {
    expect(readableBytes(0, 'en')).toBe('0 kB');
    expect(readableBytes(999, 'en')).toBe('1 kB');
    expect(readableBytes(1_250, 'en')).toBe('1.3 kB');
    expect(readableBytes(999_600, 'en')).toBe('1 MB');
    expect(readableBytes(41_700_000, 'en')).toBe('42 MB');
    expect(readableBytes(7e15, 'en')).toBe('7,000 TB');
  });

  it('is written as in the language of the screen', () => {
    expect(readableBytes(1_250_000, 'fr').replace(/\s/gu, ' ')).toBe('1,3 Mo');
  });
});
