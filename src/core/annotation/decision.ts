import { z } from 'zod';
import { Sha256 } from '../library/article';
import type { Span } from '../text/span';
import { AttributeValue, Id, Timestamp } from './annotation';

/** A piece of the text with its words, without what surrounds them. UTF-16, end exclusive. */
export const QuotedSpan = z.looseObject({ start: z.int().min(0), end: z.int().min(1), exact: z.string().min(1) });
export type QuotedSpan = z.infer<typeof QuotedSpan>;

/** What was proposed, as the analyst saw it: enough to measure the rule that proposed it. */
export const DecidedSuggestion = z.looseObject({
  layer: Id,
  segments: z.array(QuotedSpan).min(1).max(200),
  /** Type of the quote or claim. */
  type: z.string(),
  rule: z.string(),
  engine: z.string(),
  /** 0 to 1. */
  confidence: z.number(),
  cue: QuotedSpan.nullable(),
  speakerSpan: QuotedSpan.nullable(),
  /** Name of the speaker or claimant, as proposed. */
  speaker: z.string().nullable(),
  attributes: z.record(z.string(), AttributeValue),
});
export type DecidedSuggestion = z.infer<typeof DecidedSuggestion>;

/**
 * That an annotator has accepted or rejected a suggestion. It is kept for good: the suggestion is not shown again,
 * and how often a rule is right can be counted.
 */
export const Decision = z.looseObject({
  id: Id,
  verdict: z.enum(['accepted', 'rejected']),
  suggestion: DecidedSuggestion,
  /** Of the canonical text that the spans count in. */
  textSha256: Sha256,
  /** The annotation that an accepted suggestion became; it may have been changed or deleted since. */
  annotation: Id.nullable(),
  annotator: Id,
  decided: Timestamp,
});
export type Decision = z.infer<typeof Decision>;

/** From the start of the first proposed segment to the end of the last. */
export function decidedExtent({ suggestion: { segments } }: Decision): Span {
  return { start: segments[0]?.start ?? 0, end: segments.at(-1)?.end ?? 0 };
}

/** Order of the text: by start, the longer one first, then by id so that the order is total. */
export function compareDecisions(a: Decision, b: Decision): number {
  const x = decidedExtent(a);
  const y = decidedExtent(b);
  return x.start - y.start || y.end - x.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
