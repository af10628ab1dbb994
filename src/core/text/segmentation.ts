import type { Span } from './span';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Offset itself where it is a grapheme border; else the border before it. UTF-16. */
export function graphemeFloor(text: string, offset: number): number {
  const border = graphemeAround(text, offset);
  return border === null ? offset : border.start;
}

/** Offset itself where it is a grapheme border; else the border after it. UTF-16. */
export function graphemeCeil(text: string, offset: number): number {
  const border = graphemeAround(text, offset);
  return border === null ? offset : border.end;
}

/** The grapheme that the offset cuts; null where it cuts none. */
function graphemeAround(text: string, offset: number): Span | null {
  if (offset <= 0 || offset >= text.length) return null;
  let from = offset;
  while (from > 0 && !isCertainBorder(text, from)) from--;
  if (from === offset) return null;
  for (let reach = 64; ; reach *= 2) {
    const slice = text.slice(from, offset + reach);
    const segment = graphemes.segment(slice).containing(offset - from);
    if (!segment || segment.index === offset - from) return null;
    const end = from + segment.index + segment.segment.length;
    // The last unit of a slice may be half a character, which would have belonged to what is before it.
    if (end < from + slice.length - 1 || from + slice.length === text.length)
      return { start: from + segment.index, end };
  }
}

/** Units that neither take part in a longer grapheme on their own nor join what follows (UAX 29, section 3.1.1). */
const alone =
  /[\x20-\x7E\xA0-\u02FF\u0370-\u0482\u048A-\u0590\u05D0-\u05F4\u0620-\u064A\u0E01-\u0E30\u2010-\u2027\u202F-\u205E\u3001-\u3029\u3041-\u3096\u30A0-\u30FF\u4E00-\u9FFF\uFF01-\uFF60]/;

/** Borders that need no look further back: flags and joined emoji can only be counted from one of them. */
function isCertainBorder(text: string, offset: number): boolean {
  const before = text.charAt(offset - 1);
  if (before === '\n') return true;
  const after = text.charAt(offset);
  if (after === '\n') return before !== '\r';
  return alone.test(before) && alone.test(after);
}

const sentenceSegmenters = new Map<string, Intl.Segmenter>();
const wordSegmenters = new Map<string, Intl.Segmenter>();

function segmenter(cache: Map<string, Intl.Segmenter>, language: string, granularity: 'sentence' | 'word') {
  let found = cache.get(language);
  if (!found) {
    found = new Intl.Segmenter(supportedLanguage(language), { granularity });
    cache.set(language, found);
  }
  return found;
}

function supportedLanguage(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'und';
  } catch {
    return 'und';
  }
}

/** Ends of what looks like a sentence and is none: titles, initials, common abbreviations. */
const abbreviation =
  /(?:^|[\s(«“"'’-])(?:\p{Lu}|M|MM|Mme|Mmes|Mlle|Me|Dr|Pr|St|Ste|Mr|Mrs|Ms|Prof|Gen|Gov|Sen|Rep|Lt|Col|Sgt|Jr|Sr|vs|No|no|art|p|pp|vol|cf|env|av|bd|etc|ex|Inc|Ltd|Co|Corp|U\.S|U\.K|U\.N|e\.g|i\.e|Bd|Hr|Fr|Nr|Sra?|Dra?)\.\s*$/u;

/**
 * The sentence around an offset, within one block, without the blanks around it. UTF-16 offsets into
 * `text`. Unicode's sentence rule (UAX 29), joined again after abbreviations and before a lower-case letter.
 */
export function sentenceAt(text: string, offset: number, block: Span, language = 'und'): Span {
  const slice = text.slice(block.start, block.end);
  const at = Math.min(Math.max(0, offset - block.start), Math.max(0, slice.length - 1));
  let start = 0;
  let end = 0;
  for (const { index, segment } of segmenter(sentenceSegmenters, language, 'sentence').segment(slice)) {
    const before = slice.slice(start, index);
    const joined = index > 0 && (abbreviation.test(before) || /^\p{Ll}/u.test(segment));
    if (!joined) {
      if (index > at) break;
      start = index;
    }
    end = index + segment.length;
  }
  return trimSpan(text, { start: block.start + start, end: block.start + end });
}

/** The next word border after (or, backwards, before) the offset. UTF-16; within the text, and never inside a grapheme. */
export function wordBorder(text: string, offset: number, direction: 1 | -1, language = 'und'): number {
  const reach = 400;
  const from = direction === 1 ? offset : Math.max(0, offset - reach);
  const slice = direction === 1 ? text.slice(offset, offset + reach) : text.slice(from, offset);
  const borders: number[] = [];
  for (const part of segmenter(wordSegmenters, language, 'word').segment(slice)) {
    if (!/\S/u.test(part.segment)) continue;
    borders.push(direction === 1 ? part.index + part.segment.length : part.index);
  }
  const found = direction === 1 ? borders.find((border) => border > 0) : borders.at(-1);
  if (direction === 1) return graphemeCeil(text, found === undefined ? offset + slice.length : offset + found);
  return graphemeFloor(text, from + (found ?? 0));
}

/** The span without the white space at its ends (NBSP and its kin included); may come out empty. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isBlankAt(text, start)) start++;
  while (end > start && isBlankAt(text, end - 1)) end--;
  return { start, end };
}

/** A blank that carries an accent is no blank: taking it away would leave the accent behind. */
function isBlankAt(text: string, offset: number): boolean {
  const unit = text.charAt(offset);
  if (unit === '\n' || unit === '\r') return true;
  return /\s/u.test(unit) && graphemeFloor(text, offset) === offset && graphemeCeil(text, offset + 1) === offset + 1;
}

/** The span as a user means it: whole graphemes, no blanks at its ends. Null when nothing is left. */
export function snapSpan(text: string, span: Span): Span | null {
  const start = graphemeFloor(text, Math.max(0, Math.min(span.start, span.end)));
  const end = graphemeCeil(text, Math.min(text.length, Math.max(span.start, span.end)));
  const trimmed = trimSpan(text, { start, end });
  return trimmed.start < trimmed.end ? trimmed : null;
}

/** How far around an offset the word there is looked for, in UTF-16 units; longer ones are cut where they are. */
const wordReach = 400;

/** In these an apostrophe ends a word (l’eau, dell’acqua); elsewhere it is part of one (don’t). */
const eliding = /^(?:fr|it|ca|oc)(?:-|$)/u;

/**
 * The span with the words whole that its ends cut (UAX 29; Chinese, Japanese and Thai by dictionary), each end moved outwards. What is no
 * word, such as a mark or an emoji, stays as it is; a span that cuts no word comes back as it was. UTF-16.
 */
export function wholeWords(text: string, { start, end }: Span, language = 'und'): Span {
  return {
    start: wordAround(text, start, language)?.start ?? start,
    end: wordAround(text, end, language)?.end ?? end,
  };
}

/** The word that the offset lies in, its borders not counted; null where it lies in none. */
function wordAround(text: string, offset: number, language: string): Span | null {
  if (offset <= 0 || offset >= text.length) return null;
  const from = Math.max(text.lastIndexOf('\n', offset - 1) + 1, graphemeFloor(text, offset - wordReach), 0);
  const slice = text.slice(from, graphemeCeil(text, Math.min(text.length, offset + wordReach)));
  const found = segmenter(wordSegmenters, language, 'word')
    .segment(slice)
    .containing(offset - from);
  if (!found?.isWordLike || found.index === offset - from) return null;
  const word = { start: from + found.index, end: from + found.index + found.segment.length };
  if (!eliding.test(language)) return word;
  const inside = offset - word.start;
  const borders = [...found.segment.matchAll(/['’]/gu)].map(({ index }) => index + 1);
  if (borders.includes(inside)) return null;
  const before = borders.filter((border) => border < inside).at(-1) ?? 0;
  const after = borders.find((border) => border > inside) ?? found.segment.length;
  return { start: word.start + before, end: word.start + after };
}
