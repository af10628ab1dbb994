import type { Annotation } from '../../core/annotation/annotation';
import { claimTypes, quoteTypes } from '../../core/annotation/built-in-codebook';
import { type Claimant, claimantOf, QuoteIndex } from '../../core/annotation/claimant';
import type { LibraryModel } from '../state/library-model';
import type { WordKey } from '../words/en';
import { say } from '../words/words';

export function layerName(layer: string): string {
  return layer === 'quote' || layer === 'claim' ? say(`layer.${layer}`) : layer;
}

/** The word for a quote's or claim's type; empty where it has none. */
export function typeName({ layer, attributes }: Annotation): string {
  const { type } = attributes;
  if (typeof type !== 'string') return '';
  const known: readonly string[] = layer === 'quote' ? quoteTypes : claimTypes;
  return known.includes(type) ? say(`${layer}Type.${type}` as WordKey) : type;
}

/** The words that an annotation covers; segments are set apart by an ellipsis. */
export function wordsOf(annotation: Annotation): string {
  return annotation.segments.map((segment) => segment.exact).join(' […] ');
}

export function shortened(words: string, length = 80): string {
  const oneLine = words.replace(/\s+/gu, ' ');
  return oneLine.length <= length ? oneLine : `${oneLine.slice(0, length - 1).trimEnd()}…`;
}

/** Who speaks in a quote, or asserts a claim; empty where nobody is named. */
export function voiceOf(annotation: Annotation, ordered: readonly Annotation[], library: LibraryModel): string {
  if (annotation.layer === 'quote') return library.nameOf(annotation.attributes.speaker);
  return library.nameOf(claimantAmong(annotation, ordered)?.person);
}

const indexes = new WeakMap<readonly Annotation[], QuoteIndex>();

/** Who asserts a claim, among the article's annotations in the order of the text. */
export function claimantAmong(annotation: Annotation, ordered: readonly Annotation[]): Claimant | null {
  let index = indexes.get(ordered);
  if (!index) {
    index = new QuoteIndex(ordered);
    indexes.set(ordered, index);
  }
  return claimantOf(annotation, index.around(annotation));
}
