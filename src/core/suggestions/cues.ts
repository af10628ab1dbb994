import { auxiliaryBefore, withClitics, withNegation } from './cue-parts';
import { invertedVerb } from './inverted-verbs';
import { type CueForm, form, is, type Lexicon } from './lexicon';
import { has, type Unit } from './unit';

/** `passive`: reported by nobody in particular. */
export type CueKind = 'finite' | 'gerund' | 'infinitive' | 'passive' | 'preposition';

/** A reporting expression in a flow: units `[from, to)`, its verb's frames, and whether its subject follows joined to it. */
export interface Cue {
  kind: CueKind;
  from: number;
  to: number;
  frames: string;
  negated: boolean;
  /** Unit of a joined subject (`a-t-il dit`), which lies within or right after the cue; -1 without. */
  joined: number;
  /** A subject stands between auxiliary and verb, or the verb opens the sentence. */
  onlyBeforeMarks: boolean;
}

/** Finds the reporting expressions of `[from, to)`, left to right. Linear: each looks at a bounded neighbourhood. */
export function cuesOf(flow: readonly Unit[], from: number, to: number, lexicon: Lexicon): Cue[] {
  const cues: Cue[] = [];
  for (let index = from; index < to; index++) {
    const unit = flow[index] as Unit;
    if (unit.kind !== 'word') continue;
    const source = sourcePreposition(flow, index, to, lexicon);
    const cue = source ?? reportingCue(flow, index, from, to, lexicon);
    if (!cue) continue;
    cues.push(cue);
    index = Math.max(index, cue.to - 1);
  }
  return cues;
}

function sourcePreposition(flow: readonly Unit[], index: number, to: number, lexicon: Lexicon): Cue | null {
  const candidates = lexicon.prepositions.get(flow[index]?.lower ?? '');
  if (!candidates) return null;
  for (const { rest, onlyBeforeMarks } of candidates) {
    const end = index + 1 + rest.length;
    if (end > to || !rest.every((word, at) => flow[index + 1 + at]?.lower === word)) continue;
    return { kind: 'preposition', from: index, to: end, frames: 'p', negated: false, joined: -1, onlyBeforeMarks };
  }
  return null;
}

/** A verb that reports by itself, or with the particle behind it. */
function reportingCue(
  flow: readonly Unit[],
  index: number,
  first: number,
  limit: number,
  lexicon: Lexicon,
): Cue | null {
  const word = flow[index]?.word;
  const particle = index + 1 < limit ? word?.phrasal?.get(flow[index + 1]?.lower ?? '') : undefined;
  if (particle) {
    const cue = verbCue(flow, index, first, limit, lexicon, particle);
    return cue ? { ...cue, to: Math.max(cue.to, index + 2) } : null;
  }
  const cue = word?.cue ? verbCue(flow, index, first, limit, lexicon, word.cue) : null;
  if (!cue?.frames.includes('d')) {
    const inverted = invertedVerb(flow, index, first, limit, lexicon);
    if (inverted) return inverted;
  }
  return cue?.frames.includes('r') && !isReflexive(flow, cue.from, index) ? { ...cue, frames: 'f' } : cue;
}

function isReflexive(flow: readonly Unit[], from: number, verb: number): boolean {
  for (let at = from; at < verb; at++) if (has(flow[at], is.clitic)) return true;
  return false;
}

function verbCue(
  flow: readonly Unit[],
  index: number,
  first: number,
  limit: number,
  lexicon: Lexicon,
  found: CueForm,
): Cue | null {
  const after = flow[index + 1];
  const joinedAfter = after?.joined === true && index + 1 < limit ? index + 1 : -1;
  const cue: Cue = {
    kind: 'finite',
    from: index,
    to: index + 1,
    frames: found.frames,
    negated: false,
    joined: joinedAfter,
    onlyBeforeMarks: false,
  };
  if (joinedAfter >= 0) {
    cue.to = index + 2;
    if ((found.forms & form.finite) === 0) return null;
    cue.from = withClitics(flow, index, first, lexicon);
    return withNegation(cue, flow, limit);
  }
  const group = auxiliaryBefore(flow, index, first, lexicon, found.forms);
  const before = flow[index - 1];
  const bare = index === first || !before;
  if (group.at >= 0) {
    cue.negated = group.negated;
    cue.joined = group.joined;
    cue.from = withClitics(flow, group.at, first, lexicon);
    const auxiliary = flow[group.at];
    if (has(auxiliary, is.perfect) && (found.forms & form.participle) !== 0) return cue;
    if (has(auxiliary, is.copula)) {
      if ((found.forms & form.gerund) !== 0) return cue;
      if (lexicon.data.writing.verbBracket && (found.forms & form.participle) !== 0) return { ...cue, kind: 'passive' };
      // Reflexive verbs of the Romance languages: “s'est félicité”.
      if ((found.forms & form.participle) !== 0 && cue.from < group.at && has(flow[group.at - 1], is.clitic))
        return cue;
      return null;
    }
    if (has(auxiliary, is.modal) && (found.forms & form.infinitive) !== 0) return cue;
    if (has(auxiliary, is.carrier) && (found.forms & (form.infinitive | form.gerund)) !== 0) return cue;
  }
  if ((found.forms & form.finite) !== 0 && !isNounHere(flow, index, first, found.frames, lexicon)) {
    cue.from = withClitics(flow, index, first, lexicon);
    cue.joined = -1;
    cue.negated = false;
    return withNegation(cue, flow, limit);
  }
  cue.from = index;
  cue.joined = -1;
  cue.negated = false;
  // `it is worth noting`, `it goes without saying`: by nobody.
  if (before?.lower === 'worth' || before?.lower === 'without') return null;
  if ((found.forms & form.gerund) !== 0 && (!has(before, is.determiner) || has(before, is.clitic)))
    return { ...cue, kind: 'gerund' };
  // `il est à noter que`: nobody in particular.
  if ((found.forms & form.infinitive) !== 0 && !bare && has(before, is.preposition) && !has(flow[index - 2], is.copula))
    return { ...cue, kind: 'infinitive' };
  return null;
}

/** Finite forms that are nouns as well: after an article or a preposition they are. */
function isNounHere(flow: readonly Unit[], index: number, first: number, frames: string, lexicon: Lexicon): boolean {
  if (index === first) return frames.includes('n') && !lexicon.data.writing.dropsSubject;
  const before = flow[index - 1] as Unit;
  // `the mayor's tweets`, against `he's said`.
  if (before.lower === "'s" && flow[index]?.lower.endsWith('s')) return true;
  // `the alleged thief`: behind an article, a participle.
  if (/^(?:the|an?)$/.test(before.lower) && flow[index]?.lower.endsWith('ed')) return true;
  // English determiners stand alone as subjects: “some say”, “that said”.
  if (lexicon.data.writing.zeroConjunction && !frames.includes('n') && !has(before, is.preposition)) return false;
  if (isObjectPronoun(flow, index - 1, first)) return false;
  if (has(before, is.determiner) && !before.word?.pronoun) return true;
  if (has(before, is.preposition) && before.word?.pronoun === undefined && !has(before, is.clitic | is.adverb))
    return true;
  const unit = flow[index] as Unit;
  if ((before.lower === "'s" || before.kind === 'number') && frames.includes('n')) return true;
  return unit.capital && before.kind === 'word' && before.capital && !lexicon.data.writing.capitalNouns;
}

/** `comme l'explique`, `le médecin leur assure`: the article is a pronoun where a noun or a conjunction stands before it. */
function isObjectPronoun(flow: readonly Unit[], at: number, first: number): boolean {
  const unit = flow[at];
  if (at <= first || !has(unit, is.clitic) || !has(unit, is.determiner)) return false;
  const before = flow[at - 1];
  if (has(before, is.subordinator) || before?.word?.pronoun) return true;
  const noun =
    before?.kind === 'word' &&
    !has(before, is.preposition | is.determiner | is.coordinator | is.perfect | is.copula | is.modal) &&
    !before.word?.cue;
  return noun && unit?.lower === 'leur';
}
