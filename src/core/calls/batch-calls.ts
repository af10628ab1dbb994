import { z } from 'zod';
import { Id } from '../annotation/annotation';
import { ImportSource, ReadingChoice } from '../library/import-source';
import { Failure } from '../result';
import { SimilarArticle } from './version-calls';

/** What one batch takes in at a time; a larger one is sent in pieces. */
export const maxBatchSources = 10_000;

const Named = z.object({ name: z.string(), articleId: Id, title: z.string() });

/** What became of a batch: everything that could be read is kept, whatever became of the rest. */
export const BatchReport = z.object({
  kept: z.array(
    Named.extend({
      /** What the library, or the batch before it, has of the very same text; absent where there is none. */
      sameAs: z.object({ id: Id, title: z.string() }).exactOptional(),
      /** What it may be another version of, the likeliest first; absent where there is none. */
      similarTo: z.array(SimilarArticle).exactOptional(),
    }),
  ),
  /** Not kept because the library has, or the batch had, the same text. */
  same: z.array(Named),
  refused: z.array(z.object({ name: z.string(), failure: Failure })),
  /** True where it was cancelled before its end; what was kept until then stays. */
  cancelled: z.boolean(),
  /** Why it ended before its end: the library cannot be written. Null where nothing did that. */
  stopped: Failure.nullable(),
  /** How many it did not come to, as far as it knew of them. */
  left: z.int(),
});
export type BatchReport = z.infer<typeof BatchReport>;

export const batchCalls = {
  /**
   * Reads sources and keeps them without showing each. A file of many records counts as its records; a
   * source may be a preview that is waiting, which is then no longer there. `batchId` is the caller's to choose:
   * progress bears it, and `import.cancelBatch` names it.
   */
  'import.batch': {
    input: z.object({
      batchId: Id,
      sources: z
        .array(z.union([ImportSource, z.object({ kind: z.literal('preview'), previewId: Id })]))
        .min(1)
        .max(maxBatchSources),
      choice: ReadingChoice,
      /** Passes over what the library has already, word for word. */
      skipSame: z.boolean(),
    }),
    output: BatchReport,
  },
  /** Shows the host's save dialog for a report of batches; null where the user gave up. Raises `export-failed`. */
  'import.saveReport': {
    input: z.object({ fileName: z.string().min(1).max(200), text: z.string().max(50_000_000) }),
    output: z.object({ fileName: z.string().nullable() }),
  },
  /** Ends a batch, and the reading of what it is at; the call of the batch then returns its report. */
  'import.cancelBatch': { input: z.object({ batchId: Id }), output: z.object({}) },
} as const;

export const batchEvents = {
  /** `total` grows when a file turns out to hold many records. The last one has `done` = `total`, unless cancelled. */
  'import.batchProgress': z.object({
    batchId: Id,
    done: z.int(),
    total: z.int(),
    kept: z.int(),
    refused: z.int(),
    /** Of the source that is being read. */
    name: z.string(),
    /** How many of its pages are read, where it has pages. */
    pages: z.object({ done: z.int(), total: z.int() }).exactOptional(),
  }),
  /** How many pages are read of a long source that a preview waits for. */
  'import.progress': z.object({ fileName: z.string(), done: z.int(), total: z.int() }),
} as const;
