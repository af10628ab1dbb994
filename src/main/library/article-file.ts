import { z } from 'zod';
import { Article } from '../../core/library/article';

/** `article.json`: the article and its ProseMirror document. The document is written once, when the article is kept. */
export const ArticleFile = z.looseObject({
  format: z.literal('guillemet-article'),
  schemaVersion: z.int().min(1),
  article: Article,
  document: z.looseObject({ type: z.literal('doc') }),
});
export type ArticleFile = z.infer<typeof ArticleFile>;
