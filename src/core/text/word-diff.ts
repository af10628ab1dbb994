import type { Span } from './span';

/** A stretch of two texts, in the order of both. UTF-16; one side of a removed or added stretch is empty. */
export interface DiffPart {
  kind: 'same' | 'removed' | 'added';
  before: Span;
  after: Span;
}

/**
 * Steps that a comparison may take, a step being one diagonal of one round. What is left when they are used up counts as replaced: two
 * books that have nothing in common are told apart in a second, and not to the last word.
 */
const budgetSteps = 100_000_000;

/** Edits that one stretch may differ by before it is cut at words that stand once on both sides. */
const maxEdits = 4_000;

/**
 * What became of a text, by words: the parts cover both texts, a removed stretch stands before the one added in its place. The shortest
 * script of E. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), in its linear-space form, for what differs little; what
 * differs much is cut first at words that stand once on both sides.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  const [a, b] = [tokensOf(before), tokensOf(after)];
  const ids = new Map<string, number>();
  const numbered = (text: string, { ends }: Tokens) => {
    const numbers = new Uint32Array(ends.length);
    let start = 0;
    for (const [index, end] of ends.entries()) {
      const word = text.slice(start, end);
      let id = ids.get(word);
      if (id === undefined) {
        id = ids.size;
        ids.set(word, id);
      }
      numbers[index] = id;
      start = end;
    }
    return numbers;
  };
  const runs = commonRuns(numbered(before, a), numbered(after, b));
  return partsOf(runs, a, b, before.length, after.length);
}

/** Places where the words are the same, by their place in the earlier text. */
export function sameRuns(parts: readonly DiffPart[]): DiffPart[] {
  return parts.filter(({ kind }) => kind === 'same');
}

/** The parts between runs that are the same, with those runs. */
export function partsAround(runs: readonly DiffPart[], beforeLength: number, afterLength: number): DiffPart[] {
  const parts: DiffPart[] = [];
  let [x, y] = [0, 0];
  const change = (toX: number, toY: number) => {
    if (toX > x) parts.push({ kind: 'removed', before: { start: x, end: toX }, after: { start: y, end: y } });
    if (toY > y) parts.push({ kind: 'added', before: { start: toX, end: toX }, after: { start: y, end: toY } });
  };
  for (const run of runs) {
    change(run.before.start, run.after.start);
    parts.push(run);
    [x, y] = [run.before.end, run.after.end];
  }
  change(beforeLength, afterLength);
  return parts;
}

interface Tokens {
  /** Where each token ends, UTF-16; each begins where the one before ends. */
  ends: number[];
}

/** Words with their combining marks; blanks of one kind; every other character alone. Scripts without blanks: by character. */
const token =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}\p{M}])+|[^\S\n]+|./gsu;

function tokensOf(text: string): Tokens {
  const ends: number[] = [];
  for (const match of text.matchAll(token)) ends.push(match.index + match[0].length);
  return { ends };
}

/** A run of tokens that are the same, from `a` and `b` on. */
interface Run {
  a: number;
  b: number;
  length: number;
}

function partsOf(runs: readonly Run[], a: Tokens, b: Tokens, beforeLength: number, afterLength: number): DiffPart[] {
  const startOf = ({ ends }: Tokens, index: number) => (index === 0 ? 0 : (ends[index - 1] as number));
  return partsAround(
    runs.map((run) => ({
      kind: 'same',
      before: { start: startOf(a, run.a), end: startOf(a, run.a + run.length) },
      after: { start: startOf(b, run.b), end: startOf(b, run.b + run.length) },
    })),
    beforeLength,
    afterLength,
  );
}

/** Stretches of `a` and `b` that are still to be compared. */
interface Stretch {
  a0: number;
  a1: number;
  b0: number;
  b1: number;
}

function commonRuns(a: Uint32Array, b: Uint32Array): Run[] {
  const found: Run[] = [];
  const comparison = new Comparison(a, b);
  const left: Stretch[] = [{ a0: 0, a1: a.length, b0: 0, b1: b.length }];
  for (let stretch = left.pop(); stretch; stretch = left.pop()) {
    let { a0, a1, b0, b1 } = stretch;
    const [startA, startB] = [a0, b0];
    while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) {
      a0++;
      b0++;
    }
    if (a0 > startA) found.push({ a: startA, b: startB, length: a0 - startA });
    const endA = a1;
    while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) {
      a1--;
      b1--;
    }
    if (endA > a1) found.push({ a: a1, b: b1, length: endA - a1 });
    if (a0 === a1 || b0 === b1) continue;
    left.push(...comparison.cut({ a0, a1, b0, b1 }));
  }
  return joined(found);
}

/** In order, and what follows on without a gap as one. */
function joined(runs: readonly Run[]): Run[] {
  const all: Run[] = [];
  for (const run of [...runs].sort((x, y) => x.a - y.a)) {
    const last = all.at(-1);
    if (last && last.a + last.length === run.a && last.b + last.length === run.b) last.length += run.length;
    else all.push({ ...run });
  }
  return all;
}

class Comparison {
  private left = budgetSteps;

  constructor(
    private readonly a: Uint32Array,
    private readonly b: Uint32Array,
  ) {}

  /** Two stretches or more that are compared for themselves; none where the whole counts as replaced. */
  cut(stretch: Stretch): Stretch[] {
    const { a0, a1, b0, b1 } = stretch;
    const middle = this.left > 0 ? this.middleOf(stretch) : null;
    if (middle) {
      return [
        { a0, a1: middle.x, b0, b1: middle.y },
        { a0: middle.x, a1, b0: middle.y, b1 },
      ];
    }
    return this.atUniqueWords(stretch);
  }

  /** A point of the shortest way through the stretch, near its middle; null where that way is too long to be looked for. */
  private middleOf({ a0, a1, b0, b1 }: Stretch): { x: number; y: number } | null {
    const { a, b } = this;
    const [n, m] = [a1 - a0, b1 - b0];
    const delta = n - m;
    const isOdd = delta % 2 !== 0;
    const most = Math.min(maxEdits, Math.ceil((n + m) / 2));
    const size = 2 * most + 2;
    const offset = most + 1;
    const forward = new Int32Array(size + 1);
    const backward = new Int32Array(size + 1);
    for (let d = 0; d <= most; d++) {
      this.left -= 2 * (d + 1);
      if (this.left < 0) return null;
      for (let k = -d; k <= d; k += 2) {
        const isDown = k === -d || (k !== d && at(forward, offset + k - 1) < at(forward, offset + k + 1));
        let x = isDown ? at(forward, offset + k + 1) : at(forward, offset + k - 1) + 1;
        let y = x - k;
        while (x < n && y < m && a[a0 + x] === b[b0 + y]) {
          x++;
          y++;
        }
        forward[offset + k] = x;
        const other = delta - k;
        if (isOdd && Math.abs(other) < d && x <= n && y <= m && y >= 0 && x + at(backward, offset + other) >= n) {
          return inside(x, y, n, m) ? { x: a0 + x, y: b0 + y } : null;
        }
      }
      for (let k = -d; k <= d; k += 2) {
        const isDown = k === -d || (k !== d && at(backward, offset + k - 1) < at(backward, offset + k + 1));
        let x = isDown ? at(backward, offset + k + 1) : at(backward, offset + k - 1) + 1;
        let y = x - k;
        while (x < n && y < m && a[a1 - 1 - x] === b[b1 - 1 - y]) {
          x++;
          y++;
        }
        backward[offset + k] = x;
        const other = delta - k;
        if (!isOdd && Math.abs(other) <= d && x <= n && y <= m && y >= 0 && x + at(forward, offset + other) >= n) {
          return inside(n - x, m - y, n, m) ? { x: a1 - x, y: b1 - y } : null;
        }
      }
    }
    return null;
  }

  /** Cut at the words that stand once on both sides, in the longest order that both have; patience sorting. */
  private atUniqueWords({ a0, a1, b0, b1 }: Stretch): Stretch[] {
    const [inA, inB] = [onceIn(this.a, a0, a1), onceIn(this.b, b0, b1)];
    const pairs: { x: number; y: number }[] = [];
    for (const [word, x] of inA) {
      const y = x < 0 ? undefined : inB.get(word);
      if (y !== undefined && y >= 0) pairs.push({ x, y });
    }
    const cuts = increasing(pairs.sort((p, q) => p.x - q.x));
    const stretches: Stretch[] = [];
    let [x, y] = [a0, b0];
    for (const cut of cuts) {
      stretches.push({ a0: x, a1: cut.x, b0: y, b1: cut.y });
      [x, y] = [cut.x, cut.y];
    }
    // Each later stretch begins with a word that both have, so that every one of them is shorter than this.
    if (cuts.length > 0) stretches.push({ a0: x, a1, b0: y, b1 });
    return stretches;
  }
}

function at(values: Int32Array, index: number): number {
  return values[index] as number;
}

/** A point that cuts: both sides of it are shorter than the whole. */
function inside(x: number, y: number, n: number, m: number): boolean {
  return x + y > 0 && x + y < n + m;
}

/** Where each word stands that stands once; -1 for those that stand more than once. */
function onceIn(words: Uint32Array, start: number, end: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let index = start; index < end; index++) {
    const word = words[index] as number;
    places.set(word, places.has(word) ? -1 : index);
  }
  return places;
}

/** The longest part of pairs in order of `x` whose `y` go up as well. */
function increasing(pairs: readonly { x: number; y: number }[]): { x: number; y: number }[] {
  const tops: number[] = [];
  const before: number[] = [];
  for (const [index, { y }] of pairs.entries()) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((pairs[tops[middle] as number]?.y ?? 0) < y) low = middle + 1;
      else high = middle;
    }
    before.push(low === 0 ? -1 : (tops[low - 1] as number));
    tops[low] = index;
  }
  const chain: { x: number; y: number }[] = [];
  for (let index = tops.at(-1) ?? -1; index !== -1; index = before[index] as number) {
    chain.push(pairs[index] as { x: number; y: number });
  }
  return chain.reverse();
}
