import type { Annotation } from '../../core/annotation/annotation';
import type { Operation } from '../../core/annotation/change';
import { claimantOf, QuoteIndex } from '../../core/annotation/claimant';
import { foldName, isListed, personNamed } from '../../core/annotation/person';
import type { Failure } from '../../core/result';
import { acceptedAnnotation, decisionOn, type Reviewer } from '../../core/review/acceptance';
import type { Suggestion } from '../../core/review/suggestion';
import type { LibraryModel } from '../state/library-model';

/** What accepting needs of the register of speakers. */
export type Register = Pick<LibraryModel, 'people' | 'personFor'>;

/** Ids of the register by name; null for who is not there and is not to be entered. A failure where the register refuses. */
export async function peopleFor(
  suggestions: readonly Suggestion[],
  register: Register,
): Promise<Map<string, string | null> | Failure> {
  const people = new Map<string, string | null>();
  for (const { speaker, isNamed } of suggestions) {
    if (speaker === null || people.get(speaker)) continue;
    const known = personNamed(register.people, speaker);
    // Where several bear the name nobody is entered and nobody guessed.
    if (known || !isNamed || isBorne(register, speaker)) {
      people.set(speaker, known?.id ?? null);
      continue;
    }
    const entered = await register.personFor(speaker);
    if (!entered.ok) return entered.error;
    people.set(speaker, entered.value.id);
  }
  return people;
}

function isBorne({ people }: Register, name: string): boolean {
  const folded = foldName(name);
  return people.some(
    (person) => isListed(person) && [person.name, ...person.aliases].some((known) => foldName(known) === folded),
  );
}

/**
 * The operations that make annotations of suggestions and keep that they were accepted. A claim in a quote with the same
 * speaker takes its claimant from there. `ordered`: the annotations of the article, in the order of the text.
 */
export function acceptanceOf(
  suggestions: readonly Suggestion[],
  people: ReadonlyMap<string, string | null>,
  ordered: readonly Annotation[],
  reviewer: Reviewer,
): { annotations: Annotation[]; ops: Operation[] } {
  const marked = new QuoteIndex(ordered);
  const quotes: Annotation[] = [];
  const annotations: Annotation[] = [];
  const ops: Operation[] = [];
  // Quotes first, since claims look for theirs.
  for (const suggestion of [...suggestions].sort((a, b) => b.layer.localeCompare(a.layer))) {
    const person = suggestion.speaker === null ? null : (people.get(suggestion.speaker) ?? null);
    const id = newId('v');
    const bare = acceptedAnnotation(suggestion, id, null, reviewer);
    const inherited = claimantOf(bare, quotes) ?? claimantOf(bare, marked.around(bare));
    const isInherited = inherited !== null && inherited.person === person;
    const annotation = isInherited ? bare : acceptedAnnotation(suggestion, id, person, reviewer);
    if (suggestion.layer === 'quote') quotes.push(annotation);
    const decision = decisionOn(suggestion, newId('d'), id, reviewer);
    annotations.push(annotation);
    ops.push(
      { kind: 'annotation', id, before: null, after: annotation },
      { kind: 'decision', id: decision.id, before: null, after: decision },
    );
  }
  return { annotations, ops };
}

export function newId(kind: 'v' | 'd'): string {
  return `${kind}-${crypto.randomUUID()}`;
}
