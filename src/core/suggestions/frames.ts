import { isAdjunct } from './clause-shape';
import { is } from './lexicon';
import type { Sentence } from './sentences';
import type { Subject } from './speakers';
import { has, type Unit } from './unit';

/** `called | it, the plan | “…”`, `accused | him of acting like a | “…”`: an object, which may be a pronoun, and no clause. */
export function isObject(flow: readonly Unit[], after: number, quoted: number): boolean {
  const first = flow[after];
  const pronoun = first?.word?.pronoun !== undefined && !has(first, is.determiner);
  // `accuse l'armée d'avoir « … »`: an infinitive that ends the way to the marks.
  const last = flow[quoted - 1];
  const infinitive = has(last, is.perfect | is.copula) && has(flow[quoted - 2], is.linker);
  return isAdjunct(flow, pronoun ? after + 1 : after, infinitive ? quoted - 1 : quoted);
}

const farthestPredicate = 14;

/** `accused | the firm of lying`, `urged | them to stay`, `called | him a fraud`: an object and what is said of it. */
export function isPredicated(flow: readonly Unit[], after: number, limit: number, frames: string): boolean {
  const first = flow[after];
  if (first?.kind !== 'word' || (has(first, is.preposition) && !has(first, is.determiner))) return false;
  if (frames.includes('p'))
    return first.word?.pronoun !== undefined && has(flow[after + 1], is.determiner) && after + 3 < limit;
  for (let at = after + 1; at < Math.min(limit, after + farthestPredicate); at++) {
    const unit = flow[at] as Unit;
    if (unit.kind !== 'word' && unit.kind !== 'number' && unit.kind !== 'open' && unit.kind !== 'close') return false;
    if (has(unit, is.copula | is.modal | is.perfect)) return false;
    const next = flow[at + 1];
    if (frames.includes('b')) {
      if (unit.lower === 'for' && next?.lower.endsWith('ing')) return true;
      if (has(unit, is.preposition) && !has(unit, is.linker)) return false;
      continue;
    }
    if (unit.lower === 'to' && next?.kind === 'word' && !next.capital && !has(next, is.determiner)) return true;
    if (unit.lower === 'as') return true;
    if (unit.lower === 'of' && next?.lower.endsWith('ing')) return true;
  }
  return false;
}

/** `vowed | to fight on`, `urged the council | not to sign`. */
export function infinitiveStart(flow: readonly Unit[], from: number, limit: number): number {
  for (let at = from; at < Math.min(limit, from + 6); at++) {
    const unit = flow[at] as Unit;
    if (unit.lower === 'to') return has(flow[at - 1], is.negation) && at > from ? at - 1 : at;
    if (
      unit.kind !== 'word' ||
      (has(unit, is.preposition | is.copula | is.modal | is.perfect | is.complementiser | is.coordinator) &&
        !has(unit, is.linker | is.determiner))
    )
      return -1;
  }
  return -1;
}

/** `asked | whether …`, `asked the senator | how …`. */
export function questionStart(flow: readonly Unit[], from: number, limit: number): number {
  for (let at = from; at < Math.min(limit, from + 9); at++) {
    const unit = flow[at] as Unit;
    if (unit.kind !== 'word' && unit.kind !== 'number') return -1;
    // `affirme | ne rien avoir vu`: the negation opens the infinitive.
    if (at === from && has(unit, is.negation)) {
      for (let look = at + 1; look < Math.min(limit, at + 4); look++)
        if (has(flow[look], is.interrogative) && !has(flow[look], is.relative)) return at;
    }
    if (has(unit, is.interrogative) && (at === from || !has(unit, is.relative))) return at;
    if (has(unit, is.preposition) && !has(unit, is.time)) return -1;
    if (has(unit, is.copula | is.modal | is.perfect | is.complementiser) || (unit.word?.cue && !unit.capital))
      return -1;
  }
  return -1;
}

const likening = new Set(['as', 'comme', 'como', 'come', 'wie']);

/** `As the study noted, …`: the cue's clause opens the sentence and compares the content to it. */
export function isLikened(flow: readonly Unit[], sentence: Sentence, subject: Subject | null): boolean {
  if (has(flow[sentence.from + 1], is.preposition) && !has(flow[sentence.from + 1], is.determiner)) return false;
  const first = has(flow[sentence.from + 1], is.determiner) ? sentence.from + 2 : sentence.from + 1;
  const opens = subject?.from === sentence.from + 1 || subject?.from === first;
  // `…, and as the study noted, …`
  const before = flow[(subject?.from ?? 0) - 2];
  const inside = has(before, is.coordinator) && likening.has(flow[(subject?.from ?? 0) - 1]?.lower ?? '');
  return inside || (opens && likening.has(flow[sentence.from]?.lower ?? ''));
}

/** `a rule which he said | would cost more`: the content's own subject is the relative before. */
export function isRelativeObject(flow: readonly Unit[], subject: Subject | null): boolean {
  if (subject === null) return false;
  // `which even critics say | was good`
  const before = flow[has(flow[subject.from - 1], is.adverb) ? subject.from - 2 : subject.from - 1];
  return before?.lower === 'what' || (has(before, is.relative) && !has(flow[subject.from - 2], is.preposition));
}
