import type { Annotation } from './annotation';
import { claimantOf, QuoteIndex } from './claimant';
import type { Codebook } from './codebook';
import { mergedPartsOf } from './merged-parts';
import { foldName, type Person, resolvePerson } from './person';
import type { TagTree } from './tag-tree';

/** How far the work on an annotation has come, and how it began. */
export const annotationStates = [
  'no-speaker',
  'untyped',
  'untagged',
  'noted',
  'related',
  'manual',
  'accepted',
  'edited',
  'imported',
] as const;
export type AnnotationState = (typeof annotationStates)[number];

/** Which of an article's annotations are wanted; every part must hold, and an empty one holds for all. */
export interface AnnotationFilter {
  /** Words that all stand in the annotation's words, note, tags, people or texts; no case, no accents. */
  text: string;
  /** Id of a layer. */
  layer: string;
  /** A choice of the layer's attributes. */
  choice: { attribute: string; value: string } | null;
  /** Id of a tag: what bears it, or a tag below it. */
  tag: string;
  /** Id of somebody who is named in it; of a claim also who speaks in the quote around it. */
  person: string;
  state: AnnotationState | '';
}

export const noAnnotationFilter: AnnotationFilter = {
  text: '',
  layer: '',
  choice: null,
  tag: '',
  person: '',
  state: '',
};

export function narrows(filter: AnnotationFilter): boolean {
  return Object.values(filter).some((part) => part !== '' && part !== null);
}

/** What ids in annotations stand for. */
export interface AnnotationRegister {
  people: ReadonlyMap<string, Person>;
  tree: TagTree;
  codebook: Codebook;
}

/** The filter as a test of single annotations. `ordered`: all of the article, in the order of the text. */
export function matcherOf(
  filter: AnnotationFilter,
  ordered: readonly Annotation[],
  { people, tree, codebook }: AnnotationRegister,
): (annotation: Annotation) => boolean {
  const words = foldName(filter.text).split(' ').filter(Boolean);
  const layer = mergedPartsOf(codebook).layer(filter.layer);
  const tag = tree.resolve(filter.tag)?.id ?? filter.tag;
  const branch = new Set(tree.branchOf(tag));
  const person = resolvePerson(people, filter.person)?.id ?? filter.person;
  const personAttributes = new Map(
    codebook.layers.map((layer) => [
      layer.id,
      layer.attributes.filter(({ type }) => type === 'person').map(({ id }) => id),
    ]),
  );
  let quotes: QuoteIndex | null = null;

  function peopleOf(annotation: Annotation): Person[] {
    const ids = (personAttributes.get(annotation.layer) ?? []).map((id) => annotation.attributes[id]);
    if (annotation.layer === 'claim' && !annotation.attributes.claimant) {
      quotes ??= new QuoteIndex(ordered);
      ids.push(claimantOf(annotation, quotes.around(annotation))?.person);
    }
    return ids.flatMap((id) => (typeof id === 'string' ? (resolvePerson(people, id) ?? []) : []));
  }

  function textOf(annotation: Annotation): string {
    return foldName(
      [
        ...annotation.segments.map(({ exact }) => exact),
        annotation.note,
        ...tree.resolveAll(annotation.tags).flatMap(({ id }) => tree.placeOf(id)?.path ?? []),
        ...peopleOf(annotation).map(({ name }) => name),
        ...Object.values(annotation.attributes).filter((value) => typeof value === 'string'),
      ].join(' '),
    );
  }

  return (annotation) => {
    if (layer !== '' && annotation.layer !== layer) return false;
    if (filter.state !== '' && !isIn(filter.state, annotation)) return false;
    if (filter.choice !== null && !bears(annotation, filter.choice)) return false;
    if (tag !== '' && !tree.resolveAll(annotation.tags).some(({ id }) => branch.has(id))) return false;
    if (person !== '' && !peopleOf(annotation).some(({ id }) => id === person)) return false;
    if (words.length === 0) return true;
    const text = textOf(annotation);
    return words.every((word) => text.includes(word));
  };
}

function bears({ attributes }: Annotation, { attribute, value }: { attribute: string; value: string }): boolean {
  const borne = attributes[attribute];
  return borne === value || (Array.isArray(borne) && (borne as readonly unknown[]).includes(value));
}

function isIn(state: AnnotationState, { layer, attributes, tags, note, relations, origin }: Annotation): boolean {
  switch (state) {
    case 'no-speaker':
      return layer === 'quote' && !attributes.speaker;
    case 'untyped':
      return layer === 'claim' && !attributes.type;
    case 'untagged':
      return tags.length === 0;
    case 'noted':
      return note !== '';
    case 'related':
      return relations !== undefined && relations.length > 0;
    case 'manual':
      return origin.kind === 'manual';
    case 'accepted':
      return origin.kind === 'suggestion';
    case 'edited':
      return origin.kind === 'suggestion' && origin.edited;
    case 'imported':
      return origin.kind === 'import';
  }
}
