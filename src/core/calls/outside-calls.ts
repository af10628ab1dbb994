import { z } from 'zod';
import { Annotation, Id } from '../annotation/annotation';

/** An annotation that was changed here and by another program in the same place; null: deleted on that side. */
export const OutsideQuestion = z.object({
  id: Id,
  articleId: Id,
  articleTitle: z.string(),
  annotationId: Id,
  ours: Annotation.nullable(),
  theirs: Annotation.nullable(),
});
export type OutsideQuestion = z.infer<typeof OutsideQuestion>;

/** `both`: ours stays, theirs is added as an annotation of its own. */
export const OutsideChoice = z.enum(['ours', 'theirs', 'both']);
export type OutsideChoice = z.infer<typeof OutsideChoice>;

/** What another program did to the library while it was open. */
export const OutsideNews = z.object({
  added: z.int(),
  removed: z.int(),
  /** Titles of open articles whose annotations were joined with what another program wrote. */
  joined: z.array(z.string()),
  /** Names of copies that a synchronising program made because two machines had changed a file. */
  copies: z.array(z.string()),
});
export type OutsideNews = z.infer<typeof OutsideNews>;

export const outsideCalls = {
  /** What the user has to decide; nothing of it is lost meanwhile. */
  'outside.questions': { input: z.object({}), output: z.array(OutsideQuestion) },
  'outside.answer': { input: z.object({ questionId: Id, choice: OutsideChoice }), output: z.object({}) },
} as const;
