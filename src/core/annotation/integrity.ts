import { splitsSurrogatePair } from '../text/offsets';
import { type Annotation, isSelector } from './annotation';
import type { Codebook } from './codebook';
import type { Person } from './person';
import type { Selector } from './selector';

export interface Problem {
  path: (string | number)[];
  message: string;
}

/** What an annotation is held against. */
export interface Surroundings {
  text: string;
  codebook: Codebook;
  people: ReadonlyMap<string, Person>;
}

/**
 * Everything that must be true of a stored annotation beyond its shape: every span equals its slice,
 * segments are in order and disjoint, attributes are those of the layer, people exist.
 * An empty array means sound.
 */
export function annotationProblems(annotation: Annotation, { text, codebook, people }: Surroundings): Problem[] {
  const problems: Problem[] = [];
  let last = -1;
  for (const [index, segment] of annotation.segments.entries()) {
    const path = ['segments', index];
    problems.push(...selectorProblems(text, segment, path));
    if (segment.start <= last) problems.push({ path, message: 'segments must be in the order of the text and apart' });
    last = segment.end;
  }

  const layer = codebook.layers.find((candidate) => candidate.id === annotation.layer);
  if (!layer) {
    problems.push({ path: ['layer'], message: `the codebook has no layer "${annotation.layer}"` });
    return problems;
  }
  for (const [id, value] of Object.entries(annotation.attributes)) {
    const path = ['attributes', id];
    const definition = layer.attributes.find((candidate) => candidate.id === id);
    if (!definition) {
      problems.push({ path, message: `the layer "${layer.id}" has no attribute "${id}"` });
    } else if (definition.type === 'span') {
      if (isSelector(value)) problems.push(...selectorProblems(text, value, path));
      else problems.push({ path, message: 'must be a span' });
    } else if (definition.type === 'number') {
      if (typeof value !== 'number') problems.push({ path, message: 'must be a number' });
    } else if (definition.type === 'boolean') {
      if (typeof value !== 'boolean') problems.push({ path, message: 'must be true or false' });
    } else if (typeof value !== 'string') {
      problems.push({ path, message: 'must be text' });
    } else if (definition.type === 'choice' && !definition.choices?.includes(value)) {
      problems.push({ path, message: `"${value}" is not one of ${definition.choices?.join(', ')}` });
    } else if (definition.type === 'person' && !people.has(value)) {
      problems.push({ path, message: `the register has no person "${value}"` });
    }
  }
  return problems;
}

function selectorProblems(text: string, selector: Selector, path: (string | number)[]): Problem[] {
  const { start, end, exact } = selector;
  if (end > text.length || start >= end) {
    return [{ path, message: `[${start}, ${end}) is outside the text of ${text.length} units` }];
  }
  if (splitsSurrogatePair(text, start) || splitsSurrogatePair(text, end)) {
    return [{ path, message: `[${start}, ${end}) cuts a character in two` }];
  }
  if (text.slice(start, end) !== exact) {
    return [{ path, message: `the text at [${start}, ${end}) is not the words the annotation was made on` }];
  }
  return [];
}
