import type { Annotation } from '../../core/annotation/annotation';
import { type Claimant, claimantOf, QuoteIndex, quoteAround } from '../../core/annotation/claimant';
import { choiceName, layerOf } from '../codebook/names';
import type { LibraryModel } from '../state/library-model';

/** The word for an annotation's type: its layer's first choice; empty where it has none. */
export function typeName({ layer, attributes }: Annotation): string {
  const attribute = layerOf(layer)?.attributes.find(({ type }) => type === 'choice');
  const value = attribute && attributes[attribute.id];
  return attribute && typeof value === 'string' ? choiceName(layer, attribute.id, value) : '';
}

/** The words that an annotation covers; segments are set apart by an ellipsis. */
export function wordsOf(annotation: Annotation): string {
  return annotation.segments.map((segment) => segment.exact).join(' […] ');
}

export function shortened(words: string, length = 80): string {
  const oneLine = words.replace(/\s+/gu, ' ');
  return oneLine.length <= length ? oneLine : `${oneLine.slice(0, length - 1).trimEnd()}…`;
}

/** Who speaks in a quote, asserts a claim, or is the first person of another layer; empty where nobody is named. */
export function voiceOf(annotation: Annotation, ordered: readonly Annotation[], library: LibraryModel): string {
  return library.nameOf(voiceIdOf(annotation, ordered));
}

/** As `voiceOf`, as it stands in the annotation: an id of the register where it is one. */
export function voiceIdOf(annotation: Annotation, ordered: readonly Annotation[]): unknown {
  if (annotation.layer === 'quote') return annotation.attributes.speaker;
  if (annotation.layer === 'claim') return claimantAmong(annotation, ordered)?.person;
  const person = layerOf(annotation.layer)?.attributes.find(({ type }) => type === 'person');
  return person && annotation.attributes[person.id];
}

const indexes = new WeakMap<readonly Annotation[], QuoteIndex>();

/** Who asserts a claim, among the article's annotations in the order of the text. */
export function claimantAmong(annotation: Annotation, ordered: readonly Annotation[]): Claimant | null {
  return claimantOf(annotation, indexOf(ordered).around(annotation));
}

/** Who passes on a quote that stands inside another's; empty for every other annotation. */
export function passedOnBy(annotation: Annotation, ordered: readonly Annotation[], library: LibraryModel): string {
  if (annotation.layer !== 'quote') return '';
  return library.nameOf(quoteAround(annotation, indexOf(ordered).around(annotation))?.attributes.speaker);
}

function indexOf(ordered: readonly Annotation[]): QuoteIndex {
  let index = indexes.get(ordered);
  if (!index) {
    index = new QuoteIndex(ordered);
    indexes.set(ordered, index);
  }
  return index;
}
