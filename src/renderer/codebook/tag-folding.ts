import type { PlacedTag } from '../../core/annotation/tag-tree';

/** The rows of a tree of which some tags are folded, in its order. What the selected tag hangs on is open, whatever is folded. */
export function unfolded(
  ordered: readonly PlacedTag[],
  folded: ReadonlySet<string>,
  selected: string,
): readonly PlacedTag[] {
  if (folded.size === 0) return ordered;
  const above = new Set<string>();
  const at = ordered.findIndex(({ tag }) => tag.id === selected);
  for (let index = at, depth = ordered[at]?.depth ?? 0; index > 0 && depth > 0; ) {
    const place = ordered[--index];
    if (!place || place.depth >= depth) continue;
    above.add(place.tag.id);
    depth = place.depth;
  }
  const rows: PlacedTag[] = [];
  /** Depth below which nothing is shown, until a tag of that depth comes. */
  let hidden = Number.POSITIVE_INFINITY;
  for (const place of ordered) {
    if (place.depth > hidden) continue;
    rows.push(place);
    hidden = folded.has(place.tag.id) && !above.has(place.tag.id) ? place.depth : Number.POSITIVE_INFINITY;
  }
  return rows;
}

/** The tag that one hangs on; null at the top. */
export function parentOf(ordered: readonly PlacedTag[], place: PlacedTag): PlacedTag | null {
  return ordered.slice(0, ordered.indexOf(place)).findLast(({ depth }) => depth < place.depth) ?? null;
}

/** The tag at the top of the branch. */
export function topOf(ordered: readonly PlacedTag[], place: PlacedTag): PlacedTag {
  return ordered.slice(0, ordered.indexOf(place) + 1).findLast(({ depth }) => depth === 0) ?? place;
}
