import { z } from 'zod';
import { Annotation, Id } from '../../core/annotation/annotation';
import { ArticleNote } from '../../core/annotation/article-note';
import { type Work, workOf } from '../../core/annotation/change';
import { Decision } from '../../core/annotation/decision';
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
  /** What was accepted and rejected of the suggestions; absent where nothing was. */
  decisions: z
    .array(Decision)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two decisions bear the same id')
    .exactOptional(),
  /** Tags and note on the article as a whole; absent where nothing is said of it. */
  articleNote: ArticleNote.exactOptional(),
});
export type AnnotationFile = z.infer<typeof AnnotationFile>;

const isObject = (value: unknown) => typeof value === 'object' && value !== null;

/** For a snapshot about to be written: each entry in it was read with its schema, or came in a change that was. */
export const AnnotationSnapshot: z.ZodType<AnnotationFile> = AnnotationFile.extend({
  annotations: z.array(z.custom<Annotation>(isObject)),
  decisions: z.array(z.custom<Decision>(isObject)).exactOptional(),
});

export function emptyAnnotationFile(articleId: string, annotator: string): AnnotationFile {
  return { format: 'guillemet-annotations', schemaVersion, articleId, annotator, revision: 0, annotations: [] };
}

/** The file with other entries; without `decisions` and `articleNote` where there are none. */
export function withWork(file: AnnotationFile, { annotations, decisions, articleNote }: Work): AnnotationFile {
  const { decisions: _, articleNote: __, ...rest } = file;
  const decided = [...decisions.values()];
  return {
    ...rest,
    annotations: [...annotations.values()],
    ...(decided.length > 0 ? { decisions: decided } : {}),
    ...(articleNote === null ? {} : { articleNote }),
  } as AnnotationFile;
}

/** What the file holds, before the changes of a journal. */
export function workIn({ annotations, decisions, articleNote }: AnnotationFile): Work {
  return workOf(annotations, decisions, articleNote ?? null);
}

/** One annotation or decision a line, in order of id: small diffs, and merges that a person can read. */
export function stringifyAnnotationFile(file: AnnotationFile): string {
  const { annotations, decisions = [], articleNote, ...head } = file;
  const listed = decisions.length > 0 ? `,"decisions":${lines(decisions)}` : '';
  const noted = articleNote ? `,"articleNote":\n${JSON.stringify(articleNote)}\n` : '';
  return `${JSON.stringify(head).slice(0, -1)},"annotations":${lines(annotations)}${listed}${noted}}\n`;
}

function lines(entries: readonly { id: string }[]): string {
  const inOrder = [...entries].sort((a, b) => (a.id < b.id ? -1 : 1)).map((entry) => `\n${JSON.stringify(entry)}`);
  return `[${inOrder.join(',')}${inOrder.length === 0 ? '' : '\n'}]`;
}
