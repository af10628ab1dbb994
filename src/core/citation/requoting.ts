/** Which typography a quotation is set in. */
export type Typography = 'fr' | 'en';

/** Marks by depth, the outermost first: Imprimerie nationale, « Guillemets »; Chicago Manual of Style 13.30. */
const marksOf: Readonly<Record<Typography, readonly (readonly [open: string, close: string])[]>> = {
  fr: [
    ['«\u202F', '\u202F»'],
    ['“', '”'],
    ['‘', '’'],
  ],
  en: [
    ['“', '”'],
    ['‘', '’'],
    ['“', '”'],
  ],
};

/** Opening marks and those that close them; straight ones close themselves. */
const closersOf: Readonly<Record<string, string>> = {
  '«': '»',
  '‹': '›',
  '“': '”',
  '„': '“”',
  '‘': '’',
  '‚': '‘’',
  '"': '"',
};

/** A mark closes none that was opened further out than this: longer texts of marks alone would take for ever. */
const deepest = 20;

/** A pair of marks in a text; UTF-16. */
interface Pair {
  open: number;
  close: number;
}

interface MarkReading {
  pairs: Pair[];
  /** Marks that open what the text does not close, and close what it does not open. */
  unmatched: number[];
  /** Marks that only say, at the start of a paragraph, that the quotation goes on. */
  repeated: number[];
}

/**
 * Segments of a quotation as one, in the marks of a typography. Marks that the words bear themselves are
 * not doubled, those inside become marks of the next level, and what was left out between segments is `[…]`.
 * Empty where there are no words.
 */
export function requoted(segments: readonly string[], typography: Typography): string {
  const words = segments.map((segment) => withInnerMarks(segment, typography)).filter((part) => part !== '');
  return words.length === 0 ? '' : between(words.join(' […] '), typography, 0);
}

function between(words: string, typography: Typography, depth: number): string {
  const marks = marksOf[typography];
  const [open, close] = marks[Math.min(depth, marks.length - 1)] ?? ['', ''];
  return `${open}${words}${close}`;
}

/** The words without marks around them and without a comma at their end; marks inside are those of the next levels. */
function withInnerMarks(segment: string, typography: Typography): string {
  const bare = withoutOuterMarks(withoutRepeatedMarks(segment));
  const { pairs } = readMarks(bare);
  const replacements = new Map<number, string>();
  const around: Pair[] = [];
  for (const pair of pairs.sort((a, b) => a.open - b.open)) {
    while ((around.at(-1)?.close ?? Number.POSITIVE_INFINITY) < pair.open) around.pop();
    around.push(pair);
    const [open, close] = between('\n', typography, around.length).split('\n') as [string, string];
    replacements.set(pair.open, open);
    replacements.set(pair.close, close);
  }
  const opening = new Set(pairs.map(({ open }) => open));
  const closing = new Set(pairs.map(({ close }) => close));
  let words = '';
  for (let place = 0; place < bare.length; place++) {
    if (closing.has(place)) words = words.trimEnd();
    words += replacements.get(place) ?? bare.charAt(place);
    if (opening.has(place)) while (/\s/u.test(bare.charAt(place + 1))) place++;
  }
  return words.replace(/[ \t\n\r\u2028\u2029]+/gu, ' ').trim();
}

function withoutRepeatedMarks(segment: string): string {
  const { repeated } = readMarks(segment);
  return [0, ...repeated.map((place) => place + 1)].map((from, index) => segment.slice(from, repeated[index])).join('');
}

/** Without the pair around all of it, or the one mark whose partner stands outside of it. */
function withoutOuterMarks(segment: string): string {
  const text = segment.trim();
  const last = text.replace(/[.,;:\s]+$/u, '').length - 1;
  const single = /^['‘]/u.test(text) && /['’]$/u.test(text.slice(0, last + 1)) && !/['‘]/u.test(text.slice(1, last));
  const { pairs, unmatched } = readMarks(text);
  const wraps = last > 0 && (single || pairs.some(({ open, close }) => open === 0 && close === last));
  const opens = wraps || (unmatched.includes(0) && closersOf[text.charAt(0)] !== undefined);
  const closes = wraps || (last > 0 && unmatched.includes(last));
  const words = text.slice(opens ? 1 : 0, closes ? last : text.length);
  return words.trim().replace(/\s*[,;:]+$/u, '');
}

function readMarks(text: string): MarkReading {
  const pairs: Pair[] = [];
  const unmatched: number[] = [];
  const repeated: number[] = [];
  const open: number[] = [];
  for (let place = 0; place < text.length; place++) {
    const mark = text.charAt(place);
    const partner = partnerOf(text, place, open);
    if (partner !== -1) {
      pairs.push({ open: open[partner] as number, close: place });
      unmatched.push(...open.splice(partner).slice(1));
    } else if (closersOf[mark] !== undefined) {
      if (beginsParagraph(text, place) && open.slice(-deepest).some((other) => text.charAt(other) === mark))
        repeated.push(place);
      else open.push(place);
    } else if ('»›”'.includes(mark)) unmatched.push(place);
  }
  return { pairs, unmatched: [...open, ...unmatched], repeated };
}

/** Which of the open marks the one at the place closes, by its index; -1 where it closes none. */
function partnerOf(text: string, place: number, open: readonly number[]): number {
  const mark = text.charAt(place);
  if (isApostrophe(text, place)) return -1;
  const near = Math.max(0, open.length - deepest);
  const found = open.slice(near).findLastIndex((other) => closersOf[text.charAt(other)]?.includes(mark));
  const partner = found === -1 ? -1 : near + found;
  // What may be an apostrophe, or may open, closes nothing past a mark that is still open.
  return '»›”'.includes(mark) || partner === open.length - 1 ? partner : -1;
}

function isApostrophe(text: string, place: number): boolean {
  return text.charAt(place) === '’' && /[\p{L}\p{N}]/u.test(text.charAt(place + 1));
}

function beginsParagraph(text: string, place: number): boolean {
  let before = place - 1;
  while (before >= 0 && /[^\S\n]/u.test(text.charAt(before))) before--;
  return text.charAt(before) === '\n';
}
