import { withSoftBreaks } from '../../text/soft-breaks';
import type { PreparedAnnotation, PreparedArticle } from '../prepared-article';
import { isSpanValue } from '../prepared-article';
import { htmlAttribute, htmlText } from './escape';

/** Something to be marked in the text: an annotation, or a place that belongs to one. */
interface Marking {
  id: string;
  start: number;
  end: number;
  lane: number;
  /** Set for a place; the attribute's name without `Span`. */
  part: string | null;
  isFirst: boolean;
  annotation: PreparedAnnotation;
}

export interface MarkedArticle {
  /** Id and number of each annotation, both from 1 in the order of the text. */
  numbers: ReadonlyMap<PreparedAnnotation, number>;
  idOf(annotation: PreparedAnnotation): string;
  /** HTML of the canonical text between two offsets, as it is shown. */
  between(start: number, end: number): string;
}

/** How many lines fit one under the other; what lies deeper shares the last one. */
const lanes = 4;

/**
 * The text of an article with its marks, in pieces that no border crosses. `data-anno` joins the pieces of an
 * annotation; the outer mark has the lower line. `tintOf` gives the class of a layer's colours.
 */
export function markArticle(
  { text, softBreaks, annotations }: PreparedArticle,
  prefix: string,
  tintOf: (layer: string) => string,
): MarkedArticle {
  const shown = withSoftBreaks(text, softBreaks);
  const numbers = new Map(annotations.map((annotation, index) => [annotation, index + 1]));
  const idOf = (annotation: PreparedAnnotation) => `${prefix}-${numbers.get(annotation)}`;
  const markings = inLanes(annotations, idOf);
  const borders = [...new Set(markings.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const byStart = [...markings].sort((a, b) => a.start - b.start);

  const between = (from: number, to: number): string => {
    const cuts = [from, ...borders.filter((border) => border > from && border < to), to];
    const around = byStart.filter(({ start, end }) => start < to && end > from);
    const html: string[] = [];
    for (let index = 0; index + 1 < cuts.length; index++) {
      const [start, end] = [cuts[index] as number, cuts[index + 1] as number];
      if (start === end) continue;
      const here = around.filter((marking) => marking.start <= start && marking.end >= end);
      here.sort((a, b) => b.lane - a.lane || (a.part === null ? -1 : 1));
      const opened = here.map((marking) => openMark(marking, marking.start === start, numbers, tintOf));
      html.push(opened.join(''), htmlText(shown.slice(start, end)), '</mark>'.repeat(here.length));
    }
    return html.join('');
  };
  return { numbers, idOf, between };
}

/** Overlapping annotations get lines of their own, the longer ones the lower. */
function inLanes(
  annotations: readonly PreparedAnnotation[],
  idOf: (annotation: PreparedAnnotation) => string,
): Marking[] {
  const markings: Marking[] = [];
  for (const annotation of annotations) {
    const id = idOf(annotation);
    for (const [index, { start, end }] of annotation.segments.entries()) {
      markings.push({ id, start, end, lane: 0, part: null, isFirst: index === 0, annotation });
    }
    for (const [attribute, value] of annotation.attributes) {
      if (!isSpanValue(value)) continue;
      const { start, end } = value;
      const part = attribute.replace(/(?<=.)Span$/, '');
      markings.push({ id: `${id}-${attribute}`, start, end, lane: 0, part, isFirst: false, annotation });
    }
  }
  const shortest = [...markings].sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start);
  const placed: Marking[][] = Array.from({ length: lanes }, () => []);
  for (const marking of shortest) {
    const isFree = (lane: readonly Marking[]) =>
      lane.every(({ start, end }) => end <= marking.start || start >= marking.end);
    const free = placed.findIndex(isFree);
    marking.lane = free === -1 ? lanes - 1 : free;
    placed[marking.lane]?.push(marking);
  }
  return markings;
}

function openMark(
  { id, lane, part, isFirst, annotation }: Marking,
  isStart: boolean,
  numbers: ReadonlyMap<PreparedAnnotation, number>,
  tintOf: (layer: string) => string,
): string {
  const { layer } = annotation.annotation;
  const classes = [tintOf(layer), `lane-${lane}`, ...(part === null ? [] : ['part', part])].join(' ');
  const speaker = part === null && annotation.attributes.has('speakerSpan') ? ` data-speaker="${id}-speakerSpan"` : '';
  const first = isStart && isFirst ? ` id="${id}" data-n="${numbers.get(annotation)}"` : '';
  const type = htmlAttribute(part ?? layer);
  return `<mark class="${htmlAttribute(classes)}" data-anno="${id}" data-type="${type}"${speaker}${first}>`;
}
