import { suggest } from './suggest';

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
