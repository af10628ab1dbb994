import { withWholeMerges } from '../../core/annotation/layer-merge';
import { type MergeConflict, mergeLists, mergeRecord } from '../../core/annotation/merge';
import type { LibraryFile } from './library-file';
import { raiseDamaged } from './stored-json';

/**
 * Merges two versions of `library.json`: people, annotators and layers entry by entry and field by field.
 * Where both changed the same field, ours stands. Raises `library-damaged` in the name of `path` where
 * they are of two libraries.
 */
export function mergeLibraries(
  path: string,
  was: LibraryFile | null,
  a: LibraryFile,
  b: LibraryFile,
): { file: LibraryFile; conflicts: MergeConflict<{ id: string }>[] } {
  if (a.id !== b.id) raiseDamaged(path, 'it is that of another library on the other side');
  const people = mergeLists(was?.people ?? [], a.people, b.people, mergeRecord);
  const annotators = mergeLists(was?.annotators ?? [], a.annotators, b.annotators, mergeRecord);
  const layers = mergeLists(was?.codebook.layers ?? [], a.codebook.layers, b.codebook.layers, mergeRecord);
  // Lists are taken out, so that two new people are no conflict of the rest.
  const rest = (file: LibraryFile | null): LibraryFile | null =>
    file && { ...file, people: [], annotators: [], codebook: { ...file.codebook, layers: [] } };
  const head = mergeRecord(rest(was), rest(a), rest(b));
  const kept = head.value ?? a;
  const file = {
    ...kept,
    codebook: withWholeMerges({ ...kept.codebook, layers: layers.values }),
    people: people.values,
    annotators: annotators.values,
  };
  const conflicts: MergeConflict<{ id: string }>[] = [
    ...people.conflicts,
    ...annotators.conflicts,
    ...layers.conflicts,
  ];
  if (head.conflict) conflicts.push(head.conflict);
  return { file, conflicts };
}
