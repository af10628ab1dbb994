import type { Annotation } from '../../annotation/annotation';
import { guidOf } from '../refi/guid';

/** An id that was made here of the place in the file, because the file has none of its own. */
export function isMadeId(id: string): boolean {
  return /^i-[0-9a-f]{8}-\d{6}(?:-[0-9a-f]{8})?$/.test(id);
}

/**
 * Annotations of one annotator with the ids that they have in the library. An id that was made of the place in a file says little: two files
 * may have other things at one place, and one thing at two. What says the same as an annotation of the library is that one; what is not
 * on the words of the one that bears its id gets an id of its own. `known`: what the library has, by id.
 */
export function withKnownIds(annotations: readonly Annotation[], known: ReadonlyMap<string, Annotation>): Annotation[] {
  const same = new Map<string, string[]>();
  for (const annotation of known.values()) {
    const key = contentOf(annotation);
    same.set(key, [...(same.get(key) ?? []), annotation.id]);
  }
  const taken = new Set(annotations.flatMap(({ id }) => (isMadeId(id) ? [] : [id])));
  const ids = new Map<string, string>();
  for (const annotation of annotations) {
    if (!isMadeId(annotation.id)) continue;
    const id =
      same.get(contentOf(annotation))?.find((each) => !taken.has(each)) ?? freeId(annotation, known.get(annotation.id));
    taken.add(id);
    ids.set(annotation.id, id);
  }
  return annotations.map((annotation) => {
    const relations = annotation.relations?.map((relation) => ({
      ...relation,
      to: ids.get(relation.to) ?? relation.to,
    }));
    return { ...annotation, id: ids.get(annotation.id) ?? annotation.id, ...(relations ? { relations } : {}) };
  });
}

function freeId(annotation: Annotation, bearer: Annotation | undefined): string {
  if (!bearer || placesOf(bearer) === placesOf(annotation)) return annotation.id;
  return `${annotation.id.slice(0, 17)}-${guidOf('at', placesOf(annotation)).slice(0, 8)}`;
}

function placesOf({ layer, segments }: Annotation): string {
  return `${layer} ${segments.map(({ start, end }) => `${start}-${end}`).join()}`;
}

/** Everything but times, origin, ids and relations. */
function contentOf(annotation: Annotation): string {
  const { attributes, tags, note } = annotation;
  const values = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([placesOf(annotation), values, [...tags].sort(), note]);
}
