import { sameValue } from './change';
import type { AttributeDefinition, Codebook, Layer, RelationType } from './codebook';
import { withFields } from './codebook-edits';
import { type CodebookProblem, codebookProblems } from './codebook-problems';
import { KeyBearers, type MergedEntry, outcomeOf } from './merged-entry';
import { foldName } from './person';
import { TagMerge } from './tag-merge';

export interface CodebookMerge {
  codebook: Codebook;
  entries: MergedEntry[];
  /** What would be wrong with the whole: then nothing is to be taken in. */
  problems: CodebookProblem[];
}

/**
 * The codebook with another one taken in: what is the same by id, else by name or path, gets the fields that the other one has, the rest is
 * added. Nothing is taken away, nothing is offered no more but what the other says so of, no attribute gets another type.
 */
export function mergeCodebook(own: Codebook, other: Codebook): CodebookMerge {
  const entries: MergedEntry[] = [];
  const keys = new KeyBearers(own);
  const layers = mergeLayers(own.layers, other.layers, keys, entries);
  const tags = new TagMerge(own, other, keys, entries).tags;
  const relationTypes = mergeRelationTypes(own.relationTypes, other.relationTypes, entries);
  const merged = { ...own, layers, tags, relationTypes };
  const codebook = sameValue(merged, own) ? own : merged;
  return { codebook, entries, problems: codebookProblems(codebook) };
}

function mergeLayers(
  own: readonly Layer[],
  others: readonly Layer[],
  keys: KeyBearers,
  entries: MergedEntry[],
): Layer[] {
  const layers = [...own];
  for (const other of others) {
    const index = indexOf(layers, other);
    const known = layers[index];
    const { attributes, key, ...rest } = other;
    const id = known?.id ?? other.id;
    const hasKey = keys.take(key, `layer ${id}`);
    const told = { ...rest, id, ...(key !== undefined && hasKey ? { key } : {}) };
    const kept = hasKey ? [] : ['key'];
    const before = known ?? { id, name: other.name, attributes: [] };
    const bare = withFields<Layer>(before, told);
    entries.push({ kind: 'layer', path: [bare.name], layer: id, ...outcomeOf(known, bare), kept });
    const merged = { ...bare, attributes: mergeAttributes(before.attributes, attributes, bare, entries) };
    if (known) layers[index] = merged;
    else layers.push(merged);
  }
  return layers;
}

function mergeAttributes(
  own: readonly AttributeDefinition[],
  others: readonly AttributeDefinition[],
  layer: Layer,
  entries: MergedEntry[],
): AttributeDefinition[] {
  const attributes = [...own];
  const called = ({ id, name }: AttributeDefinition) => foldName(name ?? id);
  for (const other of others) {
    const byId = attributes.findIndex(({ id }) => id === other.id);
    const index = byId === -1 ? attributes.findIndex((each) => called(each) === called(other)) : byId;
    const known = attributes[index];
    const merged = known ? withFields<AttributeDefinition>(known, fieldsOf(known, other)) : other;
    const kept = known && known.type !== other.type ? ['type'] : [];
    const name = merged.name ?? merged.id;
    entries.push({ kind: 'attribute', path: [layer.name, name], layer: layer.id, ...outcomeOf(known, merged), kept });
    if (known) attributes[index] = merged;
    else attributes.push(merged);
  }
  return attributes;
}

/** Where the type is another, what it offers is another as well: only the words about it are taken. */
function fieldsOf(own: AttributeDefinition, other: AttributeDefinition): Partial<AttributeDefinition> {
  const { id: _, type, choices: __, retiredChoices: ___, ...words } = other;
  return type === own.type ? { ...words, ...choicesOf(own, other) } : words;
}

/** The choices of the other in its order, then those that only stand here; each is offered or retired, never gone. */
function choicesOf(own: AttributeDefinition, other: AttributeDefinition): Partial<AttributeDefinition> {
  const told = new Set([...(other.choices ?? []), ...(other.retiredChoices ?? [])]);
  const left = (choices: readonly string[] = []) => choices.filter((choice) => !told.has(choice));
  const choices = [...(other.choices ?? []), ...left(own.choices)];
  const retired = [...(other.retiredChoices ?? []), ...left(own.retiredChoices)];
  return {
    ...(choices.length > 0 || own.choices ? { choices } : {}),
    ...(retired.length > 0 || own.retiredChoices ? { retiredChoices: retired } : {}),
  };
}

function mergeRelationTypes(
  own: readonly RelationType[],
  others: readonly RelationType[],
  entries: MergedEntry[],
): RelationType[] {
  const types = [...own];
  for (const other of others) {
    const index = indexOf(types, other);
    const known = types[index];
    const merged = known ? withFields<RelationType>(known, { ...other, id: known.id }) : other;
    entries.push({ kind: 'relation', path: [merged.name], layer: merged.id, ...outcomeOf(known, merged), kept: [] });
    if (known) types[index] = merged;
    else types.push(merged);
  }
  return types;
}

function indexOf(entries: readonly { id: string; name: string }[], other: { id: string; name: string }): number {
  const byId = entries.findIndex(({ id }) => id === other.id);
  return byId === -1 ? entries.findIndex(({ name }) => foldName(name) === foldName(other.name)) : byId;
}
