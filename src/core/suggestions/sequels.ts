import { type Finding, type Paragraph, spanOf, take, typeOf } from './finding';
import { is } from './lexicon';
import { has, type Unit } from './unit';

export const farthestSequel = 60;

const longestLead = 6;

/**
 * `« A », dit-il. « B »`: what is quoted right after a sentence that closed with its cue is the same quotation, or one of its own
 * with the same speaker and cue, as the language has it. `open` is a quotation of the paragraph before that got its cue here.
 */
export function joinSequels(paragraph: Paragraph, open: Finding | null): void {
  const { flow, findings, lexicon } = paragraph;
  for (const finding of open ? [open, ...findings] : [...findings]) {
    const last = finding.segments.at(-1);
    if (!last || finding.type === 'indirect' || !finding.cue || finding.cue.start < last.end) continue;
    if (finding.type === 'mixed' && !lexicon.data.writing.zeroConjunction) continue;
    const sequel = sequelAfter(paragraph, indexAt(flow, finding.cue.start));
    if (!sequel) continue;
    const { from, to } = sequel;
    const span = spanOf(flow, from, to);
    if (sequel.apart) findings.push({ ...finding, rule: 'sequel', type: typeOf(flow, from, to), segments: [span] });
    else finding.segments.push(span);
    take(paragraph, from, to);
  }
}

interface Sequel {
  /** Units `[from, to)` of the flow. */
  from: number;
  to: number;
  /** A quotation of its own. */
  apart: boolean;
}

/**
 * The quoted unit that only the cue's own sentence separates from unit `from`, with the few words that lead to it
 * (`“A,” she said. Now, “B.”`) or that it goes on with (`“B” to the end`); null without.
 */
function sequelAfter(paragraph: Paragraph, from: number): Sequel | null {
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
    const apart = stops > 0 && lexicon.data.writing.sequelsApart;
    if (taken.has(at) || (words < 2 && !closesSpeech(paragraph, unit))) return null;
    const after = flow[at + 1];
    const ends =
      !after || after.kind === 'stop' || (after.kind !== 'comma' && (after.kind !== 'word' || after.capital));
    if (flow[at - 1]?.kind === 'stop' || (flow[at - 1]?.kind === 'colon' && stops === 0)) {
      if (ends || after?.kind === 'comma') return { from: at, to: at + 1, apart };
      if (!lexicon.data.writing.zeroConjunction || words < 4) return null;
      const to = sentenceEnd(flow, at);
      return to > at && !reports(flow, at, to) ? { from: at, to, apart } : null;
    }
    const lead = stops === 1 && at - start <= longestLead && lexicon.data.writing.zeroConjunction;
    return lead && ends && words >= 4 && !reports(flow, start, at) ? { from: start, to: at + 1, apart } : null;
  }
  return null;
}

/** `“Never!”`: one word with its own stop is a sentence. */
function closesSpeech({ units }: Paragraph, { marked }: Unit): boolean {
  return marked !== undefined && units[marked.to - 1]?.kind === 'stop';
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
