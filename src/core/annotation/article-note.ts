import { z } from 'zod';
import { Id, Timestamp } from './annotation';

/** Every article note bears it: an annotator has one on an article. */
export const articleNoteId = 'article';

/** Longest note, in UTF-16 code units. */
export const maxNoteLength = 100_000;

/** What an annotator says of an article as a whole: tags of the codebook, and a note in simple Markdown. */
export const ArticleNote = z.looseObject({
  id: z.literal(articleNoteId),
  /** Ids of tags of the codebook. */
  tags: z.array(z.string()),
  note: z.string().max(maxNoteLength),
  /** Id of the annotator whose note this is. */
  annotator: Id,
  created: Timestamp,
  modified: Timestamp,
});
export type ArticleNote = z.infer<typeof ArticleNote>;

/** What an annotator can say of an article. */
export type Said = Pick<ArticleNote, 'tags' | 'note'>;

/** The note with other tags or another text; null where nothing is left to say. */
export function articleNoteWith(
  before: ArticleNote | null,
  said: Partial<Said>,
  { annotator, time }: { annotator: string; time: string },
): ArticleNote | null {
  const empty: ArticleNote = { id: articleNoteId, tags: [], note: '', annotator, created: time, modified: time };
  const after = { ...(before ?? empty), ...said, modified: time };
  return after.tags.length === 0 && after.note === '' ? null : after;
}
