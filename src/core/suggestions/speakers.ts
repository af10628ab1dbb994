import type { Span } from '../text/span';
import { isShortVerb } from './clause-shape';
import { form, is, type Lexicon, type Pronoun } from './lexicon';
import { has, isAdverb, type Unit } from './unit';

/** Who speaks, as the text puts it: units `[from, to)` of a flow. */
export interface Subject {
  from: number;
  to: number;
  pronoun?: Pronoun;
  /** The relative pronoun that stands for the noun phrase where the verb is. UTF-16. */
  relative?: Span;
}

export const longestSubject = 24;

/**
 * The subject of a verb that starts at `verb`, looked for to its left: a pronoun, the noun phrase that ends
 * before the verb, the one before an apposition between commas or a parenthesis, or what “who” refers to.
 */
export function subjectBefore(flow: readonly Unit[], verb: number, first: number, lexicon: Lexicon): Subject | null {
  let at = verb - 1;
  while (at >= first && (isSkipped(flow[at], lexicon) || isShortVerb(flow, at))) at--;
  if (at < first) return null;
  const unit = flow[at] as Unit;
  if (unit.word?.pronoun?.object) return aroundObject(flow, at, first, lexicon);
  if (unit.word?.pronoun && !has(unit, is.determiner)) return { from: at, to: at + 1, pronoun: unit.word.pronoun };
  if (has(unit, is.relative)) {
    at--;
    if (flow[at]?.kind === 'comma') at--;
    const antecedent = nounPhraseEndingAt(flow, at + 1, first, lexicon);
    return antecedent && { ...antecedent, relative: { start: unit.start, end: unit.end } };
  }
  if (unit.kind === 'close') {
    const open = openingOf(flow, at, first);
    return open > first ? subjectBefore(flow, open, first, lexicon) : null;
  }
  if (unit.kind === 'comma') return beforeApposition(flow, at, first, lexicon);
  if (unit.kind === 'dash') return beforeApposition(flow, at, first, lexicon, 'dash');
  return nounPhraseEndingAt(flow, at + 1, first, lexicon);
}

const farthestRelative = 8;

/** `a source close to him said`, `groups that have backed him say`: an object belongs to what stands before it. */
function aroundObject(flow: readonly Unit[], object: number, first: number, lexicon: Lexicon): Subject | null {
  if (has(flow[object - 1], is.preposition)) return nounPhraseEndingAt(flow, object - 1, first, lexicon);
  for (let at = object - 1; at > Math.max(first, object - farthestRelative); at--) {
    if (flow[at]?.kind !== 'word') return null;
    if (has(flow[at], is.relative)) return nounPhraseEndingAt(flow, at, first, lexicon);
  }
  return null;
}

function isSkipped(unit: Unit | undefined, lexicon: Lexicon): boolean {
  if (!unit || unit.word?.pronoun || unit.capital) return false;
  return (
    isAdverb(unit, lexicon, is.adverb) ||
    has(unit, is.clitic | is.negation | is.modal | is.perfect) ||
    has(unit, is.time)
  );
}

/** `Name, apposition, said`: walks left over what stands between commas until a chunk that can be the head. */
function beforeApposition(
  flow: readonly Unit[],
  comma: number,
  first: number,
  lexicon: Lexicon,
  kind: 'comma' | 'dash' = 'comma',
): Subject | null {
  let right = comma;
  for (let rounds = 0; rounds < 4; rounds++) {
    const left = previous(flow, right - 1, first, kind);
    if (left < 0) return nounPhraseEndingAt(flow, right, first, lexicon);
    const subject = nounPhraseEndingAt(flow, left, first, lexicon);
    if (subject && isHead(flow, subject))
      return rounds === 0 ? (nameBetween(flow, subject, left, right) ?? subject) : subject;
    // “, 45,” or “, of Ohio,” are appositions themselves.
    right = left;
  }
  return null;
}

function isHead(flow: readonly Unit[], subject: Subject): boolean {
  const head = flow[subject.from];
  if (!head || head.kind === 'number') return false;
  if (head.word?.pronoun) return true;
  return !has(head, is.preposition);
}

function previous(flow: readonly Unit[], from: number, first: number, kind: 'comma' | 'dash'): number {
  for (let at = from; at >= Math.max(first, from - longestSubject); at--) {
    const unit = flow[at] as Unit;
    if (unit.kind === kind) return at;
    if (unit.kind === 'close') {
      const open = openingOf(flow, at, first);
      if (open < 0) return -1;
      at = open;
    } else if (unit.kind === 'semicolon' || unit.kind === 'colon' || unit.kind === 'quoted') return -1;
  }
  return -1;
}

function openingOf(flow: readonly Unit[], close: number, first: number): number {
  for (let at = close - 1; at >= Math.max(first, close - longestSubject); at--)
    if (flow[at]?.kind === 'open') return at;
  return -1;
}

/** The noun phrase whose last unit is before `end`, cut where a clause, a verb or another phrase starts. */
export function nounPhraseEndingAt(
  flow: readonly Unit[],
  end: number,
  first: number,
  lexicon: Lexicon,
): Subject | null {
  let start = end;
  for (let at = end - 1; at >= Math.max(first, end - longestSubject); at--) {
    const unit = flow[at] as Unit;
    if (unit.kind === 'close') {
      const open = openingOf(flow, at, first);
      if (open < 0) break;
      at = open;
      continue;
    }
    if (unit.kind === 'stop') {
      const before = flow[at - 1];
      if (
        before &&
        before.kind === 'word' &&
        before.end === unit.start &&
        (has(before, is.abbreviation) || before.end - before.start === 1)
      )
        continue;
      break;
    }
    if (unit.kind === 'dash' && flow[at - 1]?.end === unit.start && flow[at + 1]?.start === unit.end) continue;
    // `the teachers’ board`
    if (unit.kind === 'mark' && flow[at - 1]?.kind === 'word' && flow[at - 1]?.end === unit.start) continue;
    if (unit.kind === 'quoted') {
      // `James “Jim” Boyd`, `the “lucky” bridge`
      const [left, right] = [flow[at - 1], flow[at + 1]];
      const named = right?.capital ? left?.capital : has(left, is.determiner);
      if (at < end - 1 && (unit.marked?.words ?? 0) <= 3 && named) continue;
      break;
    }
    if (unit.kind === 'number' || unit.lower === '%') {
      start = at;
      continue;
    }
    if (unit.kind !== 'word') break;
    if (unit.word?.pronoun && !has(unit, is.determiner) && !isInitial(flow, at)) {
      if (at === end - 1) return { from: at, to: end, pronoun: unit.word.pronoun };
      break;
    }
    if (
      has(
        unit,
        is.subordinator | is.complementiser | is.interrogative | is.relative | is.modal | is.perfect | is.copula,
      ) &&
      !unit.capital
    )
      break;
    if (has(unit, is.subordinator | is.interrogative) && !has(unit, is.determiner)) break;
    if (has(unit, is.coordinator)) {
      const left = flow[at - 1];
      const right = flow[at + 1];
      if (left?.kind === 'word' && left.capital && right?.capital && at > first + 1) continue;
      if (isPair(flow, at, first)) continue;
      break;
    }
    if (isVerbHere(flow, at, first)) break;
    start = at;
  }
  while (start < end && isWeakStart(flow[start], lexicon)) start++;
  if (start >= end) return null;
  return fromLastName(flow, start, end);
}

/** `…, union members and leaders say`: plain nouns on both sides, and nothing before them but a comma. */
function isPair(flow: readonly Unit[], coordinator: number, first: number): boolean {
  const right = flow[coordinator + 1];
  if (flow[coordinator]?.lower === 'but' || right?.kind !== 'word' || !has(right, is.role | is.source)) return false;
  let at = coordinator - 1;
  while (at >= first && at > coordinator - 4 && isPlainNoun(flow[at])) at--;
  return at < coordinator - 1 && at > first && flow[at]?.kind === 'comma';
}

function isPlainNoun(unit: Unit | undefined): boolean {
  return (
    unit?.kind === 'word' &&
    !unit.word?.cue &&
    !unit.word?.pronoun &&
    ((unit.word?.bits ?? 0) & ~(is.role | is.source | is.institution)) === 0
  );
}

/** The last letter of `the F.B.I.`, which is no pronoun. */
function isInitial(flow: readonly Unit[], at: number): boolean {
  const unit = flow[at] as Unit;
  return unit.end - unit.start === 1 && flow[at + 1]?.kind === 'stop' && flow[at + 1]?.start === unit.end;
}

/** A reporting verb in the way means that another clause ends there. */
function isVerbHere(flow: readonly Unit[], at: number, first: number): boolean {
  const unit = flow[at] as Unit;
  const cue = unit.word?.cue;
  if (!cue || unit.capital || cue.frames.includes('n')) return false;
  if ((cue.forms & form.finite) === 0) return false;
  const before = flow[at - 1];
  return at > first && !has(before, is.determiner | is.preposition);
}

function isWeakStart(unit: Unit | undefined, lexicon: Lexicon): boolean {
  if (!unit) return true;
  if (has(unit, is.coordinator)) return true;
  if (has(unit, is.title | is.role | is.determiner)) return false;
  return isAdverb(unit, lexicon, is.adverb | is.time) || has(unit, is.adverb | is.time);
}

/** “After the debate Smith”: a phrase that opens with a preposition gives way to the name at its end. */
function fromLastName(flow: readonly Unit[], start: number, end: number): Subject | null {
  if (!has(flow[start], is.preposition)) return { from: start, to: end };
  let name = end;
  while (name > start + 1 && (flow[name - 1]?.capital || (flow[name - 1]?.kind === 'stop' && flow[name - 2]?.capital)))
    name--;
  if (name < end && name > start + 1) return { from: name, to: end };
  for (let at = end - 1; at > start; at--) {
    if (has(flow[at], is.determiner) && !has(flow[at - 1], is.preposition)) return { from: at, to: end };
  }
  return start + 1 < end ? { from: start + 1, to: end } : null;
}

/** `the mayor, Ada Roux, said`: where the apposition is a full name and the head a role, both say who speaks. */
function nameBetween(flow: readonly Unit[], head: Subject, left: number, right: number): Subject | null {
  if (right - left < 3 || right - left > 6) return null;
  for (let at = left + 1; at < right; at++) {
    if (flow[at]?.kind !== 'word' || !flow[at]?.capital) return null;
  }
  for (let at = head.from; at < head.to; at++) {
    if (has(flow[at], is.role | is.title)) return { from: head.from, to: right };
  }
  return null;
}
