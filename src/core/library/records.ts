import { z } from 'zod';

/** What a record of a press database's export is read for. */
export const recordFields = ['text', 'title', 'byline', 'outlet', 'published', 'url', 'language'] as const;
export type RecordField = (typeof recordFields)[number];

/** Which column of a table, or which key of an object, holds what; a key inside an object is `source.name`. */
export const RecordMapping = z.partialRecord(z.enum(recordFields), z.string().max(500));
export type RecordMapping = z.infer<typeof RecordMapping>;

/** A mapping that a user chose for files with these columns, in whatever order they stand. */
export const RememberedMapping = z.object({ columns: z.array(z.string()).max(500), mapping: RecordMapping });
export type RememberedMapping = z.infer<typeof RememberedMapping>;

/** How many are remembered; the one used last comes first. */
export const mostRemembered = 50;

export const RememberedMappings = z.array(RememberedMapping).max(mostRemembered);

/** A file of many articles, as a preview of one of them shows it. */
export const RecordsView = z.object({
  count: z.int(),
  /** Which one is shown, from 0. */
  record: z.int(),
  columns: z.array(z.string()),
  mapping: RecordMapping,
  /** By choice, as chosen for such a file before, by the names of columns, by their values, or without any sign. */
  mappingFrom: z.enum(['chosen', 'remembered', 'names', 'lengths', 'none']),
  /** The beginnings of the first records' values, column by column. */
  rows: z.array(z.array(z.string())),
});
export type RecordsView = z.infer<typeof RecordsView>;

/** The mapping that was chosen before for a file of these columns; undefined where none was. */
export function rememberedMapping(
  columns: readonly string[],
  remembered: readonly RememberedMapping[],
): RecordMapping | undefined {
  const shape = shapeOf(columns);
  return remembered.find((one) => shapeOf(one.columns) === shape)?.mapping;
}

/** With this mapping for files of these columns, in place of an earlier one. */
export function withMapping(
  remembered: readonly RememberedMapping[],
  { columns, mapping }: RememberedMapping,
): RememberedMapping[] {
  const shape = shapeOf(columns);
  const others = remembered.filter((one) => shapeOf(one.columns) !== shape);
  return [{ columns: [...columns].sort(), mapping }, ...others].slice(0, mostRemembered);
}

function shapeOf(columns: readonly string[]): string {
  return JSON.stringify([...columns].sort());
}
