import { z } from 'zod';
import { Id } from '../annotation/annotation';
import { exportFormats } from '../exchange/formats';
import { lossKinds } from '../exchange/losses';

export const ExportRequest = z.object({
  articleIds: z.array(Id).min(1).max(100_000),
  format: z.enum(exportFormats),
  /** Whose annotations; everybody's when left out. */
  annotator: Id.optional(),
  separator: z.enum([',', ';']).optional(),
  language: z.enum(['en', 'fr']).optional(),
});
export type ExportRequest = z.infer<typeof ExportRequest>;

export const Loss = z.object({ kind: z.enum(lossKinds), count: z.int().min(1) });

export const exportCalls = {
  /** Writes nothing: what the export would be called, what it would lose, and how its first file begins. */
  'export.preview': {
    input: ExportRequest,
    output: z.object({
      fileName: z.string(),
      mediaType: z.string(),
      losses: z.array(Loss),
      /** Path of the first file that is text, in an export of several; its beginning. */
      opening: z.object({ file: z.string(), text: z.string(), isWhole: z.boolean() }),
    }),
  },
  /** The export itself, for hosts whose page offers a download. Raises `export-failed` where it is too large for that. */
  'export.bytes': {
    input: ExportRequest,
    output: z.object({ fileName: z.string(), mediaType: z.string(), base64: z.base64() }),
  },
  /** Only where `host.info` says `savesFiles`: asks where, writes, and gives the file's name; null when the user gave up. */
  'export.save': { input: ExportRequest, output: z.object({ fileName: z.string().nullable() }) },
  /** Ends an export that is being written; its file is not left behind. */
  'export.cancel': { input: z.object({}), output: z.object({}) },
} as const;

export const exportEvents = {
  /** While an export is written: articles gone through, of all passes together. */
  'export.progress': z.object({ done: z.int(), total: z.int() }),
} as const;
