import { Fragment, type Mark, type Node } from 'prosemirror-model';
import { normaliseText } from '../../core/text/normalise';
import { articleSchema } from '../../core/text/schema';
import { isSeparatorLine } from './separator-line';

export interface TextKind {
  type: 'paragraph' | 'heading' | 'caption' | 'note';
  level?: number;
}

type ContainerType = 'blockquote' | 'bullet_list' | 'ordered_list' | 'list_item';

interface Container {
  type: ContainerType | 'doc';
  start: number;
  children: Node[];
}

/** Containers nested deeper than this are laid flat: no page means them. */
const deepest = 50;

const nodes = articleSchema.nodes;

/**
 * Collects text as a browser lays it out, into blocks of `articleSchema`: white space is collapsed,
 * blanks at the ends of lines go, two line breaks in a row end a paragraph, what is empty is left out.
 */
export class BlockBuilder {
  private readonly containers: Container[] = [{ type: 'doc', start: 1, children: [] }];
  private kind: TextKind = { type: 'paragraph' };
  private inline: Node[] = [];
  /** What was met since the last character and counts only if another one follows. */
  private blank: readonly Mark[] | null = null;
  private breaks = 0;
  private tabs = 0;

  /** Text in normal flow. */
  text(value: string, marks: readonly Mark[], kind: TextKind): void {
    const collapsed = normaliseText(value).replace(/[ \t\n]+/g, ' ');
    const words = collapsed.replace(/^ | $/g, '');
    if (collapsed.startsWith(' ')) this.blank ??= marks;
    if (words === '') return;
    if (this.breaks > 1) this.endBlock();
    if (this.tabs > 0) this.push(articleSchema.text('\t'.repeat(this.tabs)), kind);
    else if (this.breaks === 1) this.push(nodes.line_break.create(), kind);
    else if (this.blank !== null && this.inline.length > 0) this.push(articleSchema.text(' ', this.blank), kind);
    this.tabs = 0;
    this.breaks = 0;
    this.push(articleSchema.text(words, marks), kind);
    this.blank = collapsed.length > 1 && collapsed.endsWith(' ') ? marks : null;
  }

  /** Text whose line ends and blanks mean something. */
  preformatted(value: string, marks: readonly Mark[], kind: TextKind): void {
    normaliseText(value)
      .split('\n')
      .forEach((line, i) => {
        if (i > 0) this.push(nodes.line_break.create(), kind);
        if (line !== '') this.push(articleSchema.text(line, marks), kind);
      });
  }

  /** A `<br>`; counts only between words. */
  lineBreak(): void {
    if (this.inline.length > 0) this.breaks++;
    this.blank = null;
  }

  /** The border between two cells of a row. */
  tab(): void {
    this.tabs++;
    this.blank = null;
  }

  /** Ends the block that text went into; the next text starts another one. */
  endBlock(): void {
    const content = this.takeInline();
    const text = content.map((node) => node.text ?? '\n').join('');
    if (!/[^\s\u200B\u2060\u00AD]/u.test(text)) return;
    if (this.kind.type === 'paragraph' && isSeparatorLine(text) && !text.includes('\n')) {
      this.add(nodes.separator.create(null, articleSchema.text(text)));
      return;
    }
    const attrs = this.kind.type === 'heading' ? { level: this.kind.level ?? 2 } : null;
    this.add(nodes[this.kind.type].create(attrs, Fragment.fromArray(content)));
  }

  /** A rule. Two in a row are one. */
  rule(): void {
    this.endBlock();
    const { children } = this.top();
    if (children.at(-1)?.type !== nodes.separator) this.add(nodes.separator.create());
  }

  /** Opens a container and says whether it did; if so, it must be closed. */
  open(type: ContainerType, start = 1): boolean {
    this.endBlock();
    if (this.containers.length > deepest) return false;
    this.containers.push({ type, start, children: [] });
    return true;
  }

  close(): void {
    this.endBlock();
    const { type, start, children } = this.containers.pop() ?? this.top();
    if (type === 'doc' || children.length === 0) return;
    this.add(nodes[type].create(type === 'ordered_list' ? { start } : null, children));
  }

  /** True where the next block would stand in a list, outside its items. */
  get inList(): boolean {
    return this.top().type.endsWith('_list');
  }

  /** Everything collected, without rules at its ends. Null where there was nothing. */
  finish(): Node | null {
    this.endBlock();
    const { children } = this.top();
    const isRule = (node: Node | undefined): boolean => node?.type === nodes.separator && node.content.size === 0;
    let start = 0;
    let end = children.length;
    while (start < end && isRule(children[start])) start++;
    while (end > start && isRule(children[end - 1])) end--;
    return end > start ? nodes.doc.create(null, children.slice(start, end)) : null;
  }

  private top(): Container {
    return this.containers[this.containers.length - 1] as Container;
  }

  private push(node: Node, kind: TextKind): void {
    if (this.inline.length === 0) this.kind = kind;
    this.inline.push(node);
  }

  private takeInline(): Node[] {
    const taken = this.inline;
    this.inline = [];
    this.blank = null;
    this.breaks = 0;
    this.tabs = 0;
    const isBreak = (node: Node | undefined): boolean => node?.type === nodes.line_break;
    let start = 0;
    let end = taken.length;
    while (isBreak(taken[start])) start++;
    while (end > start && isBreak(taken[end - 1])) end--;
    return taken.slice(start, end);
  }

  private add(node: Node): void {
    const { type, children } = this.top();
    if (!type.endsWith('_list') || node.type === nodes.list_item) {
      children.push(node);
      return;
    }
    // Only items may stand in a list; a list written beside its item belongs to it.
    const last = children.at(-1);
    const isList = node.type === nodes.bullet_list || node.type === nodes.ordered_list;
    if (isList && last) children[children.length - 1] = last.copy(last.content.append(Fragment.from(node)));
    else children.push(nodes.list_item.create(null, node));
  }
}
