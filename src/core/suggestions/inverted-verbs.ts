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
  const next = index + 1 < limit ? flow[index + 1] : undefined;
  const auxiliary = auxiliaryOf(flow, index, first);
  const joinedBefore = auxiliary >= 0 && auxiliary < index - 1 ? auxiliary + 1 : -1;
  const joined = next?.joined === true ? index + 1 : joinedBefore;
  const from = withClitics(flow, auxiliary >= 0 ? auxiliary : index, first, lexicon);
  let before = from - 1;
  const comma = flow[before]?.kind === 'comma';
  if (comma) before--;
  const marked = before >= first && flow[before]?.kind === 'quoted' ? (flow[before]?.marked?.words ?? 0) : 0;
  // `…, martèle-t-il`: a subject joined to the verb behind a comma needs no marks.
  if (marked < 3 && !(joined >= 0 && comma && flow[limit - 1]?.lower !== '?')) return null;
  const subject =
    joined >= 0 ||
    (has(next, is.determiner) && !has(next, is.linker | is.preposition | is.clitic)) ||
    (has(next, is.determiner) && has(flow[index + 2], is.role | is.source | is.institution)) ||
    (next?.capital === true && !lexicon.data.writing.capitalNouns && !has(next, is.time)) ||
    has(next, is.title);
  if (!subject || (joined < 0 && auxiliary < 0 && isParticiple(unit, lexicon))) return null;
  return {
    kind: 'finite',
    from,
    to: Math.max(joined, index) + 1,
    frames: 'd',
    negated: false,
    joined,
    onlyBeforeMarks: false,
  };
}

/** The auxiliary right before a verb, or before the subject joined to it (`a tonné`, `s'est-elle emportée`); -1 without. */
function auxiliaryOf(flow: readonly Unit[], index: number, first: number): number {
  const at = flow[index - 1]?.joined === true ? index - 2 : index - 1;
  return at >= first && has(flow[at], is.perfect | is.copula) ? at : -1;
}

function isParticiple(unit: Unit, lexicon: Lexicon): boolean {
  return lexicon.data.participleEndings.some((ending) => unit.lower.endsWith(ending));
}
