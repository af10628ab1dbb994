import { looksLikeClause } from './clause-shape';
import { wordsIn } from './finding';
import { form, is } from './lexicon';
import { has, type Unit } from './unit';

const leastBeforeAside = 5;

const farthestReporter = 9;

/**
 * `said the road was shut, | which opened in May`, `…, | but he would not say why`: a relative clause that closes the sentence and a
 * clause that objects are more often the reporter's than the speaker's.
 */
export function isAfterthought(flow: readonly Unit[], start: number, comma: number, limit: number): boolean {
  if (wordsIn(flow, start, comma) < leastBeforeAside || !looksLikeClause(flow, start, comma)) return false;
  const first = flow[comma + 1];
  if (reportsLast(flow, comma + 1, limit)) return true;
  if (first?.lower === 'a' || first?.lower === 'an') return takesUp(flow, comma + 2, limit);
  if (first?.lower === 'but' && flow[comma + 2]?.word?.cue) return objects(flow, comma + 2, limit);
  // What follows may be the speaker's as well: it is left out where it would be the larger part.
  if (limit - comma < comma - start) return false;
  if (first?.lower === 'but') return objects(flow, comma + 2, limit);
  if (contrasting.has(first?.lower ?? '')) return true;
  if (!has(first, is.relative) || !has(first, is.interrogative)) return false;
  for (let at = comma + 2; at < limit; at++)
    if (flow[at]?.kind === 'comma' || flow[at]?.kind === 'quoted') return false;
  return true;
}

/** `but | he refused`, `but | offered no proof`; not `but | not today`, `but | only if`, `but | that it would`. */
function objects(flow: readonly Unit[], at: number, limit: number): boolean {
  const unit = flow[at];
  if (unit?.kind !== 'word') return false;
  if (unit.word?.pronoun) return !flow.slice(at, limit).some(({ kind }) => kind === 'quoted');
  return unit.capital || ((unit.word?.cue?.forms ?? 0) & form.finite) !== 0;
}

/** What opens the other side of a comparison, rather the reporter's. */
const contrasting = new Set(['while', 'despite']);

const farthestNoun = 3;

/** `…, | a charge that he denies`, `…, | a bold move`. */
function takesUp(flow: readonly Unit[], from: number, limit: number): boolean {
  for (let at = from; at < Math.min(limit, from + farthestNoun); at++) {
    if (flow[at]?.kind !== 'word') return false;
    if (has(flow[at], is.resumptive)) return true;
  }
  return false;
}

/** `…, | the paper reported.`: another report closes the sentence. */
function reportsLast(flow: readonly Unit[], from: number, limit: number): boolean {
  for (let at = from + 1; at < Math.min(limit, from + farthestReporter); at++) {
    const unit = flow[at] as Unit;
    if (unit.kind !== 'word' || has(unit, is.complementiser | is.relative | is.copula | is.coordinator)) return false;
    const cue = unit.word?.cue;
    if (!cue || unit.capital || (cue.forms & form.finite) === 0 || !cue.frames.includes('d')) continue;
    const next = flow[at + 1];
    return !next || at + 1 >= limit || next.kind === 'stop' || has(next, is.preposition | is.time);
  }
  return false;
}
