import type { Annotation } from '../../core/annotation/annotation';
import type { Operation } from '../../core/annotation/change';
import { claimantOf, QuoteIndex } from '../../core/annotation/claimant';
import type { Decision } from '../../core/annotation/decision';
import { foldName, personNamed } from '../../core/annotation/person';
import type { Failure } from '../../core/result';
import { acceptedAnnotation, decisionOn, type Reviewer } from '../../core/review/acceptance';
import { openSuggestions } from '../../core/review/open-suggestions';
import { isWanted, type SuggestionPreferences, suggestsIn } from '../../core/review/preferences';
import { type Suggestion, suggestionId } from '../../core/review/suggestion';
import type { ArticleSession } from '../article/article-session';
import type { LibraryModel } from '../state/library-model';
import { Store } from '../state/store';
import type { FindSuggestions } from './find-suggestions';

export interface ReviewState {
  /** `idle`: nobody looked yet, since suggestions are switched off here. */
  status: 'idle' | 'working' | 'done' | 'failed';
  /** Open and wanted, in the order of the text. */
  shown: readonly Suggestion[];
  /** Open ones of the wanted kinds that are not shown because they are not sure. */
  withheld: number;
  current: Suggestion | null;
}

export interface ReviewOptions {
  session: ArticleSession;
  library: Pick<LibraryModel, 'people' | 'personFor'>;
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
  private found: Suggestion[] = [];
  /** Decided, and on the way into the session. */
  private readonly taken = new Set<string>();
  private entering: Promise<unknown> = Promise.resolve();
  private known: { ordered: readonly Annotation[]; decisions: ReadonlyMap<string, Decision> };
  private stopFinding: (() => void) | null = null;
  private stopWaiting: (() => void) | null = null;
  private readonly stops: (() => void)[];

  constructor(private readonly options: ReviewOptions) {
    const { session, preferences } = options;
    this.state = new Store<ReviewState>({ status: 'idle', shown: [], withheld: 0, current: null });
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
      this.state.update({ status: 'working' });
      this.stopFinding = find(
        { text: session.canonical.text, language: session.language },
        {
          found: ({ suggestions, isLast }) => {
            this.found.push(...suggestions);
            if (isLast) this.state.update({ status: 'done' });
            this.refreshLater();
          },
          failed: () => this.state.update({ status: 'failed' }),
        },
      );
    }
    this.refresh();
  }

  private follow(): void {
    const now = this.options.session.state.get();
    const before = this.known;
    this.known = now;
    if (now.selected !== null && this.state.get().current) this.state.update({ current: null });
    if (now.decisions !== before.decisions) this.restore(before.decisions, now.decisions);
    if (now.ordered !== before.ordered || now.decisions !== before.decisions) this.refreshLater();
  }

  /** What an undo opens again is what the analyst is looking at next. */
  private restore(before: ReadonlyMap<string, Decision>, now: ReadonlyMap<string, Decision>): void {
    const reopened = [...before.values()]
      .filter(({ id }) => !now.has(id))
      .map(({ suggestion }) => suggestionId(suggestion));
    if (reopened.length === 0) return;
    this.refresh();
    const ids = new Set(reopened);
    const current = this.state.get().shown.find(({ id }) => ids.has(id));
    if (current) this.choose(current);
  }

  private refreshLater(): void {
    this.stopWaiting ??= this.options.later(() => {
      this.stopWaiting = null;
      this.refresh();
    });
  }

  /** Holds what was found against annotations, decisions and preferences. */
  private refresh(): void {
    const { session, preferences } = this.options;
    const { ordered, decisions } = session.state.get();
    const { text } = session.canonical;
    const { textSha256 } = session.article;
    const wanted = preferences.get();
    const isOn = suggestsIn(session.language, wanted);
    const open = isOn ? openSuggestions(this.found, { text, textSha256, ordered, decisions }) : [];
    const left = open.filter(({ id }) => !this.taken.has(id));
    const shown = left.filter((suggestion) => isWanted(suggestion, wanted));
    const all = left.filter((suggestion) => isWanted(suggestion, { ...wanted, all: true }));
    const { current } = this.state.get();
    const isLeft = current !== null && shown.some(({ id }) => id === current.id);
    this.state.update({ shown, withheld: all.length - shown.length, current: isLeft ? current : null });
  }

  /** Makes a suggestion the one that is reviewed; null for none. */
  choose(suggestion: Suggestion | null): void {
    if (suggestion) this.options.session.select(null);
    this.state.update({ current: suggestion });
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
    this.take(suggestions);
    return this.enterAfterOthers(async () => {
      const people = await this.peopleFor(suggestions);
      if (!(people instanceof Map)) return people;
      const made = this.annotationsFrom(suggestions, people);
      const ops = made.flatMap(({ annotation, decision }): Operation[] => [
        { kind: 'annotation', id: annotation.id, before: null, after: annotation },
        { kind: 'decision', id: decision.id, before: null, after: decision },
      ]);
      const first = made[0]?.annotation;
      this.options.session.change('accept-suggestions', ops, select ? first?.id : undefined);
      return made.map(({ annotation }) => annotation);
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
      this.refreshLater();
    });
    this.entering = entered.catch(() => {});
    return entered;
  }

  /** Ids of the register by name; null for who is not there and is not to be entered. */
  private async peopleFor(suggestions: readonly Suggestion[]): Promise<Map<string, string | null> | Failure> {
    const { library } = this.options;
    const people = new Map<string, string | null>();
    for (const { speaker, isNamed } of suggestions) {
      if (speaker === null || people.get(speaker)) continue;
      const known = personNamed(library.people, speaker);
      // Where several bear the name nobody is entered and nobody guessed.
      if (known || !isNamed || isBorne(library, speaker)) {
        people.set(speaker, known?.id ?? null);
        continue;
      }
      const entered = await library.personFor(speaker);
      if (!entered.ok) return entered.error;
      people.set(speaker, entered.value.id);
    }
    return people;
  }

  private annotationsFrom(suggestions: readonly Suggestion[], people: ReadonlyMap<string, string | null>) {
    const { session } = this.options;
    const reviewer = this.reviewer();
    const quotes: Annotation[] = [];
    const marked = new QuoteIndex(session.state.get().ordered);
    const made = (suggestion: Suggestion, annotation: Annotation) => ({
      annotation,
      decision: decisionOn(suggestion, newId('d'), annotation.id, reviewer),
    });
    // Quotes first: a claim in one takes its claimant from there.
    return [...suggestions]
      .sort((a, b) => b.layer.localeCompare(a.layer))
      .map((suggestion) => {
        const person = suggestion.speaker === null ? null : (people.get(suggestion.speaker) ?? null);
        const id = newId('v');
        const bare = acceptedAnnotation(suggestion, id, null, reviewer);
        if (suggestion.layer === 'claim') {
          const inherited = claimantOf(bare, quotes) ?? claimantOf(bare, marked.around(bare));
          if (inherited && inherited.person === person) return made(suggestion, bare);
        }
        const annotation = acceptedAnnotation(suggestion, id, person, reviewer);
        if (suggestion.layer === 'quote') quotes.push(annotation);
        return made(suggestion, annotation);
      });
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

function isBorne({ people }: Pick<LibraryModel, 'people'>, name: string): boolean {
  const folded = foldName(name);
  return people.some(
    (person) =>
      person.mergedInto === undefined && [person.name, ...person.aliases].some((known) => foldName(known) === folded),
  );
}

function newId(kind: 'v' | 'd'): string {
  return `${kind}-${crypto.randomUUID()}`;
}
