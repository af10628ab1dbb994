import type { ExportedValue } from '../guillemet-schema';
import { htmlAttribute, htmlText } from './escape';
import type { ReportWords } from './words/words';

/** How far the check of a claim is, as a word on its colour; empty where nothing is said. */
export function statusHtml(status: ExportedValue | undefined, words: ReportWords): string {
  if (typeof status !== 'string' || status === '') return '';
  const known = words.values[status];
  const own = known === undefined ? '' : ` ${htmlAttribute(status)}`;
  return `<span class="status${own}">${htmlText(known ?? status)}</span>`;
}
