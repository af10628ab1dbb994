import { clauseEnd, clauseStart, isAdjunct, isShortVerb, looksLikeClause } from './clauses';
import { type Cue, cuesOf } from './cues';
import { type Finding, type Paragraph, spanOf, speakerSpan, typeOf, wordsIn } from './finding';
import { is } from './lexicon';
import type { Sentence } from './sentences';
import { attributeToSource } from './sources';
import { nounPhraseEndingAt, type Subject, subjectAfter, subjectBefore } from './speakers';
import { has, isAdverb, type Unit } from './unit';

/** Farther than this from its cue, a quotation needs a conjunction. */
const farthestQuoted = 22;
const leastClauseWords = 4;
const certainty = { direct: 0.95, mixed: 0.85, indirect: 0.75 } as const;

/** What the cues before in the same sentence left: whose subject goes on, and where the next content may start. */
export interface Course {
  subject: Subject | null;
  /** First unit that no earlier content or cue has used. */
  from: number;
  /** End of the last clause content: cues before it are reported themselves. */
  within: number;
}

/** Finds the quotations of one sentence, cue by cue, and returns what a colon at its end announces. */
export function attributeSentence(
  paragraph: Paragraph,
  sentence: Sentence,
): { cue: Cue; subject: Subject | null } | null {
  const { flow, lexicon } = paragraph;
  const cues = cuesOf(flow, sentence.from, sentence.to, lexicon);
  const course: Course = { subject: null, from: sentence.from, within: sentence.from };
  let announced: { cue: Cue; subject: Subject | null } | null = null;
  cues.forEach((cue, index) => {
    const limit = sentence.to;
    if (cue.kind === 'preposition') {
      attributeToSource(paragraph, cue, sentence, course);
      return;
    }
    if (course.within > cue.from) return;
    const placed = placeCue(paragraph, cue, sentence, course, cues[index + 1]);
    if (placed.subject) course.subject = placed.subject;
    if (
      !placed.found &&
      flow[limit - 1]?.kind === 'colon' &&
      cue.frames.includes('d') &&
      isAdjunct(flow, cue.to, limit)
    ) {
      announced = { cue, subject: placed.subject ?? course.subject };
    }
  });
  return announced;
}

function placeCue(
  paragraph: Paragraph,
  cue: Cue,
  sentence: Sentence,
  course: Course,
  next: Cue | undefined,
): { found: boolean; subject: Subject | null } {
  const { flow, lexicon } = paragraph;
  const inverted = invertedSubject(paragraph, cue, sentence);
  let subject = inverted;
  if (!subject) {
    if (cue.kind === 'finite') {
      subject = subjectBefore(flow, cue.from, sentence.from, lexicon);
      if (!subject && sharesSubject(flow, cue, sentence))
        subject = course.subject ?? leadingSubject(paragraph, cue, sentence);
      if (!subject && flow[cue.from - 1]?.kind === 'comma')
        subject = subjectAfter(flow, sentence.from, cue.from, lexicon);
    } else subject = course.subject ?? leadingSubject(paragraph, cue, sentence);
  }
  const dropped = !inverted && lexicon.data.writing.dropsSubject && followsQuoted(flow, cue, sentence);
  if (dropped) subject = null;
  if (subject && !subject.pronoun && isJustSign(flow, subject)) subject = null;
  const after = inverted && cue.joined < 0 ? inverted.to : cue.to;
  const nounish = cue.frames.includes('n') && cue.kind === 'finite' && !subject;
  if (nounish) return { found: false, subject: null };
  if (
    cue.kind !== 'infinitive' &&
    (inverted || dropped || (subject && cue.kind === 'finite')) &&
    cue.frames.includes('d')
  ) {
    const left = leftOf(paragraph, cue, subject, inverted !== null || dropped, sentence, course, after);
    if (left) return { found: true, subject };
  }
  return { found: rightOf(paragraph, cue, subject, sentence, course, after, next), subject };
}

/** `«…», dijo.`: where the subject may be left out, a verb right after the marks needs none. */
function followsQuoted(flow: readonly Unit[], cue: Cue, sentence: Sentence): boolean {
  if (cue.kind !== 'finite') return false;
  let at = cue.from - 1;
  if (flow[at]?.kind === 'comma' || flow[at]?.kind === 'dash') at--;
  return at >= sentence.from && flow[at]?.kind === 'quoted';
}

function isJustSign(flow: readonly Unit[], subject: Subject): boolean {
  return wordsIn(flow, subject.from, subject.to) === 0;
}

/** “…, and said”, “… et a ajouté”: the subject of the clause before goes on. */
function sharesSubject(flow: readonly Unit[], cue: Cue, sentence: Sentence): boolean {
  let at = cue.from - 1;
  while (at > sentence.from && has(flow[at], is.adverb)) at--;
  return (
    at >= sentence.from && (has(flow[at], is.coordinator) || flow[at]?.kind === 'comma' || flow[at]?.kind === 'quoted')
  );
}

/** The first noun phrase of the sentence: it is what a participle or an infinitive refers to. */
function leadingSubject(paragraph: Paragraph, cue: Cue, sentence: Sentence): Subject | null {
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
  for (let at = sentence.from + 1; at <= cue.from; at++) {
    const unit = flow[at] as Unit;
    if (has(unit, is.perfect | is.copula | is.modal) || unit.word?.cue) {
      const found = subjectBefore(flow, at, sentence.from, lexicon);
      if (found) return found;
    }
  }
  return subjectAfter(flow, sentence.from, cue.from, lexicon);
}

function invertedSubject(paragraph: Paragraph, cue: Cue, sentence: Sentence): Subject | null {
  const { flow, lexicon } = paragraph;
  if (cue.joined >= 0) {
    const pronoun = flow[cue.joined]?.word?.pronoun;
    return { from: cue.joined, to: cue.joined + 1, ...(pronoun ? { pronoun } : {}) };
  }
  if (cue.kind !== 'finite' || !cue.frames.includes('d')) return null;
  let at = cue.from - 1;
  while (at > sentence.from && has(flow[at], is.adverb)) at--;
  if (flow[at]?.kind === 'comma' || flow[at]?.kind === 'dash') at--;
  const before = flow[at];
  const { zeroConjunction } = lexicon.data.writing;
  const opens = cue.from === sentence.from && !zeroConjunction;
  const afterComma = flow[cue.from - 1]?.kind === 'comma';
  if (!opens && !afterComma && before?.kind !== 'quoted') return null;
  const subject = subjectAfter(flow, cue.to, sentence.to, lexicon);
  if (!subject) return null;
  if (before?.kind === 'quoted') return subject;
  if (zeroConjunction && (subject.pronoun || !/[zy]/.test(cue.frames))) return null;
  // Without marks, an inverted verb must close its clause: “…, explique le maire.”
  const next = flow[subject.to];
  if (opens)
    return has(next, is.complementiser) || next?.kind === 'colon' || has(flow[subject.to], is.preposition)
      ? subject
      : null;
  if (zeroConjunction && (has(next, is.preposition) || flow[subject.to - 1]?.lower === "'s")) return null;
  return !next ||
    next.kind === 'stop' ||
    next.kind === 'comma' ||
    next.kind === 'dash' ||
    has(next, is.preposition) ||
    next.kind === 'colon'
    ? subject
    : null;
}

/** Content before the cue: `« … », dit-il`, `“…,” Smith said`, `It was late, she said.` */
function leftOf(
  paragraph: Paragraph,
  cue: Cue,
  subject: Subject | null,
  inverted: boolean,
  sentence: Sentence,
  course: Course,
  after: number,
): boolean {
  const { flow, lexicon } = paragraph;
  let edge = inverted ? cue.from : Math.min(subject?.from ?? cue.from, cue.from);
  while (edge > course.from && has(flow[edge - 1], is.adverb) && flow[edge - 2]?.kind === 'comma') edge--;
  const sign = flow[edge - 1];
  const separated = sign?.kind === 'comma' || sign?.kind === 'dash';
  const end = separated ? edge - 1 : edge;
  const last = flow[end - 1];
  if (end <= course.from) return false;
  if (last?.kind === 'quoted' && !paragraph.taken.has(end - 1)) {
    const marked = last.marked;
    if (!marked || (marked.words < 2 && !separated && !endsSpeech(paragraph, last))) return false;
    if (!inverted && !separated && !endsSpeech(paragraph, last) && (marked.words < 5 || end - 1 !== sentence.from))
      return false;
    const from = contentStart(paragraph, end - 1, course.from);
    return pushLeft(
      paragraph,
      cue,
      subject,
      from,
      end,
      sentence,
      course,
      after,
      inverted ? 'incise-inversee' : 'quoted-then-cue',
    );
  }
  if (!separated || sign?.kind === 'dash') return false;
  if (cue.negated || (!inverted && !lexicon.data.writing.zeroConjunction) || (!inverted && !/[zy]/.test(cue.frames)))
    return false;
  if (subject?.pronoun?.firstPerson && cue.frames.includes('h')) return false;
  const listener =
    cue.frames.includes('t') && !inverted ? (subjectAfter(flow, after, sentence.to, lexicon)?.to ?? after) : after;
  const rest = flow[listener];
  if ((rest?.kind === 'comma' || rest?.kind === 'colon') && flow[after + 1]?.kind === 'quoted') return false;
  const closes =
    !rest ||
    rest.kind === 'stop' ||
    rest.kind === 'comma' ||
    has(rest, is.preposition | is.time) ||
    isAdverb(rest, lexicon, is.adverb);
  if (!closes && !inverted) return false;
  const from = trimLead(paragraph, course.from, end);
  if (wordsIn(flow, from, end) < leastClauseWords || (!inverted && !looksLikeClause(flow, from, end))) {
    return false;
  }
  if (!inverted && has(flow[from], is.subordinator)) return false;
  if (!inverted && has(flow[from], is.preposition) && wordsIn(flow, from, end) < 8) return false;
  return pushLeft(paragraph, cue, subject, from, end, sentence, course, after, 'clause-then-cue');
}

function endsSpeech(paragraph: Paragraph, quoted: Unit): boolean {
  const marked = quoted.marked;
  let at = marked ? marked.to - 1 : -1;
  while (at > 0 && paragraph.units[at]?.kind === 'mark') at--;
  const last = paragraph.units[at];
  return last?.kind === 'comma' || last?.kind === 'stop' || last?.kind === 'dash';
}

/** Where the content around a quoted unit starts: words before it in the same clause belong to it. */
function contentStart(paragraph: Paragraph, quoted: number, from: number): number {
  const { flow } = paragraph;
  let start = from;
  for (let at = quoted - 1; at >= from; at--) {
    const unit = flow[at] as Unit;
    if (unit.kind === 'semicolon' || unit.kind === 'colon' || paragraph.taken.has(at)) {
      start = at + 1;
      break;
    }
  }
  return trimLead(paragraph, start, quoted);
}

function trimLead(paragraph: Paragraph, from: number, to: number): number {
  const { flow, lexicon } = paragraph;
  let start = from;
  while (start < to) {
    const unit = flow[start];
    if (unit?.kind === 'comma' || unit?.kind === 'dash' || has(unit, is.coordinator)) start++;
    else if (
      (isAdverb(unit, lexicon, is.adverb) || has(unit, is.adverb)) &&
      (flow[start + 1]?.kind === 'comma' || start + 1 === to)
    )
      start++;
    else break;
  }
  return start;
}

function pushLeft(
  paragraph: Paragraph,
  cue: Cue,
  subject: Subject | null,
  from: number,
  end: number,
  sentence: Sentence,
  course: Course,
  after: number,
  rule: string,
): boolean {
  const { flow } = paragraph;
  const type = typeOf(flow, from, end);
  const finding: Finding = {
    rule,
    type,
    segments: [spanOf(flow, from, end)],
    cue: spanOf(flow, cue.from, cue.to),
    speaker: speakerSpan(flow, subject),
    subject,
    confidence: certainty[type] - (subject ? 0 : 0.1),
    inherits: false,
  };
  take(paragraph, from, end);
  course.from = Math.max(cue.to, subject?.to ?? 0, after);
  continueAfter(paragraph, finding, sentence, course, after);
  paragraph.findings.push(finding);
  return true;
}

function take(paragraph: Paragraph, from: number, to: number): void {
  for (let at = from; at < to; at++) if (paragraph.flow[at]?.kind === 'quoted') paragraph.taken.add(at);
}

/** `« A », dit-il, « B »` and `It was, he said, too late`: the second half of an interrupted quotation. */
function continueAfter(
  paragraph: Paragraph,
  finding: Finding,
  sentence: Sentence,
  course: Course,
  after: number,
): void {
  const { flow } = paragraph;
  for (let at = after; at < Math.min(sentence.to, after + farthestQuoted); at++) {
    const unit = flow[at] as Unit;
    if (unit.kind === 'quoted') {
      if (finding.type === 'indirect' || paragraph.taken.has(at)) return;
      const sign = flow[at - 1];
      if (sign?.kind !== 'comma' && sign?.kind !== 'colon' && sign?.kind !== 'dash') return;
      finding.segments.push({ start: unit.start, end: unit.end });
      paragraph.taken.add(at);
      course.from = at + 1;
      return;
    }
    if (unit.word?.cue && at > after) return;
  }
  if (finding.type !== 'indirect' || flow[after]?.kind !== 'comma') return;
  const next = flow[after + 1];
  if (
    next?.kind !== 'word' ||
    next.capital ||
    has(next, is.preposition | is.coordinator | is.relative) ||
    next.word?.cue
  )
    return;
  const end = clauseEnd(flow, after + 1, sentence.to, paragraph.lexicon);
  if (end - after < 4) return;
  finding.segments.push(spanOf(flow, after + 1, end));
  take(paragraph, after + 1, end);
  course.from = end;
}

/** Content after the cue: direct speech, a clause with or without conjunction, or a quoted part. */
function rightOf(
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
  const clause = clauseStart(flow, after, limit, lexicon, cue.frames.includes('t'));
  const thought = cue.frames.includes('h') && subject?.pronoun?.firstPerson === true;
  if (clause >= 0 && /[ctz]/.test(cue.frames) && !cue.negated && !thought) {
    const content = flow[clause];
    if (content?.kind === 'quoted' && !paragraph.taken.has(clause))
      return pushQuoted(paragraph, cue, subject, clause, sentence, course, true, 'conjunction-quoted');
    return pushClause(paragraph, cue, subject, clause, sentence, course, 'conjunction-clause');
  }
  const quoted = nextQuoted(paragraph, after, Math.min(limit, after + farthestQuoted), next);
  const own =
    quoted > after && writing.zeroConjunction && cue.frames.includes('z') && opensClause(flow, after, quoted, lexicon);
  if (
    quoted >= 0 &&
    !own &&
    !isTitle(flow, quoted, after) &&
    isAdjunct(flow, after, quoted) &&
    (cue.frames.includes('d') || cue.frames.includes('t'))
  ) {
    const marked = flow[quoted]?.marked;
    const close = quoted === after || flow[quoted - 1]?.kind === 'colon' || flow[quoted - 1]?.kind === 'comma';
    if (marked && (marked.words >= 2 || close))
      return pushQuoted(paragraph, cue, subject, quoted, sentence, course, false, 'cue-then-quoted');
  }
  if (quoted >= 0 && cue.frames.includes('f') && isAdjunct(flow, after, quoted))
    return pushPart(paragraph, cue, subject, quoted, after, course);
  if (cue.negated || thought || cue.kind === 'infinitive') return false;
  const first = flow[after];
  const question = /[dct]/.test(cue.frames) ? questionStart(flow, after, limit) : -1;
  if (question >= 0) return pushClause(paragraph, cue, subject, question, sentence, course, 'asked-clause');
  if (first?.kind === 'colon' && cue.frames.includes('d') && wordsIn(flow, after + 1, limit) >= leastClauseWords) {
    return pushClause(paragraph, cue, subject, after + 1, sentence, course, 'colon-clause');
  }
  if (
    first?.kind === 'comma' &&
    writing.commaClause &&
    cue.frames.includes('c') &&
    hasAuxiliary(flow, after + 1, limit)
  ) {
    return pushClause(paragraph, cue, subject, after + 1, sentence, course, 'comma-clause');
  }
  if (
    first?.kind === 'comma' &&
    writing.zeroConjunction &&
    cue.frames.includes('z') &&
    flow[Math.min(subject?.from ?? cue.from, cue.from) - 1]?.kind === 'comma'
  ) {
    const end = clauseEnd(flow, after + 1, limit, lexicon);
    if (looksLikeClause(flow, after + 1, end))
      return pushClause(paragraph, cue, subject, after + 1, sentence, course, 'inserted-cue');
  }
  if (writing.zeroConjunction && /[zy]/.test(cue.frames) && !isRelativeObject(flow, subject))
    return pushZero(paragraph, cue, subject, sentence, course, after);
  return false;
}

/** `which he said has grown`: the content's own subject is the relative, so there is no clause to point at. */
function isRelativeObject(flow: readonly Unit[], subject: Subject | null): boolean {
  return (
    subject !== null &&
    has(flow[subject.from - 1], is.relative) &&
    !has(flow[subject.from - 2], is.preposition) &&
    subject.pronoun !== undefined
  );
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
function isTitle(flow: readonly Unit[], quoted: number, after: number): boolean {
  const before = flow[quoted - 1];
  if (quoted === after || (flow[quoted]?.marked?.words ?? 0) > 5) return false;
  return has(before, is.preposition | is.determiner) || before?.lower === "'s";
}

/** `asked | whether …`, `asked the senator | how …`. */
function questionStart(flow: readonly Unit[], from: number, limit: number): number {
  for (let at = from; at < Math.min(limit, from + 9); at++) {
    const unit = flow[at] as Unit;
    if (unit.kind !== 'word' && unit.kind !== 'number') return -1;
    if (has(unit, is.interrogative) && (at === from || !has(unit, is.relative))) return at;
    if (has(unit, is.copula | is.modal | is.perfect | is.complementiser) || (unit.word?.cue && !unit.capital))
      return -1;
  }
  return -1;
}

function nextQuoted(paragraph: Paragraph, from: number, limit: number, next: Cue | undefined): number {
  const stop = next ? Math.min(limit, next.from) : limit;
  for (let at = from; at < stop; at++) {
    if (paragraph.flow[at]?.kind === 'quoted') return paragraph.taken.has(at) ? -1 : at;
    if (paragraph.flow[at]?.kind === 'semicolon') return -1;
  }
  return -1;
}

/** English: `said | it was late`, `told the paper | he would go`, `said Monday | the plan …`. */
function pushZero(
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
  const head = flow[start];
  if (!head || (head.kind !== 'word' && head.kind !== 'number' && head.kind !== 'quoted')) return false;
  if (has(head, is.preposition) && !has(head, is.determiner) && !opensCondition.has(head.lower)) return false;
  if (cue.frames.includes('t')) {
    const listener = listenerEnd(flow, start, sentence.to, lexicon);
    if (listener < 0) return false;
    start = listener;
  }
  const end = clauseEnd(flow, start, sentence.to, lexicon);
  if (wordsIn(flow, start, end) < leastClauseWords || !looksLikeClause(flow, start, end)) return false;
  if (!cue.frames.includes('z') && !hasAuxiliary(flow, start, end)) return false;
  return pushClause(paragraph, cue, subject, start, sentence, course, 'zero-clause');
}

/** Prepositions that rather open the content than place the saying. */
const opensCondition = new Set(['despite', 'for', 'as', 'with', 'without', 'under']);
const farthestAuxiliary = 12;

function hasAuxiliary(flow: readonly Unit[], from: number, to: number): boolean {
  for (let at = from; at < Math.min(to, from + farthestAuxiliary); at++) {
    if (has(flow[at], is.copula | is.modal | is.perfect) || isShortVerb(flow, at)) return true;
    if (has(flow[at], is.relative | is.complementiser)) return false;
  }
  return false;
}

/** After `told`: the listener, then the content, which must open with a subject of its own. */
function listenerEnd(flow: readonly Unit[], from: number, limit: number, lexicon: Lexicon_): number {
  for (let at = from + 1; at < Math.min(limit, from + 8); at++) {
    const unit = flow[at] as Unit;
    if (unit.kind !== 'word') return -1;
    if (unit.word?.pronoun || has(unit, is.interrogative)) return at;
    if (has(unit, is.determiner) && !has(flow[at - 1], is.preposition)) return at;
    if (has(unit, is.copula | is.modal | is.perfect)) return -1;
  }
  return nounPhraseEndingAt(flow, from, from, lexicon) ? -1 : -1;
}
type Lexicon_ = Paragraph['lexicon'];

function pushClause(
  paragraph: Paragraph,
  cue: Cue,
  subject: Subject | null,
  start: number,
  sentence: Sentence,
  course: Course,
  rule: string,
): boolean {
  const { flow, lexicon } = paragraph;
  const end = clauseEnd(flow, start, sentence.to, lexicon);
  if (end <= start || wordsIn(flow, start, end) < 3) return false;
  const type = typeOf(flow, start, end);
  const weak = cue.kind === 'infinitive' || cue.frames.includes('h');
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

/** Direct speech after the cue; a coordinated second pair of marks or a clause that goes on makes it mixed. */
function pushQuoted(
  paragraph: Paragraph,
  cue: Cue,
  subject: Subject | null,
  quoted: number,
  sentence: Sentence,
  course: Course,
  clausal: boolean,
  rule: string,
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
function pushPart(
  paragraph: Paragraph,
  cue: Cue,
  subject: Subject | null,
  quoted: number,
  after: number,
  course: Course,
): boolean {
  const { flow, lexicon } = paragraph;
  let from = quoted;
  if (lexicon.data.writing.zeroConjunction) {
    from = after;
    while (from < quoted && has(flow[from], is.preposition) && !has(flow[from], is.determiner)) from++;
  }
  const type = typeOf(flow, from, quoted + 1);
  paragraph.findings.push({
    rule: 'quoted-part',
    type: type === 'direct' ? 'mixed' : type,
    segments: [spanOf(flow, from, quoted + 1)],
    cue: spanOf(flow, cue.from, cue.to),
    speaker: speakerSpan(flow, subject),
    subject,
    confidence: 0.7,
    inherits: false,
  });
  take(paragraph, from, quoted + 1);
  course.from = quoted + 1;
  return true;
}
