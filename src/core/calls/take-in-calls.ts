import { z } from 'zod';
import { Id } from '../annotation/annotation';
import { TakeInReport } from '../exchange/incoming/report';
import { FileBytes } from '../library/import-source';

/** Files that are taken in together at most: those of a folder. */
export const maxTakeInFiles = 10_000;

/** Files that belong together: one, or a text and what is said of it. */
const Files = z
  .array(z.object({ name: z.string().min(1).max(1000), base64: FileBytes }))
  .min(1)
  .max(maxTakeInFiles);

export const TakeInPreview = z.object({
  id: Id,
  /** Of the file, or of the first of several. */
  fileName: z.string(),
  report: TakeInReport,
});
export type TakeInPreview = z.infer<typeof TakeInPreview>;

/** Annotations from elsewhere: looked at, taken in, and taken back. */
export const takeInCalls = {
  /** The format of files that hold annotations, by what is in them; null where they are articles or nothing known. */
  'takeIn.recognise': { input: z.object({ files: Files }), output: z.object({ format: z.string().nullable() }) },
  /**
   * Reads and anchors everything and stores nothing. `articleId`: the article that the annotations are for; null to find it. The
   * report's lines are those to look at. Raises `exchange-unknown`, and `exchange-invalid` with file, place and reason.
   */
  'takeIn.preview': {
    input: z.object({ files: Files, articleId: Id.nullable() }),
    output: TakeInPreview,
  },
  /**
   * Takes in what the preview showed, held against the library as it is now: whole, or nothing at all. The changes bear `batchId`.
   * Raises `preview-missing`, and as storing does.
   */
  'takeIn.keep': {
    input: z.object({ previewId: Id }),
    output: z.object({ batchId: Id, report: TakeInReport }),
  },
  'takeIn.discard': { input: z.object({ previewId: Id }), output: z.object({}) },
  /**
   * Takes everything of a batch back, of all articles and annotators. Articles that came with it go to the trash; layers, tags and people
   * that came with it go as well, where nothing uses them and the host has not been started anew since. Raises `batch-changed`, and does
   * nothing, where anything was changed since or later annotations stand on it.
   */
  'takeIn.undo': {
    input: z.object({ batchId: Id }),
    output: z.object({ articles: z.int(), annotations: z.int(), trashed: z.int() }),
  },
} as const;
