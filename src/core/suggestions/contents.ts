import { afterConcession, clauseEnd, looksLikeClause, opensWithClause } from './clauses';
import { trimLead } from './content-before';
import type { Course } from './course';
import type { Cue } from './cues';
import { certainty, type Paragraph, type RuleName, spanOf, speakerSpan, take, typeOf, wordsIn } from './finding';
import { form, is, type Lexicon } from './lexicon';
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
  while (start < sentence.to && (has(flow[start], is.time) || isAdverb(flow[start], lexicon, is.adverb))) start++;
  if (cue.frames.includes('z') && !cue.frames.includes('t')) start = afterPlace(flow, start, sentence.to);
  const head = flow[start];
  if (!head || (head.kind !== 'word' && head.kind !== 'number' && head.kind !== 'quoted')) return false;
  if (has(head, is.preposition) && !has(head, is.determiner) && !opensCondition.has(head.lower)) return false;
  if (cue.frames.includes('t')) {
    const listener = listenerEnd(flow, start, sentence.to);
    if (listener < 0) return false;
    start = listener;
  }
  const end = clauseEnd(flow, start, sentence.to, lexicon);
  if (wordsIn(flow, start, end) < leastClauseWords || !looksLikeClause(flow, start, end)) return false;
  if (!cue.frames.includes('z') && !opensWithClause(flow, start, end)) return false;
  return pushClause(paragraph, cue, subject, start, sentence, course, 'zero-clause');
}

const farthestPlace = 12;

/** `said in a statement | it was late`, `said at the gate Monday | the lift was out`: behind where and when it was said. */
function afterPlace(flow: readonly Unit[], from: number, limit: number): number {
  const head = flow[from];
  if (!has(head, is.preposition) || has(head, is.determiner) || opensCondition.has(head?.lower ?? '')) return from;
  for (let at = from + 2; at < Math.min(limit, from + farthestPlace); at++) {
    const unit = flow[at] as Unit;
    const before = flow[at - 1];
    if (unit.kind !== 'word' && unit.kind !== 'number') return from;
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

/** After `told`: the listener, then the content, which must open with a subject of its own. */
function listenerEnd(flow: readonly Unit[], from: number, limit: number): number {
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

/** `said it was “over,” | referring to the vote`: behind the last marks and a comma, the reporter goes on. */
function markedEnd({ flow, units }: Paragraph, start: number, end: number): number {
  for (let at = end - 1; at > start; at--) {
    const unit = flow[at];
    if (unit?.kind !== 'quoted' || !unit.marked) continue;
    const comma = flow[at + 1]?.kind === 'comma' ? at + 2 : units[unit.marked.to - 1]?.kind === 'comma' ? at + 1 : end;
    const next = flow[comma];
    return comma < end && !has(next, is.coordinator) && next?.lower !== 'because' && next?.lower !== 'with'
      ? at + 1
      : end;
  }
  return end;
}

const joiners = is.coordinator | is.relative;

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
  let end = quoted + 1;
  const next = flow[end];
  if (next && end < sentence.to && next.kind === 'word' && !next.word?.cue) {
    const verb =
      has(next, is.copula | is.modal | is.perfect) || (clausal && !has(next, is.coordinator | is.complementiser));
    if (verb) end = clauseEnd(flow, quoted, sentence.to, lexicon);
    else if (has(next, joiners) && flow[end + 1]?.kind === 'quoted') end += 2;
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
  // “against what he calls “X””: a remark on a word in somebody's sentence.
  if (subject && flow[subject.from - 1]?.lower === 'what') return false;
  let from = quoted;
  if (lexicon.data.writing.zeroConjunction) {
    from = after;
    while (from < quoted && has(flow[from], is.preposition) && !has(flow[from], is.determiner)) from++;
  }
  const end = lexicon.data.writing.zeroConjunction ? partEnd(flow, quoted, sentence.to, lexicon) : quoted + 1;
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
function partEnd(flow: readonly Unit[], quoted: number, limit: number, lexicon: Lexicon): number {
  const next = flow[quoted + 1];
  if (!next || quoted + 1 >= limit || next.kind !== 'word' || next.word?.cue) return quoted + 1;
  if (has(next, is.coordinator)) {
    for (let at = quoted + 2; at < Math.min(limit, quoted + 5); at++) {
      if (flow[at]?.kind === 'quoted') return partEnd(flow, at, limit, lexicon);
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

const boundPrepositions = new Set(['for', 'to', 'about', 'because', 'toward', 'with', 'against']);

/**
 * `Although she said it was a mistake, …`, `Cole, who says he will run, has …`: a subordinate clause ends where the main
 * one goes on, at a comma.
 */
function subordinateEnd(flow: readonly Unit[], sentence: Sentence, cue: Cue, start: number): number {
  if (start < cue.to) return sentence.to;
  let opener = cue.from;
  while (opener > sentence.from && flow[opener - 1]?.kind !== 'comma') opener--;
  while (has(flow[opener], is.coordinator | is.adverb) && !has(flow[opener], is.subordinator)) opener++;
  const first = flow[opener];
  if (opener >= cue.from) return sentence.to;
  if (
    (has(first, is.subordinator) && !has(first, is.preposition)) ||
    opensTime.has(first?.lower ?? '') ||
    isLate(flow, opener, cue, sentence)
  ) {
    for (let at = start + 3; at < sentence.to; at++) if (flow[at]?.kind === 'comma') return at;
  }
  if (has(first, is.relative) && opener > sentence.from) {
    for (let at = start + 3; at < sentence.to; at++)
      if (flow[at]?.kind === 'comma' && isMainVerb(flow[at + 1])) return at;
  }
  return sentence.to;
}

/** Prepositions that open a clause as well. */
const opensTime = new Set(['after', 'before', 'since', 'as']);

/** `Years after | he announced that …, …`, `In addition to | saying that …, …`: the subordinate clause opens behind a few words. */
function isLate(flow: readonly Unit[], opener: number, cue: Cue, sentence: Sentence): boolean {
  if (
    opener === sentence.from &&
    cue.kind === 'gerund' &&
    has(flow[opener], is.preposition) &&
    has(flow[cue.from - 1], is.preposition)
  )
    return true;
  for (let at = opener + 1; at < Math.min(cue.from, opener + 5); at++)
    if (opensTime.has(flow[at]?.lower ?? '') || flow[at]?.lower === 'when') return true;
  return false;
}

function isMainVerb(unit: Unit | undefined): boolean {
  if (unit?.kind !== 'word' || unit.capital) return false;
  return (
    has(unit, is.copula | is.modal | is.perfect) ||
    ((unit.word?.cue?.forms ?? 0) & form.finite) !== 0 ||
    unit.lower.endsWith('ed')
  );
}
