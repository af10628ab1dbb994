import type { Node } from 'prosemirror-model';
import type { Decoration, DecorationSet } from 'prosemirror-view';
import { describe, expect, it } from 'vitest';
import { type Annotation, compareAnnotations } from '../../core/annotation/annotation';
import { markSpans } from '../../core/annotation/marking';
import { canonicalText } from '../../core/text/canonical';
import { articleSchema } from '../../core/text/schema';
import { type HighlightInput, Highlights } from './highlights';

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
  at: string;
  more: string;
  description: string;
}

function attributes(decoration: Decoration): Record<string, string> {
  return (decoration as unknown as { type: { attrs: Record<string, string> } }).type.attrs;
}

function pieces(document: Node, more: Partial<HighlightInput>): Piece[] {
  const { blocks, text } = canonicalText(document);
  const set = new Highlights().draw({
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
    moreOf: (count) => `and ${count} more`,
    ...more,
  });
  return set
    .find()
    .sort((a, b) => a.from - b.from)
    .map((decoration) => {
      const attrs = attributes(decoration);
      return {
        words: document.textBetween(decoration.from, decoration.to),
        ids: attrs['data-annotations'] ?? '',
        className: attrs.class ?? '',
        style: attrs.style ?? '',
        at: attrs['data-at'] ?? '',
        more: attrs['data-more'] ?? '',
        description: attrs['aria-description'] ?? '',
      };
    });
}

/** Layer, top and bottom of each underline, from the text downwards. */
function lanesOf(piece: Piece | undefined): string[] {
  return [...(piece?.style ?? '').matchAll(/var\(--(\w+)-line\) (\S+ [^,]+)/g)].map(
    ([, layer, at]) => `${layer} ${at}`,
  );
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
    const both = pieces(document, { ordered }).find(({ ids }) => ids === 'inner outer');
    expect(lanesOf(both)).toEqual(['quote 0px 2px', 'claim 3px 5px']);
  });

  it('tints by the smallest annotation and marks every piece of the selected one', () => {
    const ordered = [marked(document, 'outer', 'quote', [0, 22]), marked(document, 'inner', 'claim', [6, 10])];
    const found = pieces(document, { ordered, isSelected: (id) => id === 'outer' });
    expect(found.map(({ className }) => className.includes('tint-claim'))).toEqual([false, true, false]);
    expect(found.every(({ className }) => className.includes('selected'))).toBe(true);
  });

  it('gives a layer of one’s own its own tint and line', () => {
    const ordered = [marked(document, 'outer', 'quote', [0, 16]), marked(document, 'inner', 'source', [6, 10])];
    const inner = pieces(document, { ordered }).find(({ ids }) => ids === 'inner outer');
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

  describe('where many overlap', () => {
    const sentence = documentOf(`Before. ${'The minister denied everything again today '.repeat(12)}`, 'after');
    const many = (count: number) =>
      Array.from({ length: count }, (_, i) =>
        marked(sentence, `a${i}`, i % 2 === 0 ? 'quote' : 'claim', [8 + (i % 7), 300 + i]),
      );

    const ordered = (count: number) => many(count).sort(compareAnnotations);

    it('underlines four and has one dotted line for the others', () => {
      const four = pieces(sentence, { ordered: ordered(4) });
      expect(Math.max(...four.map((piece) => lanesOf(piece).length))).toBe(4);
      expect(four.some(({ style }) => style.includes('repeating'))).toBe(false);
      const crowded = pieces(sentence, { ordered: ordered(500) });
      expect(Math.max(...crowded.map((piece) => lanesOf(piece).length))).toBe(3);
      expect(crowded.some(({ style }) => style.includes('repeating'))).toBe(true);
    });

    it('says once every few lines how many have no underline of their own', () => {
      const signs = pieces(sentence, { ordered: ordered(200) }).flatMap(({ more }) => (more === '' ? [] : [more]));
      expect(signs[0]).toBe('+197');
      expect(signs.length).toBeLessThanOrEqual(4);
    });

    it('names few ids, the selected one among them, and keeps the place for the rest', () => {
      const found = pieces(sentence, { ordered: ordered(200), isSelected: (id) => id === 'a199' });
      for (const { ids, at } of found) {
        expect(ids.split(' ').length).toBeLessThanOrEqual(24);
        expect(Number(at)).toBeGreaterThanOrEqual(8);
      }
      expect(found.filter(({ ids }) => ids.split(' ').includes('a199')).length).toBeGreaterThan(1);
    });

    it('draws letters that look alike as one piece, and keeps what is selected apart', () => {
      const crowd = ordered(200);
      const found = pieces(sentence, { ordered: crowd });
      const borders = new Set(crowd.flatMap(({ segments }) => segments.flatMap(({ start, end }) => [start, end])));
      expect(borders.size).toBeGreaterThan(150);
      expect(found.length).toBeLessThan(40);
      expect(found.map(({ words }) => words).join('')).toBe(canonicalText(sentence).text.slice(8, 499));
      const selected = crowd.find(({ id }) => id === 'a150') as Annotation;
      const standing = pieces(sentence, { ordered: crowd, isSelected: (id) => id === 'a150' });
      const words = standing.filter(({ className }) => className.includes('selected')).map(({ words }) => words);
      expect(words.join('')).toBe(selected.segments[0]?.exact);
    });

    it('has the first few read to a screen reader, and how many more there are', () => {
      const same = Array.from({ length: 500 }, (_, i) => marked(sentence, `a${i}`, 'quote', [8, 50]));
      const [only] = pieces(sentence, { ordered: same.sort(compareAnnotations) });
      expect(only?.description.split('; ')).toHaveLength(9);
      expect(only?.description).toMatch(/and 492 more$/);
    });
  });

  describe('drawn again', () => {
    const first = marked(document, 'first', 'quote', [0, 5]);
    const second = marked(document, 'second', 'quote', [23, 29]);
    const input = (ordered: Annotation[], more: Partial<HighlightInput> = {}): HighlightInput => ({
      doc: document,
      ...canonicalText(document),
      drawn: { start: 0, end: 35 },
      ordered,
      isShown: () => true,
      isSelected: () => false,
      hits: [],
      currentHit: -1,
      tintOf: (layer) => (layer === 'claim' ? 'claim' : 'quote'),
      labelOf: ({ layer }) => layer,
      moreOf: String,
      ...more,
    });
    const labels = (set: DecorationSet) => set.find().map((decoration) => attributes(decoration)['aria-description']);

    it('takes in a new annotation, one that changed, and what is selected', () => {
      const highlights = new Highlights();
      highlights.draw(input([first]));
      expect(highlights.draw(input([first, second])).find()).toHaveLength(2);
      const longer = marked(document, 'first', 'claim', [0, 10]);
      const [changed] = highlights.draw(input([longer, second])).find(0, 12);
      expect(changed && attributes(changed).class).toContain('tint-claim');
      const [selected] = highlights.draw(input([longer, second], { isSelected: (id) => id === 'first' })).find(0, 12);
      expect(selected && attributes(selected).class).toContain('selected');
      expect(highlights.draw(input([second])).find()).toHaveLength(1);
    });

    it('keeps what did not change, until it is told to forget', () => {
      const highlights = new Highlights();
      highlights.draw(input([first, second]));
      const labelOf = () => 'renamed';
      expect(labels(highlights.draw(input([first, second], { labelOf })))).toEqual(['quote', 'quote']);
      highlights.forget();
      expect(labels(highlights.draw(input([first, second], { labelOf })))).toEqual(['renamed', 'renamed']);
    });
  });
});
