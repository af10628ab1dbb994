import { splitsSurrogatePair } from './offsets';
import type { Span } from './span';
import { type DiffPart, diffWords, partsAround } from './word-diff';

/**
 * What became of a text, to be read: as `diffWords`, but blanks and marks alone between two changes go with them, so that a change is not cut into crumbs, and what
 * came or went begins at a line or a word where it may as well begin there.
 */
export function legibleDiff(before: string, after: string): DiffPart[] {
  const parts = diffWords(before, after);
  const runs = parts.filter(({ kind, before: span }, index) => {
    if (kind !== 'same') return false;
    const isEdge = index === 0 || index === parts.length - 1;
    return isEdge || /[\p{L}\p{N}]/u.test(before.slice(span.start, span.end));
  });
  return slid(partsAround(runs, before.length, after.length), before, after);
}

/** How far the border of a change is moved to where it reads well, in UTF-16 units. */
const maxSlide = 400;

/** Each removal and each addition for itself is moved along where the text around it allows, to the best place to begin. */
function slid(parts: readonly DiffPart[], before: string, after: string): DiffPart[] {
  const all = parts.map((part) => ({ ...part, before: { ...part.before }, after: { ...part.after } }));
  for (let index = 1; index + 1 < all.length; index++) {
    const [left, part, right] = all.slice(index - 1, index + 2) as [DiffPart, DiffPart, DiffPart];
    if (left.kind !== 'same' || part.kind === 'same' || right.kind !== 'same') continue;
    const [text, span] = part.kind === 'removed' ? [before, part.before] : [after, part.after];
    const shift = bestShift(text, span, left.before.end - left.before.start, right.before.end - right.before.start);
    for (const side of ['before', 'after'] as const) {
      left[side].end += shift;
      part[side].start += shift;
      part[side].end += shift;
      right[side].start += shift;
    }
  }
  return all.filter(({ kind, before: span }) => kind !== 'same' || span.end > span.start);
}

/** By how much a span of a text is moved to begin best, over words that stand on both sides of it; 0 where it stays. */
function bestShift(text: string, { start, end }: Span, leftLength: number, rightLength: number): number {
  const worth = (shift: number) => {
    const at = start + shift;
    if (splitsSurrogatePair(text, at) || splitsSurrogatePair(text, end + shift)) return -1;
    if (at === 0 || text[at - 1] === '\n') return 3;
    return /\s/u.test(text.charAt(at - 1)) ? 1 : 0;
  };
  let best = 0;
  for (let shift = -1; shift >= -Math.min(leftLength, maxSlide); shift--) {
    if (text[start + shift] !== text[end + shift]) break;
    if (worth(shift) > worth(best)) best = shift;
  }
  for (let shift = 1; shift <= Math.min(rightLength, maxSlide); shift++) {
    if (text[start + shift - 1] !== text[end + shift - 1]) break;
    if (worth(shift) > worth(best)) best = shift;
  }
  return best;
}
