import { isAdjunct, looksLikeClause } from './clause-shape';
import { clauseStart } from './clause-start';
import { clauseEnd } from './clauses';
import { pushAround, pushClause, pushQuoted, pushZero } from './contents';
import type { Course } from './course';
import type { Cue } from './cues';
import { type Paragraph, typeOf, wordsIn } from './finding';
import { infinitiveStart, isLikened, isObject, isPredicated, isRelativeObject, questionStart } from './frames';
import { form, is } from './lexicon';
import { pushPart } from './quoted-parts';
import type { Sentence } from './sentences';
import type { Subject } from './speakers';
import { isTitleCase } from './titles';
import { bits, has, isAdverb, type Unit } from './unit';

/** Farther than this from its cue, a quotation needs a conjunction. */
const farthestQuoted = 22;

const leastClauseWords = 4;

const leastBareWords = 4;

/** Content after the cue: direct speech, a clause with or without conjunction, or a quoted part. */
export function rightOf(
  paragraph: Paragraph,
  cue: Cue,
  subject: Subject | null,
  sentence: Sentence,
  course: Course,
  after: number,
  next: Cue | undefined,
): boolean {
  const { flow, lexicon } = paragraph;
  const limit = sentence.to;
  const { writing } = lexicon.data;
  if (!subject && cue.kind === 'finite' && !writing.dropsSubject) return false;
  if (!subject && cue.kind === 'infinitive') return false;
  const clause = clauseStart(flow, after, limit, lexicon, /[tl]/.test(cue.frames));
  const thought = cue.frames.includes('h') && subject?.pronoun?.firstPerson === true;
  if (clause >= 0 && cue.frames.includes('n') && isPlainWord(flow[cue.from - 1]) && isPlainWord(flow[clause]))
    return false;
  if (clause >= 0 && /[ctz]/.test(cue.frames) && !cue.negated && !thought) {
    const content = flow[clause];
    if (content?.kind === 'quoted' && !paragraph.taken.has(clause))
      return pushQuoted(paragraph, cue, subject, clause, sentence, course, true, 'conjunction-quoted');
    return pushClause(paragraph, cue, subject, clause, sentence, course, 'conjunction-clause');
  }
  // `a félicité Ada Roux pour « … »`: the preposition belongs to the verb.
  const other = next?.onlyBeforeMarks && cue.frames.includes('f') ? undefined : next;
  const quoted = nextQuoted(paragraph, after, Math.min(limit, after + farthestQuoted), other);
  const own =
    quoted > after && writing.zeroConjunction && /[zy]/.test(cue.frames) && opensClause(flow, after, quoted, lexicon);
  if (
    quoted >= 0 &&
    !own &&
    !isTitle(paragraph, quoted, after) &&
    isAdjunct(flow, after, quoted) &&
    (cue.frames.includes('d') || cue.frames.includes('t'))
  ) {
    const marked = flow[quoted]?.marked;
    const close = quoted === after || flow[quoted - 1]?.kind === 'colon' || flow[quoted - 1]?.kind === 'comma';
    const fragment = marked !== undefined && paragraph.units[marked.from]?.capital === false;
    if (fragment && isInserted(flow, cue, subject, after)) {
      const end = flow[quoted + 1]?.kind === 'word' ? clauseEnd(flow, quoted, limit, lexicon) : quoted + 1;
      if (pushAround(paragraph, cue, subject, course, quoted, end)) return true;
    }
    const clausal =
      writing.zeroConjunction && quoted === after && /[zy]/.test(cue.frames) && goesOnAfter(flow, quoted + 1);
    // `pidió “perdón”`: without a colon, one or two words are rather the verb's object.
    const bare = writing.dropsSubject && flow[quoted - 1]?.kind !== 'colon' && (marked?.words ?? 0) < leastBareWords;
    if (marked && !bare && (marked.words >= 2 || close))
      return pushQuoted(paragraph, cue, subject, quoted, sentence, course, clausal, 'cue-then-quoted');
  }
  const brief = writing.dropsSubject && (flow[quoted]?.marked?.words ?? 0) < leastBareWords;
  if (
    quoted >= 0 &&
    cue.frames.includes('f') &&
    !brief &&
    isObject(flow, after, quoted) &&
    !isSpoken(flow, after, quoted)
  )
    return pushPart(paragraph, cue, subject, quoted, after, sentence, course);
  if (cue.negated || thought || cue.kind === 'infinitive') return false;
  // `sagte mir, die Lage sei ernst`: a pronoun for the listener before the comma.
  const first = writing.commaClause && has(flow[after], is.clitic) ? flow[++after] : flow[after];
  if (/[bop]/.test(cue.frames) && isPredicated(flow, after, limit, cue.frames))
    return pushClause(paragraph, cue, subject, after, sentence, course, 'object-clause');
  if (cue.frames.includes('g') && opensNounPhrase(first) && subject && !subject.pronoun?.firstPerson)
    return pushClause(paragraph, cue, subject, after, sentence, course, 'object-clause');
  const infinitive = /[ij]/.test(cue.frames) ? infinitiveStart(flow, after, limit) : -1;
  // `pledged to stay` reports an act; `pledged to “stay and fight”` gives words.
  const worded =
    cue.frames.includes('j') ||
    (infinitive >= 0 && typeOf(flow, infinitive, clauseEnd(flow, infinitive, limit, lexicon)) !== 'indirect');
  if (infinitive >= 0 && worded) return pushClause(paragraph, cue, subject, infinitive, sentence, course, 'infinitive');
  if (infinitive >= 0) return false;
  const asked = writing.commaClause && first?.kind === 'comma' ? after + 1 : after;
  const question = questionStart(flow, asked, cue.frames.includes('n') ? Math.min(limit, asked + 1) : limit);
  const relative = after > cue.to && has(flow[question], is.relative);
  if (question >= 0 && !relative && /[dt]/.test(cue.frames))
    return pushClause(paragraph, cue, subject, question, sentence, course, 'asked-clause');
  if (
    first?.kind === 'colon' &&
    (subject || cue.kind === 'finite') &&
    cue.frames.includes('d') &&
    wordsIn(flow, after + 1, limit) >= leastClauseWords
  ) {
    return pushClause(paragraph, cue, subject, after + 1, sentence, course, 'colon-clause');
  }
  const bare = writing.commaClause && cue.frames.includes('c') ? commaBehind(flow, after, limit) : 0;
  if (bare > 0 && isReported(flow, bare, limit))
    return pushClause(paragraph, cue, subject, bare, sentence, course, 'comma-clause');
  if (first?.kind === 'comma' && cue.kind === 'finite' && isLikened(flow, sentence, subject)) {
    return pushClause(paragraph, cue, subject, after + 1, sentence, course, 'likened-clause');
  }
  // `Le tarif, a-t-il dit, sera gelé`, `El plazo, señaló Frigola, será corto`: the verb of the content follows the cue.
  if (
    first?.kind === 'comma' &&
    !writing.zeroConjunction &&
    after > cue.to - 1 &&
    cue.frames.includes('d') &&
    flow[cue.from - 1]?.kind === 'comma' &&
    has(flow[after + 1], is.modal | is.copula | is.perfect | is.negation) &&
    pushAround(paragraph, cue, subject, course, after + 1, clauseEnd(flow, after + 1, limit, lexicon))
  )
    return true;
  // `En effet, précise-t-il, la route …`: the incise stands behind an adverb.
  if (first?.kind === 'comma' && cue.joined >= 0 && cue.frames.includes('d') && flow[cue.from - 1]?.kind === 'comma') {
    const end = clauseEnd(flow, after + 1, limit, lexicon);
    if (wordsIn(flow, after + 1, end) >= leastClauseWords)
      return pushClause(paragraph, cue, subject, after + 1, sentence, course, 'inserted-cue');
  }
  const inserted = flow[Math.min(subject?.from ?? cue.from, cue.from) - 1]?.kind === 'comma';
  const heard = cue.frames.includes('t') && flow[after]?.kind === 'word' ? after + 1 : after;
  const from = inserted && writing.zeroConjunction && /[zy]/.test(cue.frames) ? behindComma(flow, heard, limit) : 0;
  if (from > 0) {
    const end = clauseEnd(flow, from, limit, lexicon);
    const goesOn = has(flow[from], is.modal | is.copula | is.perfect) || looksLikeClause(flow, from, end);
    if (goesOn && pushAround(paragraph, cue, subject, course, from, end)) return true;
    if (looksLikeClause(flow, from, end))
      return pushClause(paragraph, cue, subject, from, sentence, course, 'inserted-cue');
  }
  if (!writing.zeroConjunction || !/[zy]/.test(cue.frames)) return false;
  if (isRelativeObject(flow, subject)) {
    if (has(first, is.copula | is.modal | is.perfect) || endsLikeVerb(first))
      return pushClause(paragraph, cue, subject, after, sentence, course, 'zero-clause');
    if (subject?.pronoun) return false;
  }
  return pushZero(paragraph, cue, subject, sentence, course, after);
}

/** `The old pipes, she said, “are a danger”`: the cue stands between commas, behind what the fragment goes on from. */
function isInserted(flow: readonly Unit[], cue: Cue, subject: Subject | null, after: number): boolean {
  const comma = Math.min(subject?.from ?? cue.from, cue.from) - 1;
  return flow[after]?.kind === 'comma' && flow[comma]?.kind === 'comma' && cue.kind === 'finite';
}

const farthestMood = 10;

/** `er | sei krank`, `die Lage | habe sich gebessert`: a subject and its verb in the mood of reported speech. */
function isReported(flow: readonly Unit[], from: number, limit: number): boolean {
  if (has(flow[from], is.coordinator | is.subordinator | is.interrogative)) return false;
  for (let at = from + 1; at < Math.min(limit, from + farthestMood); at++) {
    if (flow[at]?.kind === 'comma') return false;
    if (has(flow[at], is.subjunctive)) return true;
  }
  return false;
}

/** `sagte, | er sei krank`, `schrieb in seinem Brief, | er sei krank`; 0 without. */
function commaBehind(flow: readonly Unit[], after: number, limit: number): number {
  for (let at = after; at < Math.min(limit - 1, after + farthestComma); at++)
    if (flow[at]?.kind === 'comma')
      return isAdjunct(flow, after, at) && !has(flow[at + 1], is.complementiser | is.relative | is.interrogative)
        ? at + 1
        : 0;
  return 0;
}

const farthestComma = 9;

/** `…, she said, | would cost`, `…, she said on Monday in Rome, | would cost`: behind the comma that closes the insertion; 0 without. */
function behindComma(flow: readonly Unit[], after: number, limit: number): number {
  if (flow[after]?.kind === 'comma') return after + 1;
  if (!has(flow[after], is.preposition | is.time | is.adverb) || has(flow[after], is.complementiser)) return 0;
  for (let at = after; at < Math.min(limit - 1, after + farthestComma); at++)
    if (flow[at]?.kind === 'comma')
      return isAdjunct(flow, after, at) && has(flow[at + 1], is.modal | is.copula | is.perfect) ? at + 1 : 0;
  return 0;
}

/** `called for | a ban`, `cited | rising costs`. */
function opensNounPhrase(unit: Unit | undefined): boolean {
  if (unit?.kind !== 'word' && unit?.kind !== 'number') return false;
  return (
    has(unit, is.determiner) || !has(unit, is.preposition | is.adverb | is.coordinator | is.subordinator | is.copula)
  );
}

function endsLikeVerb(unit: Unit | undefined): boolean {
  return unit?.kind === 'word' && !unit.capital && bits(unit) === 0 && /(?:ed|[^s]s)$/.test(unit.lower);
}

/** `said “zero” | voters came`, `said “most” | of them left`: the marks hold only the start of the clause. */
function goesOnAfter(flow: readonly Unit[], at: number): boolean {
  const unit = flow[at];
  if (unit?.kind !== 'word') return false;
  return has(unit, is.linker | is.subordinator) || !has(unit, is.preposition | is.time | is.adverb | is.coordinator);
}

/** `called on her to leave and | said, “…”`: the marks are another verb's. */
function isSpoken(flow: readonly Unit[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const cue = flow[at]?.word?.cue;
    if (!cue || flow[at]?.capital || !/[df]/.test(cue.frames) || cue.frames.includes('n')) continue;
    if ((cue.forms & form.finite) !== 0 && has(flow[at - 1], is.coordinator)) return true;
  }
  return false;
}

/** `reports that | track spending`: behind a verb that may be a noun, a word that opens no noun phrase is a verb. */
function isPlainWord(unit: Unit | undefined): boolean {
  return unit?.kind === 'word' && !unit.capital && bits(unit) === 0 && !unit.word?.cue && !unit.word?.pronoun;
}

/** `said the plan “was bad”`: what follows the verb is the content's own subject, not time, place or listener. */
function opensClause(flow: readonly Unit[], from: number, quoted: number, lexicon: Paragraph['lexicon']): boolean {
  let at = from;
  while (at < quoted && (has(flow[at], is.time) || isAdverb(flow[at], lexicon, is.adverb))) at++;
  const head = flow[at];
  const sign = flow[quoted - 1]?.kind;
  return at < quoted && head?.kind === 'word' && !has(head, is.preposition) && sign !== 'comma' && sign !== 'colon';
}

/** `on NBC’s “Today”`, `at the end of “Hamlet”`: marks after a preposition or a genitive hold a title. */
function isTitle({ flow, units, lexicon }: Paragraph, quoted: number, after: number): boolean {
  const before = flow[quoted - 1];
  const marked = flow[quoted]?.marked;
  if (quoted === after || !marked) return false;
  const announced = before?.kind === 'colon' || (before?.kind === 'comma' && quoted === after + 1);
  if (lexicon.data.writing.zeroConjunction && !announced && isTitleCase(units, marked)) return true;
  if (marked.words > 5) return false;
  // `prêt à « discuter »`: titles open with a capital.
  if (!lexicon.data.writing.zeroConjunction && units[marked.from]?.capital === false) return false;
  return has(before, is.preposition | is.determiner) || before?.lower === "'s";
}

function nextQuoted(paragraph: Paragraph, from: number, limit: number, next: Cue | undefined): number {
  const stop = next ? Math.min(limit, next.from) : limit;
  for (let at = from; at < stop; at++) {
    if (paragraph.flow[at]?.kind === 'quoted') return paragraph.taken.has(at) ? -1 : at;
    if (paragraph.flow[at]?.kind === 'semicolon') return -1;
  }
  return -1;
}
