import { markedEnd, subordinateEnd } from './clause-limits';
import { isExistential, looksLikeClause, opensWithClause } from './clause-shape';
import { afterConcession, clauseEnd } from './clauses';
import { trimLead } from './content-before';
import type { Course } from './course';
import type { Cue } from './cues';
import { certainty, type Paragraph, type RuleName, spanOf, speakerSpan, take, typeOf, wordsIn } from './finding';
import { is } from './lexicon';
import { pushOnly, quotesParts } from './quoted-parts';
import type { Sentence } from './sentences';
import type { Subject } from './speakers';
import { has, isAdverb, type Unit } from './unit';

const leastClauseWords = 4;

/** `The tunnel, she said, would cost more`: subject and verb of the content stand on both sides of the cue. */
export function pushAround(
  paragraph: Paragraph,
  cue: Cue,
  subject: Subject | null,
  course: Course,
  from: number,
  end: number,
): boolean {
  const { flow } = paragraph;
  const comma = Math.min(subject?.from ?? cue.from, cue.from) - 1;
  const start = trimLead(paragraph, course.from, comma);
  if (comma <= start || wordsIn(flow, from, end) < 2) return false;
  const type = typeOf(flow, start, end);
  paragraph.findings.push({
    rule: 'around-cue',
    type,
    segments: [spanOf(flow, start, comma), spanOf(flow, from, end)],
    cue: spanOf(flow, cue.from, cue.to),
    speaker: speakerSpan(flow, subject),
    subject,
    confidence: certainty[type],
    inherits: false,
  });
  take(paragraph, start, end);
  course.from = end;
  course.within = Math.max(course.within, end);
  return true;
}

/** English: `said | it was late`, `told the paper | he would go`, `said Monday | the plan …`. */
export function pushZero(
  paragraph: Paragraph,
  cue: Cue,
  subject: Subject | null,
  sentence: Sentence,
  course: Course,
  after: number,
): boolean {
  const { flow, lexicon } = paragraph;
  let start = after;
  while (
    start < sentence.to &&
    !isExistential(flow, start) &&
    (has(flow[start], is.time) || isAdverb(flow[start], lexicon, is.adverb))
  )
    start++;
  if (!cue.frames.includes('t')) start = afterPlace(flow, start, sentence.to);
  const head = flow[start];
  if (!head || (head.kind !== 'word' && head.kind !== 'number' && head.kind !== 'quoted')) return false;
  if (saysNoClause(flow, start)) return false;
  const counts = flow[start + 1]?.kind === 'number' || flow[start + 1]?.lower === 'half';
  if (
    has(head, is.preposition) &&
    !has(head, is.determiner) &&
    !opensCondition.has(head.lower) &&
    !(counts && approximate.has(head.lower))
  )
    return false;
  if (cue.frames.includes('t')) {
    const listener = listenerEnd(flow, start, sentence.to);
    if (listener < 0 || has(flow[listener], is.coordinator)) return false;
    if (has(flow[listener], is.preposition) && !has(flow[listener], is.determiner)) return false;
    start = listener;
  }
  const end = clauseEnd(flow, start, sentence.to, lexicon);
  if (wordsIn(flow, start, end) < leastWordsFrom(head) || !looksLikeClause(flow, start, end)) return false;
  if (!cue.frames.includes('z') && !opensWithClause(flow, start, end)) return false;
  return pushClause(paragraph, cue, subject, start, sentence, course, 'zero-clause');
}

const farthestPlace = 12;

/** `said in a statement | it was late`, `said at the gate Monday | the lift was out`: behind where and when it was said. */
function afterPlace(flow: readonly Unit[], from: number, limit: number): number {
  const head = flow[from];
  if (!has(head, is.preposition) || has(head, is.determiner | is.linker) || opensCondition.has(head?.lower ?? ''))
    return from;
  for (let at = from + 2; at < Math.min(limit, from + farthestPlace); at++) {
    const unit = flow[at] as Unit;
    const before = flow[at - 1];
    if (unit.kind !== 'word' && unit.kind !== 'number') return from;
    if (unit.word?.cue && !unit.capital) return from;
    if (has(unit, is.complementiser | is.relative | is.copula | is.modal | is.perfect)) return from;
    if (has(before, is.preposition | is.determiner)) continue;
    if (unit.word?.pronoun && !has(unit, is.determiner)) return at;
    if (has(unit, is.determiner) && !has(unit, is.preposition)) return at;
    if (has(before, is.time) && !has(unit, is.time | is.preposition)) return at;
  }
  return from;
}

/** Prepositions that rather open the content than place the saying. */
const opensCondition = new Set(['despite', 'for', 'as', 'with', 'without', 'under']);

/** `said little about it`, `said as he left`: how much and when, not what. */
function saysNoClause(flow: readonly Unit[], at: number): boolean {
  const head = flow[at];
  // `everything she says | is right`, `who said | and did it`, `that add | up to much`
  const finite = has(head, is.copula | is.perfect) && !head?.lower.endsWith('ing');
  if (finite || has(head, is.coordinator) || particles.has(head?.lower ?? '')) return true;
  const next = flow[at + 1];
  if (amounts.has(flow[at]?.lower ?? ''))
    return (has(next, is.preposition) && !has(next, is.linker)) || next?.kind !== 'word';
  return flow[at]?.lower === 'as' && !has(next, is.role | is.determiner | is.title);
}

const particles = new Set(['up', 'down', 'out', 'off', 'away']);

const amounts = new Set(['nothing', 'little', 'much', 'something', 'anything', 'enough']);

/** Prepositions that open a count: `said about half of them left`. */
const approximate = new Set(['about', 'over', 'around', 'under', 'between', 'near']);

/** `it is over`: behind a pronoun, three words are a clause. */
function leastWordsFrom(head: Unit): number {
  return head.word?.pronoun && !has(head, is.determiner) ? leastClauseWords - 1 : leastClauseWords;
}

/** After `told`: the listener, then the content, which must open with a subject of its own. */
function listenerEnd(flow: readonly Unit[], from: number, limit: number): number {
  if (flow[from]?.word?.pronoun?.object) return from + 1;
  for (let at = from + 1; at < Math.min(limit, from + 8); at++) {
    const unit = flow[at] as Unit;
    if (unit.kind !== 'word') return -1;
    if (unit.word?.pronoun || has(unit, is.interrogative)) return at;
    if (has(unit, is.determiner) && has(flow[at + 1], is.time)) continue;
    if (has(unit, is.determiner) && !has(flow[at - 1], is.preposition)) return at;
    if (has(unit, is.copula | is.modal | is.perfect)) return -1;
  }
  return -1;
}

export function pushClause(
  paragraph: Paragraph,
  cue: Cue,
  subject: Subject | null,
  from: number,
  sentence: Sentence,
  course: Course,
  rule: RuleName,
): boolean {
  const { flow, lexicon } = paragraph;
  // `a reconnu que, bien que le prix baisse, le marché reste fragile`: what is conceded is the main clause.
  const start = cue.frames.includes('k') ? afterConcession(flow, from, sentence.to) : from;
  let end = Math.min(clauseEnd(flow, start, sentence.to, lexicon), subordinateEnd(flow, sentence, cue, start));
  if (end <= start || wordsIn(flow, start, end) < 3) return false;
  const type = typeOf(flow, start, end);
  if (type === 'mixed' && lexicon.data.writing.zeroConjunction) end = markedEnd(paragraph, start, end);
  if (type === 'mixed' && quotesParts(paragraph, cue, start, end)) {
    for (let at = start; at < end; at++) if (flow[at]?.kind === 'quoted') pushOnly(paragraph, cue, subject, at);
    course.from = Math.max(course.from, cue.to);
    course.within = Math.max(course.within, end);
    return true;
  }
  const weak =
    rule === 'infinitive' || rule === 'object-clause' || cue.kind === 'infinitive' || cue.frames.includes('h');
  paragraph.findings.push({
    rule,
    type,
    segments: [spanOf(flow, start, end)],
    cue: spanOf(flow, cue.from, cue.to),
    speaker: speakerSpan(flow, subject),
    subject,
    confidence: certainty[type] - (weak ? 0.15 : 0) - (subject ? 0 : 0.1),
    inherits: false,
  });
  take(paragraph, start, end);
  course.from = Math.max(course.from, cue.to);
  course.within = Math.max(course.within, end);
  return true;
}

const joiners = is.coordinator | is.relative;

/** `that “A” | and “B”`, `that “A” | and that “B”`: behind the second pair of marks, or where it was without one. */
function joinedEnd(flow: readonly Unit[], joiner: number, limit: number): number {
  const second = has(flow[joiner + 1], is.complementiser) ? joiner + 2 : joiner + 1;
  return second < limit && flow[second]?.kind === 'quoted' ? second + 1 : joiner;
}

/** Direct speech after the cue; a coordinated second pair of marks or a clause that goes on makes it mixed. */
export function pushQuoted(
  paragraph: Paragraph,
  cue: Cue,
  subject: Subject | null,
  quoted: number,
  sentence: Sentence,
  course: Course,
  clausal: boolean,
  rule: RuleName,
): boolean {
  const { flow, lexicon } = paragraph;
  const zero = lexicon.data.writing.zeroConjunction;
  let end = quoted + 1;
  const next = flow[end];
  if (next && end < sentence.to && next.kind === 'word' && !next.word?.cue) {
    const verb =
      has(next, is.copula | is.modal | is.perfect) ||
      (clausal && !has(next, is.coordinator) && (zero || !has(next, is.complementiser)));
    if (verb) end = clauseEnd(flow, quoted, sentence.to, lexicon);
    else if (has(next, joiners)) end = joinedEnd(flow, end, sentence.to);
  }
  const type = typeOf(flow, quoted, end);
  paragraph.findings.push({
    rule,
    type,
    segments: [spanOf(flow, quoted, end)],
    cue: spanOf(flow, cue.from, cue.to),
    speaker: speakerSpan(flow, subject),
    subject,
    confidence: certainty[type] - (subject ? 0 : 0.15),
    inherits: false,
  });
  take(paragraph, quoted, end);
  course.from = end;
  return true;
}
