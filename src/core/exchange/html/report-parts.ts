import type { Evidence } from '../../annotation/annotation';
import { webAddress } from '../iri';
import { type Names, pathSeparator } from '../names';
import type { PreparedAnnotation, PreparedArticle } from '../prepared-article';
import type { ExportContext } from '../writer';
import { htmlAttribute, htmlText } from './escape';
import type { MarkedArticle } from './marked-text';
import type { ReportWords } from './words';

/** Attributes that have a section of their own, or say nothing beside the text. */
const elsewhere = new Set(['evidence', 'speakerSpan']);

/** Of a claim these stand in the table of claims. */
const inTable = new Set(['quantity', 'unit', 'date', 'place', 'checkability', 'status', 'type']);

/** Values up to that many UTF-16 units share a line in the margin. */
const shortValue = 40;

/** What stands in the margin about an annotation. */
export function noteCard(
  prepared: PreparedAnnotation,
  marked: MarkedArticle,
  { names, library }: ExportContext,
  words: ReportWords,
  colour: string,
): string {
  const { annotation, attributes, claimantFrom } = prepared;
  const { layer, tags, note, annotator, origin, relations = [] } = annotation;
  const head = `<b class="n">${marked.numbers.get(prepared)}</b><b>${htmlText(words.values[layer] ?? names.layer(layer))}</b>`;
  const short: string[] = [];
  const lines: string[] = [];
  for (const [id, value] of attributes) {
    if (elsewhere.has(id) || (layer === 'claim' && inTable.has(id))) continue;
    const readable = names.readable(layer, id, value);
    const shown = typeof value === 'string' ? (builtInValue(layer, id, value, words) ?? readable) : readable;
    const from =
      id === 'claimant' && claimantFrom !== null ? ` <span class="small">(${htmlText(words.inherited)})</span>` : '';
    const label = words.values[id] ?? names.attribute(layer, id);
    const said = `<span class="small">${htmlText(label)}</span> ${htmlText(shown)}${from}`;
    if (shown.length <= shortValue) short.push(said);
    else lines.push(`<p>${said}</p>`);
  }
  for (const { type, to } of relations) {
    const other = [...marked.numbers].find(
      ([{ annotation: known }]) => known.id === to && known.annotator === annotator,
    );
    if (!other) continue;
    const link = `<a href="#${marked.idOf(other[0])}">${other[1]}</a>`;
    short.push(`<span class="small">${htmlText(words.values[type] ?? names.relationType(type))}</span> ${link}`);
  }
  if (short.length > 0) lines.unshift(`<p>${short.join('<span class="small"> · </span>')}</p>`);
  if (tags.length > 0) lines.push(tagLine(tags, names));
  if (note !== '') lines.push(`<p>${htmlText(note)}</p>`);
  const makers = library.annotators.length > 1 ? names.annotator(annotator) : '';
  const suggested = origin.kind === 'suggestion' ? words.suggested : '';
  const about = [makers, suggested].filter((part) => part !== '').join(' · ');
  if (about !== '') lines.push(`<p class="small">${htmlText(about)}</p>`);
  return `<div class="note ${colour}">${head}${lines.join('')}</div>`;
}

/** What is said of the article as a whole, before its text; each annotator by name where there are several. */
export function articleNotes(
  { notes }: PreparedArticle,
  { names, library }: ExportContext,
  words: ReportWords,
): string {
  if (notes.length === 0) return '';
  const cards = notes.map(({ tags, note, annotator }) => {
    const lines = [
      ...(library.annotators.length > 1 ? [`<b>${htmlText(names.annotator(annotator))}</b>`] : []),
      ...(tags.length === 0 ? [] : [tagLine(tags, names)]),
      ...(note === '' ? [] : [`<p dir="auto">${htmlText(note)}</p>`]),
    ];
    return `<div class="note">${lines.join('')}</div>`;
  });
  return `<section class="notes" aria-label="${htmlAttribute(words.articleNotes)}">${cards.join('')}</section>\n`;
}

function tagLine(tags: readonly string[], names: Names): string {
  return `<p>${tags.map((tag) => `<span class="tag">${htmlText(names.tag(tag).join(pathSeparator))}</span>`).join('')}</p>`;
}

/** Choices of the built-in layers in the words of the report. */
function builtInValue(layer: string, attribute: string, value: string, words: ReportWords): string | undefined {
  const isBuiltIn = layer === 'quote' || layer === 'claim';
  return isBuiltIn && ['type', 'status', 'checkability'].includes(attribute) ? words.values[value] : undefined;
}

/** Everybody who speaks, with their quotes. */
export function peopleSection(
  { annotations }: PreparedArticle,
  marked: MarkedArticle,
  { names }: ExportContext,
  words: ReportWords,
): string {
  const quotes = annotations.filter(({ annotation }) => annotation.layer === 'quote');
  if (quotes.length === 0) return '';
  const bySpeaker = new Map<string | null, PreparedAnnotation[]>();
  for (const quote of quotes) {
    const speaker = quote.attributes.get('speaker');
    const id = typeof speaker === 'string' ? (names.personEntry(speaker)?.id ?? speaker) : null;
    bySpeaker.set(id, [...(bySpeaker.get(id) ?? []), quote]);
  }
  const speakers = [...bySpeaker].sort(([a], [b]) => Number(a === null) - Number(b === null));
  const sections = speakers.map(([id, own]) => {
    const person = id === null ? null : names.personEntry(id);
    const about = [person?.role, person?.organisation, person?.country, person?.anonymous ? words.anonymous : '']
      .filter((part) => part !== undefined && part !== '')
      .join(', ');
    const heading = htmlText(id === null ? words.unknownPerson : names.person(id));
    const listed = own.map((quote) => quoteHtml(quote, marked, words));
    return `<h3 dir="auto">${heading}</h3>${about === '' ? '' : `<p class="about">${htmlText(about)}</p>`}${listed.join('')}`;
  });
  return `<section><h2>${htmlText(words.people)}</h2>${sections.join('\n')}</section>\n`;
}

function quoteHtml(quote: PreparedAnnotation, marked: MarkedArticle, words: ReportWords): string {
  const type = quote.attributes.get('type');
  const kind = typeof type === 'string' ? (words.values[type] ?? type) : '';
  const number = `<a href="#${marked.idOf(quote)}">${marked.numbers.get(quote)}</a>`;
  return `<blockquote><p dir="auto">${htmlText(wordsOf(quote))}</p><footer>${[number, htmlText(kind)].filter(Boolean).join(' · ')}</footer></blockquote>`;
}

function wordsOf({ segments }: PreparedAnnotation): string {
  return segments.map(({ exact }) => exact).join(' […] ');
}

/** The claims with who asserts them, how far the check is, and what speaks for or against them. */
export function claimsSection(
  { annotations }: PreparedArticle,
  marked: MarkedArticle,
  { names }: ExportContext,
  words: ReportWords,
): string {
  const claims = annotations.filter(({ annotation }) => annotation.layer === 'claim');
  if (claims.length === 0) return '';
  const rows = claims.map((claim) => {
    const { attributes } = claim;
    const said = (id: string): string => {
      const value = attributes.get(id);
      if (value === undefined) return '';
      return typeof value === 'string' ? (words.values[value] ?? value) : names.readable('claim', id, value);
    };
    const claimant = attributes.get('claimant');
    const restatement = attributes.get('restatement');
    const restated =
      typeof restatement === 'string' && restatement !== '' ? `<br><em>${htmlText(restatement)}</em>` : '';
    const status = said('status');
    const kinds = [
      said('type'),
      said('checkability') === '' ? '' : `${words.values.checkability}: ${said('checkability')}`,
    ];
    return `<tr><td><a href="#${marked.idOf(claim)}">${marked.numbers.get(claim)}</a></td><td dir="auto">${htmlText(wordsOf(claim))}${restated}<br><span class="about">${htmlText(kinds.filter(Boolean).join(' · '))}</span></td><td>${htmlText(typeof claimant === 'string' ? names.person(claimant) : words.none)}</td><td class="status">${htmlText(status || words.none)}</td><td>${evidenceHtml(attributes.get('evidence'))}</td></tr>`;
  });
  const heads = [words.claim, words.claimant, words.status, words.evidence].map(
    (word) => `<th scope="col">${htmlText(word)}</th>`,
  );
  return `<section><h2>${htmlText(words.claims)}</h2><table><thead><tr><th scope="col"><span aria-hidden="true">#</span></th>${heads.join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table></section>\n`;
}

function evidenceHtml(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return '';
  const items = (value as Evidence[]).map(({ title, link, note }) => {
    const address = webAddress(link);
    const named =
      address === null
        ? htmlText(title)
        : `<a href="${htmlAttribute(address)}" rel="noreferrer">${htmlText(title)}</a>`;
    return `<li>${named}${note === '' ? '' : `<br>${htmlText(note)}`}</li>`;
  });
  return `<ul>${items.join('')}</ul>`;
}
