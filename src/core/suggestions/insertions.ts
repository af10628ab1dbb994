import type { Lexicon } from './lexicon';
import type { Unit } from './unit';

/** How many units of a fixed insertion (`pour sa part`, `de son côté`) start at a unit; 0 where none does. */
export function insertionAt(flow: readonly Unit[], at: number, lexicon: Lexicon): number {
  const found = lexicon.insertions.find((words) => words.every((word, step) => flow[at + step]?.lower === word));
  return found?.length ?? 0;
}

/** The same, for an insertion whose last unit this is. */
export function insertionEndingAt(flow: readonly Unit[], last: number, lexicon: Lexicon): number {
  const found = lexicon.insertions.find((words) =>
    words.every((word, step) => flow[last - words.length + 1 + step]?.lower === word),
  );
  return found?.length ?? 0;
}
