import { describe, expect, it } from 'vitest';
import { newSecret, sameSecret } from './secret';

it('a new secret is 256 bits in characters that need no escape', () => {
  const secrets = Array.from({ length: 20 }, newSecret);
  expect(new Set(secrets).size).toBe(20);
  for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  expect(secrets.join('')).toMatch(/^[\w-]+$/);
});

describe('sameSecret', () => {
  it('is true for the same text alone', () => {
    expect(sameSecret('abc', 'abc')).toBe(true);
    expect(sameSecret('abd', 'abc')).toBe(false);
  });

  it('compares texts of other lengths without a throw', () => {
    for (const given of ['', 'ab', 'abcd', 'é', 'abc\0']) expect(sameSecret(given, 'abc')).toBe(false);
  });
});
