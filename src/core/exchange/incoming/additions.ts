import type { Codebook } from '../../annotation/codebook';
import { TagTree } from '../../annotation/tag-tree';
import type { Shared } from './register';

export const additionKinds = ['layer', 'attribute', 'choice', 'tag', 'relation-type', 'person', 'annotator'] as const;

/** Something that a library did not have before. `of` is what it belongs to: a layer or an attribute; empty for the others. */
export interface Addition {
  kind: (typeof additionKinds)[number];
  name: string;
  of: string;
}

/** What `after` has and `before` had not, in the order of the codebook, then people and annotators. */
export function additionsBetween(before: Shared, after: Shared): Addition[] {
  return [
    ...layerAdditions(before.codebook, after.codebook),
    ...tagAdditions(before.codebook, after.codebook),
    ...newOf(before.codebook.relationTypes, after.codebook.relationTypes).map(named('relation-type')),
    ...newOf(before.people, after.people).map(named('person')),
    ...newOf(before.annotators, after.annotators).map(named('annotator')),
  ];
}

function layerAdditions(before: Codebook, after: Codebook): Addition[] {
  return after.layers.flatMap((layer): Addition[] => {
    const known = before.layers.find(({ id }) => id === layer.id);
    if (!known) return [{ kind: 'layer', name: layer.name, of: '' }];
    return layer.attributes.flatMap((attribute): Addition[] => {
      const own = known.attributes.find(({ id }) => id === attribute.id);
      const name = attribute.name ?? attribute.id;
      if (!own) return [{ kind: 'attribute', name, of: layer.name }];
      const had = new Set([...(own.choices ?? []), ...(own.retiredChoices ?? [])]);
      const choices = (attribute.choices ?? []).filter((choice) => !had.has(choice));
      return choices.map((choice) => ({ kind: 'choice', name: choice, of: name }));
    });
  });
}

function tagAdditions(before: Codebook, after: Codebook): Addition[] {
  const had = new Set(before.tags.map(({ id }) => id));
  return new TagTree(after).ordered
    .filter(({ tag }) => !had.has(tag.id))
    .map(({ path }) => ({ kind: 'tag', name: path.join(' › '), of: '' }));
}

function newOf<T extends { id: string }>(before: readonly T[], after: readonly T[]): T[] {
  const had = new Set(before.map(({ id }) => id));
  return after.filter(({ id }) => !had.has(id));
}

const named =
  (kind: Addition['kind']) =>
  ({ name }: { name: string }): Addition => ({ kind, name, of: '' });

const nouns: Record<Addition['kind'], string> = {
  layer: 'layer',
  attribute: 'attribute',
  choice: 'choice',
  tag: 'tag',
  'relation-type': 'relation type',
  person: 'person',
  annotator: 'annotator',
};

/** For the command line: `The layer "Metaphor" was added.` */
export function additionSentence({ kind, name, of }: Addition): string {
  return `The ${nouns[kind]} "${name}"${of === '' ? '' : ` of "${of}"`} was added.`;
}
