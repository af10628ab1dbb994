import { z } from 'zod';
import { Id } from '../annotation/annotation';
import { graphemeCeil, graphemeFloor } from '../text/segmentation';
import type { Span } from '../text/span';

/** How much of the text stands on either side of a hit, in UTF-16 units. */
export const contextLength = 80;

/** A hit in its context: a line of a concordance ("key word in context", Luhn 1960). */
export const ConcordanceLine = z.object({
  articleId: Id,
  /** In the canonical text, UTF-16; for a note the extent of its annotation. */
  start: z.int().min(0),
  end: z.int().min(1),
  left: z.string(),
  exact: z.string(),
  right: z.string(),
  /** The shortest annotation that a hit lies in, or that a note is on. */
  annotation: z.object({ id: Id, layer: Id, person: Id.nullable() }).nullable(),
});
export type ConcordanceLine = z.infer<typeof ConcordanceLine>;

export const concordanceOrders = ['article', 'left', 'right', 'hit'] as const;
export type ConcordanceOrder = (typeof concordanceOrders)[number];

/** The words around a span, on one line, whole words at the outer ends where a blank is near. */
export function contextOf(text: string, { start, end }: Span): Pick<ConcordanceLine, 'left' | 'exact' | 'right'> {
  const from = Math.min(start, graphemeCeil(text, Math.max(0, start - contextLength)));
  const to = Math.max(end, graphemeFloor(text, Math.min(text.length, end + contextLength)));
  const left = text.slice(from, start);
  const right = text.slice(end, to);
  return {
    left: onOneLine(from === 0 ? left : left.replace(/^\S{0,20}(?=\s)/u, '')),
    exact: onOneLine(text.slice(start, end)),
    right: onOneLine(to === text.length ? right : right.replace(/(?<=\s)\S{0,20}$/u, '')),
  };
}

function onOneLine(text: string): string {
  return text.replace(/[\n\t]+/g, ' ');
}

/**
 * Sorts the lines, which come in the order of the articles and their texts. `left` goes by the word before the
 * hit, then the one before that; `right` by the words after it; `hit` by the hit itself, then what follows.
 */
export function sortConcordance(
  lines: readonly ConcordanceLine[],
  order: ConcordanceOrder,
  language: string,
): ConcordanceLine[] {
  if (order === 'article') return [...lines];
  const keyed = lines.map((line, place) => ({ line, place, words: keyOf(line, order) }));
  const ranks = ranksOf(
    keyed.flatMap(({ words }) => words),
    language,
  );
  const keys = keyed.map(({ line, place, words }) => ({ line, place, key: words.map((word) => ranks.get(word) ?? 0) }));
  return keys.sort((a, b) => compareKeys(a.key, b.key) || a.place - b.place).map(({ line }) => line);
}

/** The place of every word in the order of the language; words that it holds alike have the same. */
function ranksOf(words: readonly string[], language: string): Map<string, number> {
  const collator = new Intl.Collator(language, { sensitivity: 'base', numeric: true });
  const ranks = new Map<string, number>();
  let rank = 0;
  let before: string | null = null;
  for (const word of [...new Set(words)].sort(collator.compare)) {
    if (before === null || collator.compare(before, word) !== 0) rank++;
    ranks.set(word, rank);
    before = word;
  }
  return ranks;
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (const [index, rank] of a.entries()) {
    const difference = rank - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** How many words on either side decide about the order. */
const sortedWords = 5;

function keyOf({ left, exact, right }: ConcordanceLine, order: ConcordanceOrder): string[] {
  if (order === 'left') return wordsOf(left).reverse().slice(0, sortedWords);
  return wordsOf(order === 'right' ? right : `${exact} ${right}`).slice(0, sortedWords);
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
