import { attributeId, withJoinedChoices } from './attribute-edits';
import { isBuiltInLayer } from './built-in-codebook';
import type { AttributeDefinition, Codebook, Layer } from './codebook';
import { withFields } from './codebook-edits';
import { foldName } from './person';

/** What becomes of one attribute of a layer that becomes part of another: which one of that holds its values. */
export interface TakenAttribute {
  attribute: AttributeDefinition;
  into: AttributeDefinition;
  /** It had no counterpart there and was added. */
  isAdded: boolean;
}

/** What becomes of the attributes of `source` once it is part of `target`, those left out that became part of others before. */
export function attributesTaken(source: Layer, target: Layer): TakenAttribute[] {
  const [from, into] = withTaken(source, target);
  return from.attributes.flatMap((attribute, index) => {
    const before = source.attributes[index];
    const held = into.attributes.find(({ id }) => id === attribute.mergedInto);
    if (!before || before.mergedInto !== undefined || !held) return [];
    return [{ attribute: before, into: held, isAdded: !target.attributes.some(({ id }) => id === held.id) }];
  });
}

/**
 * Annotations of the layer `id` count as annotations of `into`. Attributes find their counterpart there by type and id, else by
 * type and name; those that have none are added, so that no value is without a place. The same book where a layer is
 * missing, merged already or, as `id`, built in.
 */
export function mergeLayer(book: Codebook, id: string, into: string): Codebook {
  const isThere = (layer: Layer) => layer.mergedInto === undefined;
  const source = book.layers.find((layer) => layer.id === id && isThere(layer));
  const target = book.layers.find((layer) => layer.id === into && isThere(layer));
  if (!source || !target || source === target || isBuiltInLayer(id)) return book;
  const [taken, holding] = withTaken(source, target);
  const merged = withFields<Layer>(taken, { mergedInto: into, retired: true, key: undefined });
  const layers = book.layers.map((layer) => (layer === source ? merged : layer === target ? holding : layer));
  return { ...book, layers };
}

/**
 * The codebook with a place for each attribute and choice of its merged layers: what was added to such a layer from
 * elsewhere, or lost its place when two files were joined, gets one. The same object where nothing was missing.
 */
export function withWholeMerges(book: Codebook): Codebook {
  let layers = book.layers;
  for (const { id, mergedInto } of book.layers) {
    const source = layers.find((layer) => layer.id === id);
    const target = layers.find((layer) => layer.id === mergedInto);
    if (!source || !target) continue;
    const [taken, holding] = withTaken(source, target);
    if (taken === source && holding === target) continue;
    layers = layers.map((layer) => (layer === source ? taken : layer === target ? holding : layer));
  }
  return layers === book.layers ? book : { ...book, layers };
}

/** Both layers with a pointer from each attribute of the first to the one of the second that holds its values. */
function withTaken(source: Layer, target: Layer): [source: Layer, target: Layer] {
  const isMerged = source.mergedInto === target.id;
  let attributes: readonly AttributeDefinition[] = target.attributes;
  /** Ids in `target` by ids in `source`. */
  const places = new Map<string, string>();
  const isFree = (id: string) => ![...places.values()].includes(id);
  if (isMerged) {
    for (const { id, mergedInto } of source.attributes) {
      if (attributes.some((each) => each.id === mergedInto)) places.set(id, mergedInto as string);
    }
  }
  const isAdded = new Set<string>();
  for (const attribute of source.attributes) {
    if (places.has(attribute.id)) continue;
    const isPart = !isMerged && attribute.mergedInto !== undefined;
    const counterpart = isPart ? undefined : counterpartOf(attribute, target.attributes, isFree);
    const id = counterpart?.id ?? freeId(attribute, attributes);
    places.set(attribute.id, id);
    if (counterpart) continue;
    isAdded.add(id);
    attributes = [...attributes, addedAs(attribute, id)];
  }
  const taken = source.attributes.map((attribute) => {
    const id = places.get(attribute.id) ?? attribute.id;
    const held = attributes.find((each) => each.id === id);
    if (!held) return attribute;
    if (isAdded.has(id)) {
      // What was part of another attribute of its layer is part of the same one here.
      const part = isMerged || attribute.mergedInto === undefined ? undefined : places.get(attribute.mergedInto);
      const added = withFields<AttributeDefinition>(held, { mergedInto: part });
      attributes = attributes.map((each) => (each === held ? added : each));
      return withFields<AttributeDefinition>(attribute, { mergedInto: id });
    }
    const [from, into] = withJoinedChoices(attribute, held);
    attributes = attributes.map((each) => (each === held ? into : each));
    return withFields<AttributeDefinition>(from, { mergedInto: id });
  });
  return [
    isSame(taken, source.attributes) ? source : { ...source, attributes: taken },
    isSame([...attributes], target.attributes) ? target : { ...target, attributes: [...attributes] },
  ];
}

function counterpartOf(
  attribute: AttributeDefinition,
  among: readonly AttributeDefinition[],
  isFree: (id: string) => boolean,
): AttributeDefinition | undefined {
  const called = ({ id, name }: AttributeDefinition) => foldName(name ?? id);
  const alike = among.filter(
    (each) => each.type === attribute.type && each.mergedInto === undefined && isFree(each.id),
  );
  return alike.find(({ id }) => id === attribute.id) ?? alike.find((each) => called(each) === called(attribute));
}

function freeId(attribute: AttributeDefinition, among: readonly AttributeDefinition[]): string {
  const isTaken = among.some(({ id }) => id === attribute.id);
  return isTaken ? attributeId(attribute.name ?? attribute.id, among) : attribute.id;
}

/** The attribute as it stands in the other layer; values arrive there with the choices that they count as. */
function addedAs(attribute: AttributeDefinition, id: string): AttributeDefinition {
  const { mergedChoices, mergedInto: _, ...rest } = attribute;
  const known = [...(attribute.choices ?? []), ...(attribute.retiredChoices ?? [])];
  const others = Object.values(mergedChoices ?? {}).filter((choice) => !known.includes(choice));
  const retired = [...new Set([...(attribute.retiredChoices ?? []), ...others])];
  return withFields<AttributeDefinition>(rest, {
    id,
    name: attribute.name ?? (id === attribute.id ? undefined : attribute.id),
    retiredChoices: retired.length > 0 ? retired : undefined,
  });
}

function isSame(a: readonly AttributeDefinition[], b: readonly AttributeDefinition[]): boolean {
  return a.length === b.length && a.every((attribute, index) => JSON.stringify(attribute) === JSON.stringify(b[index]));
}
