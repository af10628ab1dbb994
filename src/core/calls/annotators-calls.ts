import { z } from 'zod';
import { Annotation, Id } from '../annotation/annotation';
import { ArticleNote } from '../annotation/article-note';

/** An annotator of an article, and how much is theirs. */
export const AnnotatorOfArticle = z.object({ id: Id, name: z.string(), annotations: z.int() });
export type AnnotatorOfArticle = z.infer<typeof AnnotatorOfArticle>;

export const annotatorsCalls = {
  /** Everybody whom the library knows by name, whatever they have annotated. */
  'annotators.names': {
    input: z.object({}),
    output: z.object({ annotators: z.array(z.object({ id: Id, name: z.string() })) }),
  },
  /** Everybody who has annotated the article, whoever annotates here first. */
  'annotators.list': {
    input: z.object({ articleId: Id }),
    output: z.object({ annotators: z.array(AnnotatorOfArticle) }),
  },
  /** What another annotator has marked, to be looked at. */
  'annotators.read': {
    input: z.object({ articleId: Id, annotator: Id }),
    output: z.object({ annotations: z.array(Annotation), articleNote: ArticleNote.nullable() }),
  },
} as const;
