import { form, is } from './lexicon';
import { has, type Unit } from './unit';

/** `he's`, `it's`: after a pronoun the ending is a verb. */
export function isShortVerb(flow: readonly Unit[], at: number): boolean {
  return (
    flow[at]?.lower === "'s" &&
    (flow[at - 1]?.word?.pronoun !== undefined ||
      has(flow[at - 1], is.complementiser | is.relative | is.interrogative) ||
      flow[at - 1]?.lower === 'there')
  );
}

/** `he said | there is …`, `… | there remains …`: the adverb stands for the subject of what is said. */
export function isExistential(flow: readonly Unit[], at: number): boolean {
  const verb = has(flow[at + 1], is.adverb) || flow[at + 1]?.lower.endsWith('ly') ? at + 2 : at + 1;
  const next = flow[verb];
  if (flow[at]?.lower !== 'there' || next?.kind !== 'word') return false;
  return has(next, is.copula | is.modal | is.perfect) || isShortVerb(flow, verb) || /[^s]s$/.test(next.lower);
}

/** True where `[from, to)` can be a clause of its own: it has a subject and something that looks like a finite verb. */
export function looksLikeClause(flow: readonly Unit[], from: number, to: number): boolean {
  let words = 0;
  let verb = isSubjectPronoun(flow[from]);
  for (let at = from; at < to; at++) {
    const unit = flow[at] as Unit;
    if (unit.kind === 'word' || unit.kind === 'number') words++;
    if (unit.kind === 'quoted') words += unit.marked?.words ?? 0;
    if (has(unit, is.copula | is.modal | is.perfect) || isShortVerb(flow, at)) verb = true;
    if (unit.word?.cue && (unit.word.cue.forms & form.finite) !== 0) verb = true;
    if (unit.kind === 'word' && !unit.capital && /(?:ed|s|n't)$/.test(unit.lower) && at > from && unit.lower.length > 3)
      verb = true;
    if (unit.kind === 'quoted') verb = true;
  }
  return words >= (isSubjectPronoun(flow[from]) ? 3 : 4) && verb;
}

/** `they`, `it`: whatever follows is their verb. */
function isSubjectPronoun(unit: Unit | undefined): boolean {
  return unit?.word?.pronoun !== undefined && !unit.word.pronoun.object && !has(unit, is.determiner);
}

/** True where nothing between `[from, to)` is a clause: time, place, listener, manner. */
export function isAdjunct(flow: readonly Unit[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const unit = flow[at] as Unit;
    if (unit.kind === 'comma' && at === to - 1) continue;
    if (unit.kind === 'colon' && at === to - 1) continue;
    if (unit.kind === 'semicolon' || unit.kind === 'quoted' || unit.kind === 'colon') return false;
    if (has(unit, is.copula | is.modal | is.perfect | is.relative | is.complementiser) && !unit.capital) return false;
    if (unit.word?.pronoun && !has(unit, is.determiner | is.clitic)) return false;
  }
  return true;
}

const farthestAuxiliary = 16;

/** True where an auxiliary stands early in `[from, to)`, before any subordinate clause. */
export function hasAuxiliary(flow: readonly Unit[], from: number, to: number): boolean {
  for (let at = from; at < Math.min(to, from + farthestAuxiliary); at++) {
    if (has(flow[at], is.copula | is.modal | is.perfect) || isShortVerb(flow, at)) return true;
    if (has(flow[at], is.relative | is.complementiser)) return false;
  }
  return false;
}

/**
 * True where `[from, to)` opens with a subject and its auxiliary, or a pronoun: what follows a verb that more often
 * takes an object (`claimed victory`) is a clause only then.
 */
export function opensWithClause(flow: readonly Unit[], from: number, to: number): boolean {
  const first = flow[from];
  if (has(first, is.preposition | is.negation) && !has(first, is.determiner)) return false;
  if (first?.word?.pronoun && !has(first, is.determiner))
    return (
      !first.word.pronoun.object && (first.word.pronoun.gender !== 'any' || first.capital || isVerbal(flow[from + 1]))
    );
  for (let at = from; at < Math.min(to, from + farthestAuxiliary); at++) {
    const unit = flow[at] as Unit;
    if (has(unit, is.copula | is.modal | is.perfect) || isShortVerb(flow, at)) return at > from;
    if (unit.kind !== 'word' && unit.kind !== 'number' && unit.kind !== 'quoted' && unit.kind !== 'other') return false;
    if (has(unit, is.relative | is.complementiser | is.subordinator | is.interrogative)) return false;
    if (at > from && isVerbAfterName(flow, at)) return true;
  }
  return false;
}

/** `Mrs. Cole | opposed`, `the council | “has no plan”`: a verb by its ending or the quoted words, right behind a subject. */
function isVerbAfterName(flow: readonly Unit[], at: number): boolean {
  const unit = flow[at];
  const before = flow[at - 1];
  if (before?.kind !== 'word' || has(before, is.determiner | is.preposition)) return false;
  if (unit?.kind === 'quoted') return true;
  if (unit?.kind !== 'word' || unit.capital || !before.capital || has(unit, is.preposition)) return false;
  return unit.lower.length > 3 && /(?:ed|[^s]s)$/.test(unit.lower) && unit.lower !== "'s";
}

/** `found it | was late`, not `found it | in the attic`: a pronoun that may be an object needs its verb. */
function isVerbal(unit: Unit | undefined): boolean {
  if (unit?.kind !== 'word' || has(unit, is.determiner)) return unit?.kind === 'quoted';
  return (
    has(unit, is.copula | is.modal | is.perfect | is.adverb) ||
    /(?:ed|[^s]s|'s|n't)$/.test(unit.lower) ||
    unit.word?.cue !== undefined
  );
}
