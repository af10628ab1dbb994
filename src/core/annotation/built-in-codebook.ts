import type { AttributeDefinition, Codebook, Layer, RelationType } from './codebook';

export const quoteTypes = ['direct', 'indirect', 'mixed', 'scare', 'title'] as const;
export type QuoteType = (typeof quoteTypes)[number];

export const claimTypes = ['quantity', 'comparison', 'cause', 'law', 'prediction', 'event', 'other'] as const;
export type ClaimType = (typeof claimTypes)[number];

export const checkabilities = ['checkable', 'partly', 'not-checkable'] as const;

/** How far the check of a claim is, and how it ended. */
export const claimStatuses = ['open', 'in-check', 'true', 'mostly-true', 'misleading', 'false', 'unproven'] as const;

const quoteAttributes: readonly AttributeDefinition[] = [
  { id: 'speaker', type: 'person' },
  { id: 'speakerSpan', type: 'span' },
  { id: 'cueSpan', type: 'span' },
  { id: 'type', type: 'choice', choices: [...quoteTypes] },
  { id: 'addressee', type: 'person' },
  { id: 'chain', type: 'chain' },
  { id: 'originalWording', type: 'text' },
  { id: 'originalLanguage', type: 'text' },
  { id: 'originalFoundIn', type: 'link' },
  { id: 'translator', type: 'text' },
];

const claimAttributes: readonly AttributeDefinition[] = [
  { id: 'claimant', type: 'person' },
  { id: 'restatement', type: 'text' },
  { id: 'type', type: 'choice', choices: [...claimTypes] },
  { id: 'quantity', type: 'number' },
  { id: 'unit', type: 'text' },
  { id: 'date', type: 'date' },
  { id: 'place', type: 'text' },
  { id: 'checkability', type: 'choice', choices: [...checkabilities] },
  { id: 'status', type: 'choice', choices: [...claimStatuses] },
  { id: 'evidence', type: 'evidence' },
];

/** The two layers that Guillemet exists for; ordinary ones, but that they cannot be taken away. */
export function builtInLayers(): Layer[] {
  return [
    { id: 'quote', name: 'Quote', key: 'q', attributes: quoteAttributes.map(copy) },
    { id: 'claim', name: 'Claim', key: 'c', attributes: claimAttributes.map(copy) },
  ];
}

export function builtInRelationTypes(): RelationType[] {
  return [
    { id: 'supports', name: 'supports' },
    { id: 'contradicts', name: 'contradicts' },
    { id: 'repeats', name: 'repeats' },
    { id: 'answers', name: 'answers' },
  ];
}

/** What every new library starts with. */
export function builtInCodebook(): Codebook {
  return { layers: builtInLayers(), tags: [], relationTypes: builtInRelationTypes() };
}

/**
 * The codebook with whatever an earlier Guillemet did not put into it yet: layers, their attributes and
 * choices, the relation types. What the library calls by such an id stays as it is. The same object where
 * nothing was missing.
 */
export function withBuiltIns(codebook: Codebook): Codebook {
  const layers = codebook.layers.map((layer) => {
    const builtIn = builtInLayers().find(({ id }) => id === layer.id);
    return builtIn ? grownLayer(layer, builtIn) : layer;
  });
  for (const builtIn of builtInLayers()) if (!layers.some(({ id }) => id === builtIn.id)) layers.push(builtIn);
  const relationTypes = codebook.relationTypes.length === 0 ? builtInRelationTypes() : codebook.relationTypes;
  const isSame =
    relationTypes === codebook.relationTypes &&
    layers.length === codebook.layers.length &&
    layers.every((layer, index) => layer === codebook.layers[index]);
  return isSame ? codebook : { ...codebook, layers, relationTypes };
}

function grownLayer(layer: Layer, builtIn: Layer): Layer {
  let isGrown = false;
  const attributes = layer.attributes.map((attribute) => {
    const model = builtIn.attributes.find(({ id }) => id === attribute.id);
    const { choices = [], retiredChoices = [], mergedChoices = {} } = attribute;
    const known = [...choices, ...retiredChoices, ...Object.keys(mergedChoices)];
    const missing =
      attribute.type === model?.type ? (model.choices ?? []).filter((choice) => !known.includes(choice)) : [];
    if (missing.length === 0) return attribute;
    isGrown = true;
    return { ...attribute, choices: [...(attribute.choices ?? []), ...missing] };
  });
  for (const model of builtIn.attributes) {
    if (attributes.some(({ id }) => id === model.id)) continue;
    isGrown = true;
    attributes.push(model);
  }
  if (layer.key === undefined) return { ...layer, attributes, ...(builtIn.key ? { key: builtIn.key } : {}) };
  return isGrown ? { ...layer, attributes } : layer;
}

export function isBuiltInLayer(id: string): boolean {
  return id === 'quote' || id === 'claim';
}

/** One that the program itself reads and writes: it may be retired, but it cannot be taken away or become part of another. */
export function isBuiltInAttribute(layer: string, attribute: string): boolean {
  const known = { quote: quoteAttributes, claim: claimAttributes }[layer];
  return known?.some(({ id }) => id === attribute) ?? false;
}

/** One of the choices that the program itself knows, which are said in the language of the screen. */
export function isBuiltInChoice(layer: string, attribute: string, choice: string): boolean {
  const known = { quote: quoteAttributes, claim: claimAttributes }[layer];
  return known?.find(({ id }) => id === attribute)?.choices?.includes(choice) ?? false;
}

function copy(attribute: AttributeDefinition): AttributeDefinition {
  return { ...attribute, ...(attribute.choices ? { choices: [...attribute.choices] } : {}) };
}
