/** A token: `[start, end)` in UTF-16, never with a blank in it. `sentence` counts from 0. */
export interface Token {
  start: number;
  end: number;
  /** A blank follows right after it. */
  isSpaced: boolean;
  sentence: number;
}

/**
 * Words and punctuation (Unicode UAX 29), cut at the borders given as well, so that spans lie on tokens. A line
 * end ends a sentence; so does `.`, `!`, `?` or `…` before a blank.
 */
export function tokensOf(text: string, language: string, borders: Iterable<number>): Token[] {
  const cuts = new Set(borders);
  const tokens: Token[] = [];
  let sentence = 0;
  let hasTokens = false;
  const endSentence = () => {
    if (hasTokens) sentence++;
    hasTokens = false;
  };
  for (const { segment, index } of segmenterOf(language).segment(text)) {
    if (segment.includes('\n')) endSentence();
    for (const [start, end] of wordsIn(text, index, index + segment.length, cuts)) {
      const isSpaced = text.charAt(end) === ' ';
      tokens.push({ start, end, isSpaced, sentence });
      hasTokens = true;
      if (/^[.!?…]+$/u.test(text.slice(start, end)) && /\s/u.test(text.charAt(end))) endSentence();
    }
  }
  return tokens;
}

/** Pieces of a stretch without blanks, cut at the borders. */
function wordsIn(text: string, from: number, to: number, cuts: ReadonlySet<number>): [number, number][] {
  const words: [number, number][] = [];
  let start = -1;
  for (let at = from; at <= to; at++) {
    const isEnd = at === to || /\s/u.test(text.charAt(at));
    if (start !== -1 && (isEnd || cuts.has(at))) {
      words.push([start, at]);
      start = -1;
    }
    if (!isEnd && start === -1) start = at;
  }
  return words;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    const [known] = Intl.Segmenter.supportedLocalesOf(language);
    segmenter = new Intl.Segmenter(known, { granularity: 'word' });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}

/** Tokens of a span: index of the first and of the last. Null where it holds none. */
export function tokenRange(tokens: readonly Token[], start: number, end: number): [number, number] | null {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tokens[middle] as Token).start < start) low = middle + 1;
    else high = middle;
  }
  let last = low - 1;
  while (last + 1 < tokens.length && (tokens[last + 1] as Token).end <= end) last++;
  return last < low ? null : [low, last];
}
