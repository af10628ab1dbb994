import type { AttributeDefinition, Codebook, Layer, Tag } from './codebook';
import type { Problem } from './integrity';
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
    ...repeated(layers, 'layers', 'name', ({ name }) => foldName(name)),
    ...layers.flatMap((layer, index) => layerProblems(layer, ['layers', index])),
    ...repeated(relationTypes, 'relationTypes', 'id', ({ id }) => id),
    ...repeated(relationTypes, 'relationTypes', 'name', ({ name }) => foldName(name)),
    ...repeated(tags, 'tags', 'id', ({ id }) => id),
    ...repeated(tags, 'tags', 'name', ({ parent, name, mergedInto, retired }) =>
      mergedInto === undefined && retired !== true ? `${parent ?? ''}/${foldName(name)}` : null,
    ),
    ...tagProblems(tags),
    ...keyProblems(layers, tags),
  ];
}

function layerProblems(layer: Layer, path: Problem['path']): CodebookProblem[] {
  return [
    ...repeated(layer.attributes, 'attributes', 'id', ({ id }) => id),
    ...layer.attributes.flatMap((attribute, index) => attributeProblems(attribute, ['attributes', index])),
  ].map((problem) => ({ ...problem, path: [...path, ...problem.path] }));
}

function attributeProblems({ type, choices, name, id }: AttributeDefinition, path: Problem['path']): CodebookProblem[] {
  if (type !== 'choice' && type !== 'choices') return [];
  if (!choices || choices.length === 0) {
    const message = `"${name ?? id}" offers nothing to choose from`;
    return [{ path: [...path, 'choices'], message, kind: 'choices', value: '' }];
  }
  return repeated(choices, 'choices', null, (choice) => choice).map((problem) => ({
    ...problem,
    path: [...path, ...problem.path],
  }));
}

function tagProblems(tags: readonly Tag[]): CodebookProblem[] {
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  const problems: CodebookProblem[] = [];
  for (const [index, tag] of tags.entries()) {
    for (const field of ['parent', 'mergedInto'] as const) {
      const target = tag[field];
      if (target === null || target === undefined) continue;
      const path = ['tags', index, field];
      const value = target;
      if (!byId.has(target)) problems.push({ path, message: `there is no tag "${target}"`, kind: 'parent', value });
      else if (leadsBack(tag, field, byId)) {
        problems.push({ path, message: `"${tag.name}" would hang on itself`, kind: 'circle', value });
      }
    }
  }
  return problems;
}

function leadsBack(tag: Tag, field: 'parent' | 'mergedInto', byId: ReadonlyMap<string, Tag>): boolean {
  const seen = new Set<string>();
  let next = tag[field];
  while (typeof next === 'string' && !seen.has(next)) {
    if (next === tag.id) return true;
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

/** `keyOf` may give null for an item that takes no part. */
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
    if (seen.has(key)) problems.push({ path, message: `stands there twice`, kind: 'twice', value: key });
    seen.add(key);
  }
  return problems;
}
