/** Something that stands in the margin beside a line of the text; all in CSS px. */
export interface MarginItem {
  /** Where it would stand were it alone. */
  anchor: number;
  height: number;
  /** How much it holds on to its place against its neighbours; 1 for an ordinary one. */
  weight: number;
}

interface Pool {
  /** Weighted mean of the places that its members want for the pool's top. */
  top: number;
  weight: number;
  height: number;
  count: number;
}

/**
 * Tops for items in the order of their anchors, so that none overlaps the next and all together are moved as
 * little as possible: the least sum of weighted squares, by pooling adjacent violators (Ayer et al., 1955).
 * A crowd so settles around the middle of its lines instead of running away downwards. Nothing stands above `least`.
 */
export function marginTops(items: readonly MarginItem[], gap: number, least = 0): number[] {
  const pools: Pool[] = [];
  for (const { anchor, height, weight } of items) {
    let pool: Pool = { top: anchor, weight, height: height + gap, count: 1 };
    for (let above = pools.at(-1); above && above.top + above.height > pool.top; above = pools.at(-1)) {
      pools.pop();
      const total = above.weight + pool.weight;
      pool = {
        top: (above.top * above.weight + (pool.top - above.height) * pool.weight) / total,
        weight: total,
        height: above.height + pool.height,
        count: above.count + pool.count,
      };
    }
    pools.push(pool);
  }
  const tops: number[] = [];
  let bottom = least;
  for (const pool of pools) {
    let top = Math.max(pool.top, bottom);
    for (let member = 0; member < pool.count; member++) {
      tops.push(top);
      top += (items[tops.length - 1]?.height ?? 0) + gap;
    }
    bottom = top;
  }
  return tops;
}

/**
 * Groups of neighbours that share one card, as runs of indexes into `anchors` (ascending, CSS px). Where there is
 * room each is a group of its own. Where more than `most` in a row would be pushed on by the ones before, those
 * whose anchors lie within one card's height are taken together, so that no card is far from its words.
 */
export function marginGroups(anchors: readonly number[], height: number, most: number): { from: number; to: number }[] {
  const groups: { from: number; to: number }[] = [];
  let from = 0;
  while (from < anchors.length) {
    const to = crowdEnd(anchors, from, height);
    if (to - from <= most) {
      for (let index = from; index < to; index++) groups.push({ from: index, to: index + 1 });
    } else {
      let start = from;
      while (start < to) {
        let end = start + 1;
        while (end < to && (anchors[end] as number) - (anchors[start] as number) < height) end++;
        groups.push({ from: start, to: end });
        start = end;
      }
    }
    from = to;
  }
  return groups;
}

/** The index after the last one that stands lower than its anchor because of those before it. */
function crowdEnd(anchors: readonly number[], from: number, height: number): number {
  let bottom = (anchors[from] as number) + height;
  let to = from + 1;
  while (to < anchors.length && (anchors[to] as number) < bottom) {
    bottom += height;
    to++;
  }
  return to;
}
