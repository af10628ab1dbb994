import type { Span } from './span';
import type { DiffPart } from './word-diff';

/** A place where two texts differ, with a little of what is the same around it. */
export interface Hunk {
  parts: DiffPart[];
  /** Whether the same text goes on before and after what is shown. */
  isCutBefore: boolean;
  isCutAfter: boolean;
}

/** UTF-16 units of the same text that are shown on each side of a change. */
const around = 90;

/** The changes of a comparison, those that are near each other together. `before`: the earlier text. */
export function hunksOf(parts: readonly DiffPart[], before: string): Hunk[] {
  const hunks: Hunk[] = [];
  let open: DiffPart[] | null = null;
  for (const [index, part] of parts.entries()) {
    if (part.kind !== 'same') {
      open ??= index === 0 ? [] : [endOf(parts[index - 1] as DiffPart, before)];
      open.push(part);
      continue;
    }
    if (!open) continue;
    const isLast = index === parts.length - 1;
    if (!isLast && lengthOf(part.before) <= 2 * around) open.push(part);
    else {
      open.push(startOf(part, before));
      hunks.push(closed(open, parts));
      open = null;
    }
  }
  if (open) hunks.push(closed(open, parts));
  return hunks;
}

function closed(parts: DiffPart[], all: readonly DiffPart[]): Hunk {
  const [first, last] = [parts[0] as DiffPart, parts.at(-1) as DiffPart];
  const end = all.at(-1) as DiffPart;
  return {
    parts,
    isCutBefore: first.before.start + first.after.start > 0,
    isCutAfter: last.before.end < end.before.end || last.after.end < end.after.end,
  };
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}

/** The last words of an unchanged part. */
function endOf(part: DiffPart, text: string): DiffPart {
  const { start, end } = part.before;
  if (end - start <= around) return part;
  const blank = text.slice(end - around, end).search(/\s/u);
  return shortened(part, end - around + Math.max(0, blank), end);
}

/** The first words of one. */
function startOf(part: DiffPart, text: string): DiffPart {
  const { start, end } = part.before;
  if (end - start <= around) return part;
  const blank = /\s(?=\S*$)/u.exec(text.slice(start, start + around));
  return shortened(part, start, start + (blank ? blank.index + 1 : around));
}

function shortened({ kind, before, after }: DiffPart, start: number, end: number): DiffPart {
  const shift = after.start - before.start;
  return { kind, before: { start, end }, after: { start: start + shift, end: end + shift } };
}
