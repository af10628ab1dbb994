import { z } from 'zod';
import { Id } from '../annotation/annotation';
import { RecordMapping, RememberedMappings } from './records';

/** Largest file that is taken in, in bytes. */
export const maxFileBytes = 64 * 1024 * 1024;

/** Largest text that is taken in, in UTF-16 units. */
export const maxTextLength = 20_000_000;

/** A file's bytes as base64. */
export const FileBytes = z.base64().max(Math.ceil(maxFileBytes / 3) * 4 + 4);

export const ImportSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), name: z.string().min(1).max(1000), base64: FileBytes }),
  z.object({ kind: z.literal('pasted-text'), text: z.string().max(maxTextLength) }),
  z.object({ kind: z.literal('pasted-html'), html: z.string().max(maxTextLength) }),
  z.object({ kind: z.literal('sample'), id: Id }),
  /** A file that the host was asked to open, from `import.pending`. */
  z.object({ kind: z.literal('pending'), id: Id }),
]);
export type ImportSource = z.infer<typeof ImportSource>;

/** How a source is to be read; what is left out is decided by looking at it. */
export const ReadingChoice = z.object({
  encoding: z.string().max(40).optional(),
  extraction: z.enum(['article', 'page']).optional(),
  /** Of a book: the chapters that are wanted, by id. */
  chapters: z.array(z.string().max(1000)).max(10_000).optional(),
  /** Of a file of many records: which column holds what, and which record is shown, from 0. */
  mapping: RecordMapping.optional(),
  /** Mappings that were chosen before: one of them holds where the file has its columns and `mapping` is left out. */
  remembered: RememberedMappings.optional(),
  record: z.int().min(0).optional(),
});
export type ReadingChoice = z.infer<typeof ReadingChoice>;
