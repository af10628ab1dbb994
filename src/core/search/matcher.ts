import { graphemeCeil, graphemeFloor } from '../text/segmentation';
import type { Span } from '../text/span';
import { type FoldedText, foldTable, foldText } from './fold';
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
  constructor(
    private readonly query: SearchQuery,
    private readonly needles: readonly Needle[],
  ) {}

  find(searched: SearchedText): Span[] {
    if (!this.needles.every(({ folded }) => searched.folded.includes(folded))) return [];
    const table = searched.isAligned ? null : foldTable(searched.text);
    const found: Span[] = [];
    for (const needle of this.needles) {
      const spans = this.placesOf(needle, searched, table);
      // Each word must be there, not only its letters.
      if (spans.length === 0) return [];
      found.push(...spans);
    }
    return this.needles.length === 1 ? found : apart(found);
  }

  private placesOf(
    { folded: needle, text: wanted }: Needle,
    searched: SearchedText,
    table: Uint32Array | null,
  ): Span[] {
    const { text, folded } = searched;
    const { wholeWord, matchCase, matchAccents } = this.query;
    const spans: Span[] = [];
    let last = -1;
    for (let at = folded.indexOf(needle); at !== -1; at = folded.indexOf(needle, at + 1)) {
      const span = wholeGraphemes(
        text,
        table ? { start: table[at] ?? 0, end: table[at + needle.length] ?? 0 } : { start: at, end: at + needle.length },
      );
      if (span.start < last) continue;
      if (wholeWord && !isWholeWord(text, span)) continue;
      if ((matchCase || matchAccents) && !isSame(text.slice(span.start, span.end), wanted, matchCase, matchAccents))
        continue;
      spans.push(span);
      last = span.end;
    }
    return spans;
  }
}

class PatternMatcher implements Matcher {
  private readonly pattern: RegExp;

  constructor(private readonly query: SearchQuery) {
    this.pattern = new RegExp(query.text, query.matchCase ? 'gmu' : 'gimu');
  }

  find({ text }: SearchedText): Span[] {
    const spans: Span[] = [];
    for (const { 0: words, index } of text.matchAll(this.pattern)) {
      if (words === '') continue;
      const span = wholeGraphemes(text, { start: index, end: index + words.length });
      if (span.start < (spans.at(-1)?.end ?? 0)) continue;
      if (!this.query.wholeWord || isWholeWord(text, span)) spans.push(span);
    }
    return spans;
  }
}

/** Same words, with the differences that matter; blanks and apostrophes never do. */
function isSame(found: string, wanted: string, matchCase: boolean, matchAccents: boolean): boolean {
  const strictly = (words: string) => {
    const composed = words
      .normalize('NFC')
      .replace(/[’ʼ‘]/gu, "'")
      .replace(/[^\S\n]+/gu, ' ');
    if (matchAccents) return matchCase ? composed : composed.toLowerCase();
    return composed.normalize('NFD').replace(/\p{M}/gu, '');
  };
  return strictly(found) === strictly(wanted);
}

function wholeGraphemes(text: string, { start, end }: Span): Span {
  return { start: graphemeFloor(text, start), end: graphemeCeil(text, end) };
}

const wordUnit = /[\p{L}\p{N}\p{M}_]/u;

/** True where no letter or digit goes on before or after. */
function isWholeWord(text: string, { start, end }: Span): boolean {
  const before =
    start === 0 ? '' : String.fromCodePoint(text.codePointAt(start - (isLow(text, start - 1) ? 2 : 1)) ?? 0);
  const after = end >= text.length ? '' : String.fromCodePoint(text.codePointAt(end) ?? 0);
  return !(wordUnit.test(before) && startsWithWord(text, start)) && !(wordUnit.test(after) && endsWithWord(text, end));
}

function startsWithWord(text: string, start: number): boolean {
  return wordUnit.test(String.fromCodePoint(text.codePointAt(start) ?? 0));
}

function endsWithWord(text: string, end: number): boolean {
  return wordUnit.test(String.fromCodePoint(text.codePointAt(end - (isLow(text, end - 1) ? 2 : 1)) ?? 0));
}

function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff;
}

/** In order; of those that overlap the first, and of those that begin together the longest. */
function apart(spans: Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  }
  return kept;
}
