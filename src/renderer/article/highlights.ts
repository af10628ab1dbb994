import type { Node } from 'prosemirror-model';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { Annotation } from '../../core/annotation/annotation';
import type { Tint } from '../../core/annotation/layer-colours';
import { type Block, blockIndexAt } from '../../core/text/canonical';
import type { Span } from '../../core/text/span';
import { byLength, type Hit, hitsIn, type Laned, lanesIn, type Stroke, strokesOf } from './strokes';

/**
 * Underlines that fit below a line. Where more annotations overlap, the last one is dotted and stands for all that
 * have none of their own; a sign in the margin says how many.
 */
export const laneCount = 4;

/** From the top of one underline, of 2 px, to that of the next; `article.css` has the height of all. */
const laneHeight = 3;

/** In the last lane, for all that have no underline of their own. */
const dotted = 'repeating-linear-gradient(90deg,var(--quiet) 0 2px,#0000 2px 5px)';

/** Ids that a piece names at most; the rest is found by its place. */
const idsNamed = 24;

/** Annotations that a screen reader hears of at most where they begin. */
const labelsRead = 8;

/** What is drawn alike where more overlap than have underlines of their own is one piece, up to so much text, UTF-16. */
const crowdReach = 48;

/** A sign in the margin stands for this much text, so that no two share a line, UTF-16. */
const signReach = 160;

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
  /** What a screen reader hears of an annotation; `around` holds all that overlap it, in the order of the text. */
  labelOf: (annotation: Annotation, around: readonly Annotation[]) => string;
  /** What is heard after the first few, of so many more. */
  moreOf: (count: number) => string;
}

/** What was drawn in a block, and of what. */
interface Kept {
  of: readonly unknown[];
  decorations: readonly Decoration[];
}

/**
 * Decorations for the drawn part of the text only, so that they cost what is on screen and not what
 * the article holds. Overlapping annotations are cut into disjoint pieces, each with an underline for each
 * of them in a lane of its own; a piece never crosses a block. A block in which nothing changed keeps its pieces.
 */
export class Highlights {
  private kept = new Map<number, Kept>();

  /** Draws every block anew the next time: names or colours are no longer what they were. */
  forget(): void {
    this.kept = new Map();
  }

  draw(input: HighlightInput): DecorationSet {
    const { doc, blocks, drawn, isSelected, currentHit } = input;
    const laned = lanesIn(input.ordered, drawn, input.isShown);
    const kept = new Map<number, Kept>();
    const decorations: Decoration[] = [];
    for (let index = blockIndexAt(blocks, drawn.start); index < blocks.length; index++) {
      const block = blocks[index] as Block;
      if (block.start >= drawn.end) break;
      const here = laned.filter(({ start, end }) => start < block.end && block.start < end);
      const hits = hitsIn(input.hits, block);
      const of = [
        ...here.flatMap(({ annotation, lane }) => [annotation, lane, isSelected(annotation.id)]),
        ...hits.flatMap(({ span, index }) => [span, index === currentHit]),
      ];
      if (of.length === 0) continue;
      const before = this.kept.get(index);
      const now = before && isSame(before.of, of) ? before : { of, decorations: pieces(block, here, hits, input) };
      kept.set(index, now);
      for (const decoration of now.decorations) decorations.push(decoration);
    }
    this.kept = kept;
    return DecorationSet.create(doc, decorations);
  }
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

/** What covers some words from one border to the next. The shortest comes first in all lists. */
interface Piece extends Span {
  covering: Stroke[];
  selected: Stroke[];
  /** Those that begin here. */
  begun: Stroke[];
  /** Those with a lane of their own; the last of them gives way where there are more. */
  own: Stroke[];
  hit: Hit | undefined;
}

function pieces(block: Block, here: readonly Laned[], hits: readonly Hit[], input: HighlightInput): Decoration[] {
  const cut = cutAtBorders(block, strokesOf(here, block), hits, input);
  // The whole article need not be searched for what has to do with these.
  const around = here.map(({ annotation }) => annotation);
  const signs = signsOf(cut);
  return cut.map((piece, index) => {
    const pos = block.pos + piece.start - block.start;
    const attributes = attributesOf(piece, signs.get(index), labelOfBegun(piece, around, input), input);
    return Decoration.inline(pos, pos + piece.end - piece.start, attributes);
  });
}

function cutAtBorders(block: Block, strokes: readonly Stroke[], hits: readonly Hit[], input: HighlightInput): Piece[] {
  const borders = new Set<number>();
  const addBorders = ({ start, end }: Span) => {
    borders.add(Math.max(start, block.start));
    borders.add(Math.min(end, block.end));
  };
  for (const stroke of strokes) addBorders(stroke);
  for (const { span } of hits) addBorders(span);
  const sorted = [...borders].sort((a, b) => a - b);
  const cut: Piece[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const start = sorted[i] as number;
    const end = sorted[i + 1] as number;
    const hit = hits.find(({ span }) => span.start <= start && end <= span.end);
    const piece: Piece = { start, end, covering: [], selected: [], begun: [], own: [], hit };
    for (const stroke of strokes) {
      if (stroke.start > start || stroke.end < end) continue;
      piece.covering.push(stroke);
      if (input.isSelected(stroke.annotation.id)) piece.selected.push(stroke);
      if (stroke.start === start) piece.begun.push(stroke);
      if (stroke.lane < laneCount) piece.own.push(stroke);
    }
    if (piece.covering.length > 0 || hit) cut.push(withoutLastLane(piece));
  }
  return joined(cut);
}

/** Hundreds of borders in one sentence would be as many boxes to lay out and paint, each a letter or two wide. */
function joined(cut: readonly Piece[]): Piece[] {
  const pieces: Piece[] = [];
  for (const piece of cut) {
    const before = pieces.at(-1);
    if (!before || !looksAlike(before, piece)) {
      pieces.push(piece);
      continue;
    }
    before.end = piece.end;
    before.covering = [...new Set([...before.covering, ...piece.covering])].sort(byLength);
    before.begun = [...before.begun, ...piece.begun].sort(byLength);
  }
  return pieces;
}

function looksAlike(before: Piece, piece: Piece): boolean {
  return (
    before.end === piece.start &&
    piece.end - before.start <= crowdReach &&
    before.own.length < before.covering.length &&
    piece.own.length < piece.covering.length &&
    before.hit === piece.hit &&
    isSame(before.selected, piece.selected) &&
    isSame(before.own, piece.own)
  );
}

/** Where lanes do not suffice, the last one is for all that have none. */
function withoutLastLane(piece: Piece): Piece {
  const { covering, own } = piece;
  return own.length === covering.length ? piece : { ...piece, own: own.filter(({ lane }) => lane < laneCount - 1) };
}

/** What the signs in the margin say, by the piece that each stands at. */
function signsOf(cut: readonly Piece[]): Map<number, number> {
  const signs = new Map<number, number>();
  let at = -1;
  for (const [index, { start, covering, own }] of cut.entries()) {
    const without = covering.length - own.length;
    if (without === 0) continue;
    const isFar = at === -1 || start - (cut[at] as Piece).start >= signReach;
    if (isFar) at = index;
    signs.set(at, Math.max(signs.get(at) ?? 0, without));
  }
  return signs;
}

function attributesOf(
  piece: Piece,
  sign: number | undefined,
  label: string,
  input: HighlightInput,
): { [name: string]: string } {
  const { start, covering, selected, own, hit } = piece;
  const classes = ['mark'];
  if (hit) classes.push(hit.index === input.currentHit ? 'hit hit-current' : 'hit');
  const [innermost] = covering;
  if (!innermost) return { nodeName: 'mark', class: classes.join(' ') };

  classes.push('annotated', `tint-${input.tintOf(innermost.annotation.layer)}`);
  if (selected.length > 0) classes.push('selected');
  if (own.length < covering.length) classes.push('deep');
  if (sign !== undefined) classes.push('crowded');
  return {
    nodeName: 'mark',
    class: classes.join(' '),
    style: laneStyle(piece, input.tintOf),
    'data-at': String(start),
    'data-end': String(piece.end),
    'data-annotations': namedIds(piece).join(' '),
    ...(sign === undefined ? {} : { 'data-more': `+${sign}` }),
    ...(label === '' ? {} : { 'aria-description': label }),
  };
}

function labelOfBegun({ begun }: Piece, around: readonly Annotation[], input: HighlightInput): string {
  // As they are read: what lies around others comes before them.
  const labels = begun.slice(-labelsRead).map(({ annotation }) => input.labelOf(annotation, around));
  labels.reverse();
  if (begun.length > labelsRead) labels.push(input.moreOf(begun.length - labelsRead));
  return labels.join('; ');
}

/** What is selected is always among them. */
function namedIds({ covering, selected }: Piece): string[] {
  const named = new Set(covering.length <= idsNamed ? [] : selected);
  for (const stroke of covering) {
    if (named.size >= idsNamed) break;
    named.add(stroke);
  }
  return [...named].map(({ annotation }) => annotation.id);
}

/** One gradient with a band for each lane: colours never mix, and hundreds of pieces are painted in no time. */
function laneStyle({ covering, own }: Piece, tintOf: HighlightInput['tintOf']): string {
  const bands = [...own]
    .sort((a, b) => a.lane - b.lane)
    .flatMap(({ lane, annotation }) => {
      const colour = `var(--${tintOf(annotation.layer)}-line)`;
      const top = lane * laneHeight;
      return [`#0000 ${top}px`, `${colour} ${top}px ${top + 2}px`, `#0000 ${top + 2}px`];
    });
  const images = own.length < covering.length ? [dotted] : [];
  if (bands.length > 0) images.push(`linear-gradient(${bands.join(',')})`);
  return `background-image:${images.join(',')}`;
}
