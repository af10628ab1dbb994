import { z } from 'zod';
import { graphemeCeil, graphemeFloor } from '../text/segmentation';
import type { Span } from '../text/span';

/**
 * A span together with the words it covers and their surroundings: the position and the quote
 * selector of the W3C Web Annotation model (sections 4.2.4 and 4.2.5) in one. Offsets are UTF-16.
 */
export const Selector = z.looseObject({
  start: z.int().min(0),
  end: z.int().min(1),
  exact: z.string().min(1),
  prefix: z.string(),
  suffix: z.string(),
});
export type Selector = z.infer<typeof Selector>;

/** How much text around a span is kept, in UTF-16 units before rounding to whole graphemes. */
const contextLength = 32;

/** Builds the selector of a span. Throws `RangeError` when the span is empty or outside the text. */
export function selectorAt(text: string, span: Span): Selector {
  const { start, end } = span;
  if (!(Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end && end <= text.length)) {
    throw new RangeError(`[${start}, ${end}) is not a span of a text of ${text.length} units`);
  }
  return {
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(graphemeCeil(text, Math.max(0, start - contextLength)), start),
    suffix: text.slice(end, graphemeFloor(text, Math.min(text.length, end + contextLength))),
  };
}
