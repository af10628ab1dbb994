import type { Annotation, AttributeValue } from './annotation';
import { type Operation, sameValue } from './change';
import type { AttributeDefinition, Codebook, Layer } from './codebook';

type Attributes = Annotation['attributes'];

/**
 * What annotations count as where parts of the codebook became parts of others. Stored annotations stay as they
 * are, so that a merge is undone by taking its pointers away; whoever reads them sees them as `annotation` gives
 * them. Tags are not followed here: `TagTree` does that where they are shown.
 */
export class MergedParts {
  /** The same for two codebooks in which the same parts became parts of the same others; empty where there are none. */
  readonly key: string;
  private readonly layers: ReadonlyMap<string, Layer>;
  private readonly relationTypes: ReadonlyMap<string, string>;
  private readonly known = new WeakMap<Annotation, Annotation>();

  constructor({ layers, relationTypes }: Pick<Codebook, 'layers' | 'relationTypes'>) {
    const ids = new Set([...layers, ...relationTypes].map(({ id }) => id));
    // A file that two machines changed may point to what one of them took away.
    const leadsSomewhere = ({ mergedInto }: { mergedInto?: string }) => mergedInto === undefined || ids.has(mergedInto);
    this.layers = new Map(
      layers.filter((layer) => hasMerged(layer) && leadsSomewhere(layer)).map((layer) => [layer.id, layer]),
    );
    this.relationTypes = new Map(
      relationTypes
        .filter(leadsSomewhere)
        .flatMap(({ id, mergedInto }) => (mergedInto === undefined ? [] : [[id, mergedInto]])),
    );
    const told = [...this.layers.values()].map(({ id, mergedInto, attributes }) => [
      id,
      mergedInto,
      attributes.map((attribute) => [attribute.id, attribute.mergedInto, attribute.mergedChoices]),
    ]);
    this.key = this.isEmpty ? '' : JSON.stringify([told, [...this.relationTypes]]);
  }

  get isEmpty(): boolean {
    return this.layers.size === 0 && this.relationTypes.size === 0;
  }

  /** The annotation in the layer, with the attributes, choices and relation types that count today; itself where these are its own. */
  annotation(stored: Annotation): Annotation {
    if (this.isEmpty) return stored;
    let counted = this.known.get(stored);
    if (!counted) {
      counted = this.counted(stored);
      this.known.set(stored, counted);
    }
    return counted;
  }

  /** The layer that annotations of one count in. */
  layer(id: string): string {
    let layer = id;
    for (let steps = 0; steps < this.layers.size; steps++) layer = this.layers.get(layer)?.mergedInto ?? layer;
    return layer;
  }

  /** The operation with both its sides as they count today. */
  operation(op: Operation): Operation {
    if (this.isEmpty || op.kind !== 'annotation') return op;
    const side = (annotation: Annotation | null) => annotation && this.annotation(annotation);
    return { ...op, before: side(op.before), after: side(op.after) };
  }

  private counted(stored: Annotation): Annotation {
    let { layer, attributes } = stored;
    for (let steps = 0; steps <= this.layers.size; steps++) {
      const definition = this.layers.get(layer);
      if (!definition) break;
      if (definition.mergedInto === undefined) {
        attributes = withinLayer(definition, attributes);
        break;
      }
      attributes = takenAlong(definition, attributes);
      layer = definition.mergedInto;
    }
    const relations = stored.relations?.map((relation) => ({ ...relation, type: this.relationType(relation.type) }));
    const counted = { ...stored, layer, attributes, ...(relations ? { relations } : {}) };
    return sameValue(counted, stored) ? stored : counted;
  }

  private relationType(id: string): string {
    let type = id;
    for (let steps = 0; steps < this.relationTypes.size; steps++) type = this.relationTypes.get(type) ?? type;
    return type;
  }
}

const known = new WeakMap<Codebook, MergedParts>();

/** Made once for each state of a codebook. */
export function mergedPartsOf(codebook: Codebook): MergedParts {
  let parts = known.get(codebook);
  if (!parts) {
    parts = new MergedParts(codebook);
    known.set(codebook, parts);
  }
  return parts;
}

/** The codebook without the layers and relation types that no annotation has any more once `MergedParts` has read it. */
export function presentCodebook(codebook: Codebook): Codebook {
  const isPresent = ({ mergedInto }: { mergedInto?: string }) => mergedInto === undefined;
  const layers = codebook.layers.filter(isPresent);
  const relationTypes = codebook.relationTypes.filter(isPresent);
  const isSame = layers.length === codebook.layers.length && relationTypes.length === codebook.relationTypes.length;
  return isSame ? codebook : { ...codebook, layers, relationTypes };
}

function hasMerged({ mergedInto, attributes }: Layer): boolean {
  return (
    mergedInto !== undefined ||
    attributes.some((attribute) => attribute.mergedInto !== undefined || attribute.mergedChoices !== undefined)
  );
}

/** Attributes of a layer that became part of another, under the ids that they have there. */
function takenAlong(layer: Layer, attributes: Attributes): Attributes {
  const taken = Object.entries(attributes).map(([id, value]): [string, AttributeValue] => {
    const definition = layer.attributes.find((attribute) => attribute.id === id);
    return definition ? [definition.mergedInto ?? id, chosen(definition, value)] : [id, value];
  });
  return Object.fromEntries(taken);
}

/** A value moves to the attribute that its own became part of, where there is room; where another stands there, each stays. */
function withinLayer(layer: Layer, attributes: Attributes): Attributes {
  const definitions = new Map(layer.attributes.map((attribute) => [attribute.id, attribute]));
  const settled = new Map<string, AttributeValue>();
  const moving: { id: string; root: string; value: AttributeValue; moved: AttributeValue }[] = [];
  for (const [id, value] of Object.entries(attributes)) {
    const definition = definitions.get(id);
    const [root, moved] = definition ? followed(definition, value, definitions) : [id, value];
    if (root === id) settled.set(id, moved);
    else moving.push({ id, root, value, moved });
  }
  for (const { id, root, value, moved } of moving) {
    const there = settled.get(root);
    if (there === undefined) settled.set(root, moved);
    else if (isList(there) && isList(moved)) settled.set(root, [...new Set([...there, ...moved])]);
    else if (!sameValue(there, moved)) settled.set(id, value);
  }
  return Object.fromEntries(settled);
}

/** The attribute that one became part of, and its value as it is called there. */
function followed(
  from: AttributeDefinition,
  value: AttributeValue,
  definitions: ReadonlyMap<string, AttributeDefinition>,
): [string, AttributeValue] {
  let at = from;
  let moved = chosen(at, value);
  for (let steps = 0; steps < definitions.size; steps++) {
    const next = at.mergedInto === undefined ? undefined : definitions.get(at.mergedInto);
    if (!next) break;
    at = next;
    moved = chosen(at, moved);
  }
  return [at.id, moved];
}

/** The choices that count in the place of those that were moved. */
function chosen({ mergedChoices }: AttributeDefinition, value: AttributeValue): AttributeValue {
  if (!mergedChoices) return value;
  if (typeof value === 'string') return choiceToday(mergedChoices, value);
  return isList(value) ? [...new Set(value.map((choice) => choiceToday(mergedChoices, choice)))] : value;
}

/** The choice that one counts as, however often it was moved. */
export function choiceToday(mergedChoices: Readonly<Record<string, string>>, choice: string): string {
  let today = choice;
  const moves = Object.keys(mergedChoices).length;
  for (let steps = 0; steps < moves && Object.hasOwn(mergedChoices, today); steps++) {
    today = mergedChoices[today] ?? today;
  }
  return today;
}

function isList(value: AttributeValue): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
