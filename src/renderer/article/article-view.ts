import { EditorState, Plugin, PluginKey, TextSelection } from 'prosemirror-state';
import { type DecorationSet, EditorView } from 'prosemirror-view';
import { type Annotation, lengthOf } from '../../core/annotation/annotation';
import { type Block, blockIndexAt, offsetToPos, posToOffset } from '../../core/text/canonical';
import { type Direction, directionOf } from '../../core/text/direction';
import type { Span } from '../../core/text/span';
import { codebook } from '../state/codebook';
import { layerTint } from '../state/layer-tint';
import { type ArticleSession, everything, withReplaced } from './article-session';
import { moveByKey, placeDomSelection } from './caret-keys';
import { CaretOverlay } from './caret-overlay';
import { highlights } from './highlights';
import type { PastView } from './history-model';
import { drawnSuggestions, outlinePlugin, type ShownSuggestions, withOutlines } from './suggestion-outlines';

export interface ViewLabels {
  text: string;
  labelOf: (annotation: Annotation) => string;
}

interface FoundSpans {
  hits: readonly Span[];
  currentHit: number;
}

const highlightKey = new PluginKey<DecorationSet>('highlights');

/** More text than several screenfuls hold, UTF-16. */
const longSpan = 40_000;

/** How far beyond what is visible the text is drawn with its annotations, in screenfuls. */
const overscan = 1.5;

/**
 * The article's text on the page: a ProseMirror view that shows and selects but does not edit.
 * Annotations are decorations around what is visible; they follow the session and the scrolling.
 */
export class ArticleView {
  private readonly view: EditorView;
  private readonly caret: CaretOverlay;
  private readonly topBlocks: Span[];
  private drawn: Span;
  private found: FoundSpans = { hits: [], currentHit: -1 };
  /** What is shown in the place of the session's annotations. */
  private past: PastView | null = null;
  /** An annotation as it would be if the handle were dropped now. */
  private preview: Annotation | null = null;
  private suggestions: ShownSuggestions = { shown: [], current: null, labelOf: () => '' };
  private readonly stopFollowing: () => void;
  private readonly followers = new Set<() => void>();
  private scheduled = 0;

  constructor(
    place: HTMLElement,
    /** The element that scrolls. */
    private readonly scroller: HTMLElement,
    private readonly session: ArticleSession,
    private labels: ViewLabels,
    /** Called with the id of a suggestion that was clicked. */
    private readonly onSuggestion: (id: string) => void,
    /** Called with the offset of a click that goes on to the next annotation there. */
    private readonly onCycle: (offset: number) => void,
  ) {
    const { document: doc } = session;
    this.topBlocks = topBlockSpans(session);
    this.drawn = this.firstScreenful();
    const plugin = new Plugin<DecorationSet>({
      key: highlightKey,
      state: {
        init: () => this.highlights(),
        apply: (tr, set) => (tr.getMeta(highlightKey) ? this.highlights() : set),
      },
      props: { decorations: (state) => highlightKey.getState(state) },
    });
    this.view = new EditorView(place, {
      state: EditorState.create({ doc, plugins: [plugin, outlinePlugin()] }),
      editable: () => false,
      attributes: () => ({
        tabindex: '0',
        role: 'document',
        class: 'article-text',
        'aria-label': this.labels.text,
        lang: session.language === 'und' ? '' : session.language,
        dir: this.direction,
      }),
      handleDOMEvents: {
        keydown: (view, event) => moveByKey(view, event, this.scroller),
        focus: () => this.restoreCaret(),
      },
      handleClick: (_view, pos, event) => this.clicked(pos, event),
      // Clicks in quick succession go on as well.
      handleDoubleClick: (_view, pos, event) => event.altKey && this.cycled(pos),
      handleTripleClick: (_view, pos, event) => event.altKey && this.cycled(pos),
      dispatchTransaction: (tr) => {
        this.view.updateState(this.view.state.apply(tr));
        this.caret.draw();
      },
    });
    this.caret = new CaretOverlay(this.view, place);
    let shown = session.state.get();
    const stopSession = session.state.subscribe(() => {
      const { ordered, selected, matches } = session.state.get();
      if (ordered !== shown.ordered || selected !== shown.selected || matches !== shown.matches) this.redraw();
      shown = session.state.get();
    });
    // A layer may have another colour from now on.
    const stopCodebook = codebook.subscribe(() => this.redraw());
    this.stopFollowing = () => {
      stopSession();
      stopCodebook();
    };
    scroller.addEventListener('scroll', this.onScroll, { passive: true });
    window.addEventListener('resize', this.onScroll);
  }

  /** What is selected, in UTF-16 offsets; start equals end where there is only a caret. */
  get selection(): Span {
    const { from, to } = this.view.state.selection;
    const { blocks } = this.session.canonical;
    return { start: posToOffset(blocks, from), end: posToOffset(blocks, to) };
  }

  get caretOffset(): number {
    return posToOffset(this.session.canonical.blocks, this.view.state.selection.head);
  }

  /** Whether the arrow to the left goes on in the text of the block that holds the offset. */
  isRightToLeft(offset: number): boolean {
    const { start, end } = this.blockAt(offset);
    return (directionOf(this.session.canonical.text.slice(start, end)) ?? this.direction) === 'rtl';
  }

  /** Which way the article as a whole runs. */
  private get direction(): Direction {
    return directionOf(this.session.canonical.text) ?? 'ltr';
  }

  get isPast(): boolean {
    return this.past !== null;
  }

  /** What is drawn with its annotations, UTF-16. */
  get drawnSpan(): Span {
    return this.drawn;
  }

  /** Calls back after each drawing of the annotations; returns the way to stop. */
  onDrawn(follow: () => void): () => void {
    this.followers.add(follow);
    return () => {
      this.followers.delete(follow);
    };
  }

  /** Where a border of the text at the offset stands in the window, in CSS px. */
  borderBox(offset: number, side: 'start' | 'end'): { left: number; top: number; bottom: number } {
    return this.view.coordsAtPos(offsetToPos(this.session.canonical.blocks, offset), side === 'start' ? 1 : -1);
  }

  /** The offset in the text nearest to a point of the window, in CSS px; null outside the text. UTF-16. */
  offsetAtPoint(left: number, top: number): number | null {
    const found = this.view.posAtCoords({ left, top });
    return found ? posToOffset(this.session.canonical.blocks, found.pos) : null;
  }

  /** The block that holds the offset. */
  blockAt(offset: number): Block {
    const { blocks } = this.session.canonical;
    return blocks[blockIndexAt(blocks, offset)] as Block;
  }

  /** Puts the caret, and the focus, at the first words. */
  begin(): void {
    this.placeCaret(this.session.canonical.blocks.find((block) => block.end > block.start)?.start ?? 0);
  }

  /** Selects the span and brings it into view. */
  show({ start, end }: Span): void {
    this.setSelection(start, end);
    this.reveal({ start, end });
  }

  focus(): void {
    this.view.dom.focus({ preventScroll: true });
  }

  /** Puts the caret, and the focus, at an offset. */
  placeCaret(offset: number): void {
    this.setSelection(offset, offset);
  }

  setSelection(start: number, end: number): void {
    const { doc } = this.view.state;
    const { blocks } = this.session.canonical;
    this.focus();
    const selection = TextSelection.create(doc, offsetToPos(blocks, start), offsetToPos(blocks, end));
    this.view.dispatch(this.view.state.tr.setSelection(selection));
    this.restoreCaret();
  }

  setFound(found: FoundSpans): void {
    this.found = found;
    this.redraw();
  }

  /** Shows an earlier state, with what its last change touched; null for the present one. */
  setPast(past: PastView | null): void {
    this.past = past;
    this.redraw();
  }

  /** Shows an annotation as it would be, in the place of the one with its id; null for all as they are. */
  setPreview(preview: Annotation | null): void {
    this.preview = preview;
    this.redraw();
  }

  setSuggestions(suggestions: ShownSuggestions): void {
    const before = drawnSuggestions(this.suggestions, this.drawn);
    const after = drawnSuggestions(suggestions, this.drawn);
    const isSame =
      suggestions.current === this.suggestions.current &&
      before.length === after.length &&
      before.every((suggestion, index) => suggestion === after[index]);
    this.suggestions = suggestions;
    // In a long article most of what is found lies far from what is drawn.
    if (!isSame) this.redraw();
  }

  setLabels(labels: ViewLabels): void {
    this.labels = labels;
    this.redraw();
  }

  /** Scrolls, only as far as it takes, until the span can be read. */
  reveal({ start }: Span): void {
    const { node, offset } = this.view.domAtPos(offsetToPos(this.session.canonical.blocks, start));
    const range = document.createRange();
    range.setStart(
      node,
      Math.min(offset, node.nodeType === 3 ? (node.nodeValue?.length ?? 0) : node.childNodes.length),
    );
    const element = node.nodeType === 1 ? (node as Element) : node.parentElement;
    const box = this.scroller.getBoundingClientRect();
    let rect = range.getBoundingClientRect();
    if (rect.height === 0 || rect.top < box.top + 24 || rect.bottom > box.bottom - 72) {
      element?.closest('.article-text > *')?.scrollIntoView({ block: 'center' });
      rect = range.getBoundingClientRect();
      if (rect.height > 0) this.scroller.scrollTop += rect.top - box.top - box.height * 0.4;
    }
    this.draw();
  }

  destroy(): void {
    this.stopFollowing();
    cancelAnimationFrame(this.scheduled);
    this.scroller.removeEventListener('scroll', this.onScroll);
    window.removeEventListener('resize', this.onScroll);
    this.caret.destroy();
    this.view.destroy();
  }

  private readonly onScroll = (): void => {
    if (this.scheduled !== 0) return;
    this.scheduled = requestAnimationFrame(() => {
      this.scheduled = 0;
      this.draw();
    });
  };

  /** Draws anew where the visible part has come near the border of the drawn one. */
  private draw(): void {
    const visible = this.visibleSpan(0.5);
    if (visible.start >= this.drawn.start && visible.end <= this.drawn.end) return;
    this.drawn = this.visibleSpan(overscan);
    this.redraw();
  }

  private redraw(): void {
    if (this.view.isDestroyed) return;
    const { document: doc, canonical } = this.session;
    const input = { doc, blocks: canonical.blocks, drawn: this.drawn, ...this.suggestions };
    this.view.dispatch(withOutlines(this.view.state.tr.setMeta(highlightKey, true), input));
    for (const follow of this.followers) follow();
  }

  private highlights(): DecorationSet {
    const { ordered, selected, matches } = this.session.state.get();
    return highlights({
      doc: this.session.document,
      blocks: this.session.canonical.blocks,
      drawn: this.drawn,
      ordered: this.past?.ordered ?? (this.preview ? withReplaced(ordered, this.preview) : ordered),
      isShown: this.past ? everything : (annotation) => annotation.id === selected || matches(annotation),
      isSelected: this.past ? (id) => this.past?.touched.has(id) === true : (id) => id === selected,
      ...this.found,
      tintOf: layerTint,
      labelOf: this.labels.labelOf,
    });
  }

  /** Before the first layout nothing can be measured: enough for any window. */
  private firstScreenful(): Span {
    const { text } = this.session.canonical;
    let end = 0;
    for (const block of this.topBlocks) {
      end = block.end;
      if (end > 6_000) break;
    }
    return { start: 0, end: Math.min(Math.max(end, Math.min(text.length, 1)), longSpan) };
  }

  /** The top-level blocks on screen and `screens` screenfuls around them. Few measurements: a binary search. */
  private visibleSpan(screens: number): Span {
    const { children } = this.view.dom;
    const box = this.scroller.getBoundingClientRect();
    const margin = box.height * screens;
    const first = this.firstChild(children, (rect) => rect.bottom > box.top - margin);
    const last = this.firstChild(children, (rect) => rect.top > box.bottom + margin);
    const from = this.topBlocks[Math.min(first, this.topBlocks.length - 1)];
    const to = this.topBlocks[Math.min(last, this.topBlocks.length - 1)];
    const span = { start: from?.start ?? 0, end: to?.end ?? 0 };
    return span.end - span.start > longSpan ? this.narrowed(span, box, screens) : span;
  }

  /** One block may hold as much as a book: of such a span, what is on screen and as many screenfuls around it. */
  private narrowed(span: Span, box: DOMRect, screens: number): Span {
    const { left, right } = this.view.dom.getBoundingClientRect();
    const { blocks } = this.session.canonical;
    const offsetAt = (x: number, y: number): number | null => {
      const found = this.view.posAtCoords({ left: x, top: y });
      return found ? posToOffset(blocks, found.pos) : null;
    };
    const first = offsetAt(left + 4, box.top + 1) ?? span.start;
    const last = offsetAt(right - 4, box.bottom - 1) ?? Math.min(span.end, first + longSpan / 4);
    const around = Math.max(2_000, Math.round((last - first) * screens));
    return { start: Math.max(span.start, first - around), end: Math.min(span.end, last + around) };
  }

  private firstChild(children: HTMLCollection, holds: (rect: DOMRect) => boolean): number {
    let low = 0;
    let high = Math.min(children.length, this.topBlocks.length);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (holds((children[middle] as Element).getBoundingClientRect())) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The browser keeps no selection in what is not editable when focus comes back by key: put it there again. */
  private restoreCaret(): void {
    placeDomSelection(this.view);
    this.caret.draw();
  }

  /**
   * A click goes to the smallest annotation under it, further clicks at the same place through the rest, then
   * to a suggestion; with Alt it goes through the annotations alone, and says how many there are.
   */
  private clicked(pos: number, event: MouseEvent): boolean {
    if (event.altKey) return this.cycled(pos);
    const target = event.target instanceof Element ? event.target.closest('[data-annotations]') : null;
    const { annotations, selected } = this.session.state.get();
    const under = (target?.getAttribute('data-annotations') ?? '')
      .split(' ')
      .map((id) => annotations.get(id))
      .filter((annotation) => annotation !== undefined)
      .sort((a, b) => lengthOf(a) - lengthOf(b));
    const index = under.findIndex((annotation) => annotation.id === selected);
    const next = under[index + 1];
    const outline = event.target instanceof Element ? event.target.closest('[data-suggestion]') : null;
    const suggestion = outline?.getAttribute('data-suggestion');
    if (!next && suggestion) this.onSuggestion(suggestion);
    else this.session.select(next?.id ?? under[0]?.id ?? null);
    return false;
  }

  private cycled(pos: number): true {
    this.onCycle(posToOffset(this.session.canonical.blocks, pos));
    return true;
  }
}

/** What each child of the document covers of the canonical text. */
function topBlockSpans({ document: doc, canonical }: ArticleSession): Span[] {
  const spans: Span[] = [];
  let index = 0;
  doc.forEach((node, pos) => {
    const end = pos + node.nodeSize;
    const first = canonical.blocks[index];
    while (index < canonical.blocks.length && (canonical.blocks[index] as Block).pos <= end) index++;
    const last = canonical.blocks[index - 1];
    spans.push({ start: first?.start ?? 0, end: last?.end ?? 0 });
  });
  return spans;
}
