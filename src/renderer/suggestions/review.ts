import type { Annotation } from '../../core/annotation/annotation';
import type { Decision } from '../../core/annotation/decision';
import { foldName } from '../../core/annotation/person';
import type { Failure } from '../../core/result';
import { acceptedAnnotation, decisionOn, type Reviewer } from '../../core/review/acceptance';
import { openSuggestions } from '../../core/review/open-suggestions';
import { isWanted, type SuggestionPreferences, suggestsIn } from '../../core/review/preferences';
import { type Suggestion, suggestionId } from '../../core/review/suggestion';
import { touchedSpan, type WorkState } from '../../core/review/touched-span';
import type { Span } from '../../core/text/span';
import type { ArticleSession } from '../article/article-session';
import { Store } from '../state/store';
import { acceptanceOf, newId, peopleFor, type Register } from './accepting';
import type { FindSuggestions } from './find-suggestions';

export interface ReviewState {
  /** `idle`: nobody looked yet, since suggestions are switched off here. */
  status: 'idle' | 'working' | 'done' | 'failed';
  /** Open and wanted, in the order of the text. */
  shown: readonly Suggestion[];
  /** Open ones of the wanted kinds that are not shown because they are not sure. */
  withheld: number;
  current: Suggestion | null;
  /** They stand in the list of annotations too: from the first one that is reviewed until the review is left. */
  isListed: boolean;
}

export interface ReviewOptions {
  session: ArticleSession;
  library: Register;
  preferences: Store<SuggestionPreferences>;
  find: FindSuggestions;
  /** Does what can wait until the next frame is painted. Returns the way to call it off. */
  later: (act: () => void) => () => void;
}

/**
 * The suggestions for an open article, and what the analyst decides about them. A decision shows at once;
 * what else follows from a change of the annotations shows a frame later, so that no key waits for it.
 */
export class Review {
  readonly state: Store<ReviewState>;
  /** In the order of the text. */
  private found: Suggestion[] = [];
  /** Those found that nobody has decided about, whose words nobody has marked. */
  private open = new Set<Suggestion>();
  /** Length of the longest one found, UTF-16. */
  private longest = 0;
  /** Decided, and on the way into the session. */
  private readonly taken = new Set<string>();
  private entering: Promise<unknown> = Promise.resolve();
  /** As of the last look at what is open. */
  private known: WorkState;
  private stopFinding: (() => void) | null = null;
  private stopWaiting: (() => void) | null = null;
  private readonly stops: (() => void)[];

  constructor(private readonly options: ReviewOptions) {
    const { session, preferences } = options;
    this.state = new Store<ReviewState>({ status: 'idle', shown: [], withheld: 0, current: null, isListed: false });
    this.known = session.state.get();
    this.stops = [session.state.subscribe(() => this.follow()), preferences.subscribe(() => this.begin())];
  }

  /** Starts to look for suggestions, unless they are switched off or were looked for already. */
  begin(): void {
    const { session, preferences, find } = this.options;
    const { status } = this.state.get();
    const isOn = suggestsIn(session.language, preferences.get());
    if (isOn && (status === 'idle' || status === 'failed')) {
      this.found = [];
      this.open = new Set();
      this.state.update({ status: 'working' });
      this.stopFinding = find(
        { text: session.canonical.text, language: session.language },
        {
          found: ({ suggestions, isLast }) => {
            for (const suggestion of suggestions) {
              this.found.push(suggestion);
              this.longest = Math.max(this.longest, suggestion.end - suggestion.start);
            }
            this.look(suggestions);
            if (isLast) this.state.update({ status: 'done' });
            this.showLater();
          },
          failed: () => this.state.update({ status: 'failed' }),
        },
      );
    }
    this.show();
  }

  private follow(): void {
    const now = this.options.session.state.get();
    if (now.selected !== null && this.state.get().current) this.state.update({ current: null });
    const { ordered, decisions } = this.known;
    if (now.decisions !== decisions && [...decisions.keys()].some((id) => !now.decisions.has(id)))
      this.restore(now.decisions);
    else if (now.ordered !== ordered || now.decisions !== decisions) this.showLater();
  }

  /** What an undo opens again is what the analyst is looking at next. */
  private restore(now: ReadonlyMap<string, Decision>): void {
    const before = this.known.decisions;
    const reopened = [...before.values()]
      .filter(({ id }) => !now.has(id))
      .map(({ suggestion }) => suggestionId(suggestion));
    this.show();
    const ids = new Set(reopened);
    const current = this.state.get().shown.find(({ id }) => ids.has(id));
    if (current) this.choose(current);
  }

  private showLater(): void {
    this.stopWaiting ??= this.options.later(() => {
      this.stopWaiting = null;
      this.show();
    });
  }

  /** Shows what is open and wanted, as of now. */
  private show(): void {
    const { session, preferences } = this.options;
    const now = session.state.get();
    const touched = touchedSpan(this.known, now);
    this.known = now;
    if (touched) this.look(this.foundIn(touched));
    const wanted = preferences.get();
    const all = { ...wanted, suggestsUncertain: true };
    const shown: Suggestion[] = [];
    let withheld = 0;
    if (suggestsIn(session.language, wanted)) {
      for (const suggestion of this.found) {
        if (!this.open.has(suggestion) || this.taken.has(suggestion.id)) continue;
        if (isWanted(suggestion, wanted)) shown.push(suggestion);
        else if (isWanted(suggestion, all)) withheld++;
      }
    }
    const { current } = this.state.get();
    const isLeft = current !== null && shown.includes(current);
    this.state.update({ shown, withheld, current: isLeft ? current : null });
  }

  /** Finds out which of these are open. */
  private look(suggestions: readonly Suggestion[]): void {
    const { session } = this.options;
    const { ordered, decisions } = session.state.get();
    const { text } = session.canonical;
    for (const suggestion of suggestions) this.open.delete(suggestion);
    const known = { text, textSha256: session.article.textSha256, ordered, decisions };
    for (const suggestion of openSuggestions(suggestions, known)) this.open.add(suggestion);
  }

  /** Those found that reach into a part of the text, and perhaps a few more. */
  private foundIn({ start, end }: Span): Suggestion[] {
    let low = 0;
    let high = this.found.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.found[middle] as Suggestion).start < start - this.longest) low = middle + 1;
      else high = middle;
    }
    const after = this.found.findIndex((suggestion, index) => index >= low && suggestion.start >= end);
    return this.found.slice(low, after === -1 ? undefined : after);
  }

  /** Makes a suggestion the one that is reviewed; null for none. */
  choose(suggestion: Suggestion | null): void {
    if (suggestion) this.options.session.select(null);
    const { isListed } = this.state.get();
    this.state.update({ current: suggestion, isListed: isListed || suggestion !== null });
  }

  /** No suggestion is reviewed, and the list is of annotations alone. */
  leave(): void {
    this.state.update({ current: null, isListed: false });
  }

  /** The one after, or before, the current one or an offset; after the last comes the first. */
  neighbour(direction: 1 | -1, offset: number): Suggestion | null {
    const { shown, current } = this.state.get();
    if (shown.length === 0) return null;
    const at = current ? shown.findIndex(({ id }) => id === current.id) : -1;
    if (at >= 0) return shown[(at + direction + shown.length) % shown.length] ?? null;
    const after = shown.findIndex(({ start }) => start >= offset);
    if (direction === 1) return shown[after === -1 ? 0 : after] ?? null;
    return shown.at(after === -1 ? -1 : after - 1) ?? null;
  }

  /** Those shown whose speaker or claimant is the same as this one's. */
  ofSameSpeaker({ speaker }: Suggestion): Suggestion[] {
    if (speaker === null) return [];
    const name = foldName(speaker);
    return this.state.get().shown.filter((other) => other.speaker !== null && foldName(other.speaker) === name);
  }

  /**
   * Makes annotations of suggestions, in one step to undo. Speakers whom the article names are entered into the
   * register where nobody there bears the name. Gives the annotations; a failure of the register, which changes nothing.
   */
  accept(suggestions: readonly Suggestion[], select = false): Promise<Annotation[] | Failure> {
    const { session, library } = this.options;
    this.take(suggestions);
    return this.enterAfterOthers(async () => {
      const people = await peopleFor(suggestions, library);
      if (!(people instanceof Map)) return people;
      const { ordered } = session.state.get();
      const { annotations, ops } = acceptanceOf(suggestions, people, ordered, this.reviewer());
      session.change('accept-suggestions', ops, select ? annotations[0]?.id : undefined);
      return annotations;
    }, suggestions);
  }

  /** The suggestion is not shown again, unless this is undone. */
  reject(suggestion: Suggestion): Promise<unknown> {
    this.take([suggestion]);
    return this.enterAfterOthers(async () => {
      const after = decisionOn(suggestion, newId('d'), null, this.reviewer());
      this.options.session.change('reject-suggestion', [{ kind: 'decision', id: after.id, before: null, after }]);
      return null;
    }, [suggestion]);
  }

  /** The annotation that a suggestion would become, under its own id. `person`: of the register, as speaker or claimant. */
  becomes(suggestion: Suggestion, person: string | null): Annotation {
    return acceptedAnnotation(suggestion, suggestion.id, person, this.reviewer());
  }

  /** Waits for what was decided. */
  settled(): Promise<unknown> {
    return this.entering;
  }

  /** Hides them at once and goes on to the next one, where one of them was the current one. */
  private take(suggestions: readonly Suggestion[]): void {
    for (const { id } of suggestions) this.taken.add(id);
    const { current, shown } = this.state.get();
    const at = current ? shown.findIndex(({ id }) => id === current.id) : -1;
    const left = shown.filter(({ id }) => !this.taken.has(id));
    const next = [...shown.slice(at + 1), ...shown.slice(0, Math.max(0, at))].find(({ id }) => !this.taken.has(id));
    const isTaken = current !== null && this.taken.has(current.id);
    this.state.update({ shown: left, current: isTaken ? (next ?? null) : current });
  }

  /** Decisions are entered in the order of the keys, whatever the register takes for some of them. */
  private enterAfterOthers<T>(enter: () => Promise<T>, suggestions: readonly Suggestion[]): Promise<T> {
    const entered = this.entering.then(enter).finally(() => {
      for (const { id } of suggestions) this.taken.delete(id);
      this.showLater();
    });
    this.entering = entered.catch(() => {});
    return entered;
  }

  private reviewer(): Reviewer {
    const { session } = this.options;
    return {
      text: session.canonical.text,
      textSha256: session.article.textSha256,
      language: session.language,
      annotator: session.annotator,
      time: new Date().toISOString(),
    };
  }

  close(): void {
    this.stopFinding?.();
    this.stopWaiting?.();
    for (const stop of this.stops) stop();
  }
}
