import { z } from 'zod';
import { Id } from '../annotation/annotation';
import { exportFormats } from '../exchange/formats';
import { lossKinds } from '../exchange/losses';

/** The newest version of an article, each that is there, or the one of that number, from 1. */
export const ExportedVersions = z.union([z.enum(['newest', 'each']), z.int().min(1)]);
export type ExportedVersions = z.infer<typeof ExportedVersions>;

const articleIds = z.array(Id).min(1).max(100_000);

export const ExportRequest = z.object({
  /** Chosen by the page, each its own: by it an export is cancelled and its progress told. */
  jobId: Id.optional(),
  articleIds,
  /** Which versions of those articles; the very ones that are named when left out. */
  versions: ExportedVersions.optional(),
  format: z.enum(exportFormats),
  /** Whose annotations, by id; everybody's when left out. */
  annotators: z.array(Id).min(1).max(10_000).optional(),
  /** An export for each annotator, in a folder of their own, instead of one with the annotations of all. */
  apart: z.boolean().optional(),
  separator: z.enum([',', ';']).optional(),
  bom: z.boolean().optional(),
  language: z.enum(['en', 'fr']).optional(),
});
export type ExportRequest = z.infer<typeof ExportRequest>;

/** What there is to choose from, of some articles. */
export const ExportScope = z.object({
  /** Everybody who has annotated one of them, or an earlier version of it. */
  annotators: z.array(z.object({ id: Id, name: z.string() })),
  /** Numbers of the versions that are there, of all of them together. */
  versions: z.array(z.int().min(1)),
});
export type ExportScope = z.infer<typeof ExportScope>;

export const Loss = z.object({ kind: z.enum(lossKinds), count: z.int().min(1) });

export const exportCalls = {
  'export.scope': { input: z.object({ articleIds }), output: ExportScope },
  /** Writes nothing: what the export would be called, what it would lose, and how its first file begins. */
  'export.preview': {
    input: ExportRequest,
    output: z.object({
      fileName: z.string(),
      mediaType: z.string(),
      losses: z.array(Loss),
      /** Heading and first rows, where the format is a table. */
      rows: z.array(z.array(z.string())).nullable(),
      /** Path of the first file that is text, in an export of several; its beginning, of a report its words. */
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
  /** Ends an export that is being prepared or written; its file is not left behind. */
  'export.cancel': { input: z.object({ jobId: Id }), output: z.object({}) },
} as const;

export const exportEvents = {
  /** While an export is prepared or written: articles gone through, of all passes together. */
  'export.progress': z.object({ jobId: Id, done: z.int(), total: z.int() }),
} as const;
