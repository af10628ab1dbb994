import { type Annotation, extentOf } from '../annotation/annotation';
import { compareDecisions, type Decision, decidedExtent } from '../annotation/decision';
import type { Span } from '../text/span';
import type { Suggestion } from './suggestion';

/** How much of both together two spans must share to be about the same words. */
const sameWords = 0.5;

/** The same for a decision about what an earlier engine proposed: an engine that cuts better is heard again. */
const sameProposal = 0.8;

/** What the work on an article already says about its words. */
export interface Known {
  text: string;
  textSha256: string;
  /** In the order of the text. */
  ordered: readonly Annotation[];
  decisions: ReadonlyMap<string, Decision>;
}

/**
 * The suggestions that are still open: nobody has decided about them, and no annotation of their layer
 * stands on the same words. Each costs a look at its neighbours, whatever the article holds.
 */
export function openSuggestions(suggestions: readonly Suggestion[], known: Known): Suggestion[] {
  const decided = decidedIn(known);
  return suggestions.filter(
    (suggestion) => !decided.has(suggestion, known.text) && !isMarked(suggestion, known.ordered),
  );
}

function isMarked(suggestion: Suggestion, ordered: readonly Annotation[]): boolean {
  return neighbours(ordered, suggestion, extentOf).some(
    (annotation) => annotation.layer === suggestion.layer && overlap(extentOf(annotation), suggestion) >= sameWords,
  );
}

const indexes = new WeakMap<Known['decisions'], DecidedSpans>();

/** Made once for each state of the decisions. */
function decidedIn(known: Known): DecidedSpans {
  let index = indexes.get(known.decisions);
  if (!index) {
    index = new DecidedSpans(known);
    indexes.set(known.decisions, index);
  }
  return index;
}

class DecidedSpans {
  /** Of this text, by layer and spans. */
  private readonly exact = new Set<string>();
  /** Of this text, in its order. */
  private readonly here: Decision[] = [];
  /** Of an earlier wording of the article, by layer and words: where they stood does not count any more. */
  private readonly elsewhere = new Set<string>();

  constructor({ decisions, textSha256 }: Known) {
    for (const decision of decisions.values()) {
      const { layer, segments } = decision.suggestion;
      if (decision.textSha256 === textSha256) {
        this.here.push(decision);
        this.exact.add(spansKey(layer, segments));
      } else
        this.elsewhere.add(
          wordsKey(
            layer,
            segments.map(({ exact }) => exact),
          ),
        );
    }
    this.here.sort(compareDecisions);
  }

  has(suggestion: Suggestion, text: string): boolean {
    const { layer, segments, engine } = suggestion;
    if (this.exact.has(spansKey(layer, segments))) return true;
    if (this.elsewhere.size > 0) {
      const words = segments.map(({ start, end }) => text.slice(start, end));
      if (this.elsewhere.has(wordsKey(layer, words))) return true;
    }
    return neighbours(this.here, suggestion, decidedExtent).some(
      (decision) =>
        decision.suggestion.layer === layer &&
        decision.suggestion.engine !== engine &&
        overlap(decidedExtent(decision), suggestion) >= sameProposal,
    );
  }
}

/** Entries, given in the order of the text, that can share half of their words with a span: they begin near it. */
function neighbours<T>(ordered: readonly T[], span: Span, extent: (entry: T) => Span): T[] {
  const farthest = span.start - (span.end - span.start);
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (extent(ordered[middle] as T).start < farthest) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let at = low; at < ordered.length; at++) {
    const entry = ordered[at] as T;
    if (extent(entry).start >= span.end) break;
    found.push(entry);
  }
  return found;
}

/** What two spans share, of all that they cover together: 0 to 1. */
function overlap(a: Span, b: Span): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

function spansKey(layer: string, segments: readonly Span[]): string {
  return [layer, ...segments.map(({ start, end }) => `${start}-${end}`)].join(' ');
}

function wordsKey(layer: string, words: readonly string[]): string {
  return JSON.stringify([layer, ...words]);
}
