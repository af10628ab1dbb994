import { z } from 'zod';
import { Id } from '../annotation/annotation';
import { Article, FieldChange, metadataFields } from '../library/article';

export const metadataCalls = {
  /**
   * Corrects what is said of an article, field by field; fulfilled when it is on disk. Every `before` must be what
   * the article says now. Raises `change-conflict` else, `input-invalid` with the path of a value that cannot be,
   * and as `article.open` does.
   */
  'article.correct': {
    input: z.object({ articleId: Id, changes: z.array(FieldChange).min(1).max(metadataFields.length) }),
    output: Article,
  },
} as const;

export const metadataEvents = {
  /** What is said of an article was corrected, in this window or another one. */
  'article.corrected': Article,
} as const;
