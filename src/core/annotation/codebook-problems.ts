import { hasChoices } from './attribute-edits';
import type { AttributeDefinition, Codebook, Layer, Tag } from './codebook';
import type { Problem } from './integrity';
import { choiceToday } from './merged-parts';
import { foldName } from './person';

export interface CodebookProblem extends Problem {
  kind: 'twice' | 'choices' | 'parent' | 'circle' | 'key-taken';
  /** What stands there, or who has it already. */
  value: string;
}

/**
 * What must be true of a codebook beyond its shape: ids are given once, so are keys; names differ where
 * they stand side by side; choices have choices; tags hang on tags that there are, and never in a circle.
 * An empty array means sound.
 */
export function codebookProblems({ layers, tags, relationTypes }: Codebook): CodebookProblem[] {
  return [
    ...repeated(layers, 'layers', 'id', ({ id }) => id),
    ...repeated(layers, 'layers', 'name', nameOfPresent),
    ...pointerProblems(layers, 'layers', 'mergedInto', 'layer'),
    ...layers.flatMap((layer, index) => layerProblems(layer, layers, ['layers', index])),
    ...repeated(relationTypes, 'relationTypes', 'id', ({ id }) => id),
    ...repeated(relationTypes, 'relationTypes', 'name', nameOfPresent),
    ...pointerProblems(relationTypes, 'relationTypes', 'mergedInto', 'relation type'),
    ...repeated(tags, 'tags', 'id', ({ id }) => id),
    ...repeated(tags, 'tags', 'name', ({ parent, name, mergedInto, retired }) =>
      mergedInto === undefined && retired !== true ? `${parent ?? ''}/${foldName(name)}` : null,
    ),
    ...pointerProblems(tags, 'tags', 'parent', 'tag'),
    ...pointerProblems(tags, 'tags', 'mergedInto', 'tag'),
    ...keyProblems(layers, tags),
  ];
}

/** What was merged gave its name up. */
function nameOfPresent({ name, mergedInto }: { name: string; mergedInto?: string }): string | null {
  return mergedInto === undefined ? foldName(name) : null;
}

function layerProblems(layer: Layer, layers: readonly Layer[], path: Problem['path']): CodebookProblem[] {
  const { attributes, mergedInto } = layer;
  const holding = mergedInto === undefined ? attributes : layers.find(({ id }) => id === mergedInto)?.attributes;
  const lost = (attribute: AttributeDefinition) =>
    attribute.mergedInto !== undefined &&
    holding?.some(({ id, type }) => id === attribute.mergedInto && type === attribute.type) === false;
  return [
    ...repeated(attributes, 'attributes', 'id', ({ id }) => id),
    ...attributes.flatMap((attribute, index) => attributeProblems(attribute, ['attributes', index])),
    ...attributes.flatMap((attribute, index): CodebookProblem[] => {
      if (!lost(attribute)) return [];
      const value = attribute.mergedInto ?? '';
      const message = `there is no attribute "${value}" of its type`;
      return [{ path: ['attributes', index, 'mergedInto'], message, kind: 'parent', value }];
    }),
    ...(mergedInto === undefined ? circles(attributes, 'attributes', 'mergedInto') : []),
  ].map((problem) => ({ ...problem, path: [...path, ...problem.path] }));
}

function attributeProblems(attribute: AttributeDefinition, path: Problem['path']): CodebookProblem[] {
  const { choices, retiredChoices = [], mergedChoices = {}, mergedInto, name, id } = attribute;
  if (!hasChoices(attribute)) return [];
  if (!choices || choices.length === 0) {
    const message = `"${name ?? id}" offers nothing to choose from`;
    return mergedInto === undefined ? [{ path: [...path, 'choices'], message, kind: 'choices', value: '' }] : [];
  }
  const known = [...choices, ...retiredChoices];
  // A choice of a merged attribute may count as one of the other.
  const moved = mergedInto === undefined ? Object.keys(mergedChoices) : [];
  const stray = moved.find((choice) => !known.includes(choiceToday(mergedChoices, choice)));
  // One that was moved to another and offered again would be both.
  const both = moved.filter((choice) => choices.includes(choice));
  const twice = repeated([...choices, ...both], 'choices', null, (choice) => choice);
  return [
    ...twice.map((problem) => ({ ...problem, path: [...path, ...problem.path] })),
    ...(stray === undefined
      ? []
      : [
          {
            path: [...path, 'mergedChoices'],
            message: `"${stray}" became part of a choice that there is not`,
            kind: 'parent' as const,
            value: stray,
          },
        ]),
  ];
}

type Pointing = 'parent' | 'mergedInto';
type Pointer = { id: string; name?: string } & { [Field in Pointing]?: string | null };

/** Pointers of a list to what it does not have, or that lead round in a circle. `what`: what they are to lead to. */
function pointerProblems(entries: readonly Pointer[], list: string, field: Pointing, what: string): CodebookProblem[] {
  const ids = new Set(entries.map(({ id }) => id));
  const missing = entries.flatMap((entry, index): CodebookProblem[] => {
    const target = entry[field];
    if (target === null || target === undefined || ids.has(target)) return [];
    return [{ path: [list, index, field], message: `there is no ${what} "${target}"`, kind: 'parent', value: target }];
  });
  return [...missing, ...circles(entries, list, field)];
}

function circles(entries: readonly Pointer[], list: string, field: Pointing): CodebookProblem[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return entries.flatMap((entry, index): CodebookProblem[] => {
    if (!leadsBack(entry, field, byId)) return [];
    const message = `"${entry.name ?? entry.id}" would hang on itself`;
    return [{ path: [list, index, field], message, kind: 'circle', value: entry[field] ?? '' }];
  });
}

function leadsBack(entry: Pointer, field: Pointing, byId: ReadonlyMap<string, Pointer>): boolean {
  const seen = new Set<string>();
  let next = entry[field];
  while (typeof next === 'string' && !seen.has(next)) {
    if (next === entry.id) return true;
    seen.add(next);
    next = byId.get(next)?.[field];
  }
  return false;
}

/** A letter marks, a digit tags: each can stand for one thing only. */
function keyProblems(layers: readonly Layer[], tags: readonly Tag[]): CodebookProblem[] {
  const bearers = new Map<string, string>();
  const problems: CodebookProblem[] = [];
  const check = (path: Problem['path'], key: string | undefined, name: string, retired: boolean | undefined) => {
    if (key === undefined || retired === true) return;
    const other = bearers.get(key);
    if (other === undefined) bearers.set(key, name);
    else {
      const message = `the key "${key}" is already that of "${other}"`;
      problems.push({ path: [...path, 'key'], message, kind: 'key-taken', value: other });
    }
  };
  for (const [index, { key, name, retired }] of layers.entries()) check(['layers', index], key, name, retired);
  for (const [index, { key, name, retired, mergedInto }] of tags.entries()) {
    if (mergedInto === undefined) check(['tags', index], key, name, retired);
  }
  return problems;
}

/** `keyOf` may give null for an item that takes no part; an item that bears a name is called by it. */
function repeated<T>(
  items: readonly T[],
  list: string,
  field: string | null,
  keyOf: (item: T) => string | null,
): CodebookProblem[] {
  const seen = new Set<string>();
  const problems: CodebookProblem[] = [];
  for (const [index, item] of items.entries()) {
    const key = keyOf(item);
    if (key === null) continue;
    const path = field === null ? [list, index] : [list, index, field];
    if (seen.has(key)) {
      const named = field === 'name' ? (item as { name?: unknown }).name : undefined;
      const value = typeof named === 'string' ? named : key;
      problems.push({ path, message: `stands there twice`, kind: 'twice', value });
    }
    seen.add(key);
  }
  return problems;
}
