import { z } from 'zod';
import { splitsSurrogatePair } from '../text/offsets';
import { type Annotation, type AttributeValue, ChainLink, Evidence, isPlaced, isSelector } from './annotation';
import type { AttributeDefinition, Codebook } from './codebook';
import type { Decision, QuotedSpan } from './decision';
import type { Person } from './person';

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
 * segments are in order and disjoint, attributes are those of the layer, people exist. The spans of one
 * without a place count in another text and are not looked at.
 * An empty array means sound.
 */
export function annotationProblems(annotation: Annotation, { text, codebook, people }: Surroundings): Problem[] {
  const problems: Problem[] = [];
  let last = -1;
  const isHere = isPlaced(annotation);
  for (const [index, segment] of isHere ? annotation.segments.entries() : []) {
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
      if (isSelector(value)) problems.push(...(isHere ? selectorProblems(text, value, path) : []));
      else problems.push({ path, message: 'must be a span' });
    } else {
      const message = valueProblem(value, definition, people);
      if (message !== null) problems.push({ path, message });
    }
  }
  return problems;
}

/** The same of a decision that is made now: each span of what was proposed equals its slice. */
export function decisionProblems({ suggestion }: Decision, text: string): Problem[] {
  const { segments, cue, speakerSpan } = suggestion;
  const spans: [(string | number)[], QuotedSpan | null][] = [
    ...segments.map((segment, index): [(string | number)[], QuotedSpan] => [['segments', index], segment]),
    [['cue'], cue],
    [['speakerSpan'], speakerSpan],
  ];
  return spans.flatMap(([path, span]) => (span ? selectorProblems(text, span, ['suggestion', ...path]) : []));
}

/** What is wrong with a value that is no span; null where nothing is. */
function valueProblem(
  value: AttributeValue,
  definition: AttributeDefinition,
  people: ReadonlyMap<string, Person>,
): string | null {
  const { choices = [], retiredChoices = [], mergedChoices = {} } = definition;
  const allowed = [...choices, ...retiredChoices, ...Object.keys(mergedChoices)];
  switch (definition.type) {
    case 'number':
      return typeof value === 'number' ? null : 'must be a number';
    case 'boolean':
      return typeof value === 'boolean' ? null : 'must be true or false';
    case 'chain':
      return z.array(ChainLink).safeParse(value).success ? null : 'must be a list of links, each with role and name';
    case 'evidence':
      return z.array(Evidence).safeParse(value).success ? null : 'must be a list of title, link and note';
    case 'choices': {
      if (!z.array(z.string()).safeParse(value).success) return 'must be a list of choices';
      const stray = (value as string[]).find((choice) => !allowed.includes(choice));
      return stray === undefined ? null : `"${stray}" is not one of ${allowed.join(', ')}`;
    }
    default:
      if (typeof value !== 'string') return 'must be text';
      if (definition.type === 'choice' && !allowed.includes(value))
        return `"${value}" is not one of ${allowed.join(', ')}`;
      if (definition.type === 'person' && !people.has(value)) return `the register has no person "${value}"`;
      return null;
  }
}

function selectorProblems(text: string, selector: QuotedSpan, path: (string | number)[]): Problem[] {
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
