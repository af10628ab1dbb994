import { z } from 'zod';
import { mergeSpans, type Span, spanContains } from '../text/span';
import { AnnotationRelation } from './relation';
import { Selector, selectorAt } from './selector';

/** Ids are made here or elsewhere, and become file names and DOM attributes: letters, digits, `-`, `_`. */
export const Id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'an id of letters, digits, - and _');

export const Timestamp = z.iso.datetime({ offset: true });

/** How words came to the article, from the outlet back to the first source: « Le Monde ← AFP ← an official ← a report ». */
export const ChainLink = z.looseObject({
  role: z.enum(['outlet', 'agency', 'official', 'document', 'witness', 'other']),
  name: z.string().trim().min(1).max(500),
});
export type ChainLink = z.infer<typeof ChainLink>;

/** What speaks for or against a claim. */
export const Evidence = z.looseObject({
  title: z.string().trim().min(1).max(2_000),
  link: z.string().max(4_000),
  note: z.string().max(20_000),
});
export type Evidence = z.infer<typeof Evidence>;

/**
 * Value of a typed attribute: text, choice, date, person and link are strings; several choices are an
 * array of strings; a span is a selector; a chain and evidence are lists.
 */
export const AttributeValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  Selector,
  z.array(ChainLink).max(50),
  z.array(Evidence).max(500),
]);
export type AttributeValue = z.infer<typeof AttributeValue>;

/** How the annotation began: marked by hand, accepted from a suggestion, or taken from a file. */
export const Origin = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('manual') }),
  z.looseObject({
    kind: z.literal('suggestion'),
    rule: z.string(),
    engine: z.string(),
    /** How sure the engine was, 0 to 1. */
    confidence: z.number().min(0).max(1).exactOptional(),
    /** Words or attributes are no longer those that were proposed. */
    edited: z.boolean(),
  }),
  z.looseObject({ kind: z.literal('import'), format: z.string() }),
]);

export const Annotation = z.looseObject({
  id: Id,
  /** Id of a layer of the codebook. */
  layer: Id,
  /** In the order of the text, disjoint. An interrupted quotation has two or more. */
  segments: z.array(Selector).min(1).max(200),
  attributes: z.record(z.string(), AttributeValue),
  /** Ids of tags of the codebook. */
  tags: z.array(z.string()),
  note: z.string().max(100_000),
  /** Id of the annotator whose annotation this is. */
  annotator: Id,
  created: Timestamp,
  modified: Timestamp,
  origin: Origin,
  /** To others of the same annotator on the article; absent where there is none. */
  relations: z.array(AnnotationRelation).max(1_000).exactOptional(),
  /**
   * Only where the annotation has no place in the article's wording: its spans count in the earlier wording
   * with this hash, and it is kept to be placed by hand.
   */
  unplaced: z.looseObject({ textSha256: z.string().regex(/^[0-9a-f]{64}$/) }).exactOptional(),
});
export type Annotation = z.infer<typeof Annotation>;

/** Whether the annotation stands on words of its article. Nothing but its keeping and its placing deals with one that does not. */
export function isPlaced({ unplaced }: Annotation): boolean {
  return unplaced === undefined;
}

/** From the start of the first segment to the end of the last. */
export function extentOf(annotation: Annotation): Span {
  const first = annotation.segments[0] as Selector;
  const last = annotation.segments.at(-1) as Selector;
  return { start: first.start, end: last.end };
}

/** From the start of the first segment to the end of the last, UTF-16. */
export function lengthOf(annotation: Annotation): number {
  const { start, end } = extentOf(annotation);
  return end - start;
}

/** Order of the text: by start, the longer one first, then by id so that the order is total. */
export function compareAnnotations(a: Annotation, b: Annotation): number {
  const x = extentOf(a);
  const y = extentOf(b);
  return x.start - y.start || y.end - x.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Segments for spans in any order; those that overlap or touch become one. Throws `RangeError` on a bad span. */
export function segmentsAt(text: string, spans: readonly Span[]): Selector[] {
  return mergeSpans(spans).map((span) => selectorAt(text, span));
}

/** True where every segment of `inner` lies within some segment of `outer`. */
export function isInside(inner: Annotation, outer: Annotation): boolean {
  return (
    inner.id !== outer.id &&
    inner.segments.every((segment) => outer.segments.some((container) => spanContains(container, segment)))
  );
}

export function isSelector(value: AttributeValue | undefined): value is Selector {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How many quotes and how many claims there are. */
export function countLayers(annotations: readonly Annotation[]): { quotes: number; claims: number } {
  let quotes = 0;
  let claims = 0;
  for (const { layer } of annotations) {
    if (layer === 'quote') quotes++;
    else if (layer === 'claim') claims++;
  }
  return { quotes, claims };
}
