import type { ChainLink, Evidence } from '../annotation/annotation';
import type { AttributeDefinition } from '../annotation/codebook';
import type { ExportLibrary } from './export-input';
import type { ExportedSegment, ExportedValue } from './guillemet-schema';
import { annotationIri, ownIri, webAddress } from './iri';
import { jsonText } from './ordered-json';
import type { PreparedAnnotation, PreparedArticle } from './prepared-article';
import { type TextQuote, tellingQuotes } from './telling-context';

/**
 * W3C Web Annotation (Data Model, Recommendation of 23 February 2017): one AnnotationCollection with
 * one embedded page. `docs/format.md` says what becomes of what. Positions are code points (4.2.5).
 */

const context = [
  'http://www.w3.org/ns/anno.jsonld',
  {
    guillemet: 'urn:guillemet:term:',
    'guillemet:person': { '@type': '@id' },
    'guillemet:inheritedFrom': { '@type': '@id' },
  },
];

const generator = { id: ownIri('software'), type: 'Software', name: 'Guillemet' };

interface Item {
  id: string;
  [key: string]: unknown;
}

/** `ambiguous` counts the quote selectors whose words and context occur more than once in their text. */
export function webAnnotations(
  library: ExportLibrary,
  articles: readonly PreparedArticle[],
): { text: string; ambiguous: number } {
  const [only, ...others] = articles;
  const alone = only !== undefined && others.length === 0;
  const id = alone ? ownIri('annotations', library.id, only.article.id) : ownIri('annotations', library.id);
  const iris = annotationIris(articles);
  let ambiguous = 0;
  const items = articles.flatMap((article) => {
    const told = tellingQuotes(article.text, article.annotations.flatMap(spansOf));
    ambiguous += told.ambiguous;
    const writer = new ItemWriter(library, article, iris, told.quotes);
    return article.annotations.flatMap((annotation) => writer.itemsOf(annotation));
  });
  const text = jsonText({
    '@context': context,
    id,
    type: 'AnnotationCollection',
    label: alone ? only.article.metadata.title : library.name,
    generator,
    total: items.length,
    ...(items.length === 0
      ? {}
      : { first: { id: `${id}:page:1`, type: 'AnnotationPage', partOf: id, startIndex: 0, items } }),
  });
  return { text, ambiguous };
}

function spansOf({ segments, attributes }: PreparedAnnotation): ExportedSegment[] {
  return [...segments, ...[...attributes.values()].filter(isSpan)];
}

function isSpan(value: ExportedValue): value is ExportedSegment {
  return typeof value === 'object' && !Array.isArray(value);
}

/** Two annotations never share an IRI: those that would are named by article and annotator as well. */
function annotationIris(articles: readonly PreparedArticle[]): ReadonlyMap<PreparedAnnotation, string> {
  const holders = new Map<string, number>();
  for (const { annotations } of articles) {
    for (const { annotation } of annotations) {
      const iri = annotationIri(annotation.id);
      holders.set(iri, (holders.get(iri) ?? 0) + 1);
    }
  }
  const iris = new Map<PreparedAnnotation, string>();
  for (const { article, annotations } of articles) {
    for (const prepared of annotations) {
      const { id, annotator } = prepared.annotation;
      const iri = annotationIri(id);
      iris.set(prepared, holders.get(iri) === 1 ? iri : ownIri('annotation', article.id, annotator, id));
    }
  }
  return iris;
}

class ItemWriter {
  private readonly source: object;
  private readonly names: ReadonlyMap<string, string>;
  /** IRIs by annotator and id. */
  private readonly own = new Map<string, string>();

  constructor(
    private readonly library: ExportLibrary,
    { article, annotations }: PreparedArticle,
    private readonly iris: ReadonlyMap<PreparedAnnotation, string>,
    private readonly quotes: ReadonlyMap<ExportedSegment, TextQuote>,
  ) {
    const { metadata, textSha256, provenance } = article;
    const text = ownIri('text', textSha256);
    const url = webAddress(metadata.url);
    this.source =
      url === null
        ? { source: text }
        : { source: url, state: { type: 'TimeState', sourceDate: utc(provenance.imported), cached: text } };
    this.names = new Map(library.people.map((person) => [person.id, person.name]));
    for (const prepared of annotations) {
      const { annotator, id } = prepared.annotation;
      this.own.set(`${annotator} ${id}`, iris.get(prepared) as string);
    }
  }

  /** The annotation itself, then one for each of its span attributes, linked to it. */
  itemsOf(prepared: PreparedAnnotation): Item[] {
    const { annotation, segments, attributes } = prepared;
    const id = this.iris.get(prepared) as string;
    const bodies: object[] = [
      textBody(annotation.layer, 'classifying'),
      ...[...attributes].flatMap(([attribute, value]) => this.bodiesOf(prepared, attribute, value)),
      ...annotation.tags.map((tag) => textBody(tag, 'tagging')),
      ...(annotation.note === '' ? [] : [textBody(annotation.note, 'commenting')]),
    ];
    const motivation = ['highlighting', 'classifying'];
    if (annotation.tags.length > 0) motivation.push('tagging');
    if (annotation.note !== '') motivation.push('commenting');
    const targets = segments.map((segment) => this.target(segment));
    const { kind, ...origin } = annotation.origin;
    const item: Item = {
      id,
      type: 'Annotation',
      motivation,
      body: bodies,
      target: segments.length === 1 ? targets[0] : targets,
      ...this.madeBy(prepared),
      'guillemet:layer': annotation.layer,
      'guillemet:origin': kind,
      ...Object.fromEntries(
        ['rule', 'engine', 'edited', 'format']
          .filter((key) => Object.hasOwn(origin, key))
          .map((key) => [`guillemet:${key}`, (origin as Record<string, unknown>)[key]]),
      ),
    };
    const spans = [...attributes].filter((entry): entry is [string, ExportedSegment] => isSpan(entry[1]));
    return [item, ...spans.map(([attribute, span]) => this.spanItem(prepared, attribute, span))];
  }

  /** Speaker and cue: a place of its own in the text, linked to the annotation it is a part of. */
  private spanItem(prepared: PreparedAnnotation, attribute: string, span: ExportedSegment): Item {
    const part = attribute.replace(/(?<=.)Span$/, '');
    const iri = this.iris.get(prepared) as string;
    const person = prepared.attributes.get(part);
    const isPerson = this.definition(prepared, part)?.type === 'person' && typeof person === 'string';
    const base = iri.startsWith('urn:uuid:') ? ownIri('annotation', prepared.annotation.id) : iri;
    return {
      id: `${base}:${encodeURIComponent(attribute)}`,
      type: 'Annotation',
      motivation: isPerson ? ['identifying', 'linking'] : ['classifying', 'linking'],
      body: [
        textBody(part, 'classifying'),
        ...(isPerson ? [this.personBody(person)] : []),
        { type: 'SpecificResource', source: iri, purpose: 'linking' },
      ],
      target: this.target(span),
      ...this.madeBy(prepared),
      'guillemet:attribute': attribute,
    };
  }

  private bodiesOf(prepared: PreparedAnnotation, attribute: string, value: ExportedValue): object[] {
    const mark = { 'guillemet:attribute': attribute };
    if (isSpan(value)) return [];
    if (Array.isArray(value)) return value.map((item) => ({ ...textBody(listed(item), 'describing'), ...mark }));
    const type = this.definition(prepared, attribute)?.type;
    if (type === 'person' && typeof value === 'string') {
      const isInherited = attribute === 'claimant' && prepared.claimantFrom !== null;
      const from = isInherited ? this.own.get(`${prepared.annotation.annotator} ${prepared.claimantFrom}`) : undefined;
      return [
        { ...this.personBody(value), ...mark, ...(from === undefined ? {} : { 'guillemet:inheritedFrom': from }) },
      ];
    }
    const address = type === 'link' ? webAddress(String(value)) : null;
    if (address !== null) return [{ type: 'SpecificResource', source: address, purpose: 'linking', ...mark }];
    return [{ ...textBody(String(value), type === 'choice' ? 'classifying' : 'describing'), ...mark }];
  }

  private personBody(id: string): object {
    return { ...textBody(this.names.get(id) ?? id, 'identifying'), 'guillemet:person': ownIri('person', id) };
  }

  private definition(prepared: PreparedAnnotation, attribute: string): AttributeDefinition | undefined {
    return this.library.codebook.layers
      .find((layer) => layer.id === prepared.annotation.layer)
      ?.attributes.find((candidate) => candidate.id === attribute);
  }

  private madeBy({ annotation }: PreparedAnnotation): object {
    const { annotator, created, modified } = annotation;
    const name = this.library.annotators.find((known) => known.id === annotator)?.name ?? annotator;
    return {
      creator: { id: ownIri('annotator', annotator), type: 'Person', name },
      created: utc(created),
      modified: utc(modified),
      generator,
    };
  }

  private target(segment: ExportedSegment): object {
    const { exact, prefix, suffix } = this.quotes.get(segment) ?? segment;
    return {
      type: 'SpecificResource',
      ...this.source,
      selector: [
        { type: 'TextPositionSelector', start: segment.startCodePoint, end: segment.endCodePoint },
        { type: 'TextQuoteSelector', exact, prefix, suffix },
      ],
    };
  }
}

function textBody(value: string, purpose: string): object {
  return { type: 'TextualBody', value, purpose, format: 'text/plain' };
}

/** Times must be in UTC, with seconds and `Z` (Data Model 3.3.1). */
function utc(time: string): string {
  return /T\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(time) ? time : new Date(time).toISOString();
}

/** One item of a list as text; the whole of it stays readable where it has parts. */
function listed(item: string | ChainLink | Evidence): string {
  if (typeof item === 'string') return item;
  if ('role' in item) return `${item.role}: ${item.name}`;
  const { title, link, note } = item as Evidence;
  return [title, link, note].filter((part) => part !== '').join('\n');
}
