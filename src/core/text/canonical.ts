import type { Node } from 'prosemirror-model';

/** One textblock of an article as a range of the canonical text. */
export interface Block {
  /** Name of the schema's node type: `paragraph`, `heading`, `caption`, `note`, `separator`. */
  type: string;
  /** UTF-16 offsets into the canonical text, end exclusive. */
  start: number;
  end: number;
  /** ProseMirror position where the block's content starts. */
  pos: number;
}

export interface CanonicalText {
  text: string;
  blocks: Block[];
}

/**
 * The one function that defines the canonical text: the document's textblocks joined by `\n`.
 * Import, anchoring, search and every export call it.
 */
export function canonicalText(document: Node): CanonicalText {
  const parts: string[] = [];
  const blocks: Block[] = [];
  let offset = 0;
  document.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, '', '\n');
    blocks.push({ type: node.type.name, start: offset, end: offset + text.length, pos: pos + 1 });
    parts.push(text);
    offset += text.length + 1;
    return false;
  });
  return { text: parts.join('\n'), blocks };
}

/** Index of the last block that starts at or before the offset (0 for an offset before all). Logarithmic. */
export function blockIndexAt(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((blocks[middle] as Block).start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** ProseMirror position of a UTF-16 offset. The `\n` between two blocks belongs to the end of the first. */
export function offsetToPos(blocks: readonly Block[], offset: number): number {
  const block = blocks[blockIndexAt(blocks, offset)];
  if (!block) return 0;
  return block.pos + Math.min(Math.max(0, offset - block.start), block.end - block.start);
}

/** UTF-16 offset of a ProseMirror position; a position between blocks goes to the nearest block before it. */
export function posToOffset(blocks: readonly Block[], pos: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((blocks[middle] as Block).pos <= pos) low = middle;
    else high = middle - 1;
  }
  const block = blocks[low];
  if (!block) return 0;
  return block.start + Math.min(Math.max(0, pos - block.pos), block.end - block.start);
}
