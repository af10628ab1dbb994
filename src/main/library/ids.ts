import { createHash, randomUUID } from 'node:crypto';

/** A new id, unique without asking anybody; the letter says what it names and keeps spreadsheets from reading a number. */
export function newId(kind: 'a' | 'c' | 'f' | 'l' | 'p' | 'q' | 'v'): string {
  return `${kind}-${randomUUID()}`;
}

/** Lower-case hexadecimal SHA-256 of bytes, or of a text's UTF-8 form. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
