import { type Annotation, compareAnnotations, extentOf, isInside, lengthOf } from './annotation';

/** Who asserts a claim: set on the claim itself, or taken from the smallest quote around it. */
export interface Claimant {
  person: string;
  /** Id of the quote that the claimant is taken from; null when it is the claim's own. */
  inheritedFrom: string | null;
}

/** Null for what is no claim, and for a claim with no claimant of its own outside every quote with a speaker. */
export function claimantOf(annotation: Annotation, quotes: Iterable<Annotation>): Claimant | null {
  if (annotation.layer !== 'claim') return null;
  const own = annotation.attributes.claimant;
  if (typeof own === 'string') return { person: own, inheritedFrom: null };
  const nearest = quoteAround(annotation, quotes);
  if (nearest === null) return null;
  return { person: nearest.attributes.speaker as string, inheritedFrom: nearest.id };
}

/** The smallest quote with a speaker that the annotation lies in: of a quote inside a quote, the one who passes it on. */
export function quoteAround(annotation: Annotation, quotes: Iterable<Annotation>): Annotation | null {
  let nearest: Annotation | null = null;
  for (const quote of quotes) {
    if (quote.layer !== 'quote' || typeof quote.attributes.speaker !== 'string') continue;
    if (!isInside(annotation, quote) || isSamePlace(annotation, quote)) continue;
    if (nearest === null || compareNearness(quote, nearest) < 0) nearest = quote;
  }
  return nearest;
}

/** Two quotes on the very same words are rivals, neither passes on the other. */
function isSamePlace(a: Annotation, b: Annotation): boolean {
  return a.layer === b.layer && isInside(b, a);
}

/** Total, so that the claimant does not depend on the order in which the quotes are given. */
function compareNearness(a: Annotation, b: Annotation): number {
  return lengthOf(a) - lengthOf(b) || compareAnnotations(a, b);
}

/**
 * The quotes of an article, ready to be asked many times which of them may lie around an annotation.
 * Made once for each state of the annotations: one pass, and then a few steps a question.
 */
export class QuoteIndex {
  private readonly quotes: Annotation[] = [];
  /** For each quote the farthest end of it and all before it. */
  private readonly reach: number[] = [];

  /** `ordered`: in the order of the text. */
  constructor(ordered: readonly Annotation[]) {
    let reach = 0;
    for (const annotation of ordered) {
      if (annotation.layer !== 'quote') continue;
      reach = Math.max(reach, extentOf(annotation).end);
      this.quotes.push(annotation);
      this.reach.push(reach);
    }
  }

  /** Every quote whose extent holds that of the annotation, and perhaps a few more. */
  around(annotation: Annotation): Annotation[] {
    const { start, end } = extentOf(annotation);
    let low = 0;
    let high = this.quotes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (extentOf(this.quotes[middle] as Annotation).start <= start) low = middle + 1;
      else high = middle;
    }
    const found: Annotation[] = [];
    for (let i = low - 1; i >= 0 && (this.reach[i] as number) >= end; i--) found.push(this.quotes[i] as Annotation);
    return found;
  }
}
