import { z } from 'zod';
import { Id } from '../annotation/annotation';

/** What is looked for, and where. */
export const SearchQuery = z.object({
  text: z.string().max(1_000),
  /**
   * `words`: every word, anywhere in the article; `phrase`: one after the other; `regex`: a JavaScript
   * regular expression with the flags `u`, `g`, `m`, and `i` where case does not matter.
   */
  kind: z.enum(['words', 'phrase', 'regex']),
  wholeWord: z.boolean(),
  matchCase: z.boolean(),
  /** Not for a regular expression, which says itself what it means. */
  matchAccents: z.boolean(),
  /** The articles' texts, the words of annotations alone, or the notes on annotations and on articles as a whole. */
  scope: z.enum(['text', 'annotations', 'notes']),
  /** Only inside annotations of this layer; null for everywhere. */
  layer: Id.nullable(),
  /** Only inside quotes and claims of this person; null for everywhere. */
  person: Id.nullable(),
  /** Only articles in this language, as their metadata say; null for any. */
  language: z.string().max(35).nullable(),
  /** Only articles of this outlet; null for any. */
  outlet: z.string().max(2_000).nullable(),
});
export type SearchQuery = z.infer<typeof SearchQuery>;

export const plainQuery: SearchQuery = {
  text: '',
  kind: 'words',
  wholeWord: false,
  matchCase: false,
  matchAccents: false,
  scope: 'text',
  layer: null,
  person: null,
  language: null,
  outlet: null,
};
