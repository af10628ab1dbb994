import { anchor } from '../anchoring/anchor';
import { type Annotation, type AttributeValue, isSelector, segmentsAt } from '../annotation/annotation';
import { type Selector, selectorAt } from '../annotation/selector';
import type { Span } from '../text/span';
import { type DiffPart, diffWords, sameRuns } from '../text/word-diff';

/**
 * What became of an annotation in another wording of its article. `exact`: the same words with the same surroundings. `moved`: the same words,
 * beyond doubt, where the surroundings are others. `reworded`: in other words, or not all of it, or not beyond doubt. `orphan`: not found.
 */
export const outcomes = ['exact', 'moved', 'reworded', 'orphan'] as const;
export type Outcome = (typeof outcomes)[number];

export interface Reanchored {
  before: Annotation;
  outcome: Outcome;
  /** As it would stand in the new wording; null for an orphan. */
  after: Annotation | null;
  /** What of it was not found: numbers of segments, ids of attributes. */
  lost: (number | string)[];
}

/** A reworded annotation and an orphan are somebody's to decide. */
export function wantsReview({ outcome }: Pick<Reanchored, 'outcome'>): boolean {
  return outcome === 'reworded' || outcome === 'orphan';
}

/** Words shorter than that, in UTF-16 units, that stand once may still be others of the same spelling. */
const tellingLength = 12;

/** Surroundings that make the same words the same place, in UTF-16 units. */
const tellingContext = 8;

/** How far from where they should be words are looked for first, in UTF-16 units. */
const nearby = 2_000;

/** Units of text times words of 32 units that are looked through for other wordings; after that only nearby. */
const searchBudget = 2_000_000_000;

/** How far a cue or speaker may be from the words it belongs to, in UTF-16 units. */
const partDistance = 1_000;

interface Placed {
  span: Span;
  outcome: Exclude<Outcome, 'orphan'>;
}

/** Brings annotations from one wording of an article to another. Made once for two texts; linear where they differ little. */
export class Reanchoring {
  private readonly runs: DiffPart[];
  private budget = searchBudget;

  constructor(
    before: string,
    private readonly after: string,
    /** When annotations whose words change are changed: ISO 8601 with a zone. */
    private readonly time: string,
  ) {
    this.runs = sameRuns(diffWords(before, after));
  }

  /** By the ladder of `anchor`, each segment and each span among the attributes for itself. */
  annotation(annotation: Annotation): Reanchored {
    const { unplaced, ...rest } = annotation;
    const before = rest as Annotation;
    // What had no place in the earlier wording has its spans in another one.
    const isFromHere = unplaced === undefined;
    const places = before.segments.map((segment) => this.place(segment, isFromHere));
    const found = places.filter((place) => place !== null);
    if (found.length === 0) return { before: annotation, outcome: 'orphan', after: null, lost: [] };
    const segments = segmentsAt(
      this.after,
      found.map(({ span }) => span),
    );
    const lost: (number | string)[] = [...places.keys()].filter((index) => places[index] === null);
    const { attributes, isReworded, missing } = this.attributes(before.attributes, segments, isFromHere);
    lost.push(...missing);
    const isWhole = lost.length === 0 && segments.length === places.length && isInOrder(found);
    const outcome = isWhole && !isReworded ? worst(found) : 'reworded';
    const after =
      outcome === 'reworded' || !isFromHere
        ? this.reworded(before, segments, attributes)
        : { ...before, segments, attributes };
    return { before: annotation, outcome, after, lost };
  }

  private reworded(before: Annotation, segments: Selector[], attributes: Annotation['attributes']) {
    const { origin } = before;
    return {
      ...before,
      segments,
      attributes,
      modified: this.time,
      ...(origin.kind === 'suggestion' ? { origin: { ...origin, edited: true } } : {}),
    };
  }

  private attributes(before: Annotation['attributes'], segments: readonly Selector[], isFromHere: boolean) {
    const attributes: Record<string, AttributeValue> = {};
    const missing: string[] = [];
    let isReworded = false;
    const [start, end] = [segments[0]?.start ?? 0, segments.at(-1)?.end ?? 0];
    for (const [id, value] of Object.entries(before)) {
      const place = isSelector(value) ? this.place(value, isFromHere) : null;
      if (!isSelector(value)) attributes[id] = value;
      else if (place === null || place.span.end < start - partDistance || place.span.start > end + partDistance) {
        missing.push(id);
      } else {
        attributes[id] = selectorAt(this.after, place.span);
        if (place.outcome === 'reworded') isReworded = true;
      }
    }
    return { attributes, missing, isReworded };
  }

  private place(selector: Selector, isFromHere: boolean): Placed | null {
    const run = isFromHere ? this.runAround(selector) : null;
    if (run) {
      const start = selector.start + run.after.start - run.before.start;
      const span = { start, end: start + selector.exact.length };
      if (this.sameAround(selector, span) >= selector.prefix.length + selector.suffix.length)
        return { span, outcome: 'exact' };
    }
    return this.byLadder(selector) ?? this.inOtherWords(selector, isFromHere);
  }

  private byLadder({ exact, prefix, suffix }: Selector): Placed | null {
    // Without the offset, which says nothing in another text.
    const found = this.after.includes(exact) ? anchor(this.after, { exact, prefix, suffix }) : null;
    if (!found) return null;
    const { span } = found;
    const around = this.sameAround({ prefix, suffix }, span);
    if (around === prefix.length + suffix.length) return { span, outcome: 'exact' };
    return { span, outcome: exact.length >= tellingLength || around >= tellingContext ? 'moved' : 'reworded' };
  }

  /** Near where they should be, then everywhere. */
  private inOtherWords({ exact, start }: Selector, isFromHere: boolean): Placed | null {
    if (this.after.includes(exact)) return null;
    if (isFromHere) {
      const at = this.nearest(start);
      const from = Math.max(0, at - nearby);
      const found = anchor(this.after.slice(from, at + exact.length + nearby), { exact });
      if (found) return { span: { start: from + found.span.start, end: from + found.span.end }, outcome: 'reworded' };
    }
    this.budget -= this.after.length * Math.ceil(exact.length / 32);
    const found = this.budget > 0 ? anchor(this.after, { exact }) : null;
    return found && { span: found.span, outcome: 'reworded' };
  }

  /** The unchanged stretch that a span lies within. */
  private runAround({ start, end }: Span): DiffPart | null {
    const run = this.lastBefore(start);
    return run && end <= run.before.end ? run : null;
  }

  /** About where an offset of the earlier text is in the new one. */
  private nearest(offset: number): number {
    const run = this.lastBefore(offset);
    return run ? Math.min(run.after.end, offset + run.after.start - run.before.start) : 0;
  }

  private lastBefore(offset: number): DiffPart | null {
    let [low, high] = [0, this.runs.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.runs[middle]?.before.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return this.runs[low - 1] ?? null;
  }

  /** UTF-16 units of the surroundings that are the same, outwards from the words. */
  private sameAround({ prefix, suffix }: Pick<Selector, 'prefix' | 'suffix'>, { start, end }: Span): number {
    let same = 0;
    while (same < prefix.length && this.after.charAt(start - 1 - same) === prefix.at(-1 - same)) same++;
    let right = 0;
    while (right < suffix.length && this.after.charAt(end + right) === suffix.charAt(right)) right++;
    return same + right;
  }
}

function isInOrder(places: readonly Placed[]): boolean {
  return places.every(({ span }, index) => index === 0 || (places[index - 1]?.span.end ?? 0) <= span.start);
}

function worst(places: readonly Placed[]): Outcome {
  return places.reduce<Outcome>(
    (so, { outcome }) => (outcomes.indexOf(outcome) > outcomes.indexOf(so) ? outcome : so),
    'exact',
  );
}
