import { type Annotation, type AttributeValue, segmentsAt } from '../annotation/annotation';
import { sameValue } from '../annotation/change';
import type { DecidedSuggestion, Decision, QuotedSpan } from '../annotation/decision';
import { selectorAt } from '../annotation/selector';
import type { Span } from '../text/span';
import { quantityOf } from './quantity';
import type { Suggestion } from './suggestion';

/** Where and for whom a decision is made. */
export interface Reviewer {
  text: string;
  textSha256: string;
  language: string;
  annotator: string;
  /** Of now, with a zone. */
  time: string;
}

/**
 * The annotation that a suggestion becomes: an ordinary one, but for its origin. `person`: id of the register's entry
 * for the speaker or claimant, null where it is nobody's or not known.
 */
export function acceptedAnnotation(
  suggestion: Suggestion,
  id: string,
  person: string | null,
  { text, language, annotator, time }: Reviewer,
): Annotation {
  const { layer, segments, rule, engine, confidence } = suggestion;
  return {
    id,
    layer,
    segments: segmentsAt(text, segments),
    attributes:
      layer === 'quote' ? quoteAttributes(suggestion, person, text) : claimAttributes(suggestion, person, language),
    tags: [],
    note: '',
    annotator,
    created: time,
    modified: time,
    origin: { kind: 'suggestion', rule, engine, confidence, edited: false },
  };
}

function quoteAttributes({ type, cue, speakerSpan }: Suggestion, person: string | null, text: string) {
  return {
    ...(person === null ? {} : { speaker: person }),
    ...(speakerSpan ? { speakerSpan: selectorAt(text, speakerSpan) } : {}),
    ...(cue ? { cueSpan: selectorAt(text, cue) } : {}),
    type,
  };
}

function claimAttributes(suggestion: Suggestion, person: string | null, language: string) {
  return {
    ...(person === null ? {} : { claimant: person }),
    type: suggestion.type,
    ...figuresOf(suggestion, language),
  };
}

/** What a claim counts, and for when, as far as it can be read without doubt. */
function figuresOf({ quantity, unit, date }: Suggestion, language: string): Record<string, AttributeValue> {
  const number = quantity === null ? null : quantityOf(quantity, language);
  const year = date === null ? null : /\d{4}/.exec(date);
  return {
    ...(number === null ? {} : { quantity: number }),
    ...(number === null || unit === null ? {} : { unit }),
    ...(year ? { date: year[0] } : {}),
  };
}

/** `annotation`: id of the one that an accepted suggestion became; null for a rejected one. */
export function decisionOn(
  suggestion: Suggestion,
  id: string,
  annotation: string | null,
  reviewer: Reviewer,
): Decision {
  const { text, textSha256, annotator, time, language } = reviewer;
  return {
    id,
    verdict: annotation === null ? 'rejected' : 'accepted',
    suggestion: shownAs(suggestion, text, language),
    textSha256,
    annotation,
    annotator,
    decided: time,
  };
}

function shownAs(suggestion: Suggestion, text: string, language: string): DecidedSuggestion {
  const { layer, segments, type, rule, engine, confidence, cue, speakerSpan, speaker } = suggestion;
  return {
    layer,
    segments: segments.map((segment) => quoted(text, segment)),
    type,
    rule,
    engine,
    confidence,
    cue: cue && quoted(text, cue),
    speakerSpan: speakerSpan && quoted(text, speakerSpan),
    speaker,
    attributes: layer === 'claim' ? figuresOf(suggestion, language) : {},
  };
}

function quoted(text: string, { start, end }: Span): QuotedSpan {
  return { start, end, exact: text.slice(start, end) };
}

/**
 * An annotation that began as a suggestion says so for ever after; and that it was edited, from the first
 * change of its words or attributes on. Notes, tags and relations add to a suggestion and do not correct it.
 */
export function withEditNoted(before: Annotation, after: Annotation): Annotation {
  const { origin } = after;
  if (origin.kind !== 'suggestion' || origin.edited) return after;
  const isSame = sameValue(before.segments, after.segments) && sameValue(before.attributes, after.attributes);
  return isSame && before.layer === after.layer ? after : { ...after, origin: { ...origin, edited: true } };
}
