import { z } from 'zod';
import { Codebook } from '../../annotation/codebook';

/** What a codebook alone can be written as. */
export const codebookFormats = ['json', 'csv', 'qdc'] as const;
export type CodebookFormat = (typeof codebookFormats)[number];

/** What can be wrong with a field of a codebook file. */
export const codebookProblemKinds = [
  'kind',
  'name',
  'id',
  'parent',
  'type',
  'choices',
  'key',
  'key-taken',
  'colour',
  'retired',
  'long',
  'twice',
  'circle',
  'json',
  'wrong',
] as const;
export type CodebookProblemKind = (typeof codebookProblemKinds)[number];

export const CodebookFileProblem = z.object({
  /** Of the file, from 1; null where its format has no lines of its own. */
  line: z.int().min(1).nullable(),
  /** The entry, as the file calls it. */
  place: z.string(),
  field: z.string(),
  kind: z.enum(codebookProblemKinds),
  /** What stands there. */
  value: z.string(),
});
export type CodebookFileProblem = z.infer<typeof CodebookFileProblem>;

/** A codebook as a file holds it. With a problem it is not to be used: part of a codebook is none. */
export const ReadCodebook = z.object({ codebook: Codebook, problems: z.array(CodebookFileProblem) });
export type ReadCodebook = z.infer<typeof ReadCodebook>;
