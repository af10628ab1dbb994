import { type Node, Schema } from 'prosemirror-model';
import { type Direction, directionIn } from './direction';

/**
 * The one intermediate form of every article: an allow-list. What a reader cannot express here does
 * not enter the library.
 *
 * Every textblock is one block of the canonical text; a `line_break` counts as one `\n`, so inside a
 * block a ProseMirror position and a UTF-16 offset differ by a constant.
 */
export const articleSchema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: {
      group: 'block',
      content: 'inline*',
      parseDOM: [{ tag: 'p' }],
      toDOM: (node: Node) => ['p', node.content.size === 0 ? { class: 'blank' } : towards(node), 0],
    },
    heading: {
      group: 'block',
      content: 'inline*',
      attrs: { level: { default: 2, validate: 'number' } },
      parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level } })),
      toDOM: (node: Node) => [`h${Math.min(6, Math.max(1, Number(node.attrs.level)))}`, towards(node), 0],
    },
    blockquote: {
      group: 'block',
      content: 'block+',
      parseDOM: [{ tag: 'blockquote' }],
      toDOM: (node: Node) => ['blockquote', towards(node), 0],
    },
    bullet_list: {
      group: 'block',
      content: 'list_item+',
      parseDOM: [{ tag: 'ul' }],
      toDOM: (node: Node) => ['ul', towards(node), 0],
    },
    ordered_list: {
      group: 'block',
      content: 'list_item+',
      attrs: { start: { default: 1, validate: 'number' } },
      parseDOM: [{ tag: 'ol', getAttrs: (dom) => ({ start: Number(dom.getAttribute('start')) || 1 }) }],
      toDOM: (node: Node) => ['ol', { start: node.attrs.start, ...towards(node) }, 0],
    },
    list_item: {
      content: 'block+',
      parseDOM: [{ tag: 'li' }],
      toDOM: (node: Node) => ['li', towards(node), 0],
    },
    caption: {
      group: 'block',
      content: 'inline*',
      parseDOM: [{ tag: 'figcaption' }, { tag: 'caption' }],
      toDOM: (node: Node) => ['p', { class: 'caption', ...towards(node) }, 0],
    },
    /** A footnote or endnote, after the text that refers to it. */
    note: {
      group: 'block',
      content: 'inline*',
      parseDOM: [{ tag: 'aside' }],
      toDOM: (node: Node) => ['p', { class: 'note', ...towards(node) }, 0],
    },
    /** Its text is what stood in the source (`-`, `* * *`); empty where the source had a rule without text. */
    separator: {
      group: 'block',
      content: 'text*',
      marks: '',
      parseDOM: [{ tag: 'hr' }],
      toDOM: (node: Node) => [
        'div',
        { class: node.content.size === 0 ? 'separator blank' : 'separator', role: 'separator' },
        0,
      ],
    },
    text: { group: 'inline' },
    /** A line end inside a block: `soft` ones come from hard-wrapped text and are shown as a blank. */
    line_break: {
      group: 'inline',
      inline: true,
      selectable: false,
      attrs: { soft: { default: false, validate: 'boolean' } },
      leafText: () => '\n',
      parseDOM: [{ tag: 'br' }],
      toDOM: (node: Node) => (node.attrs.soft ? ['span', { class: 'soft-break' }, ' '] : ['br']),
    },
  },
  marks: {
    emphasis: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
    strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
    /** The target is kept and shown as a tooltip; nothing in an article can be followed or fetched. */
    link: {
      attrs: { href: { validate: 'string' } },
      inclusive: false,
      parseDOM: [{ tag: 'a[href]', getAttrs: (dom) => linkTarget(dom.getAttribute('href')) }],
      toDOM: (mark) => ['span', { class: 'link', title: mark.attrs.href }, 0],
    },
  },
});

function linkTarget(href: string | null): { href: string } | false {
  return href !== null && /^(https?:|mailto:)/i.test(href) ? { href } : false;
}

/** Each block runs its own way; one without a letter as what is around it. */
function towards(node: Node): { dir?: Direction } {
  const dir = directionIn(node);
  return dir ? { dir } : {};
}
