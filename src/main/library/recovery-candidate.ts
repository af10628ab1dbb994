import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { RecoveryCandidate } from '../../core/calls/recovery-calls';
import { raise } from '../../core/result';

/** A candidate, and what it would put in the place of the damaged file. */
export interface Found<T> {
  candidate: RecoveryCandidate;
  content: T;
}

/** A candidate that holds nothing yet; its id names source and file, so that it is found again. */
export function candidateOf(
  source: RecoveryCandidate['source'],
  path: string,
  time: Date | null,
  more: Partial<RecoveryCandidate>,
): RecoveryCandidate {
  return {
    id: `${source}:${path}`,
    source,
    file: path === '' ? '' : basename(path),
    time: time?.toISOString() ?? null,
    lastChange: null,
    articles: null,
    people: null,
    annotations: null,
    characters: null,
    misplaced: null,
    missing: 0,
    verified: 'none',
    ...more,
  };
}

/** When a file was written; null where it is not there. */
export async function timeOf(path: string): Promise<Date | null> {
  return (await stat(path).catch(() => null))?.mtime ?? null;
}

/** The bytes of a file; null where they cannot be read. */
export function bytesOf(path: string): Promise<Buffer | null> {
  return readFile(path).catch(() => null);
}

/** What was set aside of a file, newest first. */
export async function setAsideOf(path: string): Promise<string[]> {
  const start = `${basename(path)}.corrupt-`;
  const names = await readdir(dirname(path)).catch(() => []);
  return names
    .filter((name) => name.startsWith(start))
    .sort()
    .reverse()
    .map((name) => join(dirname(path), name));
}

/** The first of each that would come to the same. */
export function distinct<T>(found: readonly Found<T>[], keyOf: (content: T) => string): Found<T>[] {
  const seen = new Set<string>();
  return found.filter(({ content }) => {
    const key = keyOf(content);
    return !seen.has(key) && seen.add(key);
  });
}

/** Raises `candidate-missing` where there is none of that id any more. */
export function chosen<T>(found: readonly Found<T>[], id: string): Found<T> {
  return (
    found.find(({ candidate }) => candidate.id === id) ??
    raise('candidate-missing', 'What was chosen is no longer there. Look at what can be restored again.')
  );
}
