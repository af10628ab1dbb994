import type { Annotation } from '../../core/annotation/annotation';
import { type AnnotationFilter, narrows } from '../../core/annotation/annotation-filter';
import { personNamed } from '../../core/annotation/person';
import type { Suggestion } from '../../core/review/suggestion';
import type { Register } from './accepting';
import type { Review } from './review';

/**
 * Whether a filter lets a suggestion through: as `matches` would the annotation that the suggestion would become.
 * States and tags are of annotations alone, so that a filter by one lets none through. Answers are remembered.
 */
export function suggestionFilter(
  filter: AnnotationFilter,
  matches: (annotation: Annotation) => boolean,
  review: Pick<Review, 'becomes'>,
  { people }: Pick<Register, 'people'>,
): (suggestion: Suggestion) => boolean {
  if (!narrows(filter)) return () => true;
  if (filter.state !== '' || filter.tag !== '') return () => false;
  const persons = new Map<string, string | null>();
  const answers = new Map<string, boolean>();

  function personOf({ speaker }: Suggestion): string | null {
    if (speaker === null) return null;
    let id = persons.get(speaker);
    if (id === undefined) {
      id = personNamed(people, speaker)?.id ?? null;
      persons.set(speaker, id);
    }
    return id;
  }

  return (suggestion) => {
    let answer = answers.get(suggestion.id);
    if (answer === undefined) {
      answer = matches(review.becomes(suggestion, personOf(suggestion)));
      answers.set(suggestion.id, answer);
    }
    return answer;
  };
}
