import type { Node } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import type { Block, CanonicalText } from '../../core/text/canonical';
import type { Span } from '../../core/text/span';

/** Enough text for any window before the first layout, when nothing can be measured, UTF-16. */
const firstScreenful = 6_000;

/** What of a shown article is in the window. Measures little: it searches sections, then the blocks of two of them. */
export class VisiblePart {
  private readonly sections: readonly (readonly Block[])[];

  constructor(
    document: Node,
    private readonly canonical: CanonicalText,
    /** The element that scrolls. */
    private readonly scroller: HTMLElement,
  ) {
    this.sections = blocksBySection(document, canonical.blocks);
  }

  /** The beginning of the text, whole blocks. UTF-16. */
  get atFirst(): Span {
    const last = this.canonical.blocks.find(({ end }) => end > firstScreenful) ?? this.canonical.blocks.at(-1);
    return { start: 0, end: Math.max(last?.end ?? 0, Math.min(this.canonical.text.length, 1)) };
  }

  /** The blocks on screen and `screens` screenfuls around them. UTF-16. */
  spanIn(view: EditorView, screens: number): Span {
    const box = this.scroller.getBoundingClientRect();
    const margin = box.height * screens;
    const first = this.firstBlock(view, (rect) => rect.bottom > box.top - margin);
    const last = this.firstBlock(view, (rect) => rect.top > box.bottom + margin);
    return { start: first?.start ?? 0, end: last?.end ?? 0 };
  }

  /** The first block of which it holds; it must hold of all that follow. The last block where there is none. */
  private firstBlock(view: EditorView, holds: (rect: DOMRect) => boolean): Block | undefined {
    const { children } = view.dom;
    const section = lowest(this.sections.length, (index) => {
      const element = children[index];
      return element === undefined || holds(element.getBoundingClientRect());
    });
    const blocks = this.sections[Math.min(section, this.sections.length - 1)] ?? [];
    const index = lowest(blocks.length, (i) => {
      const element = view.nodeDOM((blocks[i] as Block).pos - 1);
      return !(element instanceof Element) || holds(element.getBoundingClientRect());
    });
    return blocks[index] ?? this.sections[section + 1]?.[0] ?? blocks.at(-1);
  }
}

function lowest(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function blocksBySection(document: Node, blocks: readonly Block[]): Block[][] {
  const sections: Block[][] = [];
  let index = 0;
  document.forEach((section, pos) => {
    const from = index;
    while ((blocks[index]?.pos ?? Number.POSITIVE_INFINITY) < pos + section.nodeSize) index++;
    sections.push(blocks.slice(from, index));
  });
  return sections;
}
