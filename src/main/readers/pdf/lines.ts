import type { Fragment } from './fragments';

/** A line of running text, and the column that it stands in. */
export interface Line extends Fragment {
  /** Number of its page, from 0. */
  page: number;
  /** Edges of its column, and a number that differs from that of the column before. */
  columnLeft: number;
  columnRight: number;
  column: number;
  /** True where a drawn rule parts it from the line before. */
  isParted?: boolean;
}

interface Band {
  y: number;
  fragments: Fragment[];
}

/** How many lines a column has at least on either side of a gutter. */
const fewest = 3;

/** Of the width of its column a line of running text fills this much, as a rule; a cell of a table less. */
const filled = 0.7;

/** A gap this wide, in sizes of the type, parts the cells of a table. */
const cellGap = 3;

/** The lines of a page as they are read: down one column, then the next; what spans columns parts them. */
export function linesOf(fragments: readonly Fragment[], page: number, firstColumn: number): Line[] {
  const columns = columnsOf(fragments, 0).filter((column) => column.length > 0);
  return columns.flatMap((column, i) => {
    const columnLeft = Math.min(...column.map(({ left }) => left));
    const columnRight = Math.max(...column.map(({ right }) => right));
    return bandsOf(column).map((band) => ({
      ...lineOf(band),
      page,
      columnLeft,
      columnRight,
      column: firstColumn + i,
    }));
  });
}

/** Fragments in reading order, a column each. */
function columnsOf(fragments: readonly Fragment[], depth: number): Fragment[][] {
  if (fragments.length < 2 * fewest || depth > 6) return [[...fragments]];
  const bands = bandsOf(fragments);
  for (const gutter of guttersOf(fragments)) {
    const zone = zoneOf(bands, gutter);
    if (!zone) continue;
    const inside = bands.slice(zone.start, zone.end).flatMap((band) => band.fragments);
    const before = bands.slice(0, zone.start).flatMap((band) => band.fragments);
    const after = bands.slice(zone.end).flatMap((band) => band.fragments);
    return [
      ...columnsOf(before, depth + 1),
      ...columnsOf(
        inside.filter(({ left }) => left < gutter),
        depth + 1,
      ),
      ...columnsOf(
        inside.filter(({ left }) => left >= gutter),
        depth + 1,
      ),
      ...columnsOf(after, depth + 1),
    ];
  }
  return [[...fragments]];
}

/** Fragments that share a baseline, top to bottom. */
function bandsOf(fragments: readonly Fragment[]): Band[] {
  const bands: Band[] = [];
  for (const fragment of [...fragments].sort((one, other) => one.y - other.y || one.left - other.left)) {
    const last = bands.at(-1);
    if (last && fragment.y - last.y <= fragment.size * 0.25) last.fragments.push(fragment);
    else bands.push({ y: fragment.y, fragments: [fragment] });
  }
  for (const band of bands) band.fragments.sort((one, other) => one.left - other.left);
  return bands;
}

/** Where columns may begin: left edges that several lines share, with text to the left of them. Left to right. */
function guttersOf(fragments: readonly Fragment[]): number[] {
  const edges = fragments.map(({ left }) => left).sort((one, other) => one - other);
  const first = edges[0] ?? 0;
  const gutters: number[] = [];
  for (let i = 0; i < edges.length; ) {
    let end = i;
    while (end < edges.length && (edges[end] as number) - (edges[i] as number) <= 3) end++;
    const edge = edges[i] as number;
    if (end - i >= fewest && edge - first > 40) gutters.push(edge - 1);
    i = end;
  }
  return gutters;
}

/** The longest run of bands that no fragment carries across the gutter and that have running text on both sides. */
function zoneOf(bands: readonly Band[], gutter: number): { start: number; end: number } | null {
  let best: { start: number; end: number } | null = null;
  for (let start = 0; start < bands.length; start++) {
    let end = start;
    while (end < bands.length && bands[end]?.fragments.every(({ left, right }) => left >= gutter || right <= gutter))
      end++;
    if (end - start > (best ? best.end - best.start : 0) && isParted(bands.slice(start, end), gutter))
      best = { start, end };
    start = Math.max(start, end);
  }
  return best;
}

function isParted(bands: readonly Band[], gutter: number): boolean {
  const all = bands.flatMap((band) => band.fragments);
  const left = all.filter((fragment) => fragment.left < gutter);
  const right = all.filter((fragment) => fragment.left >= gutter);
  if (left.length < fewest || right.length < fewest) return false;
  const top = Math.max(...[left, right].map((side) => Math.min(...side.map(({ y }) => y))));
  const bottom = Math.min(...[left, right].map((side) => Math.max(...side.map(({ y }) => y))));
  return bottom > top && [left, right].every(isRunningText);
}

/** Lines that fill their column: three in four do, but for the last ones of paragraphs. */
function isRunningText(side: readonly Fragment[]): boolean {
  const from = Math.min(...side.map(({ left }) => left));
  const to = Math.max(...side.map(({ right }) => right));
  const widths = side.map(({ left, right }) => right - left).sort((one, other) => one - other);
  const typical = widths[Math.floor(widths.length / 2)] ?? 0;
  const size = side[0]?.size ?? 1;
  // A side may itself be several columns; each is then wide enough.
  return typical >= size * 9 || (typical >= size * 7 && typical >= (to - from) * filled);
}

function lineOf({ fragments }: Band): Fragment {
  const [first, ...others] = fragments as [Fragment, ...Fragment[]];
  const line = { ...first };
  for (const fragment of others) {
    line.text += (fragment.left - line.right > cellGap * line.size ? '\t' : ' ') + fragment.text;
    line.right = fragment.right;
    line.size = Math.max(line.size, fragment.size);
  }
  return line;
}
