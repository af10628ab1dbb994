import type { Lexicon } from './lexicon';
import { governingMarks, type MarkRole, roleOf } from './mark-roles';
import type { Unit } from './unit';

/** What one pair of quotation marks holds, in one paragraph. */
export interface Marked {
  /** UTF-16, with the marks themselves. */
  start: number;
  end: number;
  /** Units inside, marks excluded: `[from, to)` of the paragraph's units. */
  from: number;
  to: number;
  /** False where the paragraph closes what it never opened. */
  opened: boolean;
  /** False where the marks stay open to the end of the paragraph. */
  closed: boolean;
  /** Words and numbers inside. */
  words: number;
  children: Marked[];
}

interface Frame {
  unit: number;
  mark: string;
  children: Marked[];
}

const straight = new Set(['"', "''"]);
const apostrophes = new Set(['’', "'"]);
const deepest = 3;
/** Shorter than this, what is opened and not closed is taken for a slip of the pen. */
const leastUnclosedWords = 4;

/** Which marks close what an opener opened. */
const closers: Readonly<Record<string, string>> = {
  '-': '-',
  '"': "\" ''",
  "''": "'' \"",
  '``': "'' \" ’’",
  '‘‘': '’’ "',
  '“': '” "',
  '”': '”',
  '„': '“ ” "',
  '‟': '” “',
  '«': '»',
  '»': '« »',
  '‘': "’ '",
  '‚': "‘ ’ '",
  "'": "' ’",
  '‹': '›',
  '›': '‹',
};

/**
 * Resolves the quotation marks of one paragraph, whatever became of those of the others.
 *
 * Marks open and close by what they are, by the language, and by the blanks around them. Unclosed ones reach
 * to the end of the paragraph, those never opened from its start or the last quotation. `continued`: the
 * paragraph before ended inside a quotation, so a mark at the very start opens it again, whichever it is.
 * Linear in the number of units.
 */
export function resolveMarks(units: readonly Unit[], lexicon: Lexicon, continued: boolean): Marked[] {
  const governing = governingMarks(units, lexicon);
  if (governing.length === 0) return [];
  const roles = governing.map((index) => roleOf(units, index, lexicon));
  if (continued && governing[0] === 0) roles[0] = 'open';
  const first = units[governing[0] ?? 0];
  const unopened =
    continued && governing[0] !== 0 && (roles[0] === 'close' || (roles[0] === 'either' && governing.length % 2 === 1));
  const closersLeft = countdown(roles);
  const top: Marked[] = [];
  const stack: Frame[] = [];
  // The paragraph before ended inside a quotation that this one closes without opening it again.
  if (unopened && first) stack.push({ unit: -1, mark: openerFor(first.lower), children: [] });
  const keep = (marked: Marked) => (stack.at(-1)?.children ?? top).push(marked);
  const close = (frame: Frame, to: number, closed: boolean) => {
    const opener = units[Math.max(0, frame.unit)] as Unit;
    const last = units[closed ? to : to - 1] ?? opener;
    const from = frame.unit + 1;
    const words = countWords(units, from, to);
    if (!closed && words < leastUnclosedWords) return;
    if (words > 0)
      keep({
        start: opener.start,
        end: last.end,
        from,
        to,
        opened: frame.unit >= 0,
        closed,
        words,
        children: frame.children,
      });
  };
  governing.forEach((index, at) => {
    const unit = units[index] as Unit;
    let role = roles[at] as MarkRole;
    const matching = findOpener(stack, unit.lower);
    if (role === 'either') role = matching >= 0 ? 'close' : 'open';
    if (role === 'open' && matching >= 0 && straight.has(unit.lower) && !nests(roles, at)) {
      const stray = stack.pop();
      if (stray) close(stray, index, false);
    } else if (
      role === 'open' &&
      stack.some(({ mark }) => mark === unit.lower) &&
      (closersLeft[at] ?? 0) <= stack.length
    ) {
      const stray = stack.pop();
      if (stray) close(stray, index, false);
    }
    if (role === 'open') {
      if (stack.length < deepest) stack.push({ unit: index, mark: unit.lower, children: [] });
      return;
    }
    if (role !== 'close') return;
    if (matching < 0 && stack.length > 1) return;
    if (stack.length === 0) {
      const before = top.at(-1);
      const from = before ? before.to + 1 : 0;
      const words = countWords(units, from, index);
      const first = units[from];
      // A lone single mark is an apostrophe: `the Appeals’ Board`.
      if (first && words >= leastUnclosedWords && !straight.has(unit.lower) && !apostrophes.has(unit.lower)) {
        top.push({
          start: first.start,
          end: unit.end,
          from,
          to: index,
          opened: false,
          closed: true,
          words,
          children: [],
        });
      }
      return;
    }
    while (stack.length > Math.max(matching, 0) + 1) stack.pop();
    const frame = stack.pop();
    if (frame) close(frame, index, true);
  });
  const outer = stack[0];
  if (outer) {
    stack.length = 0;
    close(outer, units.length, false);
  }
  return top;
}

function openerFor(mark: string): string {
  return Object.keys(closers).find((opener) => (closers[opener] ?? '').split(' ').includes(mark)) ?? mark;
}

/** How many closing marks stand at or after each place. */
function countdown(roles: readonly MarkRole[]): number[] {
  const left = new Array<number>(roles.length).fill(0);
  let count = 0;
  for (let at = roles.length - 1; at >= 0; at--) {
    if (roles[at] === 'close') count++;
    left[at] = count;
  }
  return left;
}

/** A straight mark that opens inside a pair nests where the next two marks close. */
function nests(roles: readonly MarkRole[], at: number): boolean {
  return roles[at + 1] === 'close' && roles[at + 2] === 'close';
}

function findOpener(stack: readonly Frame[], mark: string): number {
  for (let at = stack.length - 1; at >= 0; at--) {
    if ((closers[stack[at]?.mark ?? ''] ?? '').split(' ').includes(mark)) return at;
  }
  return -1;
}

function countWords(units: readonly Unit[], from: number, to: number): number {
  let count = 0;
  for (let index = from; index < to; index++) {
    const kind = units[index]?.kind;
    if (kind === 'word' || kind === 'number') count++;
  }
  return count;
}
