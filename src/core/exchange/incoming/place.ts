import { z } from 'zod';
import { incomingSentence } from './sentence';

/** What a file is made of, as messages name it. */
export const placeKinds = [
  'article',
  'article-note',
  'annotation',
  'answer',
  'attribute',
  'column',
  'document',
  'field',
  'file',
  'highlight',
  'item',
  'line',
  'link',
  'region',
  'relation',
  'row',
  'selection',
  'source',
  'span',
  'structure',
  'task',
] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** Where something stands in a file, from the outside in; empty for the file as a whole. */
export const Place = z.array(z.object({ kind: z.enum(placeKinds), at: z.string() })).readonly();
export type Place = z.infer<typeof Place>;

export function at(kind: PlaceKind, name: string | number): Place[number] {
  return { kind, at: String(name) };
}

/** For the command line: `line 3, span 1`. */
export function placeSentence(place: Place): string {
  return place.map(({ kind, at: name }) => incomingSentence(`takeIn.place.${kind}`, { at: name })).join(', ');
}
