import type { ClaimReason } from '../suggestions/claims';
import type { SpeakerEvidence } from '../suggestions/resolution';
import { type Suggestions, type Tier, tierOf } from '../suggestions/suggest';
import type { Span } from '../text/span';

/** What a reviewer is shown: a quotation or a claim that is not yet anybody's. Offsets are UTF-16, end exclusive. */
export interface Suggestion {
  /** The same for the same proposal, whenever it is made: layer and spans. */
  id: string;
  layer: 'quote' | 'claim';
  /** In order and disjoint. */
  segments: readonly Span[];
  start: number;
  end: number;
  tier: Tier;
  /** 0 to 1. */
  confidence: number;
  /** What found it: the rule of a quotation, the reasons for a claim joined by `+`. */
  rule: string;
  engine: string;
  type: string;
  cue: Span | null;
  speakerSpan: Span | null;
  /** Who speaks, or asserts the claim. */
  speaker: string | null;
  /** The speaker is a person whom the article names, not a role, an office or a group. */
  isNamed: boolean;
  speakerFrom: SpeakerEvidence;
  /** Why a claim is worth checking; empty for a quotation. */
  reasons: readonly ClaimReason[];
  /** In the words of the text; null where a claim has none, and for quotations. */
  quantity: string | null;
  unit: string | null;
  date: string | null;
}

/** From which score on a claim is sure, and from which likely. */
export const claimTiers = { sure: 0.7, likely: 0.5 } as const;

/** Quotations and claims in one list, in the order of the text: by start, the longer one first. */
export function suggestionsFrom({ engineVersion: engine, quotations, claims }: Suggestions): Suggestion[] {
  const nothing = { reasons: [], quantity: null, unit: null, date: null };
  const quotes = quotations.map((quotation): Suggestion => {
    const { segments, start, end, tier, confidence, rule, type, cue, speakerSpan, speaker } = quotation;
    const { isNamed, speakerFrom } = quotation;
    const shown = { segments, start, end, tier, confidence, rule, engine, type, cue, speakerSpan, speaker };
    return {
      id: suggestionId({ layer: 'quote', segments }),
      layer: 'quote',
      ...shown,
      isNamed,
      speakerFrom,
      ...nothing,
    };
  });
  const checkable = claims.map(({ start, end, score, reasons, attributes, claimant, isNamed }): Suggestion => {
    const { type, quantity, unit, date } = attributes;
    const segments = [{ start, end }];
    return {
      id: suggestionId({ layer: 'claim', segments }),
      layer: 'claim',
      segments,
      start,
      end,
      tier: tierOf(score, claimTiers),
      confidence: score,
      rule: reasons.join('+'),
      engine,
      type,
      cue: null,
      speakerSpan: null,
      speaker: claimant,
      isNamed,
      speakerFrom: claimant === null ? 'none' : 'previous',
      reasons,
      quantity,
      unit,
      date,
    };
  });
  const byId = new Map([...quotes, ...checkable].map((suggestion) => [suggestion.id, suggestion]));
  return [...byId.values()].sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
}

/** The same for the same layer and spans. */
export function suggestionId({ layer, segments }: { layer: string; segments: readonly Span[] }): string {
  return [layer, ...segments.flatMap(({ start, end }) => [start, end])].join('-');
}
