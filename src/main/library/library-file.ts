import { z } from 'zod';
import { Id } from '../../core/annotation/annotation';
import { Codebook } from '../../core/annotation/codebook';
import { Person } from '../../core/annotation/person';

export const Annotator = z.looseObject({ id: Id, name: z.string().min(1) });
export type Annotator = z.infer<typeof Annotator>;

/** `library.json`: what all articles share. */
export const LibraryFile = z.looseObject({
  format: z.literal('guillemet-library'),
  schemaVersion: z.int().min(1),
  id: Id,
  name: z.string().min(1),
  codebook: Codebook,
  people: z.array(Person),
  annotators: z.array(Annotator),
});
export type LibraryFile = z.infer<typeof LibraryFile>;
