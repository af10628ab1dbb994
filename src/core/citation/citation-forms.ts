import { htmlAttribute, htmlText } from '../exchange/html/escape';
import { hasRightToLeft } from '../text/direction';

/** A run of a citation: text, the title of a work, or words that lead to an address. */
export type CitationRun = { kind: 'text' | 'work'; text: string } | { kind: 'link'; text: string; address: string };

/** A part of a citation, such as the speaker. `stated` runs come from outside; the others are ours. */
export type CitationPart = readonly (CitationRun & { stated: boolean })[];

const separator = ', ';

/** As plain text, without links. */
export function plainCitation(parts: readonly CitationPart[]): string {
  return joined(parts, ({ text, stated }) => (stated && hasRightToLeft(text) ? `\u2068${text}\u2069` : text));
}

/** As Markdown (CommonMark) on one line: what is stated has no markup of its own. */
export function markdownCitation(parts: readonly CitationPart[]): string {
  const line = joined(parts, (run) => {
    const text = run.text.replace(/[\\`*_{}[\]<>&~|$]/gu, '\\$&');
    const set = run.stated && hasRightToLeft(run.text) ? `\u2068${text}\u2069` : text;
    if (run.kind === 'work') return `*${set}*`;
    return run.kind === 'link' ? `[${set}](${markdownAddress(run.address)})` : set;
  });
  // At the start of a line these would begin a heading, a list or a thematic break.
  return line.replace(/^(\d{1,9})(?=[.)])/u, '$1\\').replace(/^[#+\-=]/u, '\\$&');
}

/** As one paragraph of HTML. `language` is that of the typography, BCP 47. */
export function htmlCitation(parts: readonly CitationPart[], language: string): string {
  const line = joined(parts, (run) => {
    const text = run.stated && hasRightToLeft(run.text) ? `<bdi>${htmlText(run.text)}</bdi>` : htmlText(run.text);
    if (run.kind === 'work') return `<cite>${text}</cite>`;
    return run.kind === 'link' ? `<a href="${htmlAttribute(run.address)}">${text}</a>` : text;
  });
  return `<p lang="${htmlAttribute(language)}">${line}</p>`;
}

function joined(parts: readonly CitationPart[], form: (run: CitationPart[number]) => string): string {
  return parts.map((part) => part.map(form).join('')).join(separator);
}

function markdownAddress(address: string): string {
  return address.replace(/[\\()*_`~]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
