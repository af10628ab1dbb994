import { clauseEnd } from './clauses';
import type { Course } from './course';
import type { Cue } from './cues';
import { certainty, type Paragraph, spanOf, speakerSpan, take, typeOf } from './finding';
import { is } from './lexicon';
import type { Sentence } from './sentences';
import type { Subject } from './speakers';
import { has, isAdverb, type Unit } from './unit';

/** Where less of a clause than this stands between marks, the clause is the reporter's wording. */
const leastShare = 1 / 3;

/**
 * Whether of a reported clause `[start, end)` only the quoted parts are quotations.
 *
 * So they are where they are a small part of it and each a phrase of its own (`a dit qu'il fallait laisser le pays dans
 * « la meilleure position possible » pour …`), or where the conjunction hangs on another verb than the cue (`a insisté sur
 * l'importance de garantir que …`). Marks that only colour a word of a phrase (`de façon « plus ferme »`) leave the
 * clause whole. Some languages take the clause always.
 */
export function quotesParts(paragraph: Paragraph, cue: Cue, start: number, end: number): boolean {
  const { flow, lexicon } = paragraph;
  if (!lexicon.data.writing.quotedParts) return false;
  if (hangsOnInfinitive(flow, cue.to, start)) return true;
  let quoted = 0;
  for (let at = start; at < end; at++) {
    const unit = flow[at] as Unit;
    if (unit.kind !== 'quoted') continue;
    if (!isPhrase(paragraph, at)) return false;
    quoted += unit.end - unit.start;
  }
  const { start: from, end: to } = spanOf(flow, start, end);
  return quoted < leastShare * (to - from);
}

/** `a insisté sur l'importance de garantir | que …`: an infinitive stands between the cue and the conjunction. */
function hangsOnInfinitive(flow: readonly Unit[], from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) {
    const unit = flow[at] as Unit;
    const opens = has(flow[at - 1], is.linker) && !has(flow[at - 1], is.determiner);
    if (opens && unit.kind === 'word' && !unit.capital && /(?:er|ir|re)$/.test(unit.lower)) return true;
  }
  return false;
}

/** What the marks hold can stand for itself: with its article, an adverb, a participle with what it needs. */
function isPhrase(paragraph: Paragraph, quoted: number): boolean {
  const { flow, units, lexicon } = paragraph;
  const marked = flow[quoted]?.marked;
  const first = marked ? units[marked.from] : undefined;
  if (!marked || first?.kind !== 'word') return false;
  if (has(first, is.determiner)) return marked.words > 2;
  if (has(first, is.adverb)) return false;
  if (isAdverb(first, lexicon, is.adverb)) return true;
  return marked.words > 2 && /ée?s?$/.test(first.lower);
}

/** One quoted part by itself. */
export function pushOnly(paragraph: Paragraph, cue: Cue, subject: Subject | null, quoted: number): void {
  const { flow } = paragraph;
  paragraph.findings.push({
    rule: 'quoted-part',
    type: 'mixed',
    segments: [spanOf(flow, quoted, quoted + 1)],
    cue: spanOf(flow, cue.from, cue.to),
    speaker: speakerSpan(flow, subject),
    subject,
    confidence: certainty.mixed,
    inherits: false,
  });
  paragraph.taken.add(quoted);
}

/** `called the plan “a disgrace”`: in English the object belongs to the content, elsewhere the marks alone. */
export function pushPart(
  paragraph: Paragraph,
  cue: Cue,
  subject: Subject | null,
  quoted: number,
  after: number,
  sentence: Sentence,
  course: Course,
): boolean {
  const { flow, lexicon } = paragraph;
  // “a formula called “X””: the name of a thing, not what somebody called it.
  if (subject && has(flow[subject.from], is.determiner) && /^an?$/.test(flow[subject.from]?.lower ?? '')) return false;
  let from = quoted;
  if (lexicon.data.writing.zeroConjunction) {
    from = after;
    while (from < quoted && has(flow[from], is.preposition) && !has(flow[from], is.determiner)) from++;
  }
  let end = quoted + 1;
  if (lexicon.data.writing.zeroConjunction) {
    const named = subject !== null && flow[subject.from - 1]?.lower === 'what';
    end = named ? nounEnd(flow, quoted, sentence.to) : partEnd(paragraph, quoted, sentence.to);
  }
  const type = typeOf(flow, from, end);
  paragraph.findings.push({
    rule: 'quoted-part',
    type: type === 'direct' ? 'mixed' : type,
    segments: [spanOf(flow, from, end)],
    cue: spanOf(flow, cue.from, cue.to),
    speaker: speakerSpan(flow, subject),
    subject,
    confidence: 0.7,
    inherits: false,
  });
  take(paragraph, from, end);
  course.from = end;
  return true;
}

/** `called it “a gift” to the rich`, `called it “vague” and “weak”`: a part goes on with what its last words need. */
function partEnd(paragraph: Paragraph, quoted: number, limit: number): number {
  const { flow, units, lexicon } = paragraph;
  const next = flow[quoted + 1];
  // `called him “weak,” a “liar” and “rude”`: the list goes on.
  const listed = has(next, is.determiner) ? quoted + 2 : quoted + 1;
  if (listed < limit && flow[listed]?.kind === 'quoted') return partEnd(paragraph, listed, limit);
  // `called it “a gift,” blaming the council`: the comma inside the marks closes the part.
  if (units[(flow[quoted]?.marked?.to ?? 0) - 1]?.kind === 'comma' && !has(next, is.coordinator)) return quoted + 1;
  if (!next || quoted + 1 >= limit || next.kind !== 'word' || next.word?.cue) return quoted + 1;
  if (has(next, is.coordinator)) {
    for (let at = quoted + 2; at < Math.min(limit, quoted + 5); at++) {
      if (flow[at]?.kind === 'quoted') return partEnd(paragraph, at, limit);
      if (flow[at]?.kind !== 'word' || flow[at]?.word?.cue) break;
    }
    return quoted + 1;
  }
  const bound =
    has(next, is.linker | is.complementiser | is.relative) ||
    boundPrepositions.has(next.lower) ||
    !has(next, is.preposition | is.time | is.subordinator | is.adverb | is.copula | is.modal | is.perfect);
  return bound ? clauseEnd(flow, quoted, limit, lexicon) : quoted + 1;
}

const ends =
  is.preposition |
  is.coordinator |
  is.subordinator |
  is.complementiser |
  is.relative |
  is.copula |
  is.modal |
  is.perfect |
  is.adverb |
  is.time;

/** `what she called an “awful” plan | for the town`: the noun belongs to the part, what comes after it to the sentence around. */
function nounEnd(flow: readonly Unit[], quoted: number, limit: number): number {
  let to = quoted + 1;
  while (to < limit && flow[to]?.kind === 'word' && !flow[to]?.capital && !has(flow[to], ends)) to++;
  if (to === quoted + 1 || !has(flow[to], is.linker)) return to;
  for (let at = to + 1; at < limit && flow[at]?.kind === 'word' && !has(flow[at], ends); at++) to = at + 1;
  return to;
}

const boundPrepositions = new Set(['for', 'to', 'about', 'because', 'toward', 'with', 'against', 'over', 'despite']);
