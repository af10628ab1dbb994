import { Slice } from 'prosemirror-model';
import { EditorState, TextSelection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import type { Annotation } from '../../core/annotation/annotation';
import { type Block, blockIndexAt, offsetToPos, posToOffset } from '../../core/text/canonical';
import { type Direction, directionOf } from '../../core/text/direction';
import type { Span } from '../../core/text/span';
import { codebook } from '../state/codebook';
import type { ArticleSession } from './article-session';
import { moveByKey, placeDomSelection } from './caret-keys';
import { CaretOverlay } from './caret-overlay';
import type { PastView } from './history-model';
import { asStored } from './reading-document';
import { reveal } from './revealing';
import type { ShownSuggestions } from './suggestion-outlines';
import { type ClickReceiver, clickText } from './text-clicks';
import { type FoundSpans, isDrawing, TextDrawing, type ViewLabels } from './text-drawing';
import { VisiblePart } from './visible-part';

/** What one transaction shows. */
interface Step {
  selection: TextSelection | null;
  redraws: boolean;
}

/** How far beyond what is visible the text is drawn with its annotations, in screenfuls. */
const overscan = 1.5;

/**
 * The article's text on the page: a ProseMirror view that shows and selects but does not edit.
 * Annotations are decorations around what is visible; they follow the session and the scrolling.
 */
export class ArticleView {
  private readonly view: EditorView;
  private readonly caret: CaretOverlay;
  private readonly visible: VisiblePart;
  private readonly drawing: TextDrawing;
  /** What has been done since something is done together, and is not shown yet. */
  private held: Step | null = null;
  private readonly stopFollowing: () => void;
  private readonly followers = new Set<() => void>();
  private scheduled = 0;

  constructor(
    place: HTMLElement,
    /** The element that scrolls. */
    private readonly scroller: HTMLElement,
    private readonly session: ArticleSession,
    labels: ViewLabels,
    onSuggestion: ClickReceiver['onSuggestion'],
    onCycle: ClickReceiver['onCycle'],
  ) {
    const { document: doc } = session;
    this.visible = new VisiblePart(doc, session.canonical, scroller);
    this.drawing = new TextDrawing(session, this.visible.atFirst, labels);
    const click = (pos: number, event: MouseEvent): true => {
      clickText(session, { onSuggestion, onCycle }, posToOffset(session.canonical.blocks, pos), event);
      return true;
    };
    this.view = new EditorView(place, {
      state: EditorState.create({ doc, plugins: [...this.drawing.plugins] }),
      editable: () => false,
      attributes: () => ({
        tabindex: '0',
        role: 'document',
        class: 'article-text',
        'aria-label': this.drawing.labels.text,
        lang: session.language === 'und' ? '' : session.language,
        dir: this.direction,
      }),
      handleDOMEvents: {
        keydown: (view, event) => moveByKey(view, event, this.scroller),
        focus: () => this.restoreCaret(),
      },
      transformCopied: ({ content, openStart, openEnd }) =>
        new Slice(asStored(content), Math.max(0, openStart - 1), Math.max(0, openEnd - 1)),
      handleClick: (_view, pos, event) => {
        click(pos, event);
        return event.altKey;
      },
      // Clicks in quick succession go on as well.
      handleDoubleClick: (_view, pos, event) => event.altKey && click(pos, event),
      handleTripleClick: (_view, pos, event) => event.altKey && click(pos, event),
      dispatchTransaction: (tr) => {
        this.view.updateState(this.view.state.apply(tr));
        // What a change shows must be painted first.
        if (isDrawing(tr)) this.caret.drawAfterPaint();
        else this.caret.draw();
      },
    });
    this.caret = new CaretOverlay(this.view, place);
    let shown = session.state.get();
    const stopSession = session.state.subscribe(() => {
      const { ordered, selected, matches } = session.state.get();
      if (ordered !== shown.ordered || selected !== shown.selected || matches !== shown.matches) this.update();
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
    return this.drawing.past !== null;
  }

  /** What is drawn with its annotations, UTF-16. */
  get drawnSpan(): Span {
    return this.drawing.drawn;
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
    if (document.activeElement !== this.view.dom) this.focus();
    const selection = TextSelection.create(doc, offsetToPos(blocks, start), offsetToPos(blocks, end));
    if (this.held) this.held.selection = selection;
    else this.dispatch({ selection, redraws: false });
  }

  /** Shows what is done in it in one step: each step has the browser lay out the text. */
  together(act: () => void): void {
    if (this.held) return act();
    const held: Step = { selection: null, redraws: false };
    this.held = held;
    try {
      act();
    } finally {
      this.held = null;
      this.dispatch(held);
    }
  }

  setFound(found: FoundSpans): void {
    this.drawing.found = found;
    this.update();
  }

  /** Shows an earlier state, with what its last change touched; null for the present one. */
  setPast(past: PastView | null): void {
    this.drawing.past = past;
    this.update();
  }

  /** Shows an annotation as it would be, in the place of the one with its id; null for all as they are. */
  setPreview(preview: Annotation | null): void {
    this.drawing.preview = preview;
    this.update();
  }

  setSuggestions(suggestions: ShownSuggestions): void {
    // In a long article most of what is found lies far from what is drawn.
    if (this.drawing.take(suggestions)) this.update();
  }

  setLabels(labels: ViewLabels): void {
    this.drawing.labels = labels;
    this.redraw();
  }

  /** Scrolls, only as far as it takes, until the span can be read. */
  reveal({ start }: Span): void {
    reveal(this.view, this.scroller, offsetToPos(this.session.canonical.blocks, start));
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
    const visible = this.visible.spanIn(this.view, 0.5);
    const { drawn } = this.drawing;
    if (visible.start >= drawn.start && visible.end <= drawn.end) return;
    this.drawing.drawn = this.visible.spanIn(this.view, overscan);
    this.update();
  }

  /** Draws what was drawn before and changed; `redraw` draws all, for names and colours that changed. */
  private update(): void {
    if (this.held) this.held.redraws = true;
    else this.dispatch({ selection: null, redraws: true });
  }

  private redraw(): void {
    this.drawing.forget();
    this.update();
  }

  private dispatch({ selection, redraws }: Step): void {
    if (this.view.isDestroyed || !(selection || redraws)) return;
    const { tr } = this.view.state;
    if (selection) tr.setSelection(selection);
    if (redraws) this.drawing.drawBy(tr);
    this.view.dispatch(tr);
    if (selection) placeDomSelection(this.view);
    if (redraws) for (const follow of this.followers) follow();
    if (redraws) queueMicrotask(layOutEarly);
  }

  /** The browser keeps no selection in what is not editable when focus comes back by key: put it there again. */
  private restoreCaret(): void {
    placeDomSelection(this.view);
    this.caret.draw();
  }
}

/**
 * Has the browser lay out and prepare for painting what changed: it would do so when the next frame begins, and until
 * then there is time to spare. In a microtask of its own, so that what React shows of the same change comes before it.
 */
function layOutEarly(): void {
  queueMicrotask(() => void document.elementFromPoint(0, 0));
}
