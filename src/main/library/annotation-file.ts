import { z } from 'zod';
import { Annotation, Id } from '../../core/annotation/annotation';
import { schemaVersion } from './stored-json';

/** Snapshot of what one annotator made of one article, as of a revision of the journal. */
export const AnnotationFile = z.looseObject({
  format: z.literal('guillemet-annotations'),
  schemaVersion: z.int().min(1),
  articleId: Id,
  annotator: Id,
  /** Revision of the last change that is contained; 0 before the first. */
  revision: z.int().min(0),
  /**
   * Ids of the last changes that are contained: one, or one of each side after a merge. Tells whether the
   * snapshot and a journal are of one history.
   */
  through: z.array(Id).exactOptional(),
  annotations: z
    .array(Annotation)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two annotations bear the same id'),
});
export type AnnotationFile = z.infer<typeof AnnotationFile>;

/** For a snapshot about to be written: each annotation in it was read with its schema, or came in a change that was. */
export const AnnotationSnapshot: z.ZodType<AnnotationFile> = AnnotationFile.extend({
  annotations: z.array(z.custom<Annotation>((value) => typeof value === 'object' && value !== null)),
});

export function emptyAnnotationFile(articleId: string, annotator: string): AnnotationFile {
  return { format: 'guillemet-annotations', schemaVersion, articleId, annotator, revision: 0, annotations: [] };
}

/** One annotation a line, in order of id: small diffs, and merges that a person can read. */
export function stringifyAnnotationFile(file: AnnotationFile): string {
  const { annotations, ...head } = file;
  const lines = [...annotations]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((annotation) => `\n${JSON.stringify(annotation)}`)
    .join(',');
  return `${JSON.stringify(head).slice(0, -1)},"annotations":[${lines}${lines === '' ? '' : '\n'}]}\n`;
}
