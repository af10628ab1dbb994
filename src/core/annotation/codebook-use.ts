import type { Annotation } from './annotation';
import type { ArticleNote } from './article-note';
import type { Codebook } from './codebook';

/** How many annotations use each part of a codebook, by `partKey`. */
export type CodebookUse = ReadonlyMap<string, number>;

/** A part of a codebook that annotations can use. */
export type CodebookPart =
  | { kind: 'layer'; layer: string }
  | { kind: 'attribute'; layer: string; attribute: string }
  | { kind: 'choice'; layer: string; attribute: string; choice: string }
  | { kind: 'tag'; tag: string }
  | { kind: 'relation-type'; type: string };

/** The part as one string, to count by. */
export function partKey(part: CodebookPart): string {
  switch (part.kind) {
    case 'layer':
      return JSON.stringify(['layer', part.layer]);
    case 'attribute':
      return JSON.stringify(['attribute', part.layer, part.attribute]);
    case 'choice':
      return JSON.stringify(['choice', part.layer, part.attribute, part.choice]);
    case 'tag':
      return JSON.stringify(['tag', part.tag]);
    case 'relation-type':
      return JSON.stringify(['relation-type', part.type]);
  }
}

/** Adds what the annotations use to the counts; an annotation counts once for each part. */
export function countUse(annotations: Iterable<Annotation>, counts: Map<string, number>): void {
  for (const annotation of annotations)
    for (const path of pathsOf(annotation)) counts.set(path, (counts.get(path) ?? 0) + 1);
}

/** Adds the tags of an article note to the counts: it counts as an annotation does. */
export function countNoteUse(articleNote: ArticleNote | null, counts: Map<string, number>): void {
  for (const tag of new Set(articleNote?.tags ?? [])) {
    const key = partKey({ kind: 'tag', tag });
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
}

function pathsOf({ layer, attributes, tags, relations = [] }: Annotation): Set<string> {
  const paths = new Set([partKey({ kind: 'layer', layer })]);
  for (const [attribute, value] of Object.entries(attributes)) {
    paths.add(partKey({ kind: 'attribute', layer, attribute }));
    for (const choice of Array.isArray(value) ? value : [value]) {
      if (typeof choice === 'string') paths.add(partKey({ kind: 'choice', layer, attribute, choice }));
    }
  }
  for (const tag of tags) paths.add(partKey({ kind: 'tag', tag }));
  for (const { type } of relations) paths.add(partKey({ kind: 'relation-type', type }));
  return paths;
}

/** What `after` no longer has of `before`: retired choices are still had. */
export function removedParts(before: Codebook, after: Codebook): CodebookPart[] {
  const parts: CodebookPart[] = [];
  for (const { id: layer, attributes } of before.layers) {
    const left = after.layers.find(({ id }) => id === layer);
    if (!left) {
      parts.push({ kind: 'layer', layer });
      continue;
    }
    for (const { id: attribute, choices = [], retiredChoices = [] } of attributes) {
      const kept = left.attributes.find(({ id }) => id === attribute);
      if (!kept) {
        parts.push({ kind: 'attribute', layer, attribute });
        continue;
      }
      const had = new Set([...(kept.choices ?? []), ...(kept.retiredChoices ?? [])]);
      for (const choice of [...choices, ...retiredChoices]) {
        if (!had.has(choice)) parts.push({ kind: 'choice', layer, attribute, choice });
      }
    }
  }
  const tags = new Set(after.tags.map(({ id }) => id));
  for (const { id } of before.tags) if (!tags.has(id)) parts.push({ kind: 'tag', tag: id });
  const types = new Set(after.relationTypes.map(({ id }) => id));
  for (const { id } of before.relationTypes) if (!types.has(id)) parts.push({ kind: 'relation-type', type: id });
  return parts;
}
