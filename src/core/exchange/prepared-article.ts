import {
  type Annotation,
  type AttributeValue,
  compareAnnotations,
  extentOf,
  isSelector,
} from '../annotation/annotation';
import type { ArticleNote } from '../annotation/article-note';
import { type Claimant, claimantOf } from '../annotation/claimant';
import type { Codebook, Layer } from '../annotation/codebook';
import type { Decision } from '../annotation/decision';
import type { Selector } from '../annotation/selector';
import { selectorAt } from '../annotation/selector';
import type { Article } from '../library/article';
import { raise } from '../result';
import { offsetTable, splitsSurrogatePair } from '../text/offsets';
import type { ExportArticle, ExportBlock } from './export-input';
import type { ExportedSegment, ExportedValue } from './guillemet-schema';
import { compareText } from './ordered-json';

/** An annotation as every format writes it: checked against the text, with both ways to count. */
export interface PreparedAnnotation {
  annotation: Annotation;
  segments: ExportedSegment[];
  /** In the order of the layer, others after them sorted by id; an inherited claimant is among them. */
  attributes: ReadonlyMap<string, ExportedValue>;
  /** Id of the quote that the claimant is taken from; null where there is none. */
  claimantFrom: string | null;
  /** Ids of everybody that the attributes refer to. */
  people: string[];
}

export interface PreparedArticle {
  article: Article;
  text: string;
  /** In order, without a gap but the `\n` between two. */
  blocks: readonly ExportBlock[];
  /** Offsets (UTF-16) of line ends that are shown as blanks. */
  softBreaks: readonly number[];
  /** In the order of the text. */
  annotations: PreparedAnnotation[];
  decisions: readonly Decision[];
  /** What is said of the article as a whole, by annotator. */
  notes: readonly ArticleNote[];
  /** Without a place in this version of the text; by annotator, then id. */
  unplaced: readonly Annotation[];
}

export function isSpanValue(value: ExportedValue): value is ExportedSegment {
  return typeof value === 'object' && !Array.isArray(value);
}

/** Articles in order of id, each once. Raises `export-failed` for a span that is not its slice of the text. */
export function prepareArticles(articles: readonly ExportArticle[], codebook: Codebook): PreparedArticle[] {
  const byId = new Map(articles.map((article) => [article.article.id, article]));
  return [...byId.values()]
    .sort((a, b) => compareText(a.article.id, b.article.id))
    .map((article) => prepareArticle(article, codebook));
}

/** Raises `export-failed` for a span that is not its slice of the text. */
export function prepareArticle(
  { article, text, blocks, softBreaks = [], annotations, decisions = [], notes = [], unplaced = [] }: ExportArticle,
  codebook: Codebook,
): PreparedArticle {
  const offsets = offsetTable(text);
  const exported = (selector: Selector, annotation: Annotation): ExportedSegment => {
    const { start, end, exact, prefix, suffix } = selector;
    if (splitsSurrogatePair(text, start) || splitsSurrogatePair(text, end) || text.slice(start, end) !== exact) {
      raise(
        'export-failed',
        `"${article.metadata.title}" was not exported: annotation ${annotation.id} was made on other words than those at [${start}, ${end}). Check the library.`,
        { details: { article: article.id, annotation: annotation.id } },
      );
    }
    const isContext = text.endsWith(prefix, start) && text.startsWith(suffix, end);
    return {
      ...selector,
      ...(isContext ? {} : selectorAt(text, { start, end })),
      startCodePoint: offsets.toCodePoint(start),
      endCodePoint: offsets.toCodePoint(end),
    };
  };

  const missing = new Set(unplaced.map(({ id }) => id));
  const related = annotations.map((annotation) => withoutRelationsTo(missing, annotation));
  const sorted = related.sort((a, b) => compareAnnotations(a, b) || compareText(a.annotator, b.annotator));
  const claimants = claimantsAmong(sorted);
  return {
    article,
    text,
    blocks: blocks ?? linesOf(text),
    softBreaks,
    decisions,
    notes: [...notes].sort((a, b) => compareText(a.annotator, b.annotator)),
    unplaced: [...unplaced].sort((a, b) => compareText(a.annotator, b.annotator) || compareText(a.id, b.id)),
    annotations: sorted.map((annotation) => {
      const layer = codebook.layers.find((candidate) => candidate.id === annotation.layer);
      const claimant = claimants.get(annotation) ?? null;
      const values: Record<string, AttributeValue> = { ...annotation.attributes };
      if (claimant) values.claimant = claimant.person;
      const attributes = new Map<string, ExportedValue>();
      for (const id of attributeOrder(values, layer)) {
        const value = values[id] as AttributeValue;
        attributes.set(id, isSelector(value) ? exported(value, annotation) : value);
      }
      return {
        annotation,
        segments: annotation.segments.map((segment) => exported(segment, annotation)),
        attributes,
        claimantFrom: claimant?.inheritedFrom ?? null,
        people: peopleIn(attributes, layer, claimant),
      };
    }),
  };
}

function linesOf(text: string): ExportBlock[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const block = { type: 'paragraph', start, end: start + line.length };
    start = block.end + 1;
    return block;
  });
}

/** A relation to an annotation that has no place would lead to nothing in the file. */
function withoutRelationsTo(missing: ReadonlySet<string>, annotation: Annotation): Annotation {
  if (!annotation.relations?.some(({ to }) => missing.has(to))) return annotation;
  return { ...annotation, relations: annotation.relations.filter(({ to }) => !missing.has(to)) };
}

/** Of every claim that has one. An annotator's claim takes it from that annotator's quotes alone. */
function claimantsAmong(sorted: readonly Annotation[]): Map<Annotation, Claimant> {
  const claimants = new Map<Annotation, Claimant>();
  for (const annotator of new Set(sorted.map((annotation) => annotation.annotator))) {
    const own = sorted.filter((annotation) => annotation.annotator === annotator);
    const quotes = own.filter((annotation) => annotation.layer === 'quote');
    let around: Annotation[] = [];
    let next = 0;
    for (const claim of own) {
      if (claim.layer !== 'claim') continue;
      const { start } = extentOf(claim);
      around = around.filter((quote) => extentOf(quote).end > start);
      for (let quote = quotes[next]; quote && extentOf(quote).start <= start; quote = quotes[++next]) {
        around.push(quote);
      }
      const claimant = claimantOf(claim, around);
      if (claimant) claimants.set(claim, claimant);
    }
  }
  return claimants;
}

function attributeOrder(values: Record<string, AttributeValue>, layer: Layer | undefined): string[] {
  const known = (layer?.attributes ?? []).map((attribute) => attribute.id);
  const others = Object.keys(values).filter((id) => !known.includes(id));
  return [...known.filter((id) => Object.hasOwn(values, id)), ...others.sort()];
}

function peopleIn(
  attributes: ReadonlyMap<string, ExportedValue>,
  layer: Layer | undefined,
  claimant: Claimant | null,
): string[] {
  const people = (layer?.attributes ?? [])
    .filter((attribute) => attribute.type === 'person')
    .map((attribute) => attributes.get(attribute.id))
    .filter((value) => typeof value === 'string');
  return claimant ? [...people, claimant.person] : people;
}
