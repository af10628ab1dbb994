import { randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits, in characters that need no escape in a URL, a cookie or JSON. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares two secrets in a time that tells nothing about where they differ. */
export function sameSecret(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given, 'utf8'), Buffer.from(expected, 'utf8')];
  return a.length === b.length && timingSafeEqual(a, b);
}
