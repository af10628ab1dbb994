/** How much a text holds. The characters are a round figure: paragraphs are whole. */
export interface Size {
  characters: number;
  annotations: number;
}

export const smallSize: Size = { characters: 100_000, annotations: 1_000 };
export const largeSize: Size = { characters: 1_000_000, annotations: 10_000 };

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
export function makeText({ characters, annotations }: Size): MadeText {
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
  return { paragraphs, spans: spans.sort((a, b) => a.start - b.start || b.end - a.end) };
}

/** Where a new mark is made: whole words of one paragraph, UTF-16 within it. */
export interface Place {
  paragraph: number;
  start: number;
  end: number;
}

/** Places spread evenly over the text, none at its very start. */
export function placesIn({ paragraphs }: MadeText, count: number): Place[] {
  return Array.from({ length: count }, (_, i) => {
    const index = Math.floor(((i + 0.5) * paragraphs.length) / count);
    const text = paragraphs[index] as string;
    const start = wordStart(text, 200 + ((i * 37) % 150));
    return { paragraph: index, start, end: wordEnd(text, start + 25) };
  });
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
