import type { Annotation } from './annotation';
import type { Border } from './marking';

/**
 * The border after (or, backwards, before) one of an annotation, in the order of the text; from none, the
 * first (or last). Null past either end.
 */
export function nextBorder({ segments }: Annotation, from: Border | null, direction: 1 | -1 = 1): Border | null {
  const count = segments.length * 2;
  const index = from ? from.segment * 2 + (from.side === 'end' ? 1 : 0) + direction : direction === 1 ? 0 : count - 1;
  if (index < 0 || index >= count) return null;
  return { segment: index >> 1, side: index % 2 === 0 ? 'start' : 'end' };
}

/** Every border of an annotation, in the order of the text. */
export function bordersOf({ segments }: Annotation): Border[] {
  return segments.flatMap((_, segment): Border[] => [
    { segment, side: 'start' },
    { segment, side: 'end' },
  ]);
}

/** Where a border lies in the text, UTF-16; null where the annotation has no such segment. */
export function borderOffset({ segments }: Annotation, { segment, side }: Border): number | null {
  return segments[segment]?.[side] ?? null;
}
