import type { Node } from 'prosemirror-model';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { type Annotation, extentOf } from '../../core/annotation/annotation';
import { type Block, blockIndexAt } from '../../core/text/canonical';
import type { Span } from '../../core/text/span';
import type { Tint } from '../state/layer-tint';

/** Underlines beyond this many would leave the line; deeper ones share the last lane. */
export const laneCount = 4;

export interface HighlightInput {
  doc: Node;
  blocks: readonly Block[];
  /** Part of the canonical text that is drawn, UTF-16. */
  drawn: Span;
  /** In the order of the text. */
  ordered: readonly Annotation[];
  /** Whether an annotation is drawn at all. */
  isShown: (annotation: Annotation) => boolean;
  /** Whether an annotation, by its id, stands out. */
  isSelected: (id: string) => boolean;
  /** Search hits, in order, and the one that is current. */
  hits: readonly Span[];
  currentHit: number;
  /** What a layer, by its id, is drawn with. */
  tintOf: (layer: string) => Tint;
  /** What a screen reader hears of an annotation. */
  labelOf: (annotation: Annotation) => string;
}

interface Stroke {
  start: number;
  end: number;
  lane: number;
  annotation: Annotation;
}

/**
 * Decorations for the drawn part of the text only, so that they cost what is on screen and not what
 * the article holds. Overlapping annotations are cut into disjoint pieces, each with the ids of all
 * that cover it and an underline for each in a lane of its own; a piece never crosses a block.
 */
export function highlights(input: HighlightInput): DecorationSet {
  const { doc, blocks, drawn } = input;
  const strokes = strokesIn(input, drawn);
  const decorations: Decoration[] = [];
  const first = blockIndexAt(blocks, drawn.start);
  for (let index = first; index < blocks.length; index++) {
    const block = blocks[index] as Block;
    if (block.start >= drawn.end) break;
    const inBlock = strokes.filter((stroke) => stroke.start < block.end && block.start < stroke.end);
    const hits = hitsIn(input.hits, block);
    if (inBlock.length > 0 || hits.length > 0) decorations.push(...pieces(block, inBlock, hits, input));
  }
  return DecorationSet.create(doc, decorations);
}

/** Segments that reach into the drawn part, each with a lane that no overlapping annotation has. */
function strokesIn({ ordered, isShown }: HighlightInput, drawn: Span): Stroke[] {
  const strokes: Stroke[] = [];
  const laneEnds: number[] = [];
  for (const annotation of ordered) {
    const { start, end } = extentOf(annotation);
    if (start >= drawn.end) break;
    if (end <= drawn.start || !isShown(annotation)) continue;
    let lane = laneEnds.findIndex((laneEnd) => laneEnd <= start);
    if (lane === -1) lane = laneEnds.length;
    laneEnds[lane] = end;
    for (const segment of annotation.segments) {
      strokes.push({ start: segment.start, end: segment.end, lane: Math.min(lane, laneCount - 1), annotation });
    }
  }
  return strokes;
}

function hitsIn(hits: readonly Span[], block: Block): { span: Span; index: number }[] {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((hits[middle] as Span).end <= block.start) low = middle + 1;
    else high = middle;
  }
  const found: { span: Span; index: number }[] = [];
  for (let index = low; index < hits.length; index++) {
    const span = hits[index] as Span;
    if (span.start >= block.end) break;
    found.push({ span, index });
  }
  return found;
}

function pieces(
  block: Block,
  strokes: readonly Stroke[],
  hits: readonly { span: Span; index: number }[],
  input: HighlightInput,
): Decoration[] {
  const borders = new Set<number>();
  const addBorders = ({ start, end }: Span) => {
    borders.add(Math.max(start, block.start));
    borders.add(Math.min(end, block.end));
  };
  for (const stroke of strokes) addBorders(stroke);
  for (const { span } of hits) addBorders(span);
  const sorted = [...borders].sort((a, b) => a - b);
  const decorations: Decoration[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const start = sorted[i] as number;
    const end = sorted[i + 1] as number;
    const covering = strokes.filter((stroke) => stroke.start <= start && end <= stroke.end);
    const hit = hits.find(({ span }) => span.start <= start && end <= span.end);
    if (covering.length === 0 && !hit) continue;
    const pos = block.pos + start - block.start;
    decorations.push(Decoration.inline(pos, pos + end - start, attributesOf(covering, start, hit?.index, input)));
  }
  return decorations;
}

function attributesOf(
  covering: readonly Stroke[],
  start: number,
  hit: number | undefined,
  { isSelected, currentHit, tintOf, labelOf }: HighlightInput,
): { [name: string]: string } {
  const classes = ['mark'];
  if (hit !== undefined) classes.push(hit === currentHit ? 'hit hit-current' : 'hit');
  if (covering.length === 0) return { nodeName: 'mark', class: classes.join(' ') };

  const innermost = covering.reduce((a, b) => (a.end - a.start <= b.end - b.start ? a : b));
  classes.push('annotated', `tint-${tintOf(innermost.annotation.layer)}`);
  if (covering.some(({ annotation }) => isSelected(annotation.id))) classes.push('selected');
  const described = covering.filter(({ annotation }) => annotation.segments.some((segment) => segment.start === start));
  return {
    nodeName: 'mark',
    class: classes.join(' '),
    style: laneStyle(covering, tintOf),
    'data-annotations': covering.map(({ annotation }) => annotation.id).join(' '),
    ...(described.length > 0
      ? { 'aria-description': described.map(({ annotation }) => labelOf(annotation)).join('; ') }
      : {}),
  };
}

/** One gradient a lane: colours never mix, however deep annotations nest. */
function laneStyle(covering: readonly Stroke[], tintOf: HighlightInput['tintOf']): string {
  const images = covering.map(({ annotation }) => {
    const colour = `var(--${tintOf(annotation.layer)}-line)`;
    return `linear-gradient(${colour},${colour})`;
  });
  const positions = covering.map(({ lane }) => `0 calc(100% - ${(laneCount - 1 - lane) * 3}px)`);
  return `background-image:${images.join(',')};background-position:${positions.join(',')}`;
}
