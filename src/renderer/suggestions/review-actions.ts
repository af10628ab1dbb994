import type { Annotation } from '../../core/annotation/annotation';
import type { Suggestion } from '../../core/review/suggestion';
import type { ArticleSession } from '../article/article-session';
import type { ArticleView } from '../article/article-view';
import { isInList } from '../article/regions';
import { layerName } from '../codebook/names';
import { announce } from '../state/announcer';
import { changeSettings, settings } from '../state/settings';
import { say, sayFailure } from '../words/words';
import type { Review } from './review';
import { reasonsFor, suggestionAnnounced } from './suggestion-label';

/** What an analyst does with suggestions, each by one key. Every action says what it did. */
export class ReviewActions {
  constructor(
    private readonly review: Review,
    private readonly session: ArticleSession,
    private readonly view: ArticleView,
    /** Brings the keyboard to the field for the speaker of the selected annotation, with these words in it. */
    private readonly askSpeaker: (words: string) => void,
  ) {}

  step(direction: 1 | -1): void {
    const next = this.review.neighbour(direction, this.view.caretOffset);
    if (next) this.go(next);
    else announce(say('said.noSuggestion', { withheld: this.review.state.get().withheld }));
  }

  /** Makes a suggestion the current one and brings it into view. */
  go(suggestion: Suggestion, before = ''): void {
    this.review.choose(suggestion);
    this.view.reveal(suggestion);
    const { shown } = this.review.state.get();
    announce(`${before}${suggestionAnnounced(suggestion, shown, this.session.canonical.text)}`);
  }

  goTo(id: string): void {
    const suggestion = this.review.state.get().shown.find((one) => one.id === id);
    if (suggestion) this.go(suggestion);
  }

  accept(): void {
    const current = this.current();
    if (!current) return;
    this.sayFailures(this.review.accept([current]));
    this.goOn(say('said.accepted', { layer: layerName(current.layer) }));
  }

  reject(): void {
    const current = this.current();
    if (!current) return;
    void this.review.reject(current);
    this.goOn(say('said.rejected'));
  }

  /** Accepts the current one and opens it for corrections, the speaker first. */
  async edit(): Promise<void> {
    const current = this.current();
    if (!current) return;
    const made = this.review.accept([current], true);
    this.review.choose(null);
    if (!(await this.sayFailures(made))) return;
    announce(say('said.accepted', { layer: layerName(current.layer) }));
    this.askSpeaker(current.speaker ?? '');
  }

  acceptAll(suggestions: readonly Suggestion[]): void {
    this.sayFailures(this.review.accept(suggestions));
    this.goOn(say('said.acceptedSeveral', { count: suggestions.length }));
  }

  why(): void {
    const current = this.current();
    if (current) announce(reasonsFor(current, this.session.canonical.text).join(' '));
  }

  toggleAll(): void {
    const suggestsUncertain = !settings.get().suggestsUncertain;
    void changeSettings({ suggestsUncertain });
    announce(say(suggestsUncertain ? 'said.allShown' : 'said.sureShown'));
  }

  private current(): Suggestion | null {
    const { current } = this.review.state.get();
    if (!current) announce(say('said.chooseSuggestion'));
    return current;
  }

  /** After a decision the next suggestion is the current one: says both. */
  private goOn(said: string): void {
    const { current } = this.review.state.get();
    if (current) this.go(current, `${said}. `);
    else announce(said);
    // Who decides row by row goes on there; a button that was pressed is gone.
    if (!isInList()) this.view.focus();
  }

  private async sayFailures(made: ReturnType<Review['accept']>): Promise<Annotation[] | null> {
    const result = await made;
    if (Array.isArray(result)) return result;
    announce(sayFailure(result));
    return null;
  }
}
