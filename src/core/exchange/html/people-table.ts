import type { PreparedAnnotation } from '../prepared-article';
import { htmlText } from './escape';
import { articleWords, numberLink, type ReportContext, wordsOf } from './report-context';

/** Everybody who speaks, in the order of the text, with their quotes; last those whose speaker is not known. */
export function peopleSection(context: ReportContext): string {
  const { words, prepared } = context;
  const groups = [...quotesBySpeaker(context)].sort(([a], [b]) => Number(a === null) - Number(b === null));
  if (groups.length === 0) return '';
  const bodies = groups.map(([id, quotes]) => {
    const rows = quotes.map((quote) => {
      const cells = `<td>${numberLink(quote, context)}</td><td${articleWords(prepared)}>${htmlText(wordsOf(quote))}</td>`;
      return `<tr>${cells}<td class="small">${htmlText(howSaid(quote, context))}</td></tr>`;
    });
    return `<tbody>${personRow(id, quotes.length, context)}${rows.join('\n')}</tbody>`;
  });
  const heads = [words.quotes, words.kind].map((word) => `<th scope="col">${htmlText(word)}</th>`);
  return `<section><h2>${htmlText(words.people)}</h2><table class="people"><thead><tr><th scope="col">${htmlText(words.number)}</th>${heads.join('')}</tr></thead>${bodies.join('\n')}</table></section>\n`;
}

function quotesBySpeaker({ prepared, names }: ReportContext): Map<string | null, PreparedAnnotation[]> {
  const groups = new Map<string | null, PreparedAnnotation[]>();
  for (const quote of prepared.annotations) {
    if (quote.annotation.layer !== 'quote') continue;
    const speaker = quote.attributes.get('speaker');
    const id = typeof speaker === 'string' ? (names.personEntry(speaker)?.id ?? speaker) : null;
    groups.set(id, [...(groups.get(id) ?? []), quote]);
  }
  return groups;
}

function personRow(id: string | null, quotes: number, { names, words }: ReportContext): string {
  const person = id === null ? null : names.personEntry(id);
  const about = [person?.role, person?.organisation, person?.country, person?.anonymous ? words.anonymous : '']
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
  const name = htmlText(id === null ? words.unknownPerson : names.person(id));
  const more = about === '' ? '' : ` <span class="about">${htmlText(about)}</span>`;
  return `<tr class="person"><th scope="rowgroup" colspan="2"><span dir="auto">${name}</span>${more}</th><td class="small">${htmlText(words.quoteCount(quotes))}</td></tr>\n`;
}

function howSaid({ attributes }: PreparedAnnotation, { words }: ReportContext): string {
  const type = attributes.get('type');
  return typeof type === 'string' ? (words.values[type] ?? type) : '';
}
