import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../core/annotation/annotation';
import { markSpans } from '../../core/annotation/marking';
import { canonicalText } from '../../core/text/canonical';
import { articleSchema } from '../../core/text/schema';
import { type HighlightInput, highlights } from './highlights';

const { doc, paragraph } = articleSchema.nodes;

function documentOf(...paragraphs: string[]): Node {
  return doc.create(
    null,
    paragraphs.map((text) => paragraph.create(null, text === '' ? [] : [articleSchema.text(text)])),
  );
}

function marked(document: Node, id: string, layer: string, ...spans: [number, number][]): Annotation {
  const { text } = canonicalText(document);
  const made = markSpans(
    text,
    layer,
    spans.map(([start, end]) => ({ start, end })),
    id,
    { annotator: 'me', time: '2025-01-01T00:00:00Z' },
  );
  if (!made) throw new Error('nothing to mark');
  return made;
}

interface Piece {
  words: string;
  ids: string;
  className: string;
  style: string;
}

function pieces(document: Node, more: Partial<HighlightInput>): Piece[] {
  const { blocks, text } = canonicalText(document);
  const set = highlights({
    doc: document,
    blocks,
    drawn: { start: 0, end: text.length },
    ordered: [],
    isShown: () => true,
    isSelected: () => false,
    hits: [],
    currentHit: -1,
    tintOf: (layer) => (layer === 'quote' || layer === 'claim' ? layer : 'pink'),
    labelOf: ({ layer }) => layer,
    ...more,
  });
  return set
    .find()
    .sort((a, b) => a.from - b.from)
    .map((decoration) => {
      const { attrs } = (decoration as unknown as { type: { attrs: Record<string, string> } }).type;
      return {
        words: document.textBetween(decoration.from, decoration.to),
        ids: attrs['data-annotations'] ?? '',
        className: attrs.class ?? '',
        style: attrs.style ?? '',
      };
    });
}

describe('highlights', () => {
  const document = documentOf('Alpha beta gamma delta', 'second block');

  it('cuts overlapping annotations into pieces that carry the ids of all that cover them', () => {
    const ordered = [marked(document, 'outer', 'quote', [0, 16]), marked(document, 'inner', 'claim', [6, 22])];
    expect(pieces(document, { ordered }).map(({ words, ids }) => [words, ids])).toEqual([
      ['Alpha ', 'outer'],
      ['beta gamma', 'outer inner'],
      [' delta', 'inner'],
    ]);
  });

  it('never lets a piece cross a block', () => {
    const ordered = [marked(document, 'long', 'quote', [17, 29])];
    expect(pieces(document, { ordered }).map(({ words }) => words)).toEqual(['delta', 'second']);
  });

  it('gives overlapping annotations different lanes and an underline for each', () => {
    const ordered = [marked(document, 'outer', 'quote', [0, 16]), marked(document, 'inner', 'claim', [6, 10])];
    const both = pieces(document, { ordered }).find(({ ids }) => ids === 'outer inner');
    expect(both?.style.match(/linear-gradient/g)).toHaveLength(2);
    const positions = /background-position:(.*)/.exec(both?.style ?? '')?.[1]?.split(',') ?? [];
    expect(new Set(positions).size).toBe(2);
  });

  it('tints by the smallest annotation and marks every piece of the selected one', () => {
    const ordered = [marked(document, 'outer', 'quote', [0, 22]), marked(document, 'inner', 'claim', [6, 10])];
    const found = pieces(document, { ordered, isSelected: (id) => id === 'outer' });
    expect(found.map(({ className }) => className.includes('tint-claim'))).toEqual([false, true, false]);
    expect(found.every(({ className }) => className.includes('selected'))).toBe(true);
  });

  it('gives a layer of one’s own its own tint and line', () => {
    const ordered = [marked(document, 'outer', 'quote', [0, 16]), marked(document, 'inner', 'source', [6, 10])];
    const inner = pieces(document, { ordered }).find(({ ids }) => ids === 'outer inner');
    expect(inner?.className).toContain('tint-pink');
    expect(inner?.style).toContain('--pink-line');
    expect(inner?.style).toContain('--quote-line');
  });

  it('draws only what is asked for', () => {
    const ordered = [marked(document, 'first', 'quote', [0, 5]), marked(document, 'second', 'quote', [23, 29])];
    expect(pieces(document, { ordered, drawn: { start: 23, end: 35 } }).map(({ words }) => words)).toEqual(['second']);
  });

  it('shows search hits through annotations, and which one is current', () => {
    const ordered = [marked(document, 'one', 'quote', [0, 10])];
    const hits = [
      { start: 6, end: 10 },
      { start: 23, end: 29 },
    ];
    const found = pieces(document, { ordered, hits, currentHit: 1 });
    expect(found.map(({ words, className }) => [words, className.includes('hit-current')])).toEqual([
      ['Alpha ', false],
      ['beta', false],
      ['second', true],
    ]);
    expect(found[1]?.ids).toBe('one');
  });
});
