import type { Codebook, Tag } from './codebook';
import { withFields } from './codebook-edits';
import { type KeyBearers, type MergedEntry, outcomeOf } from './merged-entry';
import { foldName } from './person';
import { TagTree } from './tag-tree';

/** Tags are taken in from the top down: where one hangs is known before it is looked for. */
export class TagMerge {
  private readonly merged: Map<string, Tag>;
  /** Ids by the parent and the folded name. */
  private readonly places = new Map<string, string>();
  private readonly others: ReadonlyMap<string, Tag>;
  /** Ids of the other → ids here. */
  private readonly ids = new Map<string, string>();
  private readonly tree: TagTree;

  constructor(
    own: Codebook,
    other: Codebook,
    private readonly keys: KeyBearers,
    private readonly entries: MergedEntry[],
  ) {
    this.tree = new TagTree(own);
    this.merged = new Map(own.tags.map((tag) => [tag.id, tag]));
    this.others = new Map(other.tags.map((tag) => [tag.id, tag]));
    for (const { tag } of this.tree.ordered) {
      const parent = tag.parent === null ? null : (this.tree.resolve(tag.parent)?.id ?? null);
      if (!this.places.has(placeKey(parent, tag.name))) this.places.set(placeKey(parent, tag.name), tag.id);
    }
    const listed = new TagTree(other).ordered;
    for (const { tag, path } of listed) this.take(tag, path);
    for (const tag of other.tags) if (tag.mergedInto !== undefined) this.takeMerged(tag, tag.mergedInto);
  }

  get tags(): Tag[] {
    return [...this.merged.values()];
  }

  private take(other: Tag, path: readonly string[]): void {
    const { key, ...rest } = other;
    const parent = this.here(other.parent);
    const id = this.merged.has(other.id)
      ? (this.tree.resolve(other.id)?.id ?? other.id)
      : (this.places.get(placeKey(parent, other.name)) ?? other.id);
    this.ids.set(other.id, id);
    const known = this.merged.get(id);
    // It became part of another one here: that stays so.
    if (id !== other.id && this.merged.has(other.id)) {
      this.entries.push({ kind: 'tag', path, outcome: 'same', fields: [], kept: [] });
      return;
    }
    const hasKey = this.keys.take(key, `tag ${id}`);
    const isCircle = known !== undefined && this.isBelow(parent, id);
    const told = {
      ...rest,
      id,
      parent: isCircle ? known.parent : parent,
      ...(key !== undefined && hasKey ? { key } : {}),
    };
    const tag = known ? withFields<Tag>(known, told) : told;
    // The same place by another name for it: what hangs on a merged tag hangs on what it went into.
    if (known && this.here(known.parent) === parent) tag.parent = known.parent;
    const kept = [...(hasKey ? [] : ['key']), ...(isCircle ? ['parent'] : [])];
    this.merged.set(id, tag);
    if (!known) this.places.set(placeKey(parent, tag.name), id);
    this.entries.push({ kind: 'tag', path, ...outcomeOf(known, tag), kept });
  }

  /** A tag that gave its place up is taken in so that what bears it elsewhere is understood here; it shows nowhere. */
  private takeMerged(other: Tag, into: string): void {
    if (this.merged.has(other.id)) return;
    const { key: _, ...rest } = other;
    this.merged.set(other.id, { ...rest, parent: this.here(other.parent), mergedInto: this.ids.get(into) ?? into });
  }

  /** The id here of a tag of the other, merged ones followed. */
  private here(id: string | null): string | null {
    let other = id === null ? undefined : this.others.get(id);
    for (let steps = 0; other?.mergedInto !== undefined && steps < this.others.size; steps++) {
      other = this.others.get(other.mergedInto);
    }
    const target = other?.id ?? id;
    if (target === null) return null;
    const known = this.ids.get(target) ?? target;
    return this.tree.resolve(known)?.id ?? (this.merged.has(known) ? known : null);
  }

  private isBelow(parent: string | null, id: string): boolean {
    const seen = new Set<string>();
    for (let above = parent; above !== null && !seen.has(above); above = this.merged.get(above)?.parent ?? null) {
      if (above === id) return true;
      seen.add(above);
    }
    return false;
  }
}

function placeKey(parent: string | null, name: string): string {
  return `${parent ?? ''}\n${foldName(name)}`;
}
