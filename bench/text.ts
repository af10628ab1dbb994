/** How much a text holds. The characters are a round figure: paragraphs are whole. */
export interface Size {
  characters: number;
  annotations: number;
  /** What is hard about it; absent for the usual paragraphs. */
  shape?: Shape;
}

/**
 * `crowded paragraph`: 200 more annotations in the paragraph in the middle, each reaching over its middle.
 * `crowded sentence`: 500 more on the same sentence there. `one paragraph`: no line end in the whole text.
 */
export type Shape = 'crowded paragraph' | 'crowded sentence' | 'one paragraph';

export const smallSize: Size = { characters: 100_000, annotations: 1_000 };
export const largeSize: Size = { characters: 1_000_000, annotations: 10_000 };

export const hardSizes: readonly Size[] = [
  { ...largeSize, shape: 'crowded paragraph' },
  { ...largeSize, shape: 'crowded sentence' },
  { characters: 300_000, annotations: 3_000, shape: 'one paragraph' },
];

/** Length of every paragraph in UTF-16 units, without the line end after it. */
export const paragraphLength = 600;

/** `[start, end)` into the paragraphs joined by `\n`, in UTF-16 units; never across two of them. */
export interface MadeSpan {
  start: number;
  end: number;
  layer: 'quote' | 'claim';
}

export interface MadeText {
  paragraphs: string[];
  spans: MadeSpan[];
}

/** The same text and spans for the same size, wherever it runs: every contender gets exactly this. */
export function makeText({ characters, annotations, shape }: Size): MadeText {
  const random = randomFrom(20_250_117);
  const paragraphs = Array.from({ length: Math.round(characters / (paragraphLength + 1)) }, () => paragraph(random));
  const spans: MadeSpan[] = [];
  for (let i = 0; i < annotations; i++) {
    const index = Math.floor((i * paragraphs.length) / annotations);
    const inside = spans.at(-1);
    const base = index * (paragraphLength + 1);
    // Every third begins inside the one before it, so that some nest and some overlap.
    const overlaps = i % 3 === 2 && inside !== undefined && inside.start >= base;
    const from = overlaps ? inside.start - base + 5 : Math.floor(random() * (paragraphLength - 90));
    const start = wordStart(paragraphs[index] as string, from);
    const end = wordEnd(paragraphs[index] as string, start + 15 + Math.floor(random() * 120));
    spans.push({ start: base + start, end: base + end, layer: i % 2 === 0 ? 'quote' : 'claim' });
  }
  if (shape?.startsWith('crowded')) spans.push(...crowd(paragraphs, shape === 'crowded sentence'));
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  return shape === 'one paragraph' ? { paragraphs: [paragraphs.join(' ')], spans } : { paragraphs, spans };
}

/** Number of the paragraph that many annotations crowd. */
function crowdedIn(paragraphs: readonly string[]): number {
  return Math.floor(paragraphs.length / 2);
}

function crowd(paragraphs: readonly string[], isSentence: boolean): MadeSpan[] {
  const index = crowdedIn(paragraphs);
  const base = index * (paragraphLength + 1);
  const text = paragraphs[index] as string;
  return Array.from({ length: isSentence ? 500 : 200 }, (_, i) => {
    const start = isSentence ? wordStart(text, 200) : (i * 29) % 290;
    const end = isSentence ? wordEnd(text, 320) : 310 + ((i * 31) % 280);
    return { start: base + start, end: base + end, layer: i % 2 === 0 ? 'quote' : 'claim' };
  });
}

/** Where a new mark is made: whole words of one paragraph, UTF-16 within it. */
export interface Place {
  paragraph: number;
  start: number;
  end: number;
}

/** Places spread evenly over the text, none at its very start; in a crowded paragraph, all within it. */
export function placesIn({ paragraphs }: MadeText, count: number, shape?: Shape): Place[] {
  const [only] = paragraphs;
  if (shape === 'one paragraph' && only) {
    return Array.from({ length: count }, (_, i) => placeAt(only, 0, Math.floor(((i + 0.5) * only.length) / count)));
  }
  if (shape) {
    const index = crowdedIn(paragraphs);
    return Array.from({ length: count }, (_, i) => placeAt(paragraphs[index] as string, index, 20 + ((i * 37) % 500)));
  }
  return Array.from({ length: count }, (_, i) => {
    const index = Math.floor(((i + 0.5) * paragraphs.length) / count);
    return placeAt(paragraphs[index] as string, index, 200 + ((i * 37) % 150));
  });
}

function placeAt(text: string, paragraph: number, from: number): Place {
  const start = wordStart(text, from);
  return { paragraph, start, end: wordEnd(text, start + 25) };
}

const openings = ['ba', 'cé', 'dro', 'fi', 'ga', 'lu', 'mon', 'na', 'pel', 'ri', 'sa', 'tor', 'vé', 'zu', 'châ', 'e'];
const endings = ['bre', 'che', 'dal', 'fon', 'gne', 'lit', 'mer', 'nou', 'pas', 'que', 'rin', 'sol', 'te', 'vin', 's'];

function paragraph(random: () => number): string {
  let text = '';
  while (text.length < paragraphLength) text += `${text === '' ? '' : ' '}${sentence(random)}`;
  return `${text.slice(0, paragraphLength - 1).replace(/\s$/, 'e')}.`;
}

function sentence(random: () => number): string {
  const words = Array.from({ length: 6 + Math.floor(random() * 14) }, () => word(random));
  const text = words.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${random() < 0.1 ? ' !' : '.'}`;
}

function word(random: () => number): string {
  const syllables = Math.floor(random() * 3);
  let text = '';
  for (let i = 0; i < syllables; i++) text += pick(openings, random);
  return text + pick(endings, random);
}

function pick(from: readonly string[], random: () => number): string {
  return from[Math.floor(random() * from.length)] as string;
}

function wordStart(text: string, from: number): number {
  return text.indexOf(' ', Math.min(from, text.length - 80)) + 1;
}

function wordEnd(text: string, from: number): number {
  const blank = text.indexOf(' ', Math.min(from, text.length - 20));
  return blank === -1 ? text.length : blank;
}

/** Marsaglia's xorshift with 32 bits: numbers in `[0, 1)`, the same on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
