import { borderOffset, nextBorder } from '../../core/annotation/border-order';
import type { Border } from '../../core/annotation/marking';
import { isReadOnly } from '../state/access';
import { announce } from '../state/announcer';
import { Store } from '../state/store';
import { say } from '../words/words';
import type { ArticleActions } from './actions';
import type { ArticleSession } from './article-session';
import type { ArticleView } from './article-view';
import { type BorderKey, borderKeyOf } from './border-keys';

/** A border of the selected annotation that the arrow keys move. */
export interface ChosenBorder extends Border {
  annotationId: string;
}

/** While a border is chosen, the arrow keys move it; every other command works as always. */
export class BorderMode {
  readonly state = new Store<ChosenBorder | null>(null);
  private readonly stopFollowing: () => void;

  constructor(
    private readonly session: ArticleSession,
    private readonly view: ArticleView,
    private readonly actions: ArticleActions,
  ) {
    this.stopFollowing = session.state.subscribe(() => this.follow());
    // Before the text hears them, which would move the caret.
    window.addEventListener('keydown', this.onKeyDown, true);
  }

  /** The first border of the selected annotation, then each further one; after the last, none. */
  next(direction: 1 | -1 = 1): void {
    const annotation = this.session.selectedAnnotation;
    if (!annotation) return announce(say('said.selectFirst'));
    const border = nextBorder(annotation, this.state.get(), direction);
    if (!border) return this.leave();
    this.state.set({ ...border, annotationId: annotation.id });
    const offset = borderOffset(annotation, border) ?? 0;
    this.view.reveal({ start: offset, end: offset });
    announce(say('borders.chosen', borderValues(border, annotation.segments.length)));
  }

  /** Says so where a border was chosen. */
  leave(): void {
    if (!this.state.get()) return;
    this.state.set(null);
    announce(say('borders.left'));
  }

  destroy(): void {
    this.stopFollowing();
    window.removeEventListener('keydown', this.onKeyDown, true);
  }

  /** Another annotation, or one that has lost the segment, has no chosen border. */
  private follow(): void {
    const chosen = this.state.get();
    const { selectedAnnotation } = this.session;
    if (!chosen) return;
    const stands = selectedAnnotation?.id === chosen.annotationId && selectedAnnotation.segments[chosen.segment];
    if (!stands) this.state.set(null);
  }

  private readonly onKeyDown = (event: KeyboardEvent): void => {
    if (!this.state.get() || event.isComposing) return;
    const target = event.target instanceof Element ? event.target : null;
    const isElsewhere = target?.closest('input, textarea, select, button') || document.querySelector('[role="dialog"]');
    const key = isElsewhere ? null : borderKeyOf(event);
    if (!key) return;
    event.preventDefault();
    event.stopPropagation();
    this.press(key);
  };

  private press(key: BorderKey): void {
    const chosen = this.state.get();
    if (key.kind === 'leave' || !chosen) return this.leave();
    if (key.kind === 'next') return this.next(key.direction);
    if (isReadOnly()) return announce(say('access.refused'));
    const { segment, side } = chosen;
    const offset = this.session.selectedAnnotation?.segments[segment]?.[side] ?? 0;
    const isForward = (key.towards === 'right') !== this.view.isRightToLeft(offset);
    this.actions.moveBorderBy({ segment, side, direction: isForward ? 1 : -1, by: key.by });
  }
}

/** What the sentences about a border name. */
export function borderValues({ segment, side }: Border, total: number): Record<string, string | number> {
  return { side, segment: segment + 1, total };
}
