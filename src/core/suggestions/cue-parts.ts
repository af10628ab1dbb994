import type { Cue } from './cues';
import { insertionEndingAt } from './insertions';
import { form, is, type Lexicon } from './lexicon';
import { has, isAdverb, type Unit } from './unit';

const longestGap = 8;

/** A cue starts with the pronouns before its verb: “leur assure”, “s'est dit”. */
export function withClitics(flow: readonly Unit[], index: number, first: number, lexicon: Lexicon): number {
  let from = index;
  while (
    from > first &&
    (has(flow[from - 1], is.clitic) || has(flow[from - 1], is.negation)) &&
    !flow[from - 1]?.joined
  )
    from--;
  if (
    from > first &&
    has(flow[from - 1], is.perfect | is.modal) &&
    has(flow[from], is.perfect | is.copula | is.modal | is.carrier)
  )
    from--;
  while (from > first && isAdverb(flow[from - 1], lexicon, is.adverb) && has(flow[from - 2], is.perfect | is.modal))
    from -= 2;
  return Math.max(first, from);
}

export function withNegation(cue: Cue, flow: readonly Unit[], limit: number): Cue {
  for (let at = cue.from; at < Math.min(limit, cue.to); at++) {
    if (has(flow[at], is.negation)) cue.negated = true;
  }
  return cue;
}

/** Looks left for the auxiliary over adverbs, negations, a joined subject and one adverbial between commas. */
export function auxiliaryBefore(flow: readonly Unit[], index: number, first: number, lexicon: Lexicon, forms: number) {
  const result = { at: -1, joined: -1, negated: false };
  let commas = 0;
  for (let at = index - 1; at >= Math.max(first, index - longestGap); at--) {
    const unit = flow[at] as Unit;
    const inserted = insertionEndingAt(flow, at, lexicon);
    if (inserted > 0) {
      at -= inserted - 1;
      continue;
    }
    if (has(unit, is.perfect | is.copula | is.modal | is.carrier)) {
      // A verb that can stand alone does not reach over a comma for its auxiliary.
      if (commas === 1 && (forms & form.finite) !== 0) return { at: -1, joined: -1, negated: false };
      result.at = at;
      if (has(unit, is.negation)) result.negated = true;
      // “has been saying”, “would have said”, “went on to say”: the group starts further left.
      for (let left = at - 1; left >= Math.max(first, at - 3); left--) {
        if (has(flow[left], is.negation)) result.negated = true;
        if (has(flow[left], is.perfect | is.modal) && !has(flow[left], is.copula))
          result.joined = result.joined < 0 ? -1 : result.joined;
        else if (!isAdverb(flow[left], lexicon, is.adverb)) break;
      }
      return result;
    }
    if (has(unit, is.negation)) result.negated = true;
    else if (unit.joined) result.joined = at;
    else if (unit.kind === 'comma') commas++;
    else if (isAdverb(unit, lexicon, is.adverb | is.time) || has(unit, is.clitic)) continue;
    else if (unit.lower === 'to' || unit.lower === 'zu') continue;
    else if (commas === 1 && unit.kind === 'word' && !unit.word?.cue) continue;
    else if (has(unit, is.preposition) && has(flow[at - 1], is.carrier)) continue;
    else if (lexicon.data.writing.verbBracket && (forms & form.finite) === 0 && unit.kind === 'word') {
      // `hatte er gesagt`: the subject behind the auxiliary.
      const behind = has(flow[at - 1], is.perfect | is.modal) && unit.word?.pronoun !== undefined;
      if (behind && !has(unit, is.determiner)) result.joined = at;
    } else break;
  }
  return result;
}
