import { graphemeCeil, graphemeFloor } from '../text/segmentation';
import type { Span } from '../text/span';
import { type FoldedText, foldStrictly, foldTable, foldText } from './fold';
import { patternOf } from './pattern';
import type { SearchQuery } from './query';

/** A text ready to be searched many times. */
export interface SearchedText extends FoldedText {
  text: string;
}

export function searchedText(text: string): SearchedText {
  return { text, ...foldText(text) };
}

/** Finds what a query asks for; made once for each query. */
export interface Matcher {
  /** Spans of the text in order, on borders of graphemes; UTF-16. */
  find(searched: SearchedText): Span[];
  /** How many spans `find` gives, where that can be told for less. */
  count(searched: SearchedText): number;
}

/** Null where the query asks for nothing. Throws `SyntaxError` for a regular expression that is none. */
export function matcherFor(query: SearchQuery): Matcher | null {
  if (query.text.trim() === '') return null;
  if (query.kind === 'regex') return new PatternMatcher(query);
  const words = query.kind === 'phrase' ? [query.text.trim()] : query.text.trim().split(/\s+/u);
  const needles = words.map((word) => needleOf(word)).filter(({ folded }) => folded !== '');
  return needles.length === 0 ? null : new WordMatcher(query, needles);
}

interface Needle {
  folded: string;
  text: string;
}

function needleOf(word: string): Needle {
  return { folded: foldText(word).folded.replace(/\s+/gu, ' '), text: word };
}

/** Words are found in the folded text; what case or accents would forbid is then left out. */
class WordMatcher implements Matcher {
  /** The few ways in which the words are written, and whether each is the one that was asked for. */
  private readonly compared = new Map<string, boolean>();

  constructor(
    private readonly query: SearchQuery,
    private readonly needles: readonly Needle[],
  ) {}

  find(searched: SearchedText): Span[] {
    const { folded } = searched;
    if (!this.needles.every((needle) => folded.includes(needle.folded))) return [];
    // Reading the text may cost more than searching it: only where its own letters matter. A letter folds to a letter.
    const { matchCase, matchAccents } = this.query;
    const isNeeded = !searched.isSimple || matchCase || matchAccents;
    const text = isNeeded ? searched.text : folded;
    const table = searched.isAligned ? null : foldTable(text);
    const found: Span[] = [];
    for (const needle of this.needles) {
      const spans = this.placesOf(needle, folded, searched.isSimple, text, table);
      // Each word must be there, not only its letters.
      if (spans.length === 0) return [];
      found.push(...spans);
    }
    return this.needles.length === 1 ? found : apart(found);
  }

  count(searched: SearchedText): number {
    const [needle] = this.needles;
    const { wholeWord, matchCase, matchAccents } = this.query;
    const isPlain = this.needles.length === 1 && searched.isSimple && !wholeWord && !matchCase && !matchAccents;
    if (!needle || !isPlain) return this.find(searched).length;
    const { folded } = searched;
    const { length } = needle.folded;
    let count = 0;
    for (let at = folded.indexOf(needle.folded); at !== -1; at = folded.indexOf(needle.folded, at + length)) count++;
    return count;
  }

  private placesOf(needle: Needle, folded: string, isSimple: boolean, text: string, table: Uint32Array | null): Span[] {
    const { length } = needle.folded;
    const spans: Span[] = [];
    let last = -1;
    for (let at = folded.indexOf(needle.folded); at !== -1; at = folded.indexOf(needle.folded, at + 1)) {
      const span = table ? placeIn(table, at, at + length) : { start: at, end: at + length };
      if (!span || span.start < last || !(isSimple || isUncut(text, span))) continue;
      if (!this.isWanted(text, span, needle)) continue;
      spans.push(span);
      last = span.end;
    }
    return spans;
  }

  /** Whether the words are the ones that were asked for where more than their letters matters. */
  private isWanted(text: string, span: Span, needle: Needle): boolean {
    const { wholeWord, matchCase, matchAccents } = this.query;
    if (wholeWord && !isWholeWord(text, span)) return false;
    if (!matchCase && !matchAccents) return true;
    const words = text.slice(span.start, span.end);
    let isSame = this.compared.get(words);
    if (isSame === undefined) {
      const strictly = (each: string) => foldStrictly(each, matchCase, matchAccents);
      isSame = this.needles.some((each) => each.folded === needle.folded && strictly(each.text) === strictly(words));
      this.compared.set(words, isSame);
    }
    return isSame;
  }
}

class PatternMatcher implements Matcher {
  private readonly pattern: RegExp;

  constructor(private readonly query: SearchQuery) {
    this.pattern = patternOf(query);
  }

  count(searched: SearchedText): number {
    return this.find(searched).length;
  }

  find({ text }: SearchedText): Span[] {
    const places: number[] = [];
    for (const { 0: words, index } of text.matchAll(this.pattern)) {
      if (words !== '') places.push(index, index + words.length);
    }
    return patternHits(text, places, this.query.wholeWord);
  }
}

/**
 * Hits from where a pattern matched: `places` holds starts and ends by turns, in order. `text` may be null where
 * every unit is a character and words need not be whole.
 */
export function patternHits(text: string | null, places: ArrayLike<number>, wholeWord: boolean): Span[] {
  const spans: Span[] = [];
  for (let i = 0; i + 1 < places.length; i += 2) {
    const place = { start: places[i] ?? 0, end: places[i + 1] ?? 0 };
    const span = text === null ? place : wholeGraphemes(text, place);
    if (span.start < (spans.at(-1)?.end ?? 0)) continue;
    if (text === null || !wholeWord || isWholeWord(text, span)) spans.push(span);
  }
  return spans;
}

/** Where a stretch of the folded text stands; null where it begins or ends within what one letter folds to (`o` of `œ`). */
function placeIn(table: Uint32Array, start: number, end: number): Span | null {
  if (table[start] === table[start - 1] || table[end] === table[end - 1]) return null;
  return { start: table[start] ?? 0, end: table[end] ?? 0 };
}

/** True where no grapheme is cut, so that what is found is what was asked for and no more. */
function isUncut(text: string, { start, end }: Span): boolean {
  return isBorder(text, start) && isBorder(text, end);
}

function isBorder(text: string, offset: number): boolean {
  return isPlainBorder(text, offset) || graphemeFloor(text, offset) === offset;
}

function wholeGraphemes(text: string, { start, end }: Span): Span {
  return {
    start: isPlainBorder(text, start) ? start : graphemeFloor(text, start),
    end: isPlainBorder(text, end) ? end : graphemeCeil(text, end),
  };
}

/** True between two units below the first combining mark, which never are one grapheme (UAX 29) but for CR and LF. */
function isPlainBorder(text: string, offset: number): boolean {
  return text.charCodeAt(offset - 1) < 0x300 && text.charCodeAt(offset) < 0x300 && text.charCodeAt(offset - 1) !== 0x0d;
}

const wordUnit = /[\p{L}\p{N}\p{M}_]/u;

/** True where no letter or digit goes on before or after. */
function isWholeWord(text: string, { start, end }: Span): boolean {
  const goesOnBefore = isWordAt(text, start) && isWordBefore(text, start);
  return !goesOnBefore && !(isWordBefore(text, end) && isWordAt(text, end));
}

function isWordAt(text: string, offset: number): boolean {
  return isWord(text.codePointAt(offset) ?? 0x20);
}

function isWordBefore(text: string, offset: number): boolean {
  if (offset === 0) return false;
  const unit = text.charCodeAt(offset - 1);
  const isLow = unit >= 0xdc00 && unit <= 0xdfff && offset > 1;
  return isWord(isLow ? (text.codePointAt(offset - 2) ?? unit) : unit);
}

function isWord(codePoint: number): boolean {
  if (codePoint < 0x80) {
    const lower = codePoint | 0x20;
    return (lower >= 0x61 && lower <= 0x7a) || (codePoint >= 0x30 && codePoint <= 0x39) || codePoint === 0x5f;
  }
  return wordUnit.test(String.fromCodePoint(codePoint));
}

/** In order; of those that overlap the first, and of those that begin together the longest. */
function apart(spans: Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  }
  return kept;
}
