import type { Annotation } from '../../annotation/annotation';
import { pathSeparator } from '../names';
import { isSpanValue, type PreparedAnnotation } from '../prepared-article';
import { htmlAttribute, htmlText } from './escape';
import { markdownHtml } from './markdown';
import { attributeName, numberLink, type ReportContext, valueText } from './report-context';
import { statusHtml } from './status';

/** Attributes that the head of a card says, or that a section of their own does. */
const saidElsewhere: Readonly<Record<string, ReadonlySet<string>>> = {
  quote: new Set(['speaker', 'speakerSpan', 'cueSpan', 'type']),
  claim: new Set([
    ...['claimant', 'restatement', 'type', 'quantity', 'unit', 'date', 'place', 'checkability', 'status', 'evidence'],
  ]),
};

/** What stands in the margin about an annotation: who, how, and what was noted. */
export function noteCard(prepared: PreparedAnnotation, context: ReportContext): string {
  const { words, names, tintOf } = context;
  const { annotation } = prepared;
  const { layer, tags, note } = annotation;
  const lines: string[] = [];
  const kind = kindOf(prepared, context);
  const makers = makersOf(annotation, context);
  if (kind.length > 0) lines.push(`<p class="small">${[...kind, ...makers].join(' · ')}</p>`);
  for (const [id, value] of prepared.attributes) {
    if (saidElsewhere[layer]?.has(id)) continue;
    const label = `<span class="small">${htmlText(attributeName(layer, id, context) + words.colon)}</span>`;
    lines.push(`<p>${label}${htmlText(valueText(layer, id, value, context))}</p>`);
  }
  for (const { type, to } of annotation.relations ?? []) {
    const other = annotationWithId(to, annotation.annotator, context);
    const relation = htmlText(words.values[type] ?? names.relationType(type));
    if (other) lines.push(`<p><span class="small">${relation}</span> ${numberLink(other, context)}</p>`);
  }
  if (tags.length > 0) lines.push(tagLine(tags, context));
  if (note !== '') lines.push(`<div class="own-words">${markdownHtml(note)}</div>`);
  const more = kind.length > 0 ? '' : makers.map((maker) => ` <span class="small">${maker}</span>`).join(' ·');
  const head = `<p class="head">${numberLink(prepared, context)} ${headOf(prepared, context)}${more}</p>`;
  return `<div class="note ${tintOf(layer)}">${head}${lines.join('')}</div>`;
}

/** Of a quote who speaks, of a claim how far its check is, else the layer. */
function headOf({ annotation, attributes }: PreparedAnnotation, context: ReportContext): string {
  const { words, names } = context;
  const { layer } = annotation;
  if (layer === 'quote') {
    const speaker = attributes.get('speaker');
    const name = typeof speaker === 'string' ? names.person(speaker) : words.unknownPerson;
    return `<b${typeof speaker === 'string' ? '' : ' class="unknown"'} dir="auto">${htmlText(name)}</b>`;
  }
  const name = `<b>${htmlText(layer === 'claim' ? words.claim : names.layer(layer))}</b>`;
  const status = layer === 'claim' ? statusHtml(attributes.get('status'), words) : '';
  return status === '' ? name : `${name} ${status}`;
}

/** Of a quote how it is reported, of a claim who asserts it. */
function kindOf({ annotation, attributes, claimantFrom }: PreparedAnnotation, context: ReportContext): string[] {
  const { words, names } = context;
  if (annotation.layer === 'quote') {
    const type = attributes.get('type');
    const cue = attributes.get('cueSpan');
    return [
      htmlText(words.values.quote ?? ''),
      ...(typeof type === 'string' ? [htmlText(words.values[type] ?? type)] : []),
      ...(cue !== undefined && isSpanValue(cue) ? [`<i>${htmlText(cue.exact)}</i>`] : []),
    ];
  }
  const claimant = attributes.get('claimant');
  if (annotation.layer !== 'claim' || typeof claimant !== 'string') return [];
  const from = claimantFrom === null ? '' : ` (${words.inherited})`;
  return [htmlText(`${names.person(claimant)}${from}`)];
}

function makersOf({ annotator, origin }: Annotation, { library, names, words }: ReportContext): string[] {
  return [
    ...(library.annotators.length > 1 ? [htmlText(names.annotator(annotator))] : []),
    ...(origin.kind === 'suggestion' ? [htmlText(words.suggested)] : []),
  ];
}

function annotationWithId(id: string, annotator: string, { prepared }: ReportContext): PreparedAnnotation | undefined {
  return prepared.annotations.find(({ annotation }) => annotation.id === id && annotation.annotator === annotator);
}

function tagLine(tags: readonly string[], { names }: ReportContext): string {
  const shown = tags.map((tag) => `<span class="tag">${htmlText(names.tag(tag).join(pathSeparator))}</span>`);
  return `<p class="tags">${shown.join(' ')}</p>`;
}

/** What is said of the article as a whole, before its text; each annotator by name where there are several. */
export function articleNotes(context: ReportContext): string {
  const { prepared, library, names, words } = context;
  if (prepared.notes.length === 0) return '';
  const cards = prepared.notes.map(({ tags, note, annotator }) => {
    const lines = [
      ...(library.annotators.length > 1 ? [`<p class="head"><b>${htmlText(names.annotator(annotator))}</b></p>`] : []),
      ...(tags.length === 0 ? [] : [tagLine(tags, context)]),
      ...(note === '' ? [] : [markdownHtml(note)]),
    ];
    return `<div class="note">${lines.join('')}</div>`;
  });
  return `<section class="article-notes" aria-label="${htmlAttribute(words.articleNotes)}">${cards.join('')}</section>\n`;
}
