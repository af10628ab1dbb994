import type { Node } from 'prosemirror-model';
import type { StatedMetadata } from './stated-metadata';

/** What a reader makes of a source: a document of `articleSchema` and what the source says of itself. */
export interface Reading {
  document: Node;
  stated: StatedMetadata;
  extraction: 'article' | 'page' | 'none';
}
