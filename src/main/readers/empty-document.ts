import type { Node } from 'prosemirror-model';
import { articleSchema } from '../../core/text/schema';

/** A document without text: refused further on, in words that name the file. */
export function emptyDocument(): Node {
  return articleSchema.nodes.doc.create(null, articleSchema.nodes.paragraph.create());
}
