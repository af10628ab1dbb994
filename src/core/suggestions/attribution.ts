import { isAdjunct } from './clause-shape';
import { rightOf } from './content-after';
import { leftOf } from './content-before';
import type { Course } from './course';
import { type Cue, cuesOf } from './cues';
import type { Paragraph } from './finding';
import { subjectAfter } from './inverted-speakers';
import type { Sentence } from './sentences';
import { attributeToSource } from './sources';
import { type Subject, subjectBefore } from './speakers';
import { followsQuoted, invertedSubject, isJustSign, leadingSubject, ownSubject, sharesSubject } from './subjects';
import type { Unit } from './unit';

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

const secondPlace = 4;

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
      if (!subject && sharesSubject(flow, cue, sentence, lexicon))
        subject = course.subject ?? leadingSubject(paragraph, cue, sentence);
      if (!subject && flow[cue.from - 1]?.kind === 'comma')
        subject = subjectAfter(flow, sentence.from, cue.from, lexicon);
    } else if (cue.kind !== 'passive')
      subject = ownSubject(paragraph, cue, sentence) ?? course.subject ?? leadingSubject(paragraph, cue, sentence);
  }
  const dropped = !inverted && lexicon.data.writing.dropsSubject && followsQuoted(flow, cue, sentence);
  if (dropped) subject = null;
  if (subject && !subject.pronoun && isJustSign(flow, subject)) subject = null;
  // `Gestern meldete die Zeitung, dass …`, `Gestern hat der Rat gesagt, dass …`: the subject behind the verb that comes second.
  const second =
    !subject && cue.kind === 'finite' && lexicon.data.writing.verbBracket && cue.from <= sentence.from + secondPlace;
  const behind = second
    ? subjectAfter(flow, cue.to - cue.from > 1 ? cue.from + 1 : cue.to, sentence.to, lexicon)
    : null;
  if (behind) subject = behind;
  const after = inverted && cue.joined < 0 ? inverted.to : Math.max(cue.to, behind?.to ?? 0);
  const nounish = cue.frames.includes('n') && cue.kind === 'finite' && !subject;
  if (nounish || (cue.frames.includes('n') && isNounPhrase(flow, cue, subject))) return { found: false, subject: null };
  if (
    cue.kind !== 'infinitive' &&
    (inverted || dropped || (subject && cue.kind === 'finite')) &&
    cue.frames.includes('d')
  ) {
    const left = leftOf(paragraph, cue, subject, inverted !== null || dropped, sentence, course, after);
    if (left) return { found: true, subject };
  }
  // “Soulignant que …, le ministre a …”: the participle's content ends before its subject.
  const leads = cue.kind === 'gerund' && cue.from === sentence.from && subject !== null && subject.from > cue.to;
  const reach = leads && subject ? { from: sentence.from, to: subject.from - 1 } : sentence;
  return { found: rightOf(paragraph, cue, subject, reach, course, after, next), subject };
}

/** `a framed, handwritten note from …`: in the form that nouns have too, the verb needs a name, a pronoun or a plural before it. */
function isNounPhrase(flow: readonly Unit[], cue: Cue, subject: Subject | null): boolean {
  const verb = flow[cue.to - 1];
  const last = subject ? flow[subject.to - 1] : undefined;
  if (!subject || !last || cue.kind !== 'finite' || cue.to - cue.from > 1 || subject.pronoun || subject.to !== cue.from)
    return false;
  if (verb?.lower.endsWith('s') || verb?.lower.endsWith('ed')) return false;
  // `a Herald report`: no plural, so no verb.
  for (let at = subject.from; at < subject.to; at++)
    if (flow[at]?.lower === 'a' || flow[at]?.lower === 'an') return true;
  return isPlain(last) && !last.lower.endsWith('s');
}

function isPlain(unit: Unit): boolean {
  return unit.kind === 'word' && !unit.capital && (unit.word?.bits ?? 0) === 0;
}
