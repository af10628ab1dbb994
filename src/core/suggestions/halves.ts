import { clauseEnd } from './clauses';
import type { Course } from './course';
import type { Cue } from './cues';
import { certainty, type Finding, type Paragraph, type RuleName, spanOf, speakerSpan, take, typeOf } from './finding';
import { is } from './lexicon';
import type { Sentence } from './sentences';
import type { Subject } from './speakers';
import { has, type Unit } from './unit';

const farthestHalf = 22;
const longestJoint = 5;

/** Content `[from, end)` that stands before its cue, with the second half that may follow the cue. */
export function pushLeft(
  paragraph: Paragraph,
  cue: Cue,
  subject: Subject | null,
  from: number,
  end: number,
  sentence: Sentence,
  course: Course,
  after: number,
  rule: RuleName,
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

/** `« A », dit-il, « B »` and `It was, he said, too late`: the second half of an interrupted quotation. */
function continueAfter(
  paragraph: Paragraph,
  finding: Finding,
  sentence: Sentence,
  course: Course,
  after: number,
): void {
  const { flow } = paragraph;
  for (let at = after; at < Math.min(sentence.to, after + farthestHalf); at++) {
    const unit = flow[at] as Unit;
    // `“A,” she said, and “B”`: the words that join the halves belong to the second.
    const joins = flow[after]?.kind === 'comma' && has(flow[after + 1], is.coordinator) && at - after <= longestJoint;
    if (unit.kind === 'quoted' && joins && !paragraph.taken.has(at)) {
      finding.segments.push(spanOf(flow, after + 1, at + 1));
      paragraph.taken.add(at);
      course.from = at + 1;
      return;
    }
    if (unit.kind === 'quoted') {
      if (paragraph.taken.has(at)) return;
      if (finding.type === 'indirect') break;
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
  // `…, said Ada Bell, a farmer`: what follows an inverted name describes it.
  const inverted = finding.subject?.to === after;
  if (inverted && !has(flow[after + 1], is.coordinator | is.copula | is.modal | is.perfect)) return;
  const next = flow[after + 1];
  // `It is clear, she said, | that it …`: the conjunction depends on the first half.
  const depends = has(next, is.complementiser) && !inverted;
  if (next?.kind !== 'word' || next.capital || next.word?.cue) return;
  if (has(next, is.preposition | is.relative) && !depends) return;
  const end = clauseEnd(flow, after + 1, sentence.to, paragraph.lexicon);
  if (end - after < 4) return;
  finding.segments.push(spanOf(flow, after + 1, end));
  if (typeOf(flow, after + 1, end) !== 'indirect') finding.type = 'mixed';
  take(paragraph, after + 1, end);
  course.from = end;
}
