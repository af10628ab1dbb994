import { type Annotation, extentOf } from '../../core/annotation/annotation';
import type { Block } from '../../core/text/canonical';
import type { Span } from '../../core/text/span';

/** One segment of an annotation as it is underlined. */
export interface Stroke extends Span {
  /** Counted from the text downwards; no other annotation around here has the same. */
  lane: number;
  annotation: Annotation;
}

/** An annotation near what is drawn. */
export interface Laned extends Span {
  lane: number;
  annotation: Annotation;
}

/** Shown annotations that reach into the drawn part, each with a lane that no overlapping one has. */
export function lanesIn(
  ordered: readonly Annotation[],
  drawn: Span,
  isShown: (annotation: Annotation) => boolean,
): Laned[] {
  const laned: Laned[] = [];
  const laneEnds: number[] = [];
  for (const annotation of ordered) {
    const { start, end } = extentOf(annotation);
    if (start >= drawn.end) break;
    if (end <= drawn.start || !isShown(annotation)) continue;
    let lane = laneEnds.findIndex((laneEnd) => laneEnd <= start);
    if (lane === -1) lane = laneEnds.length;
    laneEnds[lane] = end;
    laned.push({ start, end, lane, annotation });
  }
  return laned;
}

/** The shortest first: what lies innermost comes before what lies around it. */
export function strokesOf(laned: readonly Laned[], block: Block): Stroke[] {
  const strokes = laned.flatMap(({ lane, annotation }) =>
    annotation.segments
      .filter(({ start, end }) => start < block.end && block.start < end)
      .map(({ start, end }) => ({ start, end, lane, annotation })),
  );
  return strokes.sort(byLength);
}

/** Of two pieces of text, the shorter first. */
export function byLength(a: Span, b: Span): number {
  return a.end - a.start - (b.end - b.start);
}

/** A search hit and its number among all. */
export interface Hit {
  span: Span;
  index: number;
}

export function hitsIn(hits: readonly Span[], block: Block): Hit[] {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((hits[middle] as Span).end <= block.start) low = middle + 1;
    else high = middle;
  }
  const found: Hit[] = [];
  for (let index = low; index < hits.length; index++) {
    const span = hits[index] as Span;
    if (span.start >= block.end) break;
    found.push({ span, index });
  }
  return found;
}
