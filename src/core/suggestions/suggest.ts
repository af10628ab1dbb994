import type { Span } from '../text/span';
import { type Claim, claimsOf } from './claims';
import type { Finding, QuotationType, RuleName } from './finding';
import { lexiconOf } from './languages';
import type { Lexicon } from './lexicon';
import { type Mention, mentionsOf } from './people';
import { findQuotations } from './quotations';
import { type ResolvedSpeaker, resolveSpeakers, type SpeakerEvidence } from './resolution';
import type { Unit } from './unit';

/** Changes whenever the engine may propose something else for the same text. */
export const engineVersion = '4';

export type Tier = 'sure' | 'likely' | 'possible';

/** A proposed quotation. All offsets are UTF-16 into the text, end exclusive. */
export interface SuggestedQuotation {
  type: QuotationType;
  /** In order and disjoint; several where the reporting clause interrupts the words. */
  segments: Span[];
  /** From the first segment's start to the last one's end. */
  start: number;
  end: number;
  cue: Span | null;
  /** The words that stand for the speaker: a name, a role, a pronoun. */
  speakerSpan: Span | null;
  /** The person behind them: the full name where the article gives one. */
  speaker: string | null;
  /** A person whom the article names, not a role, an office or a group. */
  isNamed: boolean;
  /** What told who the speaker is. */
  speakerFrom: SpeakerEvidence;
  /** 0 to 1. */
  confidence: number;
  tier: Tier;
  /** Rule that found it. */
  rule: RuleName;
}

export type SuggestedClaim = Claim;

export interface Suggestions {
  engineVersion: string;
  /** By start. */
  quotations: SuggestedQuotation[];
  /** By start. */
  claims: SuggestedClaim[];
}

/**
 * Proposes the quotations of a text with their speakers, and the claims worth checking.
 *
 * Deterministic and linear in the text's length. `language` is a BCP 47 tag; for one that is not known, only what
 * stands between marks is proposed, with low confidence. Text of any kind is accepted.
 */
export function suggest(text: string, language: string): Suggestions {
  const { lexicon, known } = lexiconOf(language);
  const mentions: Mention[] = [];
  const paragraphs: (readonly Unit[])[] = [];
  const findings = findQuotations(text, lexicon, (units) => {
    paragraphs.push(units);
    for (const mention of mentionsOf(units, text, lexicon)) mentions.push(mention);
  });
  findings.sort((a, b) => (a.segments[0]?.start ?? 0) - (b.segments[0]?.start ?? 0));
  const speakers = resolveSpeakers(findings, mentions, text, lexicon);
  const quotations = findings.map((finding, index) => {
    const quotation = quotationOf(finding, speakers[index] as ResolvedSpeaker, known);
    return { ...quotation, speakerSpan: speakerSpan(finding, lexicon) };
  });
  return { engineVersion, quotations, claims: known ? claimsOf(text, paragraphs, lexicon, quotations) : [] };
}

function quotationOf(
  finding: Finding,
  speaker: ResolvedSpeaker,
  known: boolean,
): Omit<SuggestedQuotation, 'speakerSpan'> {
  const first = finding.segments[0] as Span;
  const last = finding.segments.at(-1) as Span;
  const confidence = Math.round((known ? finding.confidence : Math.min(0.4, finding.confidence)) * 100) / 100;
  return {
    type: finding.type,
    segments: finding.segments,
    start: first.start,
    end: last.end,
    cue: finding.cue,
    speaker: speaker.name,
    isNamed: speaker.named,
    speakerFrom: speaker.evidence,
    confidence,
    tier: tierOf(confidence, quotationTiers),
    rule: finding.rule,
  };
}

/** The words that stand for the speaker where the verb is: some languages mark the relative pronoun, others its noun. */
function speakerSpan({ speaker, subject, inherits }: Finding, { data }: Lexicon): Span | null {
  return (data.writing.relativeSpeaks && !inherits && subject?.relative) || speaker;
}

/** From which confidence on a quotation is sure, and from which likely. */
export const quotationTiers = { sure: 0.8, likely: 0.6 } as const;

export function tierOf(confidence: number, { sure, likely }: { sure: number; likely: number }): Tier {
  if (confidence >= sure) return 'sure';
  return confidence >= likely ? 'likely' : 'possible';
}
