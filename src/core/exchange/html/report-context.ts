import { type Tint, tintOf } from '../../annotation/layer-colours';
import { citationDate } from '../../citation/citation-date';
import type { ExportedValue } from '../guillemet-schema';
import type { PreparedAnnotation, PreparedArticle } from '../prepared-article';
import type { ExportContext } from '../writer';
import { htmlAttribute } from './escape';
import { type MarkedArticle, markArticle } from './marked-text';
import type { ReportWords } from './words/words';

/** What every part of the report about one article needs. */
export interface ReportContext extends ExportContext {
  prepared: PreparedArticle;
  marked: MarkedArticle;
  words: ReportWords;
  /** Class of a layer's colours. */
  tintOf(layer: string): Tint;
}

export function reportContext(
  context: ExportContext,
  prepared: PreparedArticle,
  number: number,
  words: ReportWords,
): ReportContext {
  const colours = new Map(context.library.codebook.layers.map(({ id, colour }) => [id, colour]));
  const tint = (layer: string) => tintOf(layer, colours.get(layer));
  return { ...context, prepared, marked: markArticle(prepared, `a${number}`, tint), words, tintOf: tint };
}

/** Of words of the article among those of the report: their language, where it is known, and their direction. */
export function articleWords({ article }: PreparedArticle): string {
  const { language } = article.metadata;
  return language === 'und' ? ' dir="auto"' : ` lang="${htmlAttribute(language)}" dir="auto"`;
}

/** The number of an annotation, which leads to its words. */
export function numberLink(annotation: PreparedAnnotation, { marked, tintOf: tint }: ReportContext): string {
  const number = marked.numbers.get(annotation);
  return `<a class="n ${tint(annotation.annotation.layer)}" href="#${marked.idOf(annotation)}">${number}</a>`;
}

export function publishedIn({ article }: PreparedArticle, { options }: ExportContext): string {
  return citationDate(article.metadata.published, options.language ?? 'en');
}

export function wordsOf({ segments }: PreparedAnnotation): string {
  return segments.map(({ exact }) => exact).join(' […] ');
}

/** Name of the attribute, in the words of the report where it is a built-in one. */
export function attributeName(layer: string, id: string, { words, names }: ReportContext): string {
  return isBuiltIn(layer) ? (words.values[id] ?? names.attribute(layer, id)) : names.attribute(layer, id);
}

/** A value for people: choices of the built-in layers in the words of the report. */
export function valueText(layer: string, id: string, value: ExportedValue, { words, names }: ReportContext): string {
  const isChoice = isBuiltIn(layer) && ['type', 'status', 'checkability'].includes(id);
  const known = isChoice && typeof value === 'string' ? words.values[value] : undefined;
  return known ?? names.readable(layer, id, value);
}

function isBuiltIn(layer: string): boolean {
  return layer === 'quote' || layer === 'claim';
}
