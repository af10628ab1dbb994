import { joinLines, wordsOf } from './line-end';
import type { Line } from './lines';

export interface Paragraph {
  type: 'paragraph' | 'heading' | 'note' | 'separator';
  /** 1 to 6, of headings. */
  level: number;
  text: string;
  /** Pages that begin within it, and where: UTF-16 offsets into its text. */
  pages: { page: number; offset: number }[];
}

/** Type this much larger than the text's is a heading, this much smaller is a note. */
const largerThanText = 1.14;
const smallerThanText = 0.88;

/** Longest heading; UTF-16 units. */
const longestHeading = 300;

/** So much of a paragraph's end is looked at to join a line to it, however long the paragraph is; UTF-16 units. */
const longestWord = 200;

const ends = /[.!?…:;»”"’)\]]$/u;
const begins = /^[«“"'‘’([–—-]?\s*[\p{Lu}\p{N}]/u;
const item = /^(?:[•◦▪‣●■–—*]|\d{1,3}[.)]|[a-z]\))\s/u;

/** Joins lines, in reading order, to paragraphs: by gaps, indents, short last lines and the size of the type. */
export function paragraphsOf(lines: readonly Line[]): Paragraph[] {
  const measures = measuresOf(lines);
  const words = wordsOf(lines.map(({ text }) => text));
  const groups: Line[][] = [];
  lines.forEach((line, i) => {
    const group = groups.at(-1);
    const before = lines[i - 1];
    if (group && before && continues(before, line, lines[i + 1], measures)) group.push(line);
    else groups.push([line]);
  });
  const sizes = headingSizes(groups, measures);
  let page = -1;
  return groups.flatMap((group) => {
    const done: string[] = [];
    let length = 0;
    let end = '';
    const pages: Paragraph['pages'] = [];
    for (const line of group) {
      const joined = joinLines(end, line.text, words);
      for (; page < line.page; page++)
        pages.push({ page: page + 1, offset: Math.max(0, length + joined.length - line.text.length) });
      const cut = Math.max(0, joined.length - longestWord);
      done.push(joined.slice(0, cut));
      length += cut;
      end = joined.slice(cut);
    }
    const text = done.join('') + end;
    const paragraph: Paragraph = { ...kindOf(group, text, measures, sizes), text, pages };
    // The rule above notes at the foot of a page is no part of the text.
    const isParted = group[0]?.isParted === true && paragraph.type !== 'note';
    return isParted ? [{ type: 'separator' as const, level: 0, text: '', pages: [] }, paragraph] : [paragraph];
  });
}

interface Measures {
  /** Of most of the text, in points. */
  size: number;
  /** From baseline to baseline within a paragraph, in sizes of the type. */
  pitch: number;
}

function measuresOf(lines: readonly Line[]): Measures {
  const size = commonest(lines.map((line) => [Math.round(line.size * 2) / 2, line.text.length])) || 1;
  const pitches = lines.flatMap((line, i): [number, number][] => {
    const before = lines[i - 1];
    if (!before || before.column !== line.column || before.page !== line.page) return [];
    const pitch = (line.y - before.y) / size;
    return pitch > 0.8 && pitch < 2.5 ? [[Math.round(pitch * 20) / 20, 1]] : [];
  });
  return { size, pitch: commonest(pitches) || 1.2 };
}

function commonest(weighted: readonly (readonly [value: number, weight: number])[]): number {
  const weights = new Map<number, number>();
  for (const [value, weight] of weighted) weights.set(value, (weights.get(value) ?? 0) + weight);
  return [...weights].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 0;
}

function continues(before: Line, line: Line, next: Line | undefined, { pitch }: Measures): boolean {
  if (line.isParted || Math.abs(line.size - before.size) > before.size * 0.08) return false;
  if (item.test(line.text) || /^\[\d+\]/.test(line.text)) return false;
  if (/[\p{L}][-‐\u00AD]$/u.test(before.text) && /^\p{Ll}/u.test(line.text)) return true;
  const gap = (line.y - before.y) / line.size;
  if (line.page === before.page && gap > pitch * 1.3 + 0.05) return false;
  if (line.column !== before.column || line.page !== before.page) return flowsOn(before, line);
  if (line.text.includes('\t') || before.text.includes('\t')) return false;
  const width = Math.max(1, line.columnRight - line.columnLeft);
  const indent = line.left - line.columnLeft;
  const isIndented = indent > line.size * 0.7 && indent < width / 3;
  const nextIsNot = !next || next.column !== line.column || next.left < line.left - line.size * 0.5;
  if (isIndented && before.left < line.left - line.size * 0.5 && (nextIsNot || ends.test(before.text))) return false;
  const room = (before.columnRight - before.right) / width;
  return !(room > 0.15 && ends.test(before.text) && begins.test(line.text));
}

/** Whether a paragraph goes on at the top of the next column or page. */
function flowsOn(before: Line, line: Line): boolean {
  const indent = line.left - line.columnLeft;
  if (indent > line.size * 0.7) return false;
  if (/^\p{Ll}/u.test(line.text)) return true;
  const isFull = before.columnRight - before.right < (before.columnRight - before.columnLeft) * 0.15;
  return isFull && !/[.!?…:»”"]$/u.test(before.text);
}

/** The sizes of headings, largest first: their places are their levels. */
function headingSizes(groups: readonly Line[][], { size }: Measures): number[] {
  const sizes = groups.filter((group) => isLarge(group, size)).map((group) => Math.round((group[0] as Line).size));
  return [...new Set(sizes)].sort((one, other) => other - one);
}

function isLarge(group: readonly Line[], size: number): boolean {
  const length = group.reduce((sum, { text }) => sum + text.length + 1, 0);
  return (group[0] as Line).size >= size * largerThanText && length <= longestHeading;
}

function kindOf(group: readonly Line[], text: string, { size }: Measures, sizes: readonly number[]) {
  const first = group[0] as Line;
  if (isLarge(group, size) && /\p{L}/u.test(text)) {
    return { type: 'heading' as const, level: Math.min(6, Math.max(1, sizes.indexOf(Math.round(first.size)) + 1)) };
  }
  const isNote = first.size <= size * smallerThanText && /^\[?\d{1,3}\]?[.)]?\s*\p{L}/u.test(text);
  return { type: isNote ? ('note' as const) : ('paragraph' as const), level: 0 };
}
