import type { Tag } from '../../annotation/codebook';
import { guidOf } from '../refi/guid';

/** A tree of tags that is made of paths, in the order in which they come. */
export class TagPaths {
  private readonly known = new Map<string, Tag>();

  /** Enters the tag at the end of the path, and all above it. Ids are made of the path, so that the same one has the same id. */
  add(path: readonly string[], description = ''): void {
    let parent: string | null = null;
    for (const [depth, name] of path.entries()) {
      const id = `t-${guidOf('tag', ...path.slice(0, depth + 1))}`;
      if (!this.known.has(id)) this.known.set(id, { id, name, parent });
      parent = id;
    }
    const tag = this.known.get(parent ?? '');
    if (tag && description !== '') tag.description = description.slice(0, 10_000);
  }

  get tags(): Tag[] {
    return [...this.known.values()];
  }
}
