import type { Annotation, ChainLink, Evidence } from '../annotation/annotation';
import type { ArticleNote } from '../annotation/article-note';
import type { AttributeDefinition } from '../annotation/codebook';
import type { AnnotationRelation } from '../annotation/relation';
import { versionNumber } from '../library/article';
import type { ExportLibrary } from './export-input';
import type { ExportedSegment, ExportedValue } from './guillemet-schema';
import { annotationIri, ownIri, webAddress } from './iri';
import { jsonText, listItem } from './ordered-json';
import { isSpanValue, type PreparedAnnotation, type PreparedArticle } from './prepared-article';
import { factsWithout } from './provenance-facts';
import { type TextQuote, tellingQuotes } from './telling-context';
import type { ExportContext, FormatWriter } from './writer';

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

export const webAnnotationWriter: FormatWriter = {
  ending: '.w3c.json',
  mediaType: 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
  layout: 'one',
  loses: ['texts', 'metadata', 'codebook', 'people-details', 'segments'],
  countOwn: (article) => ({ 'ambiguous-quotes': toldQuotes(article).ambiguous }),
  write({ library, survey, name }) {
    const [only, ...others] = survey.articles;
    const alone = only !== undefined && others.length === 0;
    const id = alone ? ownIri('annotations', library.id, only.id) : ownIri('annotations', library.id);
    const total = survey.annotations + survey.spanAttributes + survey.relations + survey.notes;
    let isFirst = true;
    const texts: string[] = [];
    return {
      *begin() {
        yield { file: `${name}.w3c.json` };
        const head = {
          '@context': context,
          id,
          type: 'AnnotationCollection',
          label: alone ? only.title : library.name,
          generator,
          total,
        };
        const open = jsonText(head).slice(0, -'\n}\n'.length);
        if (total === 0) return yield open;
        const page = { id: `${id}:page:1`, type: 'AnnotationPage', partOf: id, startIndex: 0, items: [] };
        yield jsonText({ ...head, first: page })
          .slice(0, -'[]\n  }\n}\n'.length)
          .concat('[');
      },
      *article(article) {
        texts.push(listItem(textNode(article), 2, texts.length === 0));
        const writer = new ItemWriter(library, article, survey.sharedIris, toldQuotes(article).quotes);
        for (const item of writer.items(article)) {
          yield listItem(item, 3, isFirst);
          isFirst = false;
        }
      },
      *end() {
        if (total > 0) yield '\n    ]\n  }';
        yield texts.length === 0 ? '\n}\n' : `,\n  "dcterms:references": [${texts.join('')}\n  ]\n}\n`;
      },
    };
  },
};

const told = new WeakMap<PreparedArticle, ReturnType<typeof tellingQuotes<ExportedSegment>>>();

/** Looked for once an article, for the count and for the writing. */
function toldQuotes(article: PreparedArticle): ReturnType<typeof tellingQuotes<ExportedSegment>> {
  const known = told.get(article) ?? tellingQuotes(article.text, article.annotations.flatMap(spansOf));
  told.set(article, known);
  return known;
}

/** The items of one article alone, in a context of their own: what the HTML report embeds. */
export function webAnnotationsOf({ library, survey }: ExportContext, article: PreparedArticle): unknown {
  const writer = new ItemWriter(library, article, survey.sharedIris, toldQuotes(article).quotes);
  const items = [...writer.items(article)];
  const id = `${ownIri('annotations', library.id, article.article.id)}:page:1`;
  return { '@context': context, id, type: 'AnnotationPage', startIndex: 0, items };
}

/** The text that targets lie in, by the name that they give it, and where it comes from. */
function textNode({ article }: PreparedArticle): object {
  const facts = factsWithout(article, 'textSha256');
  return {
    id: ownIri('text', article.textSha256),
    ...Object.fromEntries(facts.map(([name, value]) => [`guillemet:${name}`, value])),
  };
}

function spansOf({ segments, attributes }: PreparedAnnotation): ExportedSegment[] {
  return [...segments, ...[...attributes.values()].filter(isSpanValue)];
}

class ItemWriter {
  private readonly source: object;
  private readonly version: number;
  private readonly names: ReadonlyMap<string, string>;
  private readonly iris = new Map<PreparedAnnotation, string>();
  /** IRIs by annotator and id. */
  private readonly own = new Map<string, string>();

  constructor(
    private readonly library: ExportLibrary,
    { article, annotations }: PreparedArticle,
    sharedIris: ReadonlySet<string>,
    private readonly quotes: ReadonlyMap<ExportedSegment, TextQuote>,
  ) {
    const { metadata, textSha256, provenance } = article;
    this.version = versionNumber(article);
    const text = ownIri('text', textSha256);
    const url = webAddress(metadata.url);
    this.source =
      url === null
        ? { source: text }
        : { source: url, state: { type: 'TimeState', sourceDate: utc(provenance.imported), cached: text } };
    this.names = new Map(library.people.map((person) => [person.id, person.name]));
    for (const prepared of annotations) {
      const { annotator, id } = prepared.annotation;
      // Two annotations never share an IRI: those that would are named by article and annotator as well.
      const iri = annotationIri(id);
      const unique = sharedIris.has(iri) ? ownIri('annotation', article.id, annotator, id) : iri;
      this.iris.set(prepared, unique);
      this.own.set(`${annotator} ${id}`, unique);
    }
  }

  *items({ article, annotations, notes }: PreparedArticle): Generator<Item> {
    for (const annotation of annotations) yield* this.itemsOf(annotation);
    for (const note of notes) yield this.noteItem(article.id, note);
  }

  /** What is said of the article as a whole: its target is the article, without a selector. */
  private noteItem(article: string, said: ArticleNote): Item {
    const { tags, note, annotator } = said;
    return {
      id: ownIri('article-note', article, annotator),
      type: 'Annotation',
      motivation: [...(tags.length === 0 ? [] : ['tagging']), ...(note === '' ? [] : ['commenting'])],
      body: [...tags.map((tag) => textBody(tag, 'tagging')), ...(note === '' ? [] : [textBody(note, 'commenting')])],
      target: { type: 'SpecificResource', ...this.source },
      ...this.madeBy(said),
    };
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
      ...this.madeBy(prepared.annotation),
      'guillemet:layer': annotation.layer,
      ...(this.version === 1 ? {} : { 'guillemet:version': this.version }),
      'guillemet:origin': kind,
      ...Object.fromEntries(
        ['rule', 'engine', 'edited', 'format']
          .filter((key) => Object.hasOwn(origin, key))
          .map((key) => [`guillemet:${key}`, (origin as Record<string, unknown>)[key]]),
      ),
    };
    const spans = [...attributes].filter((entry): entry is [string, ExportedSegment] => isSpanValue(entry[1]));
    const relations = (annotation.relations ?? []).map((relation) => this.relationItem(prepared, relation));
    return [item, ...spans.map(([attribute, span]) => this.spanItem(prepared, attribute, span)), ...relations];
  }

  /** A link from one annotation to another (3.3.5, "linking"). */
  private relationItem(prepared: PreparedAnnotation, { id, type, to }: AnnotationRelation): Item {
    const target = this.iris.get(prepared) as string;
    const source = this.own.get(`${prepared.annotation.annotator} ${to}`) ?? annotationIri(to);
    const name = this.library.codebook.relationTypes.find((known) => known.id === type)?.name ?? type;
    return {
      id: `${ownBase(target, prepared)}:relation:${encodeURIComponent(id)}`,
      type: 'Annotation',
      motivation: ['linking', 'classifying'],
      body: [{ type: 'SpecificResource', source, purpose: 'linking' }, textBody(name, 'classifying')],
      target,
      ...this.madeBy(prepared.annotation),
      'guillemet:relation': type,
    };
  }

  /** Speaker and cue: a place of its own in the text, linked to the annotation it is a part of. */
  private spanItem(prepared: PreparedAnnotation, attribute: string, span: ExportedSegment): Item {
    const part = attribute.replace(/(?<=.)Span$/, '');
    const iri = this.iris.get(prepared) as string;
    const person = prepared.attributes.get(part);
    const isPerson = this.definition(prepared, part)?.type === 'person' && typeof person === 'string';
    return {
      id: `${ownBase(iri, prepared)}:${encodeURIComponent(attribute)}`,
      type: 'Annotation',
      motivation: isPerson ? ['identifying', 'linking'] : ['classifying', 'linking'],
      body: [
        textBody(part, 'classifying'),
        ...(isPerson ? [this.personBody(person)] : []),
        { type: 'SpecificResource', source: iri, purpose: 'linking' },
      ],
      target: this.target(span),
      ...this.madeBy(prepared.annotation),
      'guillemet:attribute': attribute,
    };
  }

  private bodiesOf(prepared: PreparedAnnotation, attribute: string, value: ExportedValue): object[] {
    const mark = { 'guillemet:attribute': attribute };
    if (isSpanValue(value)) return [];
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
    if (address !== null) {
      const asWritten = address === value ? {} : { 'guillemet:value': value };
      return [{ type: 'SpecificResource', source: address, purpose: 'linking', ...mark, ...asWritten }];
    }
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

  private madeBy({ annotator, created, modified }: Annotation | ArticleNote): object {
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

/** What the IRIs of an annotation's parts begin with. */
function ownBase(iri: string, { annotation }: PreparedAnnotation): string {
  return iri.startsWith('urn:uuid:') ? ownIri('annotation', annotation.id) : iri;
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
