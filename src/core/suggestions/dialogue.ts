import { cuesOf } from './cues';
import { type Finding, type Paragraph, spanOf, speakerSpan, wordsIn } from './finding';
import { subjectAfter } from './inverted-speakers';
import { is } from './lexicon';
import type { Subject } from './speakers';
import { has, type Unit } from './unit';

const leastTranscriptLines = 3;
const longestName = 5;

/**
 * `— Je viens, dit Paul. Attends-moi.`, `—Ya voy —dijo Ana—. Espera.`: a line that opens with a dash is somebody's
 * words, but for the clause that says whose. Without such a clause it is nobody's, and maybe a list.
 */
export function dialogueOf(paragraph: Paragraph): boolean {
  const { units, lexicon } = paragraph;
  const opener = units[0];
  if (!lexicon.data.writing.dialogueDash || opener?.kind !== 'dash' || units.some(({ kind }) => kind === 'mark'))
    return false;
  for (const cue of cuesOf(units, 1, units.length, lexicon)) {
    if (cue.kind !== 'finite' || !cue.frames.includes('d')) continue;
    const sign = units[cue.from - 1];
    if (!sign || cue.from < 3 || (sign.kind !== 'comma' && sign.kind !== 'dash' && sign.kind !== 'stop')) continue;
    const subject = speaking(paragraph, cue.joined, cue.to);
    if (!subject) continue;
    const close = insertionEnd(units, Math.max(cue.to, subject.to));
    const first = spanOf(units, 1, sign.kind === 'stop' ? cue.from : cue.from - 1);
    const rest = wordsIn(units, close, units.length) > 0 ? [spanOf(units, close, units.length)] : [];
    paragraph.findings.push({
      rule: 'dialogue-dash',
      type: 'direct',
      segments: [first, ...rest],
      cue: spanOf(units, cue.from, cue.to),
      speaker: speakerSpan(units, subject),
      subject,
      confidence: 0.85,
      inherits: false,
    });
    return true;
  }
  return false;
}

function speaking({ units, lexicon }: Paragraph, joined: number, after: number): Subject | null {
  if (joined < 0) return subjectAfter(units, after, units.length, lexicon);
  const pronoun = units[joined]?.word?.pronoun;
  return { from: joined, to: joined + 1, ...(pronoun ? { pronoun } : {}) };
}

function insertionEnd(units: readonly Unit[], from: number): number {
  let at = from;
  while (at < units.length && units[at]?.kind !== 'dash' && units[at]?.kind !== 'comma' && units[at]?.kind !== 'stop')
    at++;
  while (at < units.length && units[at]?.kind !== 'word' && units[at]?.kind !== 'number' && units[at]?.kind !== 'open')
    at++;
  return at;
}

/** A line `NAME: words` that may belong to a transcript. */
export interface TranscriptLine {
  name: string;
  finding: Finding;
}

/** The colon of `HALE: words` where the name is all in capitals and longer than one letter; -1 without. */
export function shoutedName(units: readonly Unit[], from: number, text: string): number {
  for (let at = from; at < Math.min(units.length, from + longestName); at++) {
    const unit = units[at] as Unit;
    if (unit.kind === 'colon') return at > from ? at : -1;
    const written = text.slice(unit.start, unit.end);
    if (unit.kind !== 'word' || written.length < 2 || written !== written.toUpperCase()) return -1;
  }
  return -1;
}

/** Reads `MAYOR: We open in May.`; null where the line is nothing of the kind or has quotations of its own. */
export function transcriptLine(paragraph: Paragraph, text: string): TranscriptLine | null {
  const { units } = paragraph;
  const colon = units.findIndex(({ kind }, index) => kind === 'colon' && index <= longestName);
  if (colon < 1 || paragraph.findings.length > 0 || wordsIn(units, colon + 1, units.length) < 2) return null;
  for (let at = 0; at < colon; at++) {
    const unit = units[at] as Unit;
    if (unit.kind === 'stop' && has(units[at - 1], is.abbreviation)) continue;
    if (unit.kind !== 'word' || !(unit.capital || has(unit, is.linker))) return null;
  }
  const speaker = spanOf(units, 0, colon);
  // `Q:` and `A:` tell who asks, not who speaks.
  if (speaker.end - speaker.start < 2) return null;
  return {
    name: text.slice(speaker.start, speaker.end),
    finding: {
      rule: 'transcript',
      type: 'direct',
      segments: [spanOf(units, colon + 1, units.length)],
      cue: null,
      speaker,
      subject: { from: 0, to: colon },
      confidence: 0.8,
      inherits: false,
    },
  };
}

/** Lines make a transcript where there are several and somebody speaks twice; else they are headings and labels. */
export function transcriptOf(lines: readonly TranscriptLine[]): Finding[] {
  const names = new Map<string, number>();
  for (const { name } of lines) names.set(name, (names.get(name) ?? 0) + 1);
  if (lines.length < leastTranscriptLines || names.size < 2) return [];
  const returning = [...names.values()].filter((times) => times > 1).length;
  const shouted = lines.every(({ name }) => name === name.toUpperCase());
  return returning < (shouted ? 1 : 2) ? [] : lines.map(({ finding }) => finding);
}
