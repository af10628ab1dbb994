import { hasAuxiliary, isAdjunct, isExistential, looksLikeClause } from './clause-shape';
import { clauseStart } from './clause-start';
import { type Course, openFrom } from './course';
import type { Cue } from './cues';
import { type Paragraph, wordsIn } from './finding';
import { pushLeft } from './halves';
import { subjectAfter } from './inverted-speakers';
import { form, is } from './lexicon';
import type { Sentence } from './sentences';
import type { Subject } from './speakers';
import { has, isAdverb, type Unit } from './unit';

const farthestQuoted = 22;
const leastClauseWords = 4;

/** Content before the cue: `« … », dit-il`, `“…,” Smith said`, `It was late, she said.` */
export function leftOf(
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
    // `On CBS's “Face the Nation,” the mayor said …`: the title of a programme.
    const title = marked.words <= 5 && (flow[end - 2]?.lower === "'s" || has(flow[end - 2], is.preposition));
    const aside = has(flow[sentence.from], is.preposition | is.time) || opensWithGerund(flow, sentence.from);
    if (title && !inverted && aside) return false;
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
    closing.has(rest.kind) ||
    has(rest, is.preposition | is.time) ||
    (isAdverb(rest, lexicon, is.adverb) && !isExistential(flow, listener));
  if (!closes && !inverted) return false;
  // `Smiling at the crowd, he vowed to stay`, `…, the mayor boasted of her skill`: the verb has its own complement.
  if (
    !inverted &&
    (takesMore(cue, rest) ||
      (rest && rest.kind !== 'stop' && opensWithGerund(flow, course.from) && !hasAuxiliary(flow, course.from, end)))
  )
    return false;
  const from = trimLead(paragraph, afterSpeech(paragraph, openFrom(course, sentence), end), end);
  if (
    wordsIn(flow, from, end) < (inverted ? leastClauseWords - 1 : leastClauseWords) ||
    (!inverted && !looksLikeClause(flow, from, end))
  ) {
    return false;
  }
  // “After the vote, she said that it …”: what stands before the cue says when.
  if (!inverted && rest && rest.kind !== 'stop' && rest.kind !== 'comma' && reportsAfter(paragraph, after, sentence.to))
    return false;
  if (!inverted && has(flow[from], is.subordinator) && (rest?.kind === 'comma' || !hasComma(flow, from, end)))
    return false;
  // “After the vote, she said, it …”: what stands before the cue only opens the content behind it.
  if (
    !inverted &&
    rest?.kind === 'comma' &&
    has(flow[from], is.preposition) &&
    looksLikeClause(flow, listener + 1, sentence.to)
  )
    return false;
  if (
    !inverted &&
    has(flow[from], is.preposition) &&
    (wordsIn(flow, from, end) < 8 || (!hasComma(flow, from, end) && isAdjunct(flow, from, end)))
  )
    return false;
  return pushLeft(paragraph, cue, subject, from, end, sentence, course, after, 'clause-then-cue');
}

/** Signs behind which a reporting clause is complete. */
const closing: ReadonlySet<Unit['kind']> = new Set(['stop', 'comma', 'semicolon', 'dash']);

function takesMore(cue: Cue, rest: Unit | undefined): boolean {
  if (rest?.lower === 'to') return /[ij]/.test(cue.frames);
  return has(rest, is.linker) && !cue.frames.includes('z');
}

function opensWithGerund(flow: readonly Unit[], at: number): boolean {
  const unit = flow[at];
  return unit?.kind === 'word' && unit.lower.length > 5 && unit.lower.endsWith('ing');
}

function hasComma(flow: readonly Unit[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (flow[at]?.kind === 'comma') return true;
  return false;
}

/** True where a conjunction or marks show that the content follows the cue. */
function reportsAfter({ flow, lexicon }: Paragraph, after: number, limit: number): boolean {
  if (clauseStart(flow, after, limit, lexicon, true) >= 0) return true;
  for (let at = after; at < Math.min(limit, after + farthestQuoted); at++) {
    // `…, she said on Monday, adding “…”`: what follows is the next cue's.
    if (flow[at]?.kind === 'comma' && ((flow[at + 1]?.word?.cue?.forms ?? 0) & form.gerund) !== 0) return false;
    if (flow[at]?.kind === 'quoted' || flow[at]?.kind === 'colon') return true;
  }
  return false;
}

function endsSpeech(paragraph: Paragraph, quoted: Unit): boolean {
  const marked = quoted.marked;
  let at = marked ? marked.to - 1 : -1;
  while (at > 0 && paragraph.units[at]?.kind === 'mark') at--;
  const last = paragraph.units[at];
  return last?.kind === 'comma' || last?.kind === 'stop' || last?.kind === 'dash';
}

/** Behind the last quotation in a range that ended with a stop or comma of its own: nothing before it goes on. */
function afterSpeech(paragraph: Paragraph, from: number, to: number): number {
  for (let at = to - 1; at >= from; at--) {
    const unit = paragraph.flow[at] as Unit;
    if (unit.kind === 'quoted' && (unit.marked?.words ?? 0) > 3 && endsSpeech(paragraph, unit)) return at + 1;
  }
  return from;
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
  const sign = flow[quoted - 1];
  const other = flow.slice(start, quoted).some(({ kind }) => kind === 'quoted');
  const goesOn = paragraph.units[flow[quoted]?.marked?.from ?? 0]?.capital === false;
  // `… - “A,” she said - …`, `(“A,” she said)`: what the dash or bracket cuts off is the reporter's.
  if ((sign?.kind === 'dash' || sign?.kind === 'open') && !other && paragraph.lexicon.data.writing.zeroConjunction)
    return quoted;
  if (
    sign?.kind === 'comma' &&
    !other &&
    (paragraph.lexicon.data.writing.zeroConjunction ? !goesOn : hasAuxiliary(flow, start, quoted))
  )
    return quoted;
  return trimLead(paragraph, start, quoted);
}

export function trimLead(paragraph: Paragraph, from: number, to: number): number {
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
