import { builtInCodebook } from '../../core/annotation/built-in-codebook';
import type { Codebook } from '../../core/annotation/codebook';
import { TagTree } from '../../core/annotation/tag-tree';
import { Store } from './store';

/** The codebook of the library, as the page last read it. */
export const codebook = new Store<Codebook>(builtInCodebook());

const trees = new WeakMap<Codebook, TagTree>();

/** The tree of tags of a codebook; made once for each. */
export function tagTreeOf(of: Codebook): TagTree {
  let tree = trees.get(of);
  if (!tree) {
    tree = new TagTree(of);
    trees.set(of, tree);
  }
  return tree;
}
