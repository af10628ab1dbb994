import type { Span } from '../text/span';
import { attributeSentence } from './attribution';
import type { Cue } from './cues';
import { dialogueOf, shoutedName, type TranscriptLine, transcriptLine, transcriptOf } from './dialogue';
import { type Finding, type Paragraph, spanOf, speakerSpan } from './finding';
import { flowOf } from './flow';
import { incisesOf } from './incises';
import { is, type Lexicon } from './lexicon';
import { resolveMarks } from './marks';
import { nestedIn } from './nested';
import { sentencesOf } from './sentences';
import { nounPhraseEndingAt, type Subject } from './speakers';
import { actorOf } from './subjects';
import { unitsOf } from './tokens';
import { has, type Unit } from './unit';

/** What one paragraph hands to the next. */
interface Carry {
  /** A cue before a colon at the end, which announces what follows. */
  announced: { cue: Span; speaker: Span | null; subject: Subject | null } | null;
  /** Who does something before a colon at the end, without a cue: what is quoted next is theirs. */
  heralded: { speaker: Span | null; subject: Subject } | null;
  /** A quotation that is still open at the end. */
  open: Finding | null;
  last: Finding | null;
}

const leastStandaloneWords = 4;
/** Without a stop of its own, what stands between marks is rather a title when shorter. */
const leastUnmarkedWords = 8;

/** Finds the quotations of a whole text, paragraph by paragraph. `seen` is given every paragraph's units once. */
export function findQuotations(text: string, lexicon: Lexicon, seen: (units: readonly Unit[]) => void): Finding[] {
  const findings: Finding[] = [];
  const lines: TranscriptLine[] = [];
  let carry: Carry = { announced: null, heralded: null, open: null, last: null };
  let start = 0;
  while (start <= text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const units = unitsOf(text, start, end, lexicon);
    if (units.length > 0) {
      seen(units);
      carry = readParagraph(text, units, lexicon, carry, findings, (paragraph) => {
        const line = transcriptLine(paragraph, text);
        if (line) lines.push(line);
      });
    }
    start = end + 1;
  }
  findings.push(...transcriptOf(lines));
  return findings;
}

function readParagraph(
  text: string,
  units: readonly Unit[],
  lexicon: Lexicon,
  carry: Carry,
  findings: Finding[],
  done: (paragraph: Paragraph) => void,
): Carry {
  const marked = resolveMarks(units, lexicon, carry.open !== null);
  const flow = flowOf(units, marked);
  const paragraph: Paragraph = { lexicon, units, flow, taken: new Set(), findings: [] };
  const next: Carry = { announced: null, heralded: null, open: null, last: null };
  const turns = flow[0]?.kind === 'quoted' && isTurn(paragraph, text);
  const reopened = carry.open !== null && flow[0]?.kind === 'quoted' && !turns;
  // What was opened, never closed and is nobody's was a slip of the pen, if the next paragraph does not go on with it.
  if (carry.open?.rule === 'quoted-sentence' && !reopened) findings.splice(findings.lastIndexOf(carry.open), 1);
  if (!reopened && !turns) announce(paragraph, carry);
  flow.forEach((unit, index) => {
    if (unit.kind === 'quoted' && !paragraph.taken.has(index)) incisesOf(paragraph, index);
  });
  const spoken = dialogueOf(paragraph);
  const sentences = spoken ? [] : sentencesOf(flow, units, lexicon);
  for (const sentence of sentences) {
    const announced = attributeSentence(paragraph, sentence);
    if (announced) next.announced = fromCue(flow, announced);
    if (sentence.to < flow.length)
      next.announced = announced && flow[sentence.to]?.kind === 'quoted' ? next.announced : null;
  }
  const continued = reopened && continuation(paragraph, carry);
  joinSequels(paragraph);
  standalone(paragraph, carry);
  done(paragraph);
  for (const one of marked) paragraph.findings.push(...nestedIn(one, units, lexicon));
  paragraph.findings.sort((a, b) => (a.segments[0]?.start ?? 0) - (b.segments[0]?.start ?? 0));
  findings.push(...paragraph.findings);
  const lastSentence = sentences.at(-1);
  if (!next.announced && lastSentence && flow.at(-1)?.kind === 'colon') {
    const subject = actorOf(paragraph, lastSentence.from, flow.length - 1);
    if (subject) next.heralded = { speaker: speakerSpan(flow, subject), subject };
  }
  const lastMarked = marked.at(-1);
  next.last = paragraph.findings.at(-1) ?? (continued ? carry.open : carry.last);
  if (lastMarked && !lastMarked.closed) {
    const holder = paragraph.findings.find(({ segments }) => segments.some(({ end }) => end === lastMarked.end));
    next.open = holder ?? (continued && marked.length === 1 ? carry.open : null);
  }
  return next;
}

/** `“HALE: The levee will hold.`: a turn of a transcript that stands between marks, and whose it is. */
function isTurn(paragraph: Paragraph, text: string): boolean {
  const { units, flow } = paragraph;
  const marked = flow[0]?.marked;
  const colon = marked ? shoutedName(units, marked.from, text) : -1;
  if (!marked || colon < 0 || colon + 1 >= marked.to) return false;
  const name = { from: marked.from, to: colon };
  paragraph.taken.add(0);
  paragraph.findings.push({
    rule: 'transcript',
    type: 'direct',
    segments: [{ start: (units[colon + 1] as Unit).start, end: marked.end }],
    cue: null,
    speaker: speakerSpan(units, name),
    subject: name,
    confidence: 0.8,
    inherits: false,
  });
  return true;
}

function fromCue(flow: readonly Unit[], { cue, subject }: { cue: Cue; subject: Subject | null }): Carry['announced'] {
  return { cue: spanOf(flow, cue.from, cue.to), speaker: speakerSpan(flow, subject), subject };
}

/**
 * A paragraph that reopens the mark of the one before goes on with the same quotation. A cue after it serves the whole,
 * unless the quotation has one already: then somebody forgot to close the mark.
 */
function continuation(paragraph: Paragraph, carry: Carry): boolean {
  const first = paragraph.flow[0];
  const last = carry.open?.segments.at(-1);
  if (!carry.open || !first || !last) return false;
  const index = paragraph.findings.findIndex(({ segments }) => segments[0]?.start === first.start);
  const found = paragraph.findings[index];
  if (found) {
    if (carry.open.cue || found.type !== 'direct') return false;
    paragraph.findings.splice(index, 1);
    last.end = found.segments[0]?.end ?? first.end;
    carry.open.segments.push(...found.segments.slice(1));
    carry.open.cue = found.cue;
    carry.open.speaker = found.speaker;
    carry.open.subject = found.subject;
    carry.open.inherits = found.inherits;
    carry.open.rule = found.rule;
    carry.open.confidence = found.confidence;
    return true;
  }
  last.end = first.end;
  paragraph.taken.add(0);
  return true;
}

/** `She added:` and then, in the next paragraph, her words. */
function announce(paragraph: Paragraph, carry: Carry): void {
  const first = paragraph.flow[0];
  if (!carry.announced || first?.kind !== 'quoted') return;
  paragraph.taken.add(0);
  const { cue, speaker, subject } = carry.announced;
  paragraph.findings.push({
    rule: 'announced',
    type: 'direct',
    segments: [{ start: first.start, end: first.end }],
    cue,
    speaker,
    subject,
    confidence: 0.9,
    inherits: false,
  });
}

const farthestSequel = 60;
const longestLead = 6;

/** `« A », dit-il. « B »`: what is quoted right after a sentence that closed with its cue is the same quotation. */
function joinSequels(paragraph: Paragraph): void {
  const { flow, taken } = paragraph;
  for (const finding of paragraph.findings) {
    const last = finding.segments.at(-1);
    if (!last || finding.type === 'indirect' || !finding.cue || finding.cue.start < last.end) continue;
    if (finding.type === 'mixed' && !paragraph.lexicon.data.writing.zeroConjunction) continue;
    const sequel = sequelAfter(paragraph, indexAt(flow, finding.cue.start));
    if (!sequel) continue;
    finding.segments.push(spanOf(flow, sequel.from, sequel.to));
    for (let at = sequel.from; at < sequel.to; at++) if (flow[at]?.kind === 'quoted') taken.add(at);
  }
}

/**
 * The quoted unit that only the cue's own sentence separates from unit `from`, with the few words that lead to it
 * (`“A,” she said. Now, “B.”`) or that it goes on with (`“B” to the end`); null without.
 */
function sequelAfter(paragraph: Paragraph, from: number): { from: number; to: number } | null {
  const { flow, taken, lexicon } = paragraph;
  let stops = 0;
  let start = from;
  for (let at = from; at < Math.min(flow.length, from + farthestSequel); at++) {
    const unit = flow[at];
    if (unit?.kind === 'stop' && !has(flow[at - 1], is.abbreviation)) {
      stops++;
      start = at + 1;
    }
    if (stops > 1) return null;
    if (unit?.kind !== 'quoted') continue;
    const words = unit.marked?.words ?? 0;
    if (taken.has(at) || words < 2) return null;
    const after = flow[at + 1];
    const ends =
      !after || after.kind === 'stop' || (after.kind !== 'comma' && (after.kind !== 'word' || after.capital));
    if (flow[at - 1]?.kind === 'stop' || (flow[at - 1]?.kind === 'colon' && stops === 0)) {
      if (ends || after?.kind === 'comma') return { from: at, to: at + 1 };
      if (!lexicon.data.writing.zeroConjunction || words < 4) return null;
      const to = sentenceEnd(flow, at);
      return to > at && !reports(flow, at, to) ? { from: at, to } : null;
    }
    const lead = stops === 1 && at - start <= longestLead && lexicon.data.writing.zeroConjunction;
    return lead && ends && words >= 4 && !reports(flow, start, at) ? { from: start, to: at + 1 } : null;
  }
  return null;
}

/** The stop that ends a sentence, from a unit on; -1 where it is far. */
function sentenceEnd(flow: readonly Unit[], from: number): number {
  for (let at = from + 1; at < Math.min(flow.length, from + farthestSequel); at++)
    if (flow[at]?.kind === 'stop' && !has(flow[at - 1], is.abbreviation)) return at;
  return -1;
}

function reports(flow: readonly Unit[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (flow[at]?.word?.cue && !flow[at]?.capital) return true;
  return false;
}

/** Index of the first unit that starts at or after an offset. Logarithmic. */
function indexAt(flow: readonly Unit[], offset: number): number {
  let low = 0;
  let high = flow.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((flow[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Quoted sentences without a cue belong to whoever spoke last; short quoted parts are labels and stay. */
function standalone(paragraph: Paragraph, carry: Carry): void {
  const { flow, units, taken } = paragraph;
  const earlier = [...paragraph.findings].sort((a, b) => (a.segments[0]?.start ?? 0) - (b.segments[0]?.start ?? 0));
  let next = 0;
  let last = carry.last;
  flow.forEach((unit, index) => {
    while (next < earlier.length && (earlier[next]?.segments[0]?.start ?? 0) < unit.start)
      last = earlier[next++] ?? last;
    if (unit.kind !== 'quoted' || taken.has(index)) return;
    const marked = unit.marked;
    if (!marked || marked.words < leastStandaloneWords || !marked.opened) return;
    // Between hyphens stands an aside, unless a cue tells otherwise.
    if (units[marked.from - 1]?.lower === '-') return;
    const before = flow[index - 1];
    const opens = !before || before.kind === 'stop' || before.kind === 'colon' || before.kind === 'quoted';
    const first = units[marked.from];
    const closing = units[marked.to - 1];
    const outside = flow[index + 1]?.kind === 'stop' || index === flow.length - 1;
    const ends =
      closing?.kind === 'stop' || closing?.kind === 'comma' || (outside && marked.words >= leastUnmarkedWords);
    if (!opens || !first?.capital || !ends) {
      embedded(paragraph, index);
      return;
    }
    taken.add(index);
    const cue = carry.last === null && paragraph.findings.length === 0;
    const label =
      before?.kind === 'colon' ? nounPhraseEndingAt(flow, index - 1, Math.max(0, index - 8), paragraph.lexicon) : null;
    const named = label && flow[label.from]?.capital ? label : (signature(flow, index) ?? announcer(paragraph, index));
    const herald = index === 0 && !named ? carry.heralded : null;
    const source = named ? null : (herald ?? last);
    paragraph.findings.push({
      rule: named ? 'name-colon' : 'quoted-sentence',
      type: 'direct',
      segments: [{ start: unit.start, end: unit.end }],
      cue: null,
      speaker: named ? speakerSpan(flow, named) : (source?.speaker ?? null),
      subject: named ?? source?.subject ?? null,
      confidence: cue ? 0.5 : marked.words >= 8 ? 0.7 : 0.6,
      inherits: !named && !herald,
    });
  });
}

/** From so many words on, what stands between marks in the middle of a sentence is somebody's words. */
const leastEmbeddedWords = 6;
const leastEmbeddedSentence = 10;

/** Long quoted words without a reporting verb: `The mayor is for “a town that …”`. Whose they are is a guess: the subject's. */
function embedded(paragraph: Paragraph, index: number): void {
  const { flow, units, lexicon } = paragraph;
  const unit = flow[index];
  const marked = unit?.marked;
  if (!unit || !marked?.opened || !marked.closed || !lexicon.data.writing.zeroConjunction) return;
  if (marked.words < (units[marked.from]?.capital ? leastEmbeddedSentence : leastEmbeddedWords)) return;
  let from = index;
  while (from > 0 && index - from < farthestSequel && flow[from - 1]?.kind !== 'stop') from--;
  const subject = from < index ? actorOf(paragraph, from, index) : null;
  paragraph.taken.add(index);
  paragraph.findings.push({
    rule: 'quoted-words',
    type: 'direct',
    segments: [{ start: unit.start, end: unit.end }],
    cue: null,
    speaker: speakerSpan(flow, subject),
    subject,
    confidence: 0.55,
    inherits: subject === null,
  });
}

/** `Ada Roux had one wish: “…”`: who does something before the colon. */
function announcer(paragraph: Paragraph, quoted: number): Subject | null {
  const { flow } = paragraph;
  if (flow[quoted - 1]?.kind !== 'colon') return null;
  let from = quoted - 1;
  while (from > 0 && quoted - from < farthestSequel && flow[from - 1]?.kind !== 'stop') from--;
  return actorOf(paragraph, from, quoted - 1);
}

/** `“…” — Ada Roux`: a testimonial is signed after a dash. */
function signature(flow: readonly Unit[], quoted: number): Subject | null {
  if (flow[quoted + 1]?.kind !== 'dash' || !flow[quoted + 2]?.capital) return null;
  let to = quoted + 3;
  while (flow[to]?.kind === 'word' && (flow[to]?.capital || has(flow[to], is.linker))) to++;
  return { from: quoted + 2, to };
}
