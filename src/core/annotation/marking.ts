import { graphemeCeil, graphemeFloor, snapSpan, wordBorder } from '../text/segmentation';
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

export interface BorderMove {
  /** Index of the segment whose border moves. */
  segment: number;
  side: 'start' | 'end';
  direction: 1 | -1;
  by: 'word' | 'character';
}

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
  const border = move.side === 'start' ? segment.start : segment.end;
  const moved = moveBorder(text, border, move, language);
  const span: Span = move.side === 'start' ? { start: moved, end: segment.end } : { start: segment.start, end: moved };
  if (moved === border || span.start >= span.end || !/\S/u.test(text.slice(span.start, span.end))) return null;
  const previous = annotation.segments[move.segment - 1];
  const next = annotation.segments[move.segment + 1];
  if ((previous && span.start <= previous.end) || (next && span.end >= next.start)) return null;
  return { ...annotation, segments: annotation.segments.with(move.segment, selectorAt(text, span)), modified: time };
}

function moveBorder(text: string, border: number, { side, direction, by }: BorderMove, language: string): number {
  if (by === 'character') {
    return direction === 1
      ? graphemeCeil(text, Math.min(text.length, border + 1))
      : graphemeFloor(text, Math.max(0, border - 1));
  }
  // A start rests before a word and an end after one, whichever way they move.
  if (side === 'end' && direction === 1) return wordBorder(text, border, 1, language);
  if (side === 'start' && direction === -1) return wordBorder(text, border, -1, language);
  if (side === 'start') {
    const afterWord = wordBorder(text, border, 1, language);
    return afterWord + (/^\s*/u.exec(text.slice(afterWord, afterWord + 200))?.[0].length ?? 0);
  }
  const beforeWord = wordBorder(text, border, -1, language);
  return beforeWord - (/\s*$/u.exec(text.slice(Math.max(0, beforeWord - 200), beforeWord))?.[0].length ?? 0);
}
