import { z } from 'zod';
import { Id, Timestamp } from '../annotation/annotation';
import { Codebook } from '../annotation/codebook';
import { Person } from '../annotation/person';

const Deed = z.looseObject({ at: Timestamp, annotator: Id });

/**
 * What an import of annotations did, so that it can be seen and taken back later: `imports/<batch>.json` of the library. Written before
 * anything of the import is, so that one that was cut off is found as well.
 */
export const ImportRecord = z.looseObject({
  format: z.literal('guillemet-import'),
  schemaVersion: z.int().min(1),
  /** The name that its changes bear. */
  batch: Id,
  made: Deed,
  /** Null as long as it stands. */
  takenBack: Deed.nullable(),
  fileName: z.string(),
  /** Id of the format that was recognised. */
  fileFormat: z.string(),
  /** Articles that it added to or changed; `isNew` where they came with it. */
  articles: z.array(z.looseObject({ id: Id, isNew: z.boolean() })),
  /** Annotations and article notes that were new, or replaced an earlier state. */
  annotations: z.int(),
  /** The codebook before and after, where the import added to it. */
  codebook: z.looseObject({ before: Codebook, after: Codebook }).nullable(),
  /** People that came with it. */
  people: z.array(Person),
});
export type ImportRecord = z.infer<typeof ImportRecord>;
