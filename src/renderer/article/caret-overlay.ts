import type { EditorView } from 'prosemirror-view';
import { afterPaint } from '../state/use-after-paint';

/** Draws the caret that browsers do not show in text that cannot be edited. */
export class CaretOverlay {
  private readonly element: HTMLElement;
  private scheduled = 0;
  private callOff: (() => void) | null = null;

  constructor(
    private readonly view: EditorView,
    private readonly place: HTMLElement,
  ) {
    this.element = place.ownerDocument.createElement('div');
    this.element.className = 'caret';
    this.element.setAttribute('aria-hidden', 'true');
    place.append(this.element);
    place.ownerDocument.addEventListener('selectionchange', this.draw);
    window.addEventListener('resize', this.draw);
  }

  /** Once a frame at most, after layout has settled. */
  readonly draw = (): void => {
    if (this.scheduled !== 0 || this.callOff) return;
    this.scheduled = requestAnimationFrame(() => {
      this.scheduled = 0;
      this.measure();
    });
  };

  /** One frame later: what else is drawn has this one for itself. */
  drawAfterPaint(): void {
    cancelAnimationFrame(this.scheduled);
    this.scheduled = 0;
    this.callOff ??= afterPaint(() => {
      this.callOff = null;
      this.measure();
    });
  }

  private measure(): void {
    if (this.view.isDestroyed) return;
    const { selection } = this.view.state;
    this.element.hidden = !selection.empty;
    if (!selection.empty) return;
    const at = this.view.coordsAtPos(selection.head);
    const origin = this.place.getBoundingClientRect();
    this.element.style.transform = `translate(${at.left - origin.left}px, ${at.top - origin.top}px)`;
    this.element.style.height = `${at.bottom - at.top}px`;
    // Restarting the blink keeps the caret visible while it moves.
    for (const blink of this.element.getAnimations()) blink.currentTime = 0;
  }

  destroy(): void {
    cancelAnimationFrame(this.scheduled);
    this.callOff?.();
    this.place.ownerDocument.removeEventListener('selectionchange', this.draw);
    window.removeEventListener('resize', this.draw);
    this.element.remove();
  }
}
