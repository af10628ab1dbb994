import { flowOf } from './flow';
import { lexiconOf } from './languages';
import { resolveMarks } from './marks';
import { suggest } from './suggest';
import { unitsOf } from './tokens';
import type { Unit } from './unit';

/**
 * Quotations of an article in compact notation, one string each:
 * `type: segment … segment | cue | words for the speaker = person`; `-` where there is none.
 */
export function quotationsIn(language: string, text: string): string[] {
  return suggest(text, language).quotations.map((quotation) => {
    const slice = (span: { start: number; end: number } | null) => (span ? text.slice(span.start, span.end) : '-');
    const words = quotation.segments.map(slice).join(' … ').replaceAll('\n', ' / ');
    const span = slice(quotation.speakerSpan);
    const person = quotation.speaker && quotation.speaker !== span ? ` = ${quotation.speaker}` : '';
    return `${quotation.type}: ${words} | ${slice(quotation.cue)} | ${span}${person}`;
  });
}

/** A paragraph as the stages see it: its units, and its flow with each quotation as one unit. */
export function paragraphOf(language: string, text: string) {
  const { lexicon } = lexiconOf(language);
  const units = unitsOf(text, 0, text.length, lexicon);
  return { lexicon, units, flow: flowOf(units, resolveMarks(units, lexicon, false)) };
}

/** The words of units `[from, to)`. */
export function wordsOf(text: string, flow: readonly Unit[], { from, to }: { from: number; to: number }): string {
  return text.slice(flow[from]?.start ?? 0, flow[to - 1]?.end ?? 0);
}
