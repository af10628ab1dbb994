import type { Annotation } from '../../core/annotation/annotation';
import { borderOffset, bordersOf } from '../../core/annotation/border-order';
import type { Border } from '../../core/annotation/marking';
import { isReadOnly, libraryAccess } from '../state/access';
import { afterPaint } from '../state/use-after-paint';
import type { ArticleSession } from './article-session';
import type { ArticleView } from './article-view';
import type { BorderDrag } from './border-drag';
import type { BorderMode } from './border-mode';

/** Draws a handle at each border of the selected annotation, over the text, to be dragged; the chosen one stands out. */
export class BorderHandles {
  private readonly elements: HTMLElement[] = [];
  private readonly stops: readonly (() => void)[];
  private scheduled = 0;
  private callOff: (() => void) | null = null;

  constructor(
    private readonly view: ArticleView,
    private readonly place: HTMLElement,
    private readonly session: ArticleSession,
    private readonly borders: BorderMode,
    private readonly drag: BorderDrag,
  ) {
    this.stops = [view.onDrawn(this.follow), borders.state.subscribe(this.draw), libraryAccess.subscribe(this.draw)];
    window.addEventListener('resize', this.draw);
  }

  destroy(): void {
    cancelAnimationFrame(this.scheduled);
    this.callOff?.();
    for (const stop of this.stops) stop();
    window.removeEventListener('resize', this.draw);
    for (const element of this.elements) element.remove();
  }

  /** Once a frame at most, after layout has settled. */
  private readonly draw = (): void => {
    if (this.scheduled !== 0) return;
    this.scheduled = requestAnimationFrame(() => {
      this.scheduled = 0;
      this.measure();
    });
  };

  /** A handle goes with the pointer at once; else what was drawn is painted first, and handles come a frame later. */
  private readonly follow = (): void => {
    if (this.drag.preview) return this.draw();
    this.callOff?.();
    this.callOff = afterPaint(() => this.measure());
  };

  private measure(): void {
    const shown = this.shownBorders(this.drag.preview ?? this.session.selectedAnnotation);
    // All is measured before anything is moved, so that layout is computed once.
    const origin = this.place.getBoundingClientRect();
    const boxes = shown.map(({ border, offset }) => this.view.borderBox(offset, border.side));
    while (this.elements.length > shown.length) this.elements.pop()?.remove();
    const chosen = this.borders.state.get();
    for (const [index, { border }] of shown.entries()) {
      const box = boxes[index];
      if (!box) continue;
      const element = this.elements[index] ?? this.added();
      element.dataset.segment = String(border.segment);
      element.dataset.side = border.side;
      const isChosen = chosen?.segment === border.segment && chosen.side === border.side;
      element.className = isChosen ? 'border-handle chosen' : 'border-handle';
      element.style.transform = `translate(${box.left - origin.left}px, ${box.top - origin.top}px)`;
      element.style.height = `${box.bottom - box.top}px`;
    }
  }

  private shownBorders(annotation: Annotation | null): { border: Border; offset: number }[] {
    if (!annotation || this.view.isPast || isReadOnly() || this.session.refusal !== null) return [];
    const { start, end } = this.view.drawnSpan;
    const shown: { border: Border; offset: number }[] = [];
    for (const border of bordersOf(annotation)) {
      const offset = borderOffset(annotation, border);
      if (offset !== null && offset >= start && offset <= end) shown.push({ border, offset });
    }
    return shown;
  }

  private added(): HTMLElement {
    const element = this.place.ownerDocument.createElement('div');
    element.setAttribute('aria-hidden', 'true');
    this.drag.attach(element, () => ({
      segment: Number(element.dataset.segment),
      side: element.dataset.side === 'start' ? 'start' : 'end',
    }));
    this.place.append(element);
    this.elements.push(element);
    return element;
  }
}
