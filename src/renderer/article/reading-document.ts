import { Fragment, Node, Schema } from 'prosemirror-model';
import type { Block, CanonicalText } from '../../core/text/canonical';
import { directionIn } from '../../core/text/direction';
import { articleSchema } from '../../core/text/schema';
import { graphemeFloor, sentenceAt, wordBorder } from '../../core/text/segmentation';

/** A paragraph of more than this is set in pieces, UTF-16: what changes in one block is laid out with all of it. */
const longParagraph = 6_000;

/** Length of a piece at most, UTF-16. */
const pieceLength = 4_000;

/** How far back from there the end of a sentence is looked for, UTF-16. */
const reach = 1_500;

/** What a section holds at least before another one begins: blocks, and UTF-16. */
const sectionSize = { blocks: 24, characters: 16_000 };

/**
 * The schema of an article as it is shown. Its blocks stand in sections, so that the browser, and the view, have a
 * few dozen things to look at after each change instead of thousands; a paragraph as long as a book is a
 * row of pieces. Neither is in the library, nor in the canonical text.
 */
export const readingSchema = new Schema({
  nodes: articleSchema.spec.nodes.update('doc', { content: 'section+' }).append({
    section: {
      content: 'block+',
      attrs: { height: { default: 0, validate: 'number' } },
      // A good guess of the height keeps the scroll bar still while sections are laid out for the first time.
      toDOM: ({ attrs }) => ['div', { class: 'section', style: `contain-intrinsic-height:auto ${attrs.height}em` }, 0],
    },
    /** Part of a paragraph, which goes on in the block after it. */
    piece: {
      group: 'block',
      content: 'inline*',
      toDOM: (node) => ['p', { class: 'piece', dir: directionIn(node) }, 0],
    },
  }),
  marks: articleSchema.spec.marks,
});

export interface ReadingDocument {
  document: Node;
  /** The article's canonical text; the blocks are those of this document, and pieces follow each other without a `\n`. */
  canonical: CanonicalText;
}

/** The document as it is shown, from an article's ProseMirror document as JSON. */
export function readingDocument(json: unknown, language = 'und'): ReadingDocument {
  const stored = Node.fromJSON(readingSchema, json);
  const document = inSections(inPieces(stored.content, language));
  return { document, canonical: shownText(document) };
}

/** What of an article is copied, as it would be without sections and pieces. */
export function asStored(copied: Fragment): Fragment {
  const blocks: Node[] = [];
  let begun: Node | null = null;
  const add = (node: Node) => {
    if (node.type === readingSchema.nodes.section) return node.content.forEach(add);
    const content = begun ? begun.content.append(node.content) : node.content;
    if (node.type === readingSchema.nodes.piece) begun = node.copy(content);
    else {
      blocks.push(begun ? node.copy(content) : node.isTextblock ? node : node.copy(asStored(node.content)));
      begun = null;
    }
  };
  copied.forEach(add);
  if (begun) blocks.push(readingSchema.node('paragraph', null, (begun as Node).content));
  return Fragment.from(blocks);
}

function inPieces(content: Fragment, language: string): Node[] {
  return content.content.flatMap((node) => {
    if (node.type === readingSchema.nodes.paragraph) return piecesOf(node, language);
    return node.isTextblock || node.isLeaf ? [node] : [node.copy(Fragment.from(inPieces(node.content, language)))];
  });
}

/** All but the last are pieces; the last is the paragraph, with what follows a paragraph on the page. */
function piecesOf(paragraph: Node, language: string): Node[] {
  const { size } = paragraph.content;
  if (size <= longParagraph) return [paragraph];
  const text = paragraph.textBetween(0, size, '', '\n');
  const pieces: Node[] = [];
  let start = 0;
  while (size - start > pieceLength) {
    const end = cutBefore(text, start + pieceLength, language);
    pieces.push(readingSchema.node('piece', null, paragraph.content.cut(start, end)));
    start = end;
  }
  return [...pieces, paragraph.cut(start)];
}

/** The last place before the offset where a sentence begins, else a word, else a grapheme. UTF-16. */
function cutBefore(text: string, offset: number, language: string): number {
  const from = wordBorder(text, offset - reach, 1, language);
  const sentence = sentenceAt(text, offset, { start: from, end: offset + 1 }, language);
  if (sentence.start > from + 1 && sentence.start < offset) return sentence.start;
  const word = wordBorder(text, offset, -1, language);
  return word > offset - reach ? word : graphemeFloor(text, offset);
}

function inSections(blocks: readonly Node[]): Node {
  const sections: Node[] = [];
  let begun: Node[] = [];
  let characters = 0;
  const end = () => {
    const height = Math.round(begun.reduce((sum, block) => sum + expectedHeight(block), 0));
    sections.push(readingSchema.node('section', { height }, begun));
    begun = [];
    characters = 0;
  };
  for (const block of blocks) {
    const isFull = begun.length >= sectionSize.blocks || characters >= sectionSize.characters;
    // Margins of blocks in different sections do not collapse: only where a block has none above may a section begin.
    const hasNoMargin = block.type === readingSchema.nodes.paragraph || block.type === readingSchema.nodes.piece;
    if (isFull && hasNoMargin) end();
    begun.push(block);
    characters += block.content.size;
  }
  if (begun.length > 0) end();
  return readingSchema.node('doc', null, sections);
}

/** In em: lines of 68 characters at the line height of the text, and the margin below. */
function expectedHeight(block: Node): number {
  return Math.ceil(block.content.size / 68) * 1.62 + (block.type === readingSchema.nodes.piece ? 0 : 0.9);
}

function shownText(document: Node): CanonicalText {
  const parts: string[] = [];
  const blocks: Block[] = [];
  let offset = 0;
  document.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const before = blocks.at(-1);
    if (before && before.type !== 'piece') {
      parts.push('\n');
      offset += 1;
    }
    const text = node.textBetween(0, node.content.size, '', '\n');
    blocks.push({ type: node.type.name, start: offset, end: offset + text.length, pos: pos + 1 });
    parts.push(text);
    offset += text.length;
    return false;
  });
  return { text: parts.join(''), blocks };
}
