import type { Annotation } from './annotation';
import type { ArticleNote } from './article-note';
import type { AttributeDefinition, Codebook } from './codebook';
import type { TagTree } from './tag-tree';

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

/** By `partKey`: how many annotations use a part, and in how many articles. */
export interface PartUse {
  annotations: Map<string, number>;
  articles: Map<string, number>;
}

/** Annotations of one annotator on an article, and the article note, which counts as an annotation does. */
export interface UsedIn {
  annotations: Iterable<Annotation>;
  articleNote: ArticleNote | null;
}

/**
 * Adds what is used in one article; an annotation counts once for each part. `tree`: follows tags to what they became
 * part of; null where they count as what they are stored as.
 */
export function countUse(works: readonly UsedIn[], use: PartUse, tree: TagTree | null): void {
  const resolved = (tags: readonly string[]) =>
    tree === null ? tags : tags.map((tag) => tree.resolve(tag)?.id ?? tag);
  const inArticle = new Set<string>();
  const count = (keys: Iterable<string>) => {
    for (const key of keys) {
      use.annotations.set(key, (use.annotations.get(key) ?? 0) + 1);
      inArticle.add(key);
    }
  };
  for (const { annotations, articleNote } of works) {
    for (const annotation of annotations) count(keysOf(annotation, resolved(annotation.tags)));
    count(new Set(resolved(articleNote?.tags ?? []).map((tag) => partKey({ kind: 'tag', tag }))));
  }
  for (const key of inArticle) use.articles.set(key, (use.articles.get(key) ?? 0) + 1);
}

function keysOf({ layer, attributes, relations = [] }: Annotation, tags: readonly string[]): Set<string> {
  const keys = new Set([partKey({ kind: 'layer', layer })]);
  for (const [attribute, value] of Object.entries(attributes)) {
    keys.add(partKey({ kind: 'attribute', layer, attribute }));
    for (const choice of Array.isArray(value) ? value : [value]) {
      if (typeof choice === 'string') keys.add(partKey({ kind: 'choice', layer, attribute, choice }));
    }
  }
  for (const tag of tags) keys.add(partKey({ kind: 'tag', tag }));
  for (const { type } of relations) keys.add(partKey({ kind: 'relation-type', type }));
  return keys;
}

/** Offered, retired or moved to another. */
function choicesIn({ choices = [], retiredChoices = [], mergedChoices = {} }: Partial<AttributeDefinition>): string[] {
  return [...choices, ...retiredChoices, ...Object.keys(mergedChoices)];
}

/** What `after` no longer has of `before`: what is retired or merged is still had. */
export function removedParts(before: Codebook, after: Codebook): CodebookPart[] {
  const parts: CodebookPart[] = [];
  for (const { id: layer, attributes } of before.layers) {
    const left = after.layers.find(({ id }) => id === layer);
    if (!left) {
      parts.push({ kind: 'layer', layer });
      continue;
    }
    for (const { id: attribute, ...listed } of attributes) {
      const kept = left.attributes.find(({ id }) => id === attribute);
      if (!kept) {
        parts.push({ kind: 'attribute', layer, attribute });
        continue;
      }
      const has = new Set(choicesIn(kept));
      for (const choice of choicesIn(listed)) {
        if (!has.has(choice)) parts.push({ kind: 'choice', layer, attribute, choice });
      }
    }
  }
  const tags = new Set(after.tags.map(({ id }) => id));
  for (const { id } of before.tags) if (!tags.has(id)) parts.push({ kind: 'tag', tag: id });
  const types = new Set(after.relationTypes.map(({ id }) => id));
  for (const { id } of before.relationTypes) if (!types.has(id)) parts.push({ kind: 'relation-type', type: id });
  return parts;
}
