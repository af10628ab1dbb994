import type { Span } from '../text/span';
import type { Lexicon } from './lexicon';
import type { Subject } from './speakers';
import type { Unit } from './unit';

/** Every rule, by what it looks for; `docs/languages.md` has an example of each. */
export const ruleNames = [
  'quoted-then-cue',
  'incise-inversee',
  'incise-inside',
  'cue-then-quoted',
  'announced',
  'sequel',
  'conjunction-clause',
  'conjunction-quoted',
  'zero-clause',
  'comma-clause',
  'infinitive',
  'object-clause',
  'asked-clause',
  'colon-clause',
  'clause-then-cue',
  'likened-clause',
  'inserted-cue',
  'around-cue',
  'quoted-part',
  'source-then-content',
  'content-then-source',
  'content-around-source',
  'source-then-quoted',
  'quoted-sentence',
  'quoted-words',
  'name-colon',
  'transcript',
  'dialogue-dash',
  'nested',
] as const;
export type RuleName = (typeof ruleNames)[number];

export type QuotationType = 'direct' | 'indirect' | 'mixed';

/** A quotation before its speaker is known by name. Offsets are UTF-16 into the whole text. */
export interface Finding {
  /** Name of the rule that found it. */
  rule: RuleName;
  type: QuotationType;
  /** In order and disjoint. */
  segments: Span[];
  cue: Span | null;
  /** The words that stand for the speaker. */
  speaker: Span | null;
  subject: Subject | null;
  /** 0 to 1. */
  confidence: number;
  /** The speaker is taken from what stands before, not from this sentence. */
  inherits: boolean;
}

/** One paragraph under work: its flow, which quoted units are spoken for, and what was found. */
export interface Paragraph {
  lexicon: Lexicon;
  /** All units, marks included. */
  units: readonly Unit[];
  /** Units with each quotation as one. */
  flow: readonly Unit[];
  taken: Set<number>;
  findings: Finding[];
}

export function spanOf(flow: readonly Unit[], from: number, to: number): Span {
  const first = flow[from] as Unit;
  const last = flow[to - 1] as Unit;
  return { start: first.start, end: last.end };
}

export function speakerSpan(flow: readonly Unit[], subject: Subject | null): Span | null {
  return subject && subject.to > subject.from ? spanOf(flow, subject.from, subject.to) : null;
}

export function wordsIn(flow: readonly Unit[], from: number, to: number): number {
  let words = 0;
  for (let at = from; at < to; at++) {
    const unit = flow[at] as Unit;
    if (unit.kind === 'word' || unit.kind === 'number') words++;
    else if (unit.kind === 'quoted') words += unit.marked?.words ?? 0;
  }
  return words;
}

/** Direct where nothing but signs stands outside the marks, mixed where words do, indirect without marks. */
export function typeOf(flow: readonly Unit[], from: number, to: number): QuotationType {
  let quoted = false;
  let words = false;
  for (let at = from; at < to; at++) {
    const kind = flow[at]?.kind;
    if (kind === 'quoted') quoted = true;
    else if (kind === 'word' || kind === 'number') words = true;
  }
  return quoted ? (words ? 'mixed' : 'direct') : 'indirect';
}

/** How often a quotation of each type is right where cue and speaker are near. */
export const certainty = { direct: 0.95, mixed: 0.85, indirect: 0.75 } as const;

/** Marks the quoted units in a range as spoken for. */
export function take(paragraph: Paragraph, from: number, to: number): void {
  for (let at = from; at < to; at++) if (paragraph.flow[at]?.kind === 'quoted') paragraph.taken.add(at);
}
