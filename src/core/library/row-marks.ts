import { type Annotation, countLayers } from '../annotation/annotation';
import type { ArticleNote } from '../annotation/article-note';
import type { ArticleRow } from './article';

/** What the list tells of an article's annotations, and of the note on it as a whole. */
export type RowMarks = Pick<ArticleRow, 'quotes' | 'claims' | 'people' | 'tags'>;

/**
 * Counts, and who and what is named, each once and in order. Ids are as the annotations bear them: what was
 * merged in the register or the codebook since is followed by whoever asks, so that a merge leaves rows as they are.
 */
export function rowMarks(annotations: readonly Annotation[], articleNote: ArticleNote | null): RowMarks {
  const people = new Set<string>();
  const tags = new Set<string>(articleNote?.tags);
  for (const annotation of annotations) {
    const { layer, attributes } = annotation;
    const person = layer === 'quote' ? attributes.speaker : layer === 'claim' ? attributes.claimant : undefined;
    if (typeof person === 'string') people.add(person);
    for (const tag of annotation.tags) tags.add(tag);
  }
  return { ...countLayers(annotations), people: [...people].sort(), tags: [...tags].sort() };
}

export const noMarks: RowMarks = { quotes: 0, claims: 0, people: [], tags: [] };
