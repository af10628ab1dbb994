import { isSeparatorLine } from './separator-line';

/** How a hard-wrapped text breaks its lines. */
export interface LineWrap {
  /** True where the break after a line was made by wrapping, false where it means something (verse, lists). */
  isSoft(line: string, next: string): boolean;
}

/** Lengths of a line that was ended by wrapping, in UTF-16 units. */
const shortest = 50;
const longest = 100;

/**
 * Finds out whether a text was hard-wrapped; null where it was not.
 *
 * It was where empty lines part groups of lines and most lines that another follows in their group are
 * 50 to 100 characters long. A text without empty lines gives less to go by: there nearly every
 * line must also be so full that the next line's first word had no room on it.
 */
export function lineWrap(lines: readonly string[]): LineWrap | null {
  let followed = 0;
  let fitting = 0;
  let width = 0;
  let parted = false;
  let afterText = false;
  const full: number[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const next = lines[i + 1] ?? '';
    const isText = isTextLine(line);
    if (!isText && line.trim() === '' && afterText && isTextLine(next)) parted = true;
    if (isText) afterText = true;
    if (!isText || !isTextLine(next)) continue;
    followed++;
    if (line.length < shortest || line.length > longest) continue;
    fitting++;
    width = Math.max(width, line.length);
    full.push(line.length + 1 + (/^\s*\S+/u.exec(next)?.[0].length ?? 0));
  }
  if (followed === 0 || fitting * 2 <= followed) return null;
  const filled = full.filter((length) => length > width).length;
  if (!parted && filled < followed * 0.8) return null;
  return { isSoft: (line, next) => line.length >= shortest && !startsItem.test(next) };
}

const startsItem = /^\s*(?:[-–—*•]|\d{1,3}[.)])\s/u;

function isTextLine(line: string): boolean {
  return /\S/u.test(line) && !isSeparatorLine(line);
}
