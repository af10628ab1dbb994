import { z } from 'zod';
import { Id } from '../annotation/annotation';
import { graphemeCeil, graphemeFloor } from '../text/segmentation';
import type { Span } from '../text/span';

/** How much of the text stands on either side of a hit, in UTF-16 units. */
export const contextLength = 80;

/** A hit in its context: a line of a concordance ("key word in context", Luhn 1960). */
export const ConcordanceLine = z.object({
  articleId: Id,
  /** In the canonical text, UTF-16; for a note the extent of its annotation, for one on the article as a whole its first unit. */
  start: z.int().min(0),
  end: z.int().min(1),
  left: z.string(),
  exact: z.string(),
  right: z.string(),
  /** The shortest annotation that a hit lies in, or that a note is on. */
  annotation: z.object({ id: Id, layer: Id, person: Id.nullable() }).nullable(),
});
export type ConcordanceLine = z.infer<typeof ConcordanceLine>;

export const concordanceOrders = ['article', 'date', 'left', 'right', 'hit'] as const;
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

/** Gives others their turn where enough was done at a stretch. */
export type Breathe = () => Promise<void>;

/** What the order of lines depends on besides the lines. */
export interface LineOrder {
  by: ConcordanceOrder;
  /** BCP 47: how words are sorted. */
  language: string;
  titleOf: (articleId: string) => string;
  /** As the source states it, ISO 8601 where it could be read as a date; empty where unknown. */
  publishedOf: (articleId: string) => string;
}

/**
 * Sorts the lines; equals stay as they come. `article` goes by title and `date` by day, the newest first; `left` by the
 * word before the hit, then the one before that; `right` by the words after it; `hit` by the hit itself, then what follows.
 */
export async function sortConcordance(
  lines: readonly ConcordanceLine[],
  order: LineOrder,
  breathe: Breathe,
): Promise<ConcordanceLine[]> {
  if (order.by === 'date') {
    const keyed = lines.map((line) => ({ line, day: order.publishedOf(line.articleId) }));
    const sorted = await sortedBy(keyed, (a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1), breathe);
    return sorted.map(({ line }) => line);
  }
  const words: string[][] = [];
  for (const [place, line] of lines.entries()) {
    if (place % stretch === 0) await breathe();
    words.push(order.by === 'article' ? [order.titleOf(line.articleId), line.articleId] : keyOf(line, order.by));
  }
  const ranks = await ranksOf(new Set(words.flat()), order.language, breathe);
  const keyed = lines.map((line, place) => ({ line, key: words[place]?.map((word) => ranks.get(word) ?? 0) ?? [] }));
  const sorted = await sortedBy(keyed, (a, b) => compareKeys(a.key, b.key), breathe);
  return sorted.map(({ line }) => line);
}

/** The place of every word in the order of the language; words that it holds alike have the same. */
async function ranksOf(words: ReadonlySet<string>, language: string, breathe: Breathe): Promise<Map<string, number>> {
  const collator = new Intl.Collator(language, { sensitivity: 'base', numeric: true });
  const ranks = new Map<string, number>();
  let rank = 0;
  let before: string | null = null;
  for (const word of await sortedBy([...words], collator.compare, breathe)) {
    if (before === null || collator.compare(before, word) !== 0) rank++;
    ranks.set(word, rank);
    before = word;
  }
  return ranks;
}

/** How many lines or words are handled at a stretch. */
const stretch = 500;

/** Sorts without holding up others: a stretch at a time, then merged; equals keep their order. */
async function sortedBy<T>(items: readonly T[], compare: (a: T, b: T) => number, breathe: Breathe): Promise<T[]> {
  if (items.length <= stretch) return [...items].sort(compare);
  const middle = items.length >>> 1;
  const left = await sortedBy(items.slice(0, middle), compare, breathe);
  const right = await sortedBy(items.slice(middle), compare, breathe);
  const merged: T[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    if (merged.length % stretch === 0) await breathe();
    const a = left[i] as T;
    const b = right[j] as T;
    if (compare(a, b) <= 0) {
      merged.push(a);
      i++;
    } else {
      merged.push(b);
      j++;
    }
  }
  return merged.concat(left.slice(i), right.slice(j));
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

function keyOf({ left, exact, right }: ConcordanceLine, order: 'left' | 'right' | 'hit'): string[] {
  if (order === 'left')
    return [...left.matchAll(word)]
      .map(([found]) => found)
      .slice(-sortedWords)
      .reverse();
  const words: string[] = [];
  for (const [found] of (order === 'right' ? right : `${exact} ${right}`).matchAll(word)) {
    if (words.push(found) === sortedWords) break;
  }
  return words;
}

const word = /[\p{L}\p{N}\p{M}]+/gu;
