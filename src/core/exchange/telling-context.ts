import type { Selector } from '../annotation/selector';
import { graphemeCeil, graphemeFloor } from '../text/segmentation';

/** What the W3C quote selector needs: words that occur once with what stands before and after them. */
export interface TextQuote {
  exact: string;
  prefix: string;
  suffix: string;
}

/** How much text a quote gets on either side where its own does not tell it from others. UTF-16 units. */
const longerContexts = [128, 512, 2048];

/** Units by which quotes are first looked for, so that the text is read once a round for all of them. */
const keyLength = 48;

/**
 * Quotes for the selectors, with longer context for those that would match in more than one place.
 * `ambiguous` counts the ones that no context tells apart, in a text that repeats itself for pages;
 * they keep their own.
 */
export function tellingQuotes<S extends Selector>(
  text: string,
  selectors: readonly S[],
): { quotes: ReadonlyMap<S, TextQuote>; ambiguous: number } {
  const quotes = new Map<S, TextQuote>();
  for (const selector of selectors) quotes.set(selector, quoteOf(selector));
  let doubtful = repeated(text, quotes, selectors);
  for (const length of longerContexts) {
    for (const selector of doubtful) quotes.set(selector, quoteWithin(text, selector, length));
    doubtful = repeated(text, quotes, doubtful);
  }
  for (const selector of doubtful) quotes.set(selector, quoteOf(selector));
  return { quotes, ambiguous: doubtful.length };
}

function quoteOf({ exact, prefix, suffix }: TextQuote): TextQuote {
  return { exact, prefix, suffix };
}

function quoteWithin(text: string, { start, end, exact }: Selector, length: number): TextQuote {
  return {
    exact,
    prefix: text.slice(graphemeCeil(text, Math.max(0, start - length)), start),
    suffix: text.slice(end, graphemeFloor(text, Math.min(text.length, end + length))),
  };
}

/** Those of the selectors whose quote occurs more than once. One pass over the text. */
function repeated<S extends Selector>(text: string, quotes: ReadonlyMap<S, TextQuote>, selectors: readonly S[]): S[] {
  const wanted = new Map<string, { pattern: string; selector: S; seen: number }[]>();
  const result = new Set<S>();
  for (const selector of selectors) {
    const { prefix, exact, suffix } = quotes.get(selector) as TextQuote;
    const pattern = prefix + exact + suffix;
    if (pattern.length < keyLength) {
      if (text.indexOf(pattern, text.indexOf(pattern) + 1) !== -1) result.add(selector);
      continue;
    }
    const key = pattern.slice(0, keyLength);
    const sought = { pattern, selector, seen: 0 };
    const alike = wanted.get(key);
    if (alike) alike.push(sought);
    else wanted.set(key, [sought]);
  }
  // Most places are passed by for what they begin with; making a key of each would take ten times as long.
  const beginnings = new Set([...wanted.keys()].map((key) => beginningAt(key, 0)));
  for (let at = 0; wanted.size > 0 && at + keyLength <= text.length; at++) {
    if (!beginnings.has(beginningAt(text, at))) continue;
    const alike = wanted.get(text.slice(at, at + keyLength));
    if (!alike) continue;
    for (let index = alike.length - 1; index >= 0; index--) {
      const sought = alike[index];
      if (!sought || !text.startsWith(sought.pattern, at) || ++sought.seen < 2) continue;
      result.add(sought.selector);
      alike.splice(index, 1);
    }
  }
  return selectors.filter((selector) => result.has(selector));
}

/** Two UTF-16 units in one number. */
function beginningAt(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
}
