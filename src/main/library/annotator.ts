import { userInfo } from 'node:os';
import { sha256 } from './ids';
import type { Annotator, LibraryFile } from './library-file';

/** Ids become file names beside `article.json` and the original; some names are none on Windows. */
const taken = /^(article|original|con|prn|aux|nul|com\d|lpt\d)$/;

/** The annotator that the system's user is: the one whom the library knows under that id, or a new one. */
export function annotatorFor(data: LibraryFile, name = userName()): Annotator {
  const id = annotatorId(name);
  return data.annotators.find((known) => known.id === id) ?? { id, name };
}

/** A readable id where the name has Latin letters or digits; else one that no other name has. */
export function annotatorId(name: string): string {
  const readable = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  if (readable === '') return `annotator-${sha256(name).slice(0, 8)}`;
  return taken.test(readable) ? `annotator-${readable}` : readable;
}

function userName(): string {
  try {
    return userInfo().username || 'annotator';
  } catch {
    return 'annotator';
  }
}
