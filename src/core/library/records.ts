import { z } from 'zod';

/** What a record of a press database's export is read for. */
export const recordFields = ['text', 'title', 'byline', 'outlet', 'published', 'url', 'language'] as const;
export type RecordField = (typeof recordFields)[number];

/** Which column of a table, or which key of an object, holds what; a key inside an object is `source.name`. */
export const RecordMapping = z.partialRecord(z.enum(recordFields), z.string().max(500));
export type RecordMapping = z.infer<typeof RecordMapping>;

/** A file of many articles, as a preview of one of them shows it. */
export const RecordsView = z.object({
  count: z.int(),
  /** Which one is shown, from 0. */
  record: z.int(),
  columns: z.array(z.string()),
  mapping: RecordMapping,
});
export type RecordsView = z.infer<typeof RecordsView>;
