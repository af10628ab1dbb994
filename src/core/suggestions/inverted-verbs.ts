import { withClitics } from './cue-parts';
import type { Cue } from './cues';
import { is, type Lexicon } from './lexicon';
import { bits, has, type Unit } from './unit';

/**
 * `« … », fustige Ada Roux`, `« … », lâche-t-elle`: behind the marks any verb with its subject after it reports, whether the list
 * has it or not. A noun (`« … », roman de Paul Roux`) is followed by no subject.
 */
export function invertedVerb(
  flow: readonly Unit[],
  index: number,
  first: number,
  limit: number,
  lexicon: Lexicon,
): Cue | null {
  const unit = flow[index] as Unit;
  if (lexicon.data.writing.zeroConjunction || unit.capital || bits(unit) !== 0 || unit.word?.pronoun) return null;
  const from = withClitics(flow, index, first, lexicon);
  let before = from - 1;
  if (flow[before]?.kind === 'comma') before--;
  if (before < first || flow[before]?.kind !== 'quoted' || (flow[before]?.marked?.words ?? 0) < 3) return null;
  const next = index + 1 < limit ? flow[index + 1] : undefined;
  const joined = next?.joined === true ? index + 1 : -1;
  const subject =
    joined >= 0 ||
    (has(next, is.determiner) && !has(next, is.linker | is.preposition | is.clitic)) ||
    (has(next, is.determiner) && has(flow[index + 2], is.role | is.source | is.institution)) ||
    (next?.capital === true && !lexicon.data.writing.capitalNouns && !has(next, is.time)) ||
    has(next, is.title);
  if (!subject || (joined < 0 && isParticiple(unit, lexicon))) return null;
  return {
    kind: 'finite',
    from,
    to: joined >= 0 ? joined + 1 : index + 1,
    frames: 'd',
    negated: false,
    joined,
    onlyBeforeMarks: false,
  };
}

function isParticiple(unit: Unit, lexicon: Lexicon): boolean {
  return lexicon.data.participleEndings.some((ending) => unit.lower.endsWith(ending));
}
