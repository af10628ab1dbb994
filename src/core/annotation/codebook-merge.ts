import { sameValue } from './change';
import type { AttributeDefinition, Codebook, Layer, RelationType } from './codebook';
import { withFields } from './codebook-edits';
import { type CodebookProblem, codebookProblems } from './codebook-problems';
import { withWholeMerges } from './layer-merge';
import { LayerPointers } from './layer-pointers';
import { KeyBearers, type MergedEntry, outcomeOf } from './merged-entry';
import { choiceToday } from './merged-parts';
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
  const pointers = new LayerPointers();
  const layers = pointers.follow(mergeLayers(own.layers, other.layers, keys, entries, pointers), other.layers, entries);
  const tags = new TagMerge(own, other, keys, entries).tags;
  const relationTypes = mergeRelationTypes(own.relationTypes, other.relationTypes, entries);
  const merged = withWholeMerges({ ...own, layers, tags, relationTypes });
  const codebook = sameValue(merged, own) ? own : merged;
  return { codebook, entries, problems: codebookProblems(codebook) };
}

function mergeLayers(
  own: readonly Layer[],
  others: readonly Layer[],
  keys: KeyBearers,
  entries: MergedEntry[],
  pointers: LayerPointers,
): Layer[] {
  const layers = [...own];
  for (const other of others) {
    const index = indexOf(layers, other);
    const known = layers[index];
    const { attributes, key, mergedInto: _, ...rest } = other;
    const id = known?.id ?? other.id;
    pointers.layer(other.id, id);
    const hasKey = keys.take(key, `layer ${id}`);
    const told = { ...rest, id, ...(key !== undefined && hasKey ? { key } : {}) };
    const kept = hasKey ? [] : ['key'];
    const before = known ?? { id, name: other.name, attributes: [] };
    const bare = withFields<Layer>(before, told);
    entries.push({ kind: 'layer', path: [bare.name], layer: id, ...outcomeOf(known, bare), kept });
    const merged = {
      ...bare,
      attributes: mergeAttributes(before.attributes, attributes, bare, entries, other.id, pointers),
    };
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
  otherLayer: string,
  pointers: LayerPointers,
): AttributeDefinition[] {
  const attributes = [...own];
  const called = ({ id, name }: AttributeDefinition) => foldName(name ?? id);
  // Two of one codebook are never the same, whatever they are called.
  const spoken = new Set(others.map(({ id }) => id));
  for (const other of others) {
    const byId = attributes.findIndex(({ id }) => id === other.id);
    const byName = (each: AttributeDefinition) => !spoken.has(each.id) && called(each) === called(other);
    const index = byId === -1 ? attributes.findIndex(byName) : byId;
    const known = attributes[index];
    const { mergedInto: _, ...told } = other;
    const merged = known ? withFields<AttributeDefinition>(known, fieldsOf(known, told)) : told;
    spoken.add(merged.id);
    pointers.attribute(otherLayer, other.id, merged.id);
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
  const { id: _, type, choices: __, retiredChoices: ___, mergedChoices: ____, ...words } = other;
  return type === own.type ? { ...words, ...choicesOf(own, other) } : words;
}

/** The choices of the other in its order, then those that only stand here; each is offered, retired or moved, never gone. */
function choicesOf(own: AttributeDefinition, other: AttributeDefinition): Partial<AttributeDefinition> {
  const ownMoves = own.mergedChoices ?? {};
  const offered = (choices: readonly string[] = []) => choices.filter((choice) => !Object.hasOwn(ownMoves, choice));
  const listed = new Set([...offered(other.choices), ...offered(other.retiredChoices)]);
  const here = new Set([...(own.choices ?? []), ...(own.retiredChoices ?? []), ...listed]);
  // What was moved here stays so, and nothing moves to what would not be there.
  const told = Object.entries(other.mergedChoices ?? {}).filter(([from, into]) => {
    const today = choiceToday(ownMoves, choiceToday(other.mergedChoices ?? {}, into));
    return !Object.hasOwn(ownMoves, from) && here.has(today) && today !== from && !listed.has(from);
  });
  const moves = { ...ownMoves, ...Object.fromEntries(told) };
  const left = (choices: readonly string[] = []) =>
    choices.filter((choice) => !listed.has(choice) && !Object.hasOwn(moves, choice));
  const choices = [...offered(other.choices), ...left(own.choices)];
  const retired = [...offered(other.retiredChoices), ...left(own.retiredChoices)];
  return {
    ...(choices.length > 0 || own.choices ? { choices } : {}),
    ...(retired.length > 0 || own.retiredChoices ? { retiredChoices: retired } : {}),
    ...(Object.keys(moves).length > 0 ? { mergedChoices: moves } : {}),
  };
}

function mergeRelationTypes(
  own: readonly RelationType[],
  others: readonly RelationType[],
  entries: MergedEntry[],
): RelationType[] {
  const types = [...own];
  /** Where a type of the other went, as it is called here; what was merged here stays where it went. */
  const into = (mergedInto: string | undefined, known: RelationType | undefined, id: string) => {
    const target = others.find((other) => other.id === mergedInto);
    const here = target && (types[indexOf(types, target)]?.id ?? target.id);
    return here === undefined || known?.mergedInto !== undefined || goesTo(here, id) ? {} : { mergedInto: here };
  };
  /** Whether a type is, or was merged into, the other one. */
  const goesTo = (from: string, id: string): boolean => {
    const next = types.find((type) => type.id === from)?.mergedInto;
    return from === id || (next !== undefined && goesTo(next, id));
  };
  for (const other of others) {
    const index = indexOf(types, other);
    const known = types[index];
    const { mergedInto, ...rest } = other;
    const id = known?.id ?? other.id;
    const told = { ...rest, id, ...into(mergedInto, known, id) };
    const merged = known ? withFields<RelationType>(known, told) : told;
    entries.push({ kind: 'relation', path: [merged.name], layer: merged.id, ...outcomeOf(known, merged), kept: [] });
    if (known) types[index] = merged;
    else types.push(merged);
  }
  return types;
}

interface Named {
  id: string;
  name: string;
  mergedInto?: string;
}

/** By id, else by name, which what was merged gave up. */
function indexOf(entries: readonly Named[], other: Named): number {
  const byId = entries.findIndex(({ id }) => id === other.id);
  if (byId !== -1 || other.mergedInto !== undefined) return byId;
  return entries.findIndex(
    ({ name, mergedInto }) => mergedInto === undefined && foldName(name) === foldName(other.name),
  );
}
