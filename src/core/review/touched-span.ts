import { type Annotation, extentOf } from '../annotation/annotation';
import { type Decision, decidedExtent } from '../annotation/decision';
import type { Span } from '../text/span';

/** What suggestions are held against, at one moment. */
export interface WorkState {
  /** In the order of the text. */
  ordered: readonly Annotation[];
  decisions: ReadonlyMap<string, Decision>;
}

/**
 * The part of the text in which two states of the work differ; null where they are the same. Entries are
 * compared by identity: who changes one makes a new one.
 */
export function touchedSpan(before: WorkState, after: WorkState): Span | null {
  const spans: Span[] = [];
  if (before.ordered !== after.ordered) {
    const [a, b] = [before.ordered, after.ordered];
    let from = 0;
    while (from < Math.min(a.length, b.length) && a[from] === b[from]) from++;
    let tail = 0;
    while (tail < Math.min(a.length, b.length) - from && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
    for (const list of [a, b]) spans.push(...list.slice(from, list.length - tail).map(extentOf));
  }
  if (before.decisions !== after.decisions) {
    for (const [one, other] of [
      [before.decisions, after.decisions],
      [after.decisions, before.decisions],
    ] as const) {
      for (const [id, decision] of one) if (other.get(id) !== decision) spans.push(decidedExtent(decision));
    }
  }
  let touched: Span | null = null;
  for (const { start, end } of spans) {
    touched = touched ? { start: Math.min(touched.start, start), end: Math.max(touched.end, end) } : { start, end };
  }
  return touched;
}
