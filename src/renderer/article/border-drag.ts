import type { Annotation } from '../../core/annotation/annotation';
import { borderOffset } from '../../core/annotation/border-order';
import { type Border, nearestWordBorder, withBorderAt } from '../../core/annotation/marking';
import { isReadOnly } from '../state/access';
import { announce } from '../state/announcer';
import { say } from '../words/words';
import type { ArticleActions } from './actions';
import type { ArticleSession } from './article-session';
import type { ArticleView } from './article-view';

/** A hand is never quite still: what stays within this of where it was pressed moves nothing. CSS px. */
const tremor = 4;

interface Drag {
  annotation: Annotation;
  border: Border;
  pointerId: number;
  /** Where it was pressed, in the window. */
  x: number;
  y: number;
  /** From the pointer to the middle of the line at the border. */
  dx: number;
  dy: number;
  /** UTF-16; null as long as nothing was moved. */
  offset: number | null;
}

/** Takes a handle along with the pointer: shows what would be, and changes the annotation once, when it is dropped. */
export class BorderDrag {
  private drag: Drag | null = null;
  /** The annotation as it would be; null where nothing is dragged. */
  preview: Annotation | null = null;

  constructor(
    private readonly view: ArticleView,
    private readonly session: ArticleSession,
    private readonly actions: ArticleActions,
  ) {
    window.addEventListener('keydown', this.onKeyDown, true);
  }

  destroy(): void {
    window.removeEventListener('keydown', this.onKeyDown, true);
  }

  /** Makes an element the handle of a border; `borderOf` gives the one that it stands for when it is pressed. */
  attach(element: HTMLElement, borderOf: () => Border): void {
    element.addEventListener('pointerdown', (event) => this.press(element, event, borderOf()));
    element.addEventListener('pointermove', (event) => this.move(event));
    element.addEventListener('pointerup', (event) => this.drop(event));
    element.addEventListener('lostpointercapture', (event) => this.isOf(event) && this.cancel());
  }

  private press(element: HTMLElement, event: PointerEvent, border: Border): void {
    const annotation = this.session.selectedAnnotation;
    const offset = annotation ? borderOffset(annotation, border) : null;
    if (event.button !== 0 || this.drag || !annotation || offset === null) return;
    // The text keeps its focus and its selection.
    event.preventDefault();
    if (this.view.isPast || isReadOnly()) return;
    const box = this.view.borderBox(offset, border.side);
    element.setPointerCapture(event.pointerId);
    const { pointerId, clientX: x, clientY: y } = event;
    this.drag = {
      annotation,
      border,
      pointerId,
      x,
      y,
      dx: box.left - x,
      dy: (box.top + box.bottom) / 2 - y,
      offset: null,
    };
  }

  private move(event: PointerEvent): void {
    const { drag } = this;
    if (!drag || !this.isOf(event)) return;
    const { clientX: x, clientY: y } = event;
    if (drag.offset === null && Math.hypot(x - drag.x, y - drag.y) < tremor) return;
    const found = this.view.offsetAtPoint(x + drag.dx, y + drag.dy);
    if (found === null) return;
    const { canonical, language } = this.session;
    const offset = event.altKey ? found : nearestWordBorder(canonical.text, found, drag.border.side, language);
    if (offset === drag.offset) return;
    const moved = withBorderAt(canonical.text, drag.annotation, drag.border, offset, drag.annotation.modified);
    const isBack = offset === borderOffset(drag.annotation, drag.border);
    // Where it cannot go it stays at the last place where it could.
    if (!moved && !isBack) return;
    drag.offset = offset;
    this.show(moved);
  }

  private drop(event: PointerEvent): void {
    const { drag } = this;
    if (!drag || !this.isOf(event)) return;
    this.drag = null;
    const isMoved = this.preview !== null && drag.offset !== null;
    this.show(null);
    // What changed it meanwhile, such as another window, may have taken the segment away or the right to write.
    const stands = this.session.state.get().annotations.get(drag.annotation.id) === drag.annotation;
    if (isMoved && stands && !this.view.isPast && !isReadOnly()) {
      this.actions.dropBorder(drag.annotation.id, drag.border, drag.offset ?? 0);
    }
  }

  private cancel(): void {
    if (!this.drag) return;
    this.drag = null;
    this.show(null);
    announce(say('borders.cancelled'));
  }

  private show(preview: Annotation | null): void {
    if (preview === this.preview) return;
    this.preview = preview;
    this.view.setPreview(preview);
  }

  private isOf({ pointerId }: PointerEvent): boolean {
    return this.drag?.pointerId === pointerId;
  }

  private readonly onKeyDown = (event: KeyboardEvent): void => {
    if (!this.drag || event.key !== 'Escape') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.cancel();
  };
}
