import { graphemeCeil, graphemeFloor, sentenceAt, snapSpan, wholeWords, wordBorder } from '../text/segmentation';
import type { Span } from '../text/span';
import type { Annotation } from './annotation';
import { segmentsAt } from './annotation';
import { quoteTypeOf } from './quotation';
import { selectorAt } from './selector';

export interface Author {
  annotator: string;
  /** Of now, with a zone. */
  time: string;
}

/**
 * What a user means by a selection: whole graphemes, and whole words where `toWords` says so, without the blanks at its ends. Null where
 * nothing else is in it. UTF-16.
 */
export function meantSpan(text: string, span: Span, language: string, toWords: boolean): Span | null {
  const snapped = snapSpan(text, span);
  return snapped && toWords ? snapSpan(text, wholeWords(text, snapped, language)) : snapped;
}

/** A new annotation made by hand on the spans; null where they hold nothing but blanks. UTF-16. */
export function markSpans(
  text: string,
  layer: string,
  spans: readonly Span[],
  id: string,
  { annotator, time }: Author,
): Annotation | null {
  const snapped = spans.map((span) => snapSpan(text, span)).filter((span) => span !== null);
  if (snapped.length === 0) return null;
  const segments = segmentsAt(text, snapped);
  return {
    id,
    layer,
    segments,
    attributes: layer === 'quote' ? { type: quoteTypeOf(text, segments) } : {},
    tags: [],
    note: '',
    annotator,
    created: time,
    modified: time,
    origin: { kind: 'manual' },
  };
}

/** The annotation with one more segment, joined with those it touches; null where the span holds nothing. */
export function withSegment(text: string, annotation: Annotation, span: Span, time: string): Annotation | null {
  const snapped = snapSpan(text, span);
  if (!snapped) return null;
  return { ...annotation, segments: segmentsAt(text, [...annotation.segments, snapped]), modified: time };
}

/** The annotation without one of its segments; null where it has no other. */
export function withoutSegment(annotation: Annotation, index: number, time: string): Annotation | null {
  if (annotation.segments.length < 2 || !annotation.segments[index]) return null;
  return { ...annotation, segments: annotation.segments.toSpliced(index, 1), modified: time };
}

/** One of the ends of one of the segments. */
export interface Border {
  /** Index of the segment. */
  segment: number;
  side: 'start' | 'end';
}

export interface BorderMove extends Border {
  direction: 1 | -1;
  by: BorderStep;
}

export type BorderStep = 'character' | 'word' | 'sentence';

/**
 * The annotation with one border moved; null where it cannot move: at the ends of the text, onto a
 * neighbouring segment, or so that nothing would be left.
 */
export function withMovedBorder(
  text: string,
  annotation: Annotation,
  move: BorderMove,
  language: string,
  time: string,
): Annotation | null {
  const segment = annotation.segments[move.segment];
  if (!segment) return null;
  return withBorderAt(text, annotation, move, moveBorder(text, segment[move.side], move, language), time);
}

/**
 * The annotation with one border at the offset, which is moved out to a grapheme's border where it cuts
 * one; null where the border would not change, as where `withMovedBorder` gives null. UTF-16.
 */
export function withBorderAt(
  text: string,
  annotation: Annotation,
  { segment: index, side }: Border,
  offset: number,
  time: string,
): Annotation | null {
  const segment = annotation.segments[index];
  if (!segment) return null;
  const within = Math.max(0, Math.min(text.length, offset));
  const border = side === 'start' ? graphemeFloor(text, within) : graphemeCeil(text, within);
  const span: Span = side === 'start' ? { start: border, end: segment.end } : { start: segment.start, end: border };
  if (border === segment[side] || span.start >= span.end || !/\S/u.test(text.slice(span.start, span.end))) return null;
  const previous = annotation.segments[index - 1];
  const next = annotation.segments[index + 1];
  if ((previous && span.start <= previous.end) || (next && span.end >= next.start)) return null;
  return { ...annotation, segments: annotation.segments.with(index, selectorAt(text, span)), modified: time };
}

/** Where a border of a word lies nearest to the offset: a start before a word, an end after one. UTF-16. */
export function nearestWordBorder(text: string, offset: number, side: Border['side'], language: string): number {
  const step = (from: number, direction: 1 | -1) =>
    moveBorder(text, from, { segment: 0, side, direction, by: 'word' }, language);
  const before = step(offset, -1);
  const after = step(offset, 1);
  // The offset itself, where it is one, is found by going away and coming back.
  const candidates = [before, step(before, 1), step(after, -1), after].filter((border) =>
    /\S/u.test(text.charAt(side === 'start' ? border : border - 1)),
  );
  return candidates.length === 0
    ? offset
    : candidates.reduce((a, b) => (Math.abs(b - offset) < Math.abs(a - offset) ? b : a));
}

function moveBorder(text: string, border: number, { side, direction, by }: BorderMove, language: string): number {
  if (by === 'character') {
    return direction === 1
      ? graphemeCeil(text, Math.min(text.length, border + 1))
      : graphemeFloor(text, Math.max(0, border - 1));
  }
  const next = by === 'sentence' ? sentenceBorder : wordBorder;
  // A start rests before a word and an end after one, whichever way they move.
  if (side === 'end' && direction === 1) return next(text, border, 1, language);
  if (side === 'start' && direction === -1) return next(text, border, -1, language);
  if (side === 'start') {
    const after = next(text, border, 1, language);
    return after + (/^\s*/u.exec(text.slice(after, after + 200))?.[0].length ?? 0);
  }
  const before = next(text, border, -1, language);
  return before - (/\s*$/u.exec(text.slice(Math.max(0, before - 200), before))?.[0].length ?? 0);
}

/** The next start or end of a sentence in that direction; at the ends of a line, that of the next line. */
function sentenceBorder(text: string, border: number, direction: 1 | -1, language: string): number {
  let offset = border;
  // Past the blanks and line ends that lie between two sentences.
  if (direction === 1) while (offset < text.length && /\s/u.test(text.charAt(offset))) offset++;
  else while (offset > 0 && /\s/u.test(text.charAt(offset - 1))) offset--;
  const inside = direction === 1 ? offset : offset - 1;
  const line: Span = {
    start: text.lastIndexOf('\n', Math.max(0, inside - 1)) + 1,
    end: text.indexOf('\n', inside) === -1 ? text.length : text.indexOf('\n', inside),
  };
  if (inside < line.start || inside >= line.end) return border;
  const sentence = sentenceAt(text, inside, line, language);
  return direction === 1 ? sentence.end : sentence.start;
}
