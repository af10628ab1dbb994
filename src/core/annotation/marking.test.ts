import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotatedTexts } from '../testing/arbitraries';
import { annotationOn } from '../testing/made-articles';
import { graphemeCeil, graphemeFloor } from '../text/segmentation';
import {
  type BorderMove,
  markSpans,
  meantSpan,
  nearestWordBorder,
  withBorderAt,
  withMovedBorder,
  withoutSegment,
} from './marking';

const time = '2026-03-05T10:00:00Z';
const text = 'Le bac rouvre. « Il rouvre lundi 👩‍👩‍👧 », dit la mairie. Tout ira bien.\nFin.';
const lundi = annotationOn(text, 'quote', 'rouvre lundi');
const two = annotationOn(text, 'quote', ['Le bac', 'dit la mairie']);

function moved(
  side: BorderMove['side'],
  direction: BorderMove['direction'],
  by: BorderMove['by'],
  of = lundi,
): string | undefined {
  return withMovedBorder(text, of, { segment: 0, side, direction, by }, 'fr', time)?.segments[0]?.exact;
}

describe('a border of an annotation', () => {
  it('moves by a character, and never into one', () => {
    expect(moved('end', 1, 'character')).toBe('rouvre lundi ');
    expect(
      withBorderAt(text, lundi, { segment: 0, side: 'end' }, text.indexOf('👩') + 3, time)?.segments[0]?.exact,
    ).toBe('rouvre lundi 👩‍👩‍👧');
    expect(moved('start', 1, 'character')).toBe('ouvre lundi');
  });

  it('moves by a word: a start rests before one, an end after one', () => {
    expect(moved('end', -1, 'word')).toBe('rouvre');
    expect(moved('start', 1, 'word')).toBe('lundi');
    expect(moved('start', -1, 'word')).toBe('Il rouvre lundi');
  });

  it('moves by a sentence: a start rests before one, an end after one', () => {
    const words = annotationOn(text, 'claim', 'la mairie');
    expect(moved('start', -1, 'sentence', words)).toBe('« Il rouvre lundi 👩‍👩‍👧 », dit la mairie');
    expect(moved('end', 1, 'sentence', words)).toBe('la mairie.');
    const both = annotationOn(text, 'claim', 'dit la mairie. Tout ira');
    expect(moved('end', -1, 'sentence', both)).toBe('dit la mairie.');
    expect(moved('start', 1, 'sentence', both)).toBe('Tout ira');
    expect(moved('end', 1, 'sentence', annotationOn(text, 'claim', 'Tout ira bien.'))).toBe('Tout ira bien.\nFin.');
  });

  it('stops at the ends of the text, at the neighbouring segment, and where nothing would be left', () => {
    expect(moved('start', -1, 'word', two)).toBeUndefined();
    const at = (offset: number) => withBorderAt(text, two, { segment: 0, side: 'end' }, offset, time);
    expect(at(text.indexOf('dit la'))).toBeNull();
    expect(at(0)).toBeNull();
    expect(at(text.indexOf('bac') + 3)).toBeNull();
    expect(at(text.indexOf('dit la') - 1)?.segments).toHaveLength(2);
  });

  it('keeps every annotation sound: whole characters, words, segments apart', () => {
    const move = fc.record({
      side: fc.constantFrom('start' as const, 'end' as const),
      direction: fc.constantFrom(1 as const, -1 as const),
      by: fc.constantFrom('character' as const, 'word' as const, 'sentence' as const),
      segment: fc.nat({ max: 2 }),
    });
    fc.assert(
      fc.property(annotatedTexts(), fc.array(move, { minLength: 1, maxLength: 8 }), ({ text, annotations }, moves) => {
        for (const annotation of annotations) {
          let current = annotation;
          for (const each of moves) current = withMovedBorder(text, current, each, 'fr', time) ?? current;
          for (const [index, { start, end, exact }] of current.segments.entries()) {
            expect(text.slice(start, end)).toBe(exact);
            expect(exact).toMatch(/\S/u);
            expect(start).toBeGreaterThan(current.segments[index - 1]?.end ?? -1);
            if (start !== annotation.segments[index]?.start) expect(graphemeFloor(text, start)).toBe(start);
            if (end !== annotation.segments[index]?.end) expect(graphemeCeil(text, end)).toBe(end);
          }
        }
      }),
    );
  });
});

describe('a segment', () => {
  it('is taken away where another is left', () => {
    expect(withoutSegment(two, 0, time)?.segments.map(({ exact }) => exact)).toEqual(['dit la mairie']);
    expect(withoutSegment(two, 2, time)).toBeNull();
    expect(withoutSegment(lundi, 0, time)).toBeNull();
  });
});

describe('the nearest border of a word', () => {
  const words = 'Le bac rouvre lundi matin';
  const starts = ['Le', 'bac', 'rouvre', 'lundi', 'matin'].map((word) => words.indexOf(word));
  const ends = ['Le', 'bac', 'rouvre', 'lundi', 'matin'].map((word) => words.indexOf(word) + word.length);

  it('is a start for a start and an end for an end, whatever the offset', () => {
    for (let offset = 0; offset < words.length; offset++) {
      const near = (all: number[], found: number) =>
        Math.min(...all.map((border) => Math.abs(border - offset))) === Math.abs(found - offset);
      const end = nearestWordBorder(words, offset, 'end', 'fr');
      if (offset > 0) expect([offset, ends.includes(end), near(ends, end)]).toEqual([offset, true, true]);
      const start = nearestWordBorder(words, offset, 'start', 'fr');
      if (offset <= words.indexOf('matin'))
        expect([offset, starts.includes(start), near(starts, start)]).toEqual([offset, true, true]);
    }
  });
});

describe('a selection', () => {
  const page = 'Titre\nLe bac rouvre.\n* * *\nUn e\u0301tang 👩‍👩‍👧 gele\u0301.\nFin';
  const meant = (from: string, to: string, toWords = false) => {
    const start = page.indexOf(from);
    const span = meantSpan(page, { start, end: page.indexOf(to, start) + to.length }, 'fr', toWords);
    return span && page.slice(span.start, span.end);
  };

  it('across headings, separators and paragraphs is one span, without the line ends at its own ends', () => {
    expect(meant('\nLe bac', '* * *\n')).toBe('Le bac rouvre.\n* * *');
    const all = markSpans(page, 'claim', [{ start: 0, end: page.length }], 'a', { annotator: 'me', time });
    expect(all?.segments.map(({ exact }) => exact)).toEqual([page]);
  });

  it('of blanks alone means nothing', () => {
    expect(meant('\n', '\n')).toBeNull();
    expect(meantSpan('a \u00A0\u202F\n b', { start: 1, end: 5 }, 'fr', true)).toBeNull();
  });

  it('inside an emoji or a letter with its accent takes the whole of it', () => {
    const emoji = page.indexOf('👩');
    expect(meantSpan(page, { start: emoji + 3, end: emoji + 4 }, 'fr', false)).toEqual({
      start: emoji,
      end: emoji + 8,
    });
    const accent = page.indexOf('\u0301');
    expect(meantSpan(page, { start: accent, end: accent + 1 }, 'fr', false)).toEqual({
      start: accent - 1,
      end: accent + 1,
    });
  });

  it('grows to whole words where the user wants that, and only then', () => {
    expect(meant('ac rou', 'ac rou')).toBe('ac rou');
    expect(meant('ac rou', 'ac rou', true)).toBe('bac rouvre');
    expect(meant(' rou', ' rou', true)).toBe('rouvre');
    expect(meant('tang 👩‍👩‍👧 g', 'tang 👩‍👩‍👧 g', true)).toBe('e\u0301tang 👩‍👩‍👧 gele\u0301');
  });
});
