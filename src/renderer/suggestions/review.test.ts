import { beforeEach, describe, expect, it } from 'vitest';
import type { NewChange } from '../../core/annotation/change';
import type { Decision } from '../../core/annotation/decision';
import type { Person } from '../../core/annotation/person';
import type { Acknowledgement, HostApi, OpenedArticle } from '../../core/host-api';
import { fail, ok, type Result } from '../../core/result';
import { type SuggestionPreferences, usualPreferences } from '../../core/review/preferences';
import type { Suggestion } from '../../core/review/suggestion';
import { suggestionOn } from '../../core/review/testing';
import { ArticleSession } from '../article/article-session';
import { Store } from '../state/store';
import { Review } from './review';
import type { FoundBatch } from './suggestion-worker';

const text =
  '« Le bac reprend lundi », dit Zoé Lindqvist. « Il coûtera 2 euros », dit le port. Selon elle, tout ira. Rien de plus.';
const time = '2026-03-05T08:00:00Z';

const opened: OpenedArticle = {
  article: {
    id: 'a-1',
    metadata: { title: 'T', language: 'fr', byline: '', outlet: '', published: '', url: '' },
    original: { name: 't.txt', mediaType: 'text/plain', bytes: 22, sha256: '0'.repeat(64) },
    provenance: { reader: 'plain-text', readerVersion: '1', encoding: 'utf-8', extraction: 'none', imported: time },
    textSha256: 'a'.repeat(64),
    characters: text.length,
  },
  document: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
  annotations: [],
  decisions: [],
  articleNote: null,
  revision: 0,
  undoable: false,
  redoable: false,
};

const zoe = { speaker: 'Zoé Lindqvist', isNamed: true };
const lundi = suggestionOn(text, '« Le bac reprend lundi »', zoe);
const euros = suggestionOn(text, '« Il coûtera 2 euros »', { speaker: 'le port' });
const claim = suggestionOn(text, 'Il coûtera 2 euros', { layer: 'claim', speaker: 'le port' });
const elle = suggestionOn(text, 'tout ira', { ...zoe, type: 'indirect' });
const unsure = suggestionOn(text, 'Rien de plus.', { tier: 'possible' });
const found = [lundi, euros, claim, elle, unsure];

/** A host that keeps every change and takes the last one back. */
class MemoryHost implements HostApi {
  readonly changes: NewChange[] = [];

  async call(name: string, input: unknown): Promise<never> {
    return ok(name === 'annotations.undo' ? this.undo() : this.keep((input as { change: NewChange }).change)) as never;
  }

  on(): () => void {
    return () => {};
  }

  private keep(change: NewChange): Acknowledgement {
    this.changes.push(change);
    return this.acknowledged(change, this.changes.length);
  }

  private undo(): Acknowledgement {
    const last = this.changes.at(-1) as NewChange;
    const ops = last.ops.map((op) => ({ ...op, before: op.after, after: op.before })).reverse() as NewChange['ops'];
    return this.acknowledged({ ...last, id: 'c-undo', ops }, this.changes.length + 1);
  }

  private acknowledged(change: NewChange, revision: number): Acknowledgement {
    return { change: { ...change, revision, at: time, annotator: 'desk' }, undoable: true, redoable: true };
  }
}

class Register {
  people: Person[] = [];
  answer: Result<Person> | null = null;

  async personFor(name: string): Promise<Result<Person>> {
    if (this.answer) return this.answer;
    const person = { id: `p-${this.people.length}`, name, role: '', organisation: '', country: '', aliases: [] };
    this.people.push(person);
    return ok(person);
  }
}

describe('a review', () => {
  let host: MemoryHost;
  let session: ArticleSession;
  let register: Register;
  let preferences: Store<SuggestionPreferences>;
  let review: Review;
  let hand: (batch: FoundBatch) => void;
  let waiting: (() => void)[];

  const shown = () => review.state.get().shown;
  const annotations = () => session.state.get().ordered;
  const decisions = (): Decision[] => [...session.state.get().decisions.values()];
  const painted = () => {
    for (const act of waiting.splice(0)) act();
  };

  function begin(suggestions: readonly Suggestion[] = found): void {
    waiting = [];
    review = new Review({
      session,
      library: register,
      preferences,
      find: (_order, { found }) => {
        hand = found;
        return () => {};
      },
      later: (act) => {
        waiting.push(act);
        return () => {};
      },
    });
    review.begin();
    hand?.({ suggestions: [...suggestions], isLast: true });
    painted();
  }

  beforeEach(() => {
    host = new MemoryHost();
    session = new ArticleSession(host, opened, 'desk', () => {});
    register = new Register();
    preferences = new Store(usualPreferences);
    begin();
  });

  it('shows the sure suggestions, in the order of the text, and counts the others', () => {
    expect(shown()).toEqual([lundi, euros, claim, elle]);
    expect(review.state.get()).toMatchObject({ withheld: 1, status: 'done', current: null });
    preferences.update({ suggestsUncertain: true });
    expect(shown()).toEqual(found);
  });

  it('shows those that came while the others are looked for', () => {
    begin([]);
    hand({ suggestions: [lundi], isLast: false });
    expect(shown()).toEqual([]);
    painted();
    expect(shown()).toEqual([lundi]);
  });

  it('looks for none where they are switched off, and for them once they are switched on', () => {
    let orders = 0;
    preferences = new Store<SuggestionPreferences>({ ...usualPreferences, suggestsNotIn: ['fr'] });
    const find = () => {
      orders++;
      return () => {};
    };
    const off = new Review({ session, library: register, preferences, find, later: () => () => {} });
    off.begin();
    expect(orders).toBe(0);
    preferences.update({ suggestsNotIn: [] });
    preferences.update({ suggestsUncertain: true });
    expect(orders).toBe(1);
  });

  it('hides everything at once when it is switched off', () => {
    review.choose(lundi);
    preferences.update({ suggestsQuotes: false });
    expect(shown()).toEqual([claim]);
    expect(review.state.get().current).toBeNull();
    preferences.update({ suggestsClaims: false });
    expect(shown()).toEqual([]);
  });

  it('goes on from the caret, from the current one, and round', () => {
    expect(review.neighbour(1, euros.start)).toEqual(euros);
    expect(review.neighbour(-1, euros.start)).toEqual(lundi);
    expect(review.neighbour(1, text.length)).toEqual(lundi);
    review.choose(elle);
    expect(review.neighbour(1, 0)).toEqual(lundi);
    expect(review.neighbour(-1, 0)).toEqual(claim);
  });

  it('makes an ordinary annotation of what is accepted, with its speaker in the register, as one change', async () => {
    review.choose(lundi);
    await review.accept([lundi]);
    const [quote] = annotations();
    expect(quote).toMatchObject({
      layer: 'quote',
      attributes: { speaker: 'p-0', type: 'direct' },
      origin: { kind: 'suggestion', rule: 'quoted-then-cue', edited: false },
    });
    expect(register.people).toMatchObject([{ name: 'Zoé Lindqvist' }]);
    expect(decisions()).toMatchObject([{ verdict: 'accepted', annotation: quote?.id }]);
    expect(host.changes).toHaveLength(1);
  });

  it('takes the speaker from the register where somebody there bears the name or alias', async () => {
    const known = { id: 'p-z', name: 'Zoé Anna Lindqvist', role: '', organisation: '', country: '' };
    register.people = [{ ...known, aliases: ['zoe lindqvist'] }];
    await review.accept([lundi]);
    expect(annotations()[0]?.attributes.speaker).toBe('p-z');
    expect(register.people).toHaveLength(1);
  });

  it('names nobody where the speaker is no name, or several bear it', async () => {
    const one = { name: 'Zoé Lindqvist', role: '', organisation: '', country: '', aliases: [] };
    register.people = [
      { ...one, id: 'p-1' },
      { ...one, id: 'p-2' },
    ];
    await review.accept([lundi, euros]);
    expect(annotations().map(({ attributes }) => attributes.speaker)).toEqual([undefined, undefined]);
    expect(register.people).toHaveLength(2);
  });

  it('leaves the claimant of a claim to the quote around it', async () => {
    register.people = [{ id: 'p-port', name: 'Le port', role: '', organisation: '', country: '', aliases: [] }];
    await review.accept([claim, euros]);
    const accepted = annotations().find(({ layer }) => layer === 'claim');
    expect(accepted?.attributes).not.toHaveProperty('claimant');
    await review.accept([suggestionOn(text, 'dit le port.', { layer: 'claim', speaker: 'le port' })]);
    const alone = annotations().filter(({ layer }) => layer === 'claim');
    expect(alone.at(-1)?.attributes.claimant).toBe('p-port');
  });

  it('goes on to the next one as soon as the key is pressed, before anything is saved', () => {
    review.choose(lundi);
    void review.accept([lundi]);
    expect(review.state.get().current).toEqual(euros);
    void review.reject(euros);
    expect(review.state.get().current).toEqual(claim);
    expect(shown()).toEqual([claim, elle]);
  });

  it('enters decisions in the order of the keys', async () => {
    void review.accept([lundi]);
    void review.reject(euros);
    void review.accept([elle]);
    await review.settled();
    expect(host.changes.map(({ kind }) => kind)).toEqual([
      'accept-suggestions',
      'reject-suggestion',
      'accept-suggestions',
    ]);
  });

  it('accepts all of a speaker in one step to undo', async () => {
    expect(review.ofSameSpeaker(lundi)).toEqual([lundi, elle]);
    await review.accept(review.ofSameSpeaker(lundi));
    expect(annotations()).toHaveLength(2);
    expect(register.people).toHaveLength(1);
    await session.undo();
    painted();
    expect(annotations()).toEqual([]);
    expect(shown()).toEqual([lundi, euros, claim, elle]);
  });

  it('keeps a rejection as a decision, and shows the suggestion again when it is undone, as the current one', async () => {
    await review.reject(euros);
    painted();
    expect(shown()).toEqual([lundi, claim, elle]);
    expect(annotations()).toEqual([]);
    expect(decisions()).toMatchObject([{ verdict: 'rejected', annotation: null, suggestion: { layer: 'quote' } }]);
    await session.undo();
    expect(shown()).toContainEqual(euros);
    expect(review.state.get().current).toEqual(euros);
  });

  it('does not show what was decided in an earlier sitting', async () => {
    await review.reject(euros);
    await review.accept([lundi]);
    const again = { ...opened, annotations: [...annotations()], decisions: decisions() };
    session = new ArticleSession(host, again, 'desk', () => {});
    begin();
    expect(shown()).toEqual([claim, elle]);
  });

  it('changes nothing and shows them again where the register refuses a speaker', async () => {
    register.answer = fail('library-write-failed', 'full');
    expect(await review.accept([lundi, euros])).toMatchObject({ code: 'library-write-failed' });
    painted();
    expect(annotations()).toEqual([]);
    expect(shown()).toEqual([lundi, euros, claim, elle]);
  });

  it('lists them from the first one that is reviewed, whatever is selected meanwhile, until the review is left', async () => {
    expect(review.state.get().isListed).toBe(false);
    review.choose(lundi);
    await review.accept([lundi]);
    session.select(annotations()[0]?.id ?? null);
    expect(review.state.get()).toMatchObject({ isListed: true, current: null });
    review.choose(elle);
    review.leave();
    expect(review.state.get()).toMatchObject({ isListed: false, current: null });
  });

  it('lets go of the current one when an annotation is selected', async () => {
    await review.accept([lundi]);
    review.choose(euros);
    session.select(annotations()[0]?.id ?? null);
    expect(review.state.get().current).toBeNull();
    review.choose(euros);
    expect(session.state.get().selected).toBeNull();
  });

  it('selects what is accepted in order to be edited, which then counts as edited', async () => {
    await review.accept([euros], true);
    const selected = session.selectedAnnotation;
    if (!selected) throw new Error('nothing is selected');
    session.replace('edit-attributes', { ...selected, attributes: { ...selected.attributes, type: 'mixed' } });
    expect(session.selectedAnnotation?.origin).toMatchObject({ edited: true });
  });
});
