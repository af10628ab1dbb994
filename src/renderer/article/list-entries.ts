import { type Annotation, extentOf } from '../../core/annotation/annotation';
import type { Suggestion } from '../../core/review/suggestion';

/** What has a row in the list beside the text. */
export type ListEntry = Annotation | Suggestion;

export function isSuggestion(entry: ListEntry): entry is Suggestion {
  return 'tier' in entry;
}

/**
 * Both in the order of the text, by start, the longer one first; at the same place what is marked comes before
 * what is suggested. Each of the two must be in that order already; where there is nothing to add it is handed back.
 */
export function entriesOf(
  annotations: readonly Annotation[],
  suggestions: readonly Suggestion[],
): readonly ListEntry[] {
  if (suggestions.length === 0) return annotations;
  const entries: ListEntry[] = [];
  let next = 0;
  for (const annotation of annotations) {
    const { start, end } = extentOf(annotation);
    for (let one = suggestions[next]; one; one = suggestions[++next]) {
      if (one.start > start || (one.start === start && one.end <= end)) break;
      entries.push(one);
    }
    entries.push(annotation);
  }
  return [...entries, ...suggestions.slice(next)];
}
