import { attributeSentence } from './attribution';
import type { Carry } from './carry';
import type { Cue } from './cues';
import { dialogueOf, shoutedName, type TranscriptLine, transcriptLine, transcriptOf } from './dialogue';
import { type Finding, type Paragraph, spanOf, speakerSpan } from './finding';
import { flowOf } from './flow';
import { incisesOf } from './incises';
import type { Lexicon } from './lexicon';
import { resolveMarks } from './marks';
import { nestedIn } from './nested';
import { withoutReportedAgain } from './reported-again';
import { sentencesOf } from './sentences';
import { joinSequels } from './sequels';
import type { Subject } from './speakers';
import { actorOf } from './subjects';
import { unitsOf } from './tokens';
import { standalone } from './unattributed';
import type { Unit } from './unit';

/** Finds the quotations of a whole text, paragraph by paragraph. `seen` is given every paragraph's units once. */
export function findQuotations(text: string, lexicon: Lexicon, seen: (units: readonly Unit[]) => void): Finding[] {
  const findings: Finding[] = [];
  const lines: TranscriptLine[] = [];
  const bySentence = linesAreSentences(text);
  let carry: Carry = { announced: null, heralded: null, open: null, straight: false, last: null };
  let start = 0;
  while (start <= text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const units = unitsOf(text, start, end, lexicon);
    if (units.length > 0) {
      seen(units);
      carry = readParagraph(text, bySentence, units, lexicon, carry, findings, (paragraph) => {
        const line = transcriptLine(paragraph, text);
        if (line) lines.push(line);
      });
    }
    start = end + 1;
  }
  findings.push(...transcriptOf(lines));
  return findings;
}

const leastLines = 5;
const mostInnerEnds = 0.1;

/** Whether a text is cut into lines sentence by sentence; then a mark that a line closes without opening it is its own affair. */
function linesAreSentences(text: string): boolean {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  if (lines < leastLines) return false;
  let ends = 0;
  for (const _ of text.matchAll(/[.!?…]["”»’]? ["“«¿¡]?\p{Lu}/gu)) ends++;
  return ends < lines * mostInnerEnds;
}

function readParagraph(
  text: string,
  bySentence: boolean,
  units: readonly Unit[],
  lexicon: Lexicon,
  carry: Carry,
  findings: Finding[],
  done: (paragraph: Paragraph) => void,
): Carry {
  const marked = resolveMarks(units, lexicon, carry.open !== null);
  const flow = flowOf(units, marked);
  const paragraph: Paragraph = { lexicon, units, flow, taken: new Set(), findings: [] };
  const next: Carry = { announced: null, heralded: null, open: null, straight: false, last: null };
  const turns = flow[0]?.kind === 'quoted' && isTurn(paragraph, text);
  const reopened =
    carry.open !== null &&
    flow[0]?.kind === 'quoted' &&
    !turns &&
    !(bySentence && flow[0].marked?.opened === false) &&
    // A block between straight marks may hold speech between curved ones, which goes on with nothing.
    !(carry.straight && flow[0].marked?.opened === true && !isStraight(units[0]));
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
  paragraph.findings = withoutReportedAgain(paragraph.findings);
  const continued = reopened && continuation(paragraph, carry);
  joinSequels(paragraph, continued ? carry.open : null);
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
    next.straight = isStraight(units[lastMarked.from - 1]);
  }
  return next;
}

function isStraight(unit: Unit | undefined): boolean {
  return unit?.lower === '"' || unit?.lower === "''";
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
