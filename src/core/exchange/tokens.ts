/** A token: `[start, end)` in UTF-16, never with a blank in it. `sentence` counts from 0. */
export interface Token {
  start: number;
  end: number;
  /** A blank follows right after it. */
  isSpaced: boolean;
  sentence: number;
}

/** Scripts whose words stand without blanks: only a dictionary tells them apart. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** Words with an apostrophe or point inside, numbers, whole emoji, and every other character by itself; line ends. */
const words =
  /[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_]|['’.](?=[\p{L}\p{N}])|,(?=\p{N}))*|\p{RI}{2}|\p{Extended_Pictographic}(?:\u200D|[\p{M}\p{Emoji_Modifier}\p{Extended_Pictographic}])*|\n|\S\p{M}*/gu;

/**
 * Words and punctuation, cut at the borders given as well, so that spans lie on tokens. A line end ends a sentence; so does `.`, `!`, `?`
 * or `…` before a blank. Text in scripts without blanks is cut by the rules of Unicode (UAX 29) and the dictionary of its language.
 */
export function tokensOf(text: string, language: string, borders: Iterable<number>): Token[] {
  const cuts = [...new Set(borders)].sort((a, b) => a - b);
  const tokens: Token[] = [];
  let sentence = 0;
  let hasTokens = false;
  let next = 0;
  const endSentence = () => {
    if (hasTokens) sentence++;
    hasTokens = false;
  };
  for (const [from, to] of unspaced.test(text) ? segments(text, language) : matches(text)) {
    if (text.charAt(from) === '\n') {
      endSentence();
      continue;
    }
    let start = from;
    while (next < cuts.length && (cuts[next] as number) <= from) next++;
    for (; next < cuts.length && (cuts[next] as number) < to; next++) {
      const cut = cuts[next] as number;
      tokens.push({ start, end: cut, isSpaced: false, sentence });
      start = cut;
    }
    tokens.push({ start, end: to, isSpaced: text.charAt(to) === ' ', sentence });
    hasTokens = true;
    if ('.!?…'.includes(text.charAt(from)) && /\s/u.test(text.charAt(to))) endSentence();
  }
  return tokens;
}

function* matches(text: string): Generator<[from: number, to: number]> {
  for (const { 0: word, index } of text.matchAll(words)) yield [index, index + word.length];
}

function* segments(text: string, language: string): Generator<[from: number, to: number]> {
  for (const { segment, index } of segmenterOf(language).segment(text)) {
    // A segment may hold blanks, or a line end with marks on it.
    for (const { 0: word, index: at } of segment.matchAll(/\n|[^\s]+/gu)) yield [index + at, index + at + word.length];
  }
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
