import { z } from 'zod';
import { Id } from '../../core/annotation/annotation';
import { builtInCodebook, withBuiltIns } from '../../core/annotation/built-in-codebook';
import { Codebook } from '../../core/annotation/codebook';
import { Person } from '../../core/annotation/person';
import { newId } from './ids';
import { schemaVersion } from './stored-json';

export const Annotator = z.looseObject({ id: Id, name: z.string().min(1) });
export type Annotator = z.infer<typeof Annotator>;

/** `library.json`: what all articles share. */
export const LibraryFile = z.looseObject({
  format: z.literal('guillemet-library'),
  schemaVersion: z.int().min(1),
  id: Id,
  name: z.string().min(1),
  /** What an earlier Guillemet did not put into it yet is there as it is read, and on disk with the next write. */
  codebook: Codebook.transform(withBuiltIns),
  people: z.array(Person),
  annotators: z.array(Annotator),
});
export type LibraryFile = z.infer<typeof LibraryFile>;

/** A library that holds nothing yet. */
export function newLibraryFile(name: string): LibraryFile {
  return {
    format: 'guillemet-library',
    schemaVersion,
    id: newId('l'),
    name: name === '' ? 'Library' : name,
    codebook: builtInCodebook(),
    people: [],
    annotators: [],
  };
}
