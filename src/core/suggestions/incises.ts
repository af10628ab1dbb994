import { cuesOf } from './cues';
import { type Paragraph, spanOf, speakerSpan } from './finding';
import { subjectAfter } from './inverted-speakers';
import { is } from './lexicon';
import { type Subject, subjectBefore } from './speakers';
import { has, type Unit } from './unit';

/**
 * `« A, explique Paul Roux. B »`: a reporting clause inside the marks, set off by commas. The quotation is direct, in two
 * segments, and what the clause says is not part of it.
 */
export function incisesOf(paragraph: Paragraph, index: number): boolean {
  const { units, lexicon, flow } = paragraph;
  const marked = flow[index]?.marked;
  // In English a reporting clause inside the marks is told by the speaker.
  if (!marked || marked.words < 4 || lexicon.data.writing.zeroConjunction) return false;
  for (const cue of cuesOf(units, marked.from, marked.to, lexicon)) {
    if (cue.kind !== 'finite' || !cue.frames.includes('d')) continue;
    if (insideChild(marked.children, units[cue.from] as Unit)) continue;
    const inserted = insertedClause(units, cue, marked.from, marked.to, paragraph);
    if (!inserted) continue;
    const { from, to, subject } = inserted;
    const first = { start: marked.start, end: (units[from - 1] as Unit).end };
    const rest = to < marked.to ? [{ start: (units[to] as Unit).start, end: marked.end }] : [];
    paragraph.taken.add(index);
    paragraph.findings.push({
      rule: 'incise-inside',
      type: 'direct',
      segments: [first, ...rest],
      cue: spanOf(units, cue.from, cue.to),
      speaker: speakerSpan(units, subject),
      subject,
      confidence: 0.93,
      inherits: false,
    });
    return true;
  }
  return false;
}

function insideChild(children: readonly { start: number; end: number }[], unit: Unit): boolean {
  return children.some(({ start, end }) => unit.start >= start && unit.end <= end);
}

interface Inserted {
  /** First unit of the insertion (its comma) and the one after its closing sign. */
  from: number;
  to: number;
  subject: Subject;
}

const longestInsertion = 40;

function insertedClause(
  units: readonly Unit[],
  cue: { from: number; to: number; joined: number },
  first: number,
  limit: number,
  paragraph: Paragraph,
): Inserted | null {
  const { lexicon } = paragraph;
  let comma = cue.from - 1;
  while (comma > first && has(units[comma], is.adverb)) comma--;
  const sign = units[comma];
  const inverted = (sign?.kind === 'comma' || sign?.kind === 'dash' || sign?.kind === 'stop') && comma > first;
  let subject: Subject | null = null;
  let after = cue.to;
  let from = comma;
  if (cue.joined >= 0) {
    if (!inverted) return null;
    const pronoun = units[cue.joined]?.word?.pronoun;
    if (pronoun?.firstPerson) return null;
    subject = { from: cue.joined, to: cue.joined + 1, ...(pronoun ? { pronoun } : {}) };
  } else if (inverted && sign?.kind === 'comma' && !lexicon.data.writing.zeroConjunction) {
    subject = subjectAfter(units, cue.to, limit, lexicon);
    if (!subject || subject.pronoun || !properSubject(units, subject)) return null;
    after = subject.to;
  } else if (lexicon.data.writing.zeroConjunction) {
    subject = subjectBefore(units, cue.from, first, lexicon);
    if (!subject || subject.pronoun?.firstPerson || units[subject.from - 1]?.kind !== 'comma') return null;
    from = subject.from - 1;
    if (from <= first || (units[from - 1] as Unit).kind === 'stop') return null;
    const next = units[cue.to];
    if (next?.kind !== 'comma' && next?.kind !== 'stop') return null;
  }
  if (!subject) return null;
  if (sign?.kind === 'stop') from = comma + 1;
  // The insertion ends at a stop; a comma ends it where what follows goes on in lower case.
  for (let at = after; at < Math.min(limit, after + longestInsertion); at++) {
    const unit = units[at] as Unit;
    if (unit.kind === 'stop' && !has(units[at - 1], is.abbreviation)) return { from, to: at + 1, subject };
    if (unit.kind === 'comma' && at === after) return { from, to: at + 1, subject };
    if (unit.kind === 'semicolon' || unit.kind === 'colon') return { from, to: at + 1, subject };
    if (unit.kind === 'comma' && cue.joined >= 0) return { from, to: at + 1, subject };
  }
  return after >= limit - 1 ? { from, to: limit, subject } : null;
}

function properSubject(units: readonly Unit[], subject: Subject): boolean {
  for (let at = subject.from; at < subject.to; at++)
    if (units[at]?.capital || has(units[at], is.role | is.title)) return true;
  return false;
}
