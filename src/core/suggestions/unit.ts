import type { Lexicon, Word } from './lexicon';
import type { Marked } from './marks';

/** What a unit of a paragraph is. `quoted` stands for all that one pair of marks holds. */
export type UnitKind =
  | 'word'
  | 'number'
  | 'mark'
  | 'stop'
  | 'comma'
  | 'colon'
  | 'semicolon'
  | 'dash'
  | 'open'
  | 'close'
  | 'quoted'
  | 'other';

/** The smallest piece that the engine looks at. Offsets are UTF-16 into the whole text, end exclusive. */
export interface Unit {
  kind: UnitKind;
  start: number;
  end: number;
  /** Lower case, typographic apostrophes made straight; empty for what is too long to be a word. */
  lower: string;
  capital: boolean;
  word: Word | undefined;
  /** For `quoted`: what the marks hold. */
  marked?: Marked;
  /** Subject joined to its verb by a hyphen. */
  joined?: boolean;
}

const nothing: Word = { bits: 0 };

export function bits(unit: Unit | undefined): number {
  return (unit?.word ?? nothing).bits;
}

export function has(unit: Unit | undefined, bit: number): boolean {
  return unit?.word !== undefined && (unit.word.bits & bit) !== 0;
}

/** True for a word that says how, not what: listed, or with an adverb's ending. */
export function isAdverb(unit: Unit | undefined, lexicon: Lexicon, adverbBit: number): boolean {
  if (unit?.kind !== 'word') return false;
  if (has(unit, adverbBit)) return true;
  if (unit.capital || unit.lower.length < 6) return false;
  return lexicon.data.adverbEndings.some((ending) => unit.lower.endsWith(ending));
}
