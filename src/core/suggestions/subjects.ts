import { isAdjunct, looksLikeClause } from './clause-shape';
import type { Cue } from './cues';
import { type Paragraph, wordsIn } from './finding';
import { subjectAfter } from './inverted-speakers';
import { is, type Lexicon } from './lexicon';
import type { Sentence } from './sentences';
import { nounPhraseEndingAt, type Subject, subjectBefore } from './speakers';
import { has, type Unit } from './unit';

/** `«…», dijo.`: where the subject may be left out, a verb right after the marks needs none. */
export function followsQuoted(flow: readonly Unit[], cue: Cue, sentence: Sentence): boolean {
  if (cue.kind !== 'finite') return false;
  let at = cue.from - 1;
  if (flow[at]?.kind === 'comma' || flow[at]?.kind === 'dash') at--;
  return at >= sentence.from && flow[at]?.kind === 'quoted';
}

export function isJustSign(flow: readonly Unit[], subject: Subject): boolean {
  return wordsIn(flow, subject.from, subject.to) === 0;
}

/** “…, and said”, “… et a ajouté”: the subject of the clause before goes on. */
export function sharesSubject(flow: readonly Unit[], cue: Cue, sentence: Sentence, lexicon: Lexicon): boolean {
  let at = cue.from - 1;
  while (at > sentence.from && has(flow[at], is.adverb)) at--;
  if (at < sentence.from) return false;
  if (has(flow[at], is.coordinator) || flow[at]?.kind === 'quoted') return true;
  // Where a subject may be left out, `Preguntado por la crisis, dijo …` has none.
  return flow[at]?.kind === 'comma' && !lexicon.data.writing.dropsSubject;
}

const accompanying = new Set(['with', 'avec', 'con', 'com', 'mit']);

/** `…, le maire rappelant que …`, `with the mayor saying …`: the subject of a participle that does not share that of the clause before. */
export function ownSubject(paragraph: Paragraph, cue: Cue, sentence: Sentence): Subject | null {
  const { flow, lexicon } = paragraph;
  const last = flow[cue.from - 1];
  if (cue.kind !== 'gerund' || last?.kind !== 'word' || has(last, is.preposition | is.clitic | is.adverb)) return null;
  const found = nounPhraseEndingAt(flow, cue.from, sentence.from, lexicon);
  const before = flow[(found?.from ?? 0) - 1];
  if (!found || found.pronoun || (before?.kind !== 'comma' && !accompanying.has(before?.lower ?? ''))) return null;
  return has(flow[found.from], is.determiner | is.title) || flow[found.from]?.capital ? found : null;
}

/**
 * Who does something in `[from, to)` of a flow, where no reporting verb tells: a pronoun near the end, else the noun phrase
 * that opens the clause, behind `On Friday,` and the like.
 */
export function actorOf({ flow, lexicon }: Paragraph, from: number, to: number): Subject | null {
  for (let at = to - 1; at >= Math.max(from, to - farthestActor); at--) {
    const unit = flow[at];
    const pronoun = unit?.word?.pronoun;
    if (pronoun && !pronoun.firstPerson && pronoun.gender !== 'any' && !has(unit, is.determiner | is.clitic))
      return has(flow[at - 1], is.preposition) ? null : { from: at, to: at + 1, pronoun };
  }
  return subjectAfter(flow, behindOpening(flow, from, to), to, lexicon);
}

/** Where the main clause starts: behind the comma of `On Friday,`, `Speaking in Rome,`, `After he left,`. */
function behindOpening(flow: readonly Unit[], from: number, to: number): number {
  const head = flow[from];
  const opens = has(head, is.preposition | is.subordinator | is.adverb | is.time) || head?.lower.endsWith('ing');
  for (let at = from; opens && at < to; at++) if (flow[at]?.kind === 'comma') return at + 1;
  return from;
}

const farthestActor = 12;

/** A sentence whose first verbs have no subject has none worth looking for. */
const mostTried = 6;

/** The first noun phrase of the sentence: it is what a participle or an infinitive refers to. */
export function leadingSubject(paragraph: Paragraph, cue: Cue, sentence: Sentence): Subject | null {
  const { flow, lexicon } = paragraph;
  if (cue.from === sentence.from) {
    // “Soulignant que …, le ministre a …”: the subject comes after the participle's clause.
    for (let at = cue.to; at < sentence.to - 1; at++) {
      if (flow[at]?.kind !== 'comma') continue;
      const found = subjectAfter(flow, at + 1, sentence.to, lexicon);
      if (found) return found;
    }
    return null;
  }
  const from = behindOpening(flow, sentence.from, cue.from);
  let tried = 0;
  for (let at = from + 1; at < cue.from && tried < mostTried; at++) {
    const unit = flow[at] as Unit;
    if (has(unit, is.perfect | is.copula | is.modal) || unit.word?.cue) {
      const found = subjectBefore(flow, at, from, lexicon);
      if (found) return found;
      tried++;
    }
  }
  return subjectAfter(flow, from, cue.from, lexicon);
}

export function invertedSubject(paragraph: Paragraph, cue: Cue, sentence: Sentence): Subject | null {
  const { flow, lexicon } = paragraph;
  if (cue.joined >= 0) {
    const pronoun = flow[cue.joined]?.word?.pronoun;
    return { from: cue.joined, to: cue.joined + 1, ...(pronoun ? { pronoun } : {}) };
  }
  if (cue.kind !== 'finite' || !cue.frames.includes('d')) return null;
  let at = cue.from - 1;
  while (at > sentence.from && has(flow[at], is.adverb)) at--;
  if (flow[at]?.kind === 'comma' || flow[at]?.kind === 'dash') at--;
  // Marks that another cue has already are not followed by this one's speaker.
  const before = paragraph.taken.has(at) && flow[at]?.kind === 'quoted' ? undefined : flow[at];
  const { zeroConjunction } = lexicon.data.writing;
  const likened = !zeroConjunction && has(flow[cue.from - 1], is.subordinator);
  const opens = (cue.from === sentence.from || likened) && !zeroConjunction;
  const afterComma = flow[cue.from - 1]?.kind === 'comma';
  if (!opens && !afterComma && before?.kind !== 'quoted') return null;
  const subject = subjectAfter(flow, cue.to, sentence.to, lexicon);
  if (!subject) return null;
  if (before?.kind === 'quoted') return subject;
  if (zeroConjunction && (subject.pronoun || !/[zy]/.test(cue.frames))) return null;
  if (likened) return subject;
  if (!zeroConjunction && !isSomebody(flow, subject)) return null;
  // Without marks, an inverted verb must close its clause: “…, explique le maire.”
  const next = flow[subject.to];
  if (opens)
    return has(next, is.complementiser) || next?.kind === 'colon' || has(flow[subject.to], is.preposition)
      ? subject
      : null;
  // `…, said a clerk for the town`: the phrase goes on and closes the sentence.
  if (
    zeroConjunction &&
    has(next, is.preposition) &&
    !cue.frames.includes('t') &&
    isSomebody(flow, subject) &&
    looksLikeClause(flow, sentence.from, cue.from - 1) &&
    goesOnToEnd(flow, subject.to, sentence.to)
  )
    return subject;
  if (
    zeroConjunction &&
    (has(next, is.preposition | is.relative | is.complementiser) ||
      cue.frames.includes('t') ||
      flow[subject.to - 1]?.lower === "'s")
  )
    return null;
  // `said Ada's brother left`: a genitive opens the content's own subject.
  const closed = !next || next.kind === 'stop' || next.kind === 'comma';
  if (zeroConjunction && !closed && hasGenitive(flow, subject)) return null;
  // `…, tweeted their thanks`: an object.
  if (zeroConjunction && !cue.frames.includes('z') && possessives.has(flow[subject.from]?.lower ?? '')) return null;
  return !next ||
    next.kind === 'stop' ||
    next.kind === 'comma' ||
    next.kind === 'dash' ||
    has(next, is.preposition | is.time | is.relative) ||
    next.kind === 'colon'
    ? subject
    : null;
}

/** Nothing but the phrase that a preposition opens, up to a sign or a relative clause. */
function goesOnToEnd(flow: readonly Unit[], from: number, limit: number): boolean {
  let to = from;
  while (to < limit && flow[to]?.kind === 'word' && !has(flow[to], is.relative) && !flow[to]?.word?.cue) to++;
  const sign = flow[to];
  if (to < limit && sign?.kind !== 'stop' && sign?.kind !== 'comma' && !has(sign, is.relative)) return false;
  return isAdjunct(flow, from, to);
}

const possessives = new Set(['his', 'her', 'its', 'their', 'our', 'my']);

function hasGenitive(flow: readonly Unit[], subject: Subject): boolean {
  for (let at = subject.from; at < subject.to; at++) if (flow[at]?.lower === "'s") return true;
  return false;
}

function isSomebody(flow: readonly Unit[], subject: Subject): boolean {
  if (subject.pronoun) return true;
  for (let at = subject.from; at < subject.to; at++) {
    if (flow[at]?.capital || has(flow[at], is.role | is.title | is.source)) return true;
  }
  return false;
}
