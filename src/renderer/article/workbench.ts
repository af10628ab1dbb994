import { layerName } from '../codebook/names';
import type { LibraryModel } from '../state/library-model';
import type { Review } from '../suggestions/review';
import { ReviewActions } from '../suggestions/review-actions';
import { suggestionLabel } from '../suggestions/suggestion-label';
import { say, uiLanguage } from '../words/words';
import { ArticleActions } from './actions';
import { voiceOf } from './annotation-label';
import type { ArticleSession } from './article-session';
import { ArticleView } from './article-view';
import { BorderDrag } from './border-drag';
import { BorderHandles } from './border-handles';
import { BorderMode } from './border-mode';
import { Citing } from './citing';
import { Moving } from './moving';
import type { ViewLabels } from './text-drawing';

interface WorkbenchOptions {
  /** Where the text goes. */
  place: HTMLElement;
  /** The element that scrolls it. */
  scroller: HTMLElement;
  session: ArticleSession;
  library: LibraryModel;
  review: Review;
  /** Brings the keyboard to the field for the speaker, with these words in it. */
  askSpeaker: (words: string) => void;
}

/** The text of an open article with everything that acts on it. Lives as long as its elements do. */
export class Workbench {
  readonly view: ArticleView;
  readonly actions: ArticleActions;
  readonly citing: Citing;
  readonly moving: Moving;
  readonly borders: BorderMode;
  readonly reviewActions: ReviewActions;
  private readonly ends: (() => void)[];

  constructor({ place, scroller, session, library, review, askSpeaker }: WorkbenchOptions) {
    const labels = (): ViewLabels => ({
      text: say('article.text', { title: session.article.metadata.title }),
      labelOf: (annotation, around) =>
        [layerName(annotation.layer), voiceOf(annotation, around, library)].filter((part) => part !== '').join(', '),
    });
    const view = new ArticleView(
      place,
      scroller,
      session,
      labels(),
      (id) => this.reviewActions.goTo(id),
      (offset) => this.moving.cycleAt(offset),
    );
    this.view = view;
    this.actions = new ArticleActions(session, view, library, askSpeaker);
    this.citing = new Citing(session, library);
    this.moving = new Moving(session, view, this.actions);
    this.borders = new BorderMode(session, view, this.actions);
    this.reviewActions = new ReviewActions(review, session, view, askSpeaker);
    const drag = new BorderDrag(view, session, this.actions);
    const handles = new BorderHandles(view, place, session, this.borders, drag);
    const showSuggestions = () => view.setSuggestions({ ...review.state.get(), labelOf: suggestionLabel });
    showSuggestions();
    this.ends = [
      library.state.subscribe(() => view.setLabels(labels())),
      uiLanguage.subscribe(() => view.setLabels(labels())),
      review.state.subscribe(showSuggestions),
      () => handles.destroy(),
      () => drag.destroy(),
      () => this.borders.destroy(),
      () => view.destroy(),
    ];
  }

  destroy(): void {
    for (const end of this.ends) end();
  }
}
