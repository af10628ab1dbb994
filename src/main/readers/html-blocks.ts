import type { Mark, Node } from 'prosemirror-model';
import { articleSchema } from '../../core/text/schema';
import { BlockBuilder, type TextKind } from './block-builder';
import { type DomElement, type DomNode, isElement, isText } from './dom';
import { blockElements, droppedElements, isHidden, isNote, textElements } from './html-elements';
import { linkTarget } from './stated-metadata';

/** Whether an element belongs to what is read: with its text, only for what is inside it, or not at all. */
export type Verdict = 'whole' | 'shell' | 'none';

export interface BlockOptions {
  verdict: (element: DomElement) => Verdict;
  /** What relative links are relative to; null where it is not known. */
  baseUrl: string | null;
  /** Language tag of the page; it decides the marks around `<q>`. */
  language: string;
}

interface Context {
  marks: readonly Mark[];
  kind: TextKind;
  pre: boolean;
  /** Inside a table's row: everything goes on one line. */
  row: boolean;
  dataTable: boolean;
  /** Inside running text, where nothing inline is left out. */
  running: boolean;
  /** Text that stands directly here is not wanted. */
  shell: boolean;
  quotes: number;
}

/** The text of a page's tree as a document of `articleSchema`; null where there is none. */
export function htmlBlocks(root: DomNode, options: BlockOptions): Node | null {
  const builder = new BlockBuilder();
  const walker = new Walker(builder, options);
  walker.children(root, {
    marks: [],
    kind: { type: 'paragraph' },
    pre: false,
    row: false,
    dataTable: false,
    running: false,
    shell: false,
    quotes: 0,
  });
  return builder.finish();
}

class Walker {
  constructor(
    private readonly builder: BlockBuilder,
    private readonly options: BlockOptions,
  ) {}

  children(parent: DomNode, context: Context): void {
    for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
      if (isElement(node)) this.element(node, context);
      else if (isText(node) && !context.shell) this.text(node.textContent ?? '', context);
    }
  }

  private text(value: string, { marks, kind, pre, row }: Context): void {
    if (pre && !row) this.builder.preformatted(value, marks, kind);
    else this.builder.text(value, marks, kind);
  }

  private element(element: DomElement, outer: Context): void {
    const name = element.localName;
    if (droppedElements.has(name) || isHidden(element)) return;
    const isBlock = blockElements.has(name);
    if (name === 'br') {
      this.lineBreak(outer);
      return;
    }
    const verdict = outer.running && !isBlock ? 'whole' : this.options.verdict(element);
    if (verdict === 'none') return;
    const shell = verdict === 'shell';
    const running = textElements.has(name) ? !shell : outer.running && !isBlock;
    const context = { ...outer, shell, running };
    if (outer.row) this.inRow(element, name, isBlock, context);
    else if (isBlock) this.block(element, name, context);
    else this.inline(element, name, context);
  }

  private block(element: DomElement, name: string, context: Context): void {
    const { builder } = this;
    builder.endBlock();
    if (/^h[1-6]$/.test(name)) context.kind = { type: 'heading', level: Number(name.slice(1)) };
    else if (name === 'figcaption' || name === 'caption') context.kind = { type: 'caption' };
    else if (isNote(element)) context.kind = { type: 'note' };

    if (name === 'hr') builder.rule();
    else if (name === 'blockquote') this.container(element, context, builder.open('blockquote'));
    else if (name === 'ul' || name === 'menu' || name === 'dir') {
      this.container(element, context, builder.open('bullet_list'));
    } else if (name === 'ol') {
      const start = Number(element.getAttribute('start') ?? 1);
      this.container(element, context, builder.open('ordered_list', Number.isSafeInteger(start) ? start : 1));
    } else if (name === 'li') this.container(element, context, builder.inList && builder.open('list_item'));
    else if (name === 'tr' && context.dataTable) this.row(element, context);
    else if (name === 'pre' || name === 'listing' || name === 'xmp' || name === 'plaintext') {
      this.children(element, { ...context, pre: true });
    } else this.children(element, name === 'table' ? { ...context, dataTable: isDataTable(element) } : context);
    builder.endBlock();
  }

  private container(element: DomElement, context: Context, opened: boolean): void {
    this.children(element, context);
    if (opened) this.builder.close();
  }

  private row(row: DomElement, outer: Context): void {
    const context = { ...outer, row: true };
    let first = true;
    for (let node = row.firstChild; node !== null; node = node.nextSibling) {
      const text = isText(node) && !outer.shell ? (node.textContent ?? '') : '';
      if (!isElement(node) && !/\S/u.test(text)) continue;
      if (!first) this.builder.tab();
      first = false;
      if (isElement(node)) this.element(node, context);
      else this.text(text, context);
    }
  }

  private inRow(element: DomElement, name: string, isBlock: boolean, context: Context): void {
    if (!isBlock) this.inline(element, name, context);
    else {
      this.builder.text(' ', context.marks, context.kind);
      this.children(element, context);
      this.builder.text(' ', context.marks, context.kind);
    }
  }

  private inline(element: DomElement, name: string, context: Context): void {
    if (name === 'q') {
      const [open, close] = quotationMarks(this.options.language, context.quotes);
      if (!context.shell) this.text(open, context);
      this.children(element, { ...context, quotes: context.quotes + 1 });
      if (!context.shell) this.text(close, context);
    } else {
      const mark = this.mark(element, name);
      this.children(element, mark === null ? context : { ...context, marks: mark.addToSet(context.marks) });
    }
  }

  private lineBreak({ shell, row, pre, marks, kind }: Context): void {
    if (shell) return;
    if (row) this.builder.text(' ', marks, kind);
    else if (pre) this.builder.preformatted('\n', marks, kind);
    else this.builder.lineBreak();
  }

  private mark(element: DomElement, name: string): Mark | null {
    if (name === 'em' || name === 'i' || name === 'cite') return articleSchema.marks.emphasis.create();
    if ((name === 'strong' || name === 'b') && !isLight(element)) return articleSchema.marks.strong.create();
    if (name !== 'a') return null;
    const href = linkTarget(element.getAttribute('href'), this.options.baseUrl);
    return href === null ? null : articleSchema.marks.link.create({ href });
  }
}

/** Word processors wrap all that is copied in a `<b>` that is not bold. */
function isLight(element: DomElement): boolean {
  return /font-weight\s*:\s*(?:normal|[1-5]00)\b/i.test(element.getAttribute('style') ?? '');
}

/** A table of data has no blocks in its cells; one that has serves layout, and its cells are read one by one. */
function isDataTable(table: DomElement): boolean {
  if (table.getAttribute('role') === 'presentation') return false;
  if (table.querySelector('table, h1, h2, h3, h4, h5, h6, ul, ol, blockquote, hr, pre, figure, article, section')) {
    return false;
  }
  return ![...table.querySelectorAll('td, th')].some((cell) => [...cell.querySelectorAll('p, div')].length > 1);
}

/** What a browser draws around `<q>`: the marks are not in the page's text, but on the page. */
function quotationMarks(language: string, depth: number): readonly [string, string] {
  if (/^fr\b/i.test(language) && depth % 2 === 0) return ['«\u00A0', '\u00A0»'];
  const outer = depth % 2 === (/^fr\b/i.test(language) ? 1 : 0);
  return outer ? ['“', '”'] : ['‘', '’'];
}
