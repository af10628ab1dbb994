import { z } from 'zod';
import { Id, Timestamp } from '../annotation/annotation';
import { TakeInReport } from '../exchange/incoming/report';
import { FileBytes } from '../library/import-source';
import { Failure } from '../result';

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

/** An import of annotations, as the list of imports has it. */
export const KeptImport = z.object({
  batchId: Id,
  fileName: z.string(),
  /** Id of the format that was recognised. */
  format: z.string(),
  at: Timestamp,
  /** Name of the annotator who did it. */
  by: z.string(),
  annotations: z.int(),
  articles: z.int(),
  /** How many of the articles came with it. */
  newArticles: z.int(),
  /** Null as long as it stands. */
  takenBack: Timestamp.nullable(),
});
export type KeptImport = z.infer<typeof KeptImport>;

export const takeInSteps = ['reading', 'anchoring', 'storing'] as const;

/** Annotations from elsewhere: looked at, taken in, and taken back. `runId` is the caller's to choose: progress bears it, and `takeIn.cancel` names it. */
export const takeInCalls = {
  /** The format of files that hold annotations, by what is in them; null where they are articles or nothing known. */
  'takeIn.recognise': { input: z.object({ files: Files }), output: z.object({ format: z.string().nullable() }) },
  /**
   * Reads and anchors everything and stores nothing. `articleId`: the article that the annotations are for; null to find it. The
   * report's lines are those to look at. Raises `exchange-unknown`, `exchange-invalid` with file, place and reason, and
   * `exchange-cancelled`.
   */
  'takeIn.preview': {
    input: z.object({ runId: Id, files: Files, articleId: Id.nullable() }),
    output: TakeInPreview,
  },
  /**
   * Takes in what the preview showed, held against the library as it is now: whole, or nothing at all. The changes bear `batchId`.
   * Raises `preview-missing` and `exchange-cancelled`, and as storing does.
   */
  'takeIn.keep': {
    input: z.object({ runId: Id, previewId: Id }),
    output: z.object({ batchId: Id, report: TakeInReport }),
  },
  /** Ends a preview or a keeping that is under way: its call raises `exchange-cancelled`, and nothing of it is stored. */
  'takeIn.cancel': { input: z.object({ runId: Id }), output: z.object({}) },
  'takeIn.discard': { input: z.object({ previewId: Id }), output: z.object({}) },
  /**
   * Takes everything of a batch back, of all articles and annotators. Articles that came with it go to the trash; layers, tags and people
   * that came with it go as well, where nothing uses them, the trash included for layers and tags, and nobody has changed them since. Raises `batch-changed`, and does
   * nothing, where anything was changed since or later annotations stand on it.
   */
  'takeIn.undo': {
    input: z.object({ batchId: Id }),
    /** `gone`: ids of the `trashed` articles. */
    output: z.object({ articles: z.int(), annotations: z.int(), trashed: z.int(), gone: z.array(Id) }),
  },
  /** What was imported into this library, the newest first, and records of imports that cannot be read. */
  'takeIn.list': {
    input: z.object({}),
    output: z.object({ imports: z.array(KeptImport), damaged: z.array(Failure) }),
  },
} as const;

export const takeInEvents = {
  /** While files are read, annotations anchored, articles stored: how many, of how many; `total` is 0 while it is not known. */
  'takeIn.progress': z.object({ runId: Id, step: z.enum(takeInSteps), done: z.int(), total: z.int() }),
} as const;
