import type { Codebook, Tag } from './codebook';
import { foldName } from './person';

/** A tag with its place in the tree. */
export interface PlacedTag {
  tag: Tag;
  /** Names from the top to the tag itself. */
  path: readonly string[];
  /** 0 at the top. */
  depth: number;
  /** Ids of the tags right below it, in the order of the codebook; merged ones are not among them. */
  children: readonly string[];
}

/**
 * The tags of a codebook as a tree, made once for each state of it. Tags that were merged into another
 * have no place of their own; a tag whose parent is missing, merged or below itself stands at the top.
 */
export class TagTree {
  private readonly tags: ReadonlyMap<string, Tag>;
  private readonly placed = new Map<string, PlacedTag>();
  private readonly folded = new Map<string, FoldedTag>();
  /** In the order in which a tree shows them: each right after its parent and earlier siblings. */
  readonly ordered: readonly PlacedTag[];

  constructor(codebook: Pick<Codebook, 'tags'>) {
    this.tags = new Map(codebook.tags.map((tag) => [tag.id, tag]));
    const below = new Map<string | null, Tag[]>();
    for (const tag of codebook.tags) {
      if (tag.mergedInto !== undefined) continue;
      const parent = this.parentOf(tag)?.id ?? null;
      const siblings = below.get(parent);
      if (siblings) siblings.push(tag);
      else below.set(parent, [tag]);
    }
    const ordered: PlacedTag[] = [];
    const place = (tag: Tag, path: readonly string[]) => {
      const children = below.get(tag.id) ?? [];
      const here: PlacedTag = {
        tag,
        path: [...path, tag.name],
        depth: path.length,
        children: children.map((child) => child.id),
      };
      this.placed.set(tag.id, here);
      ordered.push(here);
      for (const child of children) place(child, here.path);
    };
    for (const top of below.get(null) ?? []) place(top, []);
    this.ordered = ordered;
  }

  /** The tag that an id stands for today, merged ones followed to where they went; null where there is none. */
  resolve(id: string): Tag | null {
    let tag = this.tags.get(id);
    for (let steps = 0; tag?.mergedInto !== undefined && steps < this.tags.size; steps++) {
      tag = this.tags.get(tag.mergedInto);
    }
    return tag && tag.mergedInto === undefined ? tag : null;
  }

  /** The tags that an annotation bears today: merged ones followed, each once, unknown ids left out. */
  resolveAll(ids: readonly string[]): Tag[] {
    const tags = new Map<string, Tag>();
    for (const id of ids) {
      const tag = this.resolve(id);
      if (tag) tags.set(tag.id, tag);
    }
    return [...tags.values()];
  }

  /** Null for a merged or unknown tag. */
  placeOf(id: string): PlacedTag | null {
    return this.placed.get(id) ?? null;
  }

  /** Ids of the tag and of everything below it. */
  branchOf(id: string): string[] {
    const place = this.placed.get(id);
    return place ? [id, ...place.children.flatMap((child) => this.branchOf(child))] : [];
  }

  /**
   * Tags whose name, path or description holds every word of the query (no case, no accents), the best
   * first: name begins with it, name holds it, path, description. Retired ones are not offered.
   */
  search(query: string): PlacedTag[] {
    const words = foldName(query).split(' ').filter(Boolean);
    const offered = this.ordered.filter(({ tag }) => tag.retired !== true);
    if (words.length === 0) return offered;
    return offered
      .map((place) => ({ place, rank: rankOf(this.foldedOf(place), words) }))
      .filter(({ rank }) => rank < 4)
      .sort((a, b) => a.rank - b.rank)
      .map(({ place }) => place);
  }

  /** Whether a tag that has a place bears the name, however it is written. */
  hasNamed(name: string): boolean {
    const wanted = foldName(name);
    return this.ordered.some((place) => this.foldedOf(place).name === wanted);
  }

  /** Folded once: thousands of tags are searched with every letter that is typed. */
  private foldedOf(place: PlacedTag): FoldedTag {
    let folded = this.folded.get(place.tag.id);
    if (!folded) {
      const path = foldName(place.path.join(' '));
      folded = { name: foldName(place.tag.name), path, all: `${path} ${foldName(place.tag.description ?? '')}` };
      this.folded.set(place.tag.id, folded);
    }
    return folded;
  }

  /** Null at the top, and where the way up is broken or leads round in a circle. */
  private parentOf(tag: Tag): Tag | null {
    const parent = tag.parent === null ? null : this.resolve(tag.parent);
    if (parent === null) return null;
    const seen = new Set<string>();
    for (let above: Tag | null = parent; above !== null && !seen.has(above.id); ) {
      if (above.id === tag.id) return null;
      seen.add(above.id);
      above = above.parent === null ? null : this.resolve(above.parent);
    }
    return parent;
  }
}

/** What is searched of a tag, as `foldName` makes it. */
interface FoldedTag {
  name: string;
  path: string;
  all: string;
}

function rankOf({ name, path, all }: FoldedTag, words: readonly string[]): number {
  if (name.startsWith(words.join(' '))) return 0;
  if (holdsAll(name, words)) return 1;
  if (holdsAll(path, words)) return 2;
  return holdsAll(all, words) ? 3 : 4;
}

function holdsAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}
