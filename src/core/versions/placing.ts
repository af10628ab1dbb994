import { anchor } from '../anchoring/anchor';
import { type Annotation, type AttributeValue, isSelector, segmentsAt } from '../annotation/annotation';
import { selectorAt } from '../annotation/selector';
import { snapSpan } from '../text/segmentation';
import type { Span } from '../text/span';

/**
 * An annotation without a place, put on the words of a span by hand; null where there are no words. The places of its cue and speaker
 * come along where they are found beyond doubt, and are left out where they are not. `time`: ISO 8601 with a zone.
 */
export function placedAt(text: string, annotation: Annotation, span: Span, time: string): Annotation | null {
  const snapped = snapSpan(text, span);
  if (!snapped) return null;
  const { unplaced: _, ...rest } = annotation as Annotation & { unplaced?: unknown };
  const attributes: Record<string, AttributeValue> = {};
  for (const [id, value] of Object.entries(annotation.attributes)) {
    const found = isSelector(value) ? placeFor(text, value) : null;
    if (!isSelector(value)) attributes[id] = value;
    else if (found) attributes[id] = selectorAt(text, found);
  }
  const { origin } = annotation;
  return {
    ...rest,
    segments: segmentsAt(text, [snapped]),
    attributes,
    modified: time,
    origin: origin.kind === 'suggestion' ? { ...origin, edited: true } : origin,
  } as Annotation;
}

/** Where the words of an annotation without a place may be now; null where nothing is like them. To be looked at, never taken as it is. */
export function likelyPlace(text: string, annotation: Annotation): Span | null {
  for (const { exact, prefix, suffix } of annotation.segments) {
    const found = anchor(text, { exact, prefix, suffix });
    if (found) return found.span;
  }
  return null;
}

function placeFor(
  text: string,
  { exact, prefix, suffix }: { exact: string; prefix: string; suffix: string },
): Span | null {
  const found = anchor(text, { exact, prefix, suffix });
  return found && found.rung !== 'moved' ? found.span : null;
}
