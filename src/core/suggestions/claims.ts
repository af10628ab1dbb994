import type { ClaimType } from '../annotation/built-in-codebook';
import type { Span } from '../text/span';
import { type ClaimCounts, type ClaimFeature, countFeatures } from './claim-features';
import { claimBase, claimWeights } from './claim-weights';
import { flowOf } from './flow';
import { is, type Lexicon } from './lexicon';
import { sentencesOf } from './sentences';
import { has, type Unit } from './unit';

export type ClaimReason =
  | 'quantity'
  | 'change'
  | 'comparison'
  | 'ranking'
  | 'cause'
  | 'law'
  | 'prediction'
  | 'date'
  | 'record';

/** A sentence or a quoted clause that says something which can be checked. Offsets are UTF-16 into the text. */
export interface Claim {
  start: number;
  end: number;
  /** 0 to 1: how much it looks like what fact-checkers pick. */
  score: number;
  reasons: ClaimReason[];
  /** What an accepted claim starts with. */
  attributes: { type: ClaimType; quantity: string | null; unit: string | null; date: string | null };
  /** Who says so, where it stands inside a quotation. */
  claimant: string | null;
  /** The claimant is a person whom the article names. */
  isNamed: boolean;
}

export interface QuotedWords {
  segments: readonly Span[];
  speaker: string | null;
  isNamed: boolean;
  cue: Span | null;
}

const leastWords = 5;
export const claimThreshold = 0.22;

/** Finds the claims of a text whose units are given paragraph by paragraph, in order. Linear. */
export function claimsOf(
  text: string,
  paragraphs: readonly (readonly Unit[])[],
  lexicon: Lexicon,
  quotations: readonly QuotedWords[],
): Claim[] {
  const claims: Claim[] = [];
  const quoted = quotations.flatMap((quotation) =>
    quotation.segments.map((segment) => ({ segment, speaker: quotation.speaker, isNamed: quotation.isNamed })),
  );
  quoted.sort((a, b) => a.segment.start - b.segment.start);
  let next = 0;
  for (const units of paragraphs) {
    const flow = flowOf(units, []);
    for (const sentence of sentencesOf(flow, units, lexicon)) {
      const range = { from: sentence.from, to: sentence.to };
      const span = trimmed(units, range);
      if (!span) continue;
      while (next < quoted.length && (quoted[next]?.segment.end ?? 0) <= span.start) next++;
      const holder = holding(quoted, next, span);
      const claim = judge(text, units, holder ? narrowed(units, range, holder.segment) : range, lexicon);
      if (claim) claims.push({ ...claim, claimant: holder?.speaker ?? null, isNamed: holder?.isNamed ?? false });
    }
  }
  return claims;
}

/** The quoted words that make up most of a sentence, or that it lies in. */
function holding<T extends { segment: Span }>(quoted: readonly T[], from: number, span: Span): T | null {
  for (let at = from; at < quoted.length; at++) {
    const one = quoted[at];
    if (!one || one.segment.start >= span.end) return null;
    const shared = Math.min(one.segment.end, span.end) - Math.max(one.segment.start, span.start);
    if (shared >= (span.end - span.start) / 2) return one;
  }
  return null;
}

interface Range {
  from: number;
  to: number;
}

function narrowed(units: readonly Unit[], range: Range, segment: Span): Range {
  let { from, to } = range;
  while (from < to && (units[from]?.start ?? 0) < segment.start) from++;
  while (to > from && (units[to - 1]?.end ?? 0) > segment.end) to--;
  return to > from ? { from, to } : range;
}

/** A sentence without the marks and dashes around it; null where nothing is left. */
function trimmed(units: readonly Unit[], range: Range): Span | null {
  let { from, to } = range;
  while (from < to && (units[from]?.kind === 'mark' || units[from]?.kind === 'dash')) from++;
  while (to > from && units[to - 1]?.kind === 'mark') to--;
  range.from = from;
  range.to = to;
  const first = units[from];
  const last = units[to - 1];
  return first && last ? { start: first.start, end: last.end } : null;
}

function judge(
  text: string,
  units: readonly Unit[],
  range: Range,
  lexicon: Lexicon,
): Omit<Claim, 'claimant' | 'isNamed'> | null {
  const span = trimmed(units, range);
  if (!span) return null;
  const counts = countFeatures(units, range.from, range.to, lexicon);
  let words = 0;
  for (let at = range.from; at < range.to; at++)
    if (units[at]?.kind === 'word' || units[at]?.kind === 'number') words++;
  if (words < leastWords) return null;
  const score = Math.round(100 / (1 + Math.exp(-pointsOf(counts)))) / 100;
  if (score < claimThreshold) return null;
  const reasons = reasonsFor(counts);
  if (reasons.length === 0) return null;
  return { ...span, score, reasons, attributes: attributesOf(text, units, range, reasons) };
}

/** Weighed sum of what was counted; 0 is as likely as not. */
export function pointsOf(counts: ClaimCounts): number {
  let points = claimBase;
  for (const [feature, count] of Object.entries(counts)) {
    const [weight, most] = claimWeights[feature as ClaimFeature];
    points += weight * Math.min(count, most);
  }
  return points;
}

function reasonsFor(counts: ClaimCounts): ClaimReason[] {
  const some = (...features: ClaimFeature[]) => features.some((feature) => (counts[feature] ?? 0) > 0);
  const reasons: ClaimReason[] = [];
  const quantity = some('digits', 'percents', 'magnitudes', 'numbers', 'money');
  if (quantity) reasons.push('quantity');
  if (some('trends')) reasons.push('change');
  if (some('comparatives')) reasons.push('comparison');
  if (some('rankings')) reasons.push('ranking');
  if (some('causes')) reasons.push('cause');
  if (some('laws')) reasons.push('law');
  if (some('predictions')) reasons.push('prediction');
  if (some('years', 'months')) reasons.push('date');
  if (some('records', 'pasts', 'pastVerbs')) reasons.push('record');
  return reasons;
}

function typeOfClaim(reasons: readonly ClaimReason[]): ClaimType {
  if (reasons.includes('quantity'))
    return reasons.includes('comparison') && !reasons.includes('change') ? 'comparison' : 'quantity';
  if (reasons.includes('prediction') && !reasons.includes('record')) return 'prediction';
  if (reasons.includes('comparison') || reasons.includes('ranking')) return 'comparison';
  if (reasons.includes('change')) return 'quantity';
  if (reasons.includes('cause')) return 'cause';
  if (reasons.includes('law')) return 'law';
  if (reasons.includes('date') || reasons.includes('record')) return 'event';
  return 'other';
}

function attributesOf(
  text: string,
  units: readonly Unit[],
  range: Range,
  reasons: readonly ClaimReason[],
): Claim['attributes'] {
  let quantity: string | null = null;
  let unit: string | null = null;
  let date: string | null = null;
  for (let at = range.from; at < range.to; at++) {
    const one = units[at] as Unit;
    if (one.kind !== 'number') continue;
    const isYear = /^(?:1[89]|20)\d\d$/.test(one.lower);
    if (isYear) {
      const before = units[at - 1];
      const month = before && before.kind === 'word' && ((before.word?.claim ?? 0) & (1 << 4)) !== 0;
      date ??= text.slice(month ? before.start : one.start, one.end);
    } else if (quantity === null) {
      const end = magnitudeEnd(units, at, range.to);
      quantity = text.slice(one.start, (units[end - 1] as Unit).end);
      unit = unitOf(text, units, at, end, range.to);
    }
  }
  return { type: typeOfClaim(reasons), quantity, unit, date };
}

const magnitudeBit = 1 << 1;

function magnitudeEnd(units: readonly Unit[], number: number, limit: number): number {
  let end = number + 1;
  while (end < limit && ((units[end]?.word?.claim ?? 0) & magnitudeBit) !== 0) end++;
  return end;
}

function unitOf(text: string, units: readonly Unit[], number: number, end: number, limit: number): string | null {
  const before = units[number - 1];
  if (before && /[$€£]/.test(before.lower)) return before.lower;
  let at = end;
  if (at < limit && has(units[at], is.linker)) at++;
  const next = units[at];
  if (!next || at >= limit) return null;
  if (next.lower === '%' || next.lower === '€' || next.lower === '$') return next.lower;
  return next.kind === 'word' && !has(next, is.preposition | is.coordinator | is.copula | is.perfect | is.modal)
    ? text.slice(next.start, next.end)
    : null;
}
