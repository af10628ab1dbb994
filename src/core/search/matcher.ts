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

/** What is looked at to find words in a text. */
interface Sources {
  folded: string;
  /** The text itself, or the folded one where that does as well. */
  text: string;
  isSimple: boolean;
  /** Null where every unit stands at its place. */
  table: Uint32Array | null;
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
    const sources = this.sourcesOf(searched, folded);
    const found: Span[] = [];
    for (const needle of this.needles) {
      // Each word must be there, not only its letters.
      if (this.eachPlace(needle, sources, (start, end) => found.push({ start, end })) === 0) return [];
    }
    return this.needles.length === 1 ? found : apart(found);
  }

  count(searched: SearchedText): number {
    const [needle] = this.needles;
    if (!needle || this.needles.length > 1) return this.find(searched).length;
    const { folded } = searched;
    if (!folded.includes(needle.folded)) return 0;
    return this.eachPlace(needle, this.sourcesOf(searched, folded), () => {});
  }

  /** Reading the text may cost more than searching it: only where its own letters matter. A letter folds to a letter. */
  private sourcesOf(searched: SearchedText, folded: string): Sources {
    const { matchCase, matchAccents } = this.query;
    const { isSimple, isAligned } = searched;
    const text = !isSimple || matchCase || matchAccents ? searched.text : folded;
    return { folded, text, isSimple, table: isAligned ? null : foldTable(text) };
  }

  /** Gives how many places there are. */
  private eachPlace(
    needle: Needle,
    { folded, text, isSimple, table }: Sources,
    visit: (start: number, end: number) => void,
  ): number {
    const { length } = needle.folded;
    let count = 0;
    let last = -1;
    for (let at = folded.indexOf(needle.folded); at !== -1; at = folded.indexOf(needle.folded, at + 1)) {
      // It begins or ends within what one letter folds to: `o` of `œ`.
      if (table && (table[at] === table[at - 1] || table[at + length] === table[at + length - 1])) continue;
      const start = table ? (table[at] ?? 0) : at;
      const end = table ? (table[at + length] ?? 0) : at + length;
      if (start < last || !(isSimple || (isBorder(text, start) && isBorder(text, end)))) continue;
      if (!this.isWanted(text, start, end, needle)) continue;
      visit(start, end);
      count++;
      last = end;
    }
    return count;
  }

  /** Whether the words are the ones that were asked for where more than their letters matters. */
  private isWanted(text: string, start: number, end: number, needle: Needle): boolean {
    const { wholeWord, matchCase, matchAccents } = this.query;
    if (wholeWord && !isWholeWord(text, start, end)) return false;
    if (!matchCase && !matchAccents) return true;
    if (end - start === needle.text.length && text.startsWith(needle.text, start)) return true;
    const words = text.slice(start, end);
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
    if (text === null || !wholeWord || isWholeWord(text, span.start, span.end)) spans.push(span);
  }
  return spans;
}

/** True where no grapheme is cut, so that what is found is what was asked for and no more. */
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
function isWholeWord(text: string, start: number, end: number): boolean {
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
