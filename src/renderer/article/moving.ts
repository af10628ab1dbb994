import type { Annotation } from '../../core/annotation/annotation';
import { layerName } from '../codebook/names';
import { announce } from '../state/announcer';
import type { WordKey } from '../words/en';
import { say } from '../words/words';
import type { ArticleActions } from './actions';
import { shortened, wordsOf } from './annotation-label';
import type { ArticleSession } from './article-session';
import type { ArticleView } from './article-view';
import { isQuoteWithoutSpeaker, isUntypedClaim, nextInCycle, nextMatching, placeToCycle } from './next-annotation';

/** Ways from one annotation to another beside next and previous. */
export class Moving {
  /** Where annotations were gone through last, and which one that selected. */
  private before: { id: string; offset: number } | null = null;

  constructor(
    private readonly session: ArticleSession,
    private readonly view: ArticleView,
    private readonly actions: ArticleActions,
  ) {}

  /** Through all annotations at the caret, or where the selected one begins; the smallest first. */
  cycle(): void {
    this.cycleAt(placeToCycle(this.session.selectedAnnotation, this.view.caretOffset, this.before));
  }

  cycleAt(offset: number): void {
    const here = this.session.annotationsAt(offset);
    const next = nextInCycle(here, this.session.state.get().selected);
    if (!next) return announce(say('borders.nothingHere'));
    this.before = { id: next.id, offset };
    this.session.select(next.id);
    announce(
      say('borders.oneHere', {
        layer: layerName(next.layer),
        index: here.indexOf(next) + 1,
        total: here.length,
        words: shortened(wordsOf(next)),
      }),
    );
  }

  toQuoteWithoutSpeaker(): void {
    this.toNext(isQuoteWithoutSpeaker, 'borders.noQuoteWithoutSpeaker');
  }

  toUntypedClaim(): void {
    this.toNext(isUntypedClaim, 'borders.noUntypedClaim');
  }

  private toNext(matches: (annotation: Annotation) => boolean, none: WordKey): void {
    const { ordered, selected } = this.session.state.get();
    const next = nextMatching(ordered, selected, this.view.caretOffset, matches);
    if (next) return this.actions.go(next);
    // The selected one may be the only one left.
    const { selectedAnnotation } = this.session;
    if (selectedAnnotation && matches(selectedAnnotation)) return this.actions.go(selectedAnnotation);
    announce(say(none));
  }
}
