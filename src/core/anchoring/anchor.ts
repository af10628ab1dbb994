import search from 'approx-string-match';
import { splitsSurrogatePair } from '../text/offsets';
import type { Span } from '../text/span';

/** What is looked for in a text: the words, with where they were and what stood around them, as far as that is known. */
export interface Sought {
  exact: string;
  /** UTF-16 offsets in the text that the words were marked in. */
  start?: number | undefined;
  prefix?: string | undefined;
  suffix?: string | undefined;
}

/**
 * How the words were found. `exact`: at their offsets. `quote`: elsewhere, and nowhere else. `context`: in several places, one of which is
 * surrounded as they were. `moved`: in slightly other words, for somebody to look at.
 */
export type AnchorRung = 'exact' | 'quote' | 'context' | 'moved';

export interface Anchored {
  span: Span;
  rung: AnchorRung;
}

/** How much better, in UTF-16 units of context, the best place must be than the next one. */
const contextMargin = 4;

/** How much of the words may differ. */
const fuzzyShare = 0.2;

/** Words shorter than that, or longer, in UTF-16 units, are not looked for in other words. */
const fuzzyLengths = { least: 12, most: 2_000 };

/** Places that are compared by their context. */
const maxPlaces = 10_000;

/** Finds words in a text by the first rung of the ladder that holds; null for an orphan: never a guess. */
export function anchor(text: string, sought: Sought): Anchored | null {
  const { exact, start } = sought;
  if (exact === '') return null;
  if (start !== undefined && isAt(text, exact, start)) {
    return { span: { start, end: start + exact.length }, rung: 'exact' };
  }
  const places = placesOf(text, exact);
  const [only, ...others] = places;
  if (only !== undefined && others.length === 0) return found(only, exact, 'quote');
  if (places.length > 1) {
    const best = bestByContext(text, places, sought);
    return best === null ? null : found(best, exact, 'context');
  }
  return inOtherWords(text, sought);
}

function found(start: number, { length }: string, rung: AnchorRung): Anchored {
  return { span: { start, end: start + length }, rung };
}

function isAt(text: string, exact: string, start: number): boolean {
  return (
    text.startsWith(exact, start) &&
    !splitsSurrogatePair(text, start) &&
    !splitsSurrogatePair(text, start + exact.length)
  );
}

function placesOf(text: string, exact: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(exact); at !== -1 && places.length < maxPlaces; at = text.indexOf(exact, at + 1)) {
    if (isAt(text, exact, at)) places.push(at);
  }
  return places;
}

function bestByContext(
  text: string,
  places: readonly number[],
  { exact, prefix = '', suffix = '' }: Sought,
): number | null {
  if (prefix === '' && suffix === '') return null;
  const scored = places
    .map((start) => ({ start, score: alike(text, start, start + exact.length, prefix, suffix) }))
    .sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  if (!first || first.score < contextMargin) return null;
  return first.score - (second?.score ?? 0) >= contextMargin ? first.start : null;
}

/** UTF-16 units that are the same, outwards from the words. */
function alike(text: string, start: number, end: number, prefix: string, suffix: string): number {
  let score = 0;
  for (let i = 1; i <= prefix.length && start - i >= 0; i++) {
    if (text.charCodeAt(start - i) !== prefix.charCodeAt(prefix.length - i)) break;
    score++;
  }
  for (let i = 0; i < suffix.length && end + i < text.length; i++) {
    if (text.charCodeAt(end + i) !== suffix.charCodeAt(i)) break;
    score++;
  }
  return score;
}

function inOtherWords(text: string, { exact }: Sought): Anchored | null {
  if (exact.length < fuzzyLengths.least || exact.length > fuzzyLengths.most) return null;
  const matches = search(text, exact, Math.floor(exact.length * fuzzyShare)).sort((a, b) => a.errors - b.errors);
  const [best] = matches;
  if (!best) return null;
  const rival = matches.find(({ start, end }) => end <= best.start || start >= best.end);
  if (rival && rival.errors - best.errors < 2) return null;
  // Several starts give the same number of errors for one end: the words are as long as they were, if they can be.
  const [closest = best] = matches
    .filter(({ end, errors }) => end === best.end && errors === best.errors)
    .sort((a, b) => Math.abs(a.end - a.start - exact.length) - Math.abs(b.end - b.start - exact.length));
  let { start, end } = closest;
  while (start < end && (/\s/u.test(text.charAt(start)) || splitsSurrogatePair(text, start))) start++;
  while (end > start && (/\s/u.test(text.charAt(end - 1)) || splitsSurrogatePair(text, end))) end--;
  return start === end ? null : { span: { start, end }, rung: 'moved' };
}
