import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalTexts, decodedTexts, spansOver } from '../testing/arbitraries';
import { graphemeCeil, graphemeFloor, sentenceAt, snapSpan, trimSpan, wholeWords, wordBorder } from './segmentation';

/** Grapheme borders of the whole text at once: slow, and right by definition. */
function bordersOf(text: string): number[] {
  const segments = [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)];
  return [...segments.map(({ index }) => index), text.length];
}

function expectNearestBorders(text: string): void {
  const borders = bordersOf(text);
  for (let offset = 0; offset <= text.length; offset++) {
    expect(graphemeFloor(text, offset)).toBe(borders.findLast((border) => border <= offset));
    expect(graphemeCeil(text, offset)).toBe(borders.find((border) => border >= offset));
  }
}

describe('graphemes', () => {
  it('are found the same from a window as from the whole text', () => {
    fc.assert(fc.property(decodedTexts(), expectNearestBorders), { numRuns: 60 });
  });

  it('are found in long rows of flags, joined emoji and accents, where a window sees no beginning', () => {
    expectNearestBorders(`a${'🇫🇷'.repeat(40)}b`);
    expectNearestBorders(`e${'\u0301'.repeat(150)}x`);
    expectNearestBorders(`${'👩\u200D'.repeat(40)}👩 fin`);
    expectNearestBorders('क्'.repeat(60));
  });
});

describe('snapSpan', () => {
  it('gives whole graphemes without blanks at the ends, or nothing', () => {
    fc.assert(
      fc.property(canonicalTexts(), fc.nat(), fc.nat(), (text, a, b) => {
        const span = snapSpan(text, { start: a % (text.length + 1), end: b % (text.length + 1) });
        if (span === null) return;
        const borders = bordersOf(text);
        expect(borders).toContain(span.start);
        expect(borders).toContain(span.end);
        expect(trimSpan(text, span)).toEqual(span);
        expect(span.start).toBeLessThan(span.end);
      }),
    );
  });

  it('takes the ends in either order and drops non-breaking blanks', () => {
    expect(snapSpan('«\u00A0mot\u202F»', { start: 6, end: 1 })).toEqual({ start: 2, end: 5 });
  });

  it('is null where only blanks are left', () => {
    expect(snapSpan('a \u00A0\n b', { start: 1, end: 5 })).toBeNull();
  });

  it('keeps a blank that carries an accent, for the accent cannot stand alone', () => {
    expect(snapSpan('x \u0301y', { start: 1, end: 4 })).toEqual({ start: 1, end: 4 });
  });
});

describe('sentenceAt', () => {
  const sentence = (text: string, words: string, language = 'fr') => {
    const span = sentenceAt(text, text.indexOf(words), { start: 0, end: text.length }, language);
    return text.slice(span.start, span.end);
  };

  it('takes the sentence around the offset without the blanks around it', () => {
    expect(sentence('Le pont est fermé. Il rouvrira lundi. Merci.', 'lundi')).toBe('Il rouvrira lundi.');
  });

  it('does not end a sentence at a title, an initial or before a small letter', () => {
    expect(sentence('Hier, M. Brun a parlé à J. Petit. Rien de plus.', 'Petit')).toBe(
      'Hier, M. Brun a parlé à J. Petit.',
    );
    expect(sentence('Yesterday Dr. Bell spoke. Nobody asked.', 'Bell', 'en')).toBe('Yesterday Dr. Bell spoke.');
  });

  it('stays within its block and bears a language that is none', () => {
    const text = 'Titre sans point\nLe texte suit.';
    expect(sentenceAt(text, 3, { start: 0, end: 16 }, '??')).toEqual({ start: 0, end: 16 });
  });

  it('is empty in an empty block', () => {
    expect(sentenceAt('a\n\nb', 2, { start: 2, end: 2 })).toEqual({ start: 2, end: 2 });
  });
});

describe('wordBorder', () => {
  it('goes to the end of the next word and to the start of the one before', () => {
    const text = 'Un mot, puis un autre';
    expect(wordBorder(text, 2, 1, 'fr')).toBe(6);
    expect(wordBorder(text, 6, -1, 'fr')).toBe(3);
  });

  it('makes way in every text, and never stops inside a grapheme', () => {
    fc.assert(
      fc.property(canonicalTexts(), fc.nat(), (text, at) => {
        const borders = bordersOf(text);
        const offset = borders[at % borders.length] ?? 0;
        const next = wordBorder(text, offset, 1);
        const previous = wordBorder(text, offset, -1);
        expect(borders).toContain(next);
        expect(borders).toContain(previous);
        if (offset < text.length) expect(next).toBeGreaterThan(offset);
        if (offset > 0) expect(previous).toBeLessThan(offset);
      }),
    );
  });
});

describe('wholeWords', () => {
  /** The words that a selection, between bars, grows to. */
  const grown = (marked: string, language: string) => {
    const [before = '', inside = '', after = ''] = marked.split('|');
    const text = before + inside + after;
    const { start, end } = wholeWords(text, { start: before.length, end: before.length + inside.length }, language);
    return text.slice(start, end);
  };

  it.each([
    ['The har|bour mas|ter said', 'en', 'harbour master'],
    ['They do|n’|t know', 'en', 'don’t'],
    ['Il dit que l’é|co|le ferme', 'fr', 'école'],
    ['Il dit que |l’éc|ole ferme', 'fr', 'l’école'],
    ['« Le b|ac rou|vre », dit-il', 'fr', 'bac rouvre'],
    ['le porte-pa|role| du port', 'fr', 'parole'],
    ['我们在北|京大学|学习', 'zh', '北京大学'],
    ['東|京タワ|ーに行く', 'ja', '東京タワー'],
    ['ภาษาไ|ทยเป็|นภาษา', 'th', 'ไทยเป็น'],
    ['a 👩‍👩‍👧|lundi|👍🏽 b', 'fr', 'lundi'],
  ])('makes the words of %j (%s) whole', (marked, language, words) => {
    expect(grown(marked, language)).toBe(words);
  });

  it('leaves what cuts no word, and never reaches over a line end', () => {
    expect(grown('One |two| three', 'en')).toBe('two');
    expect(grown('One\n|two\n|three', 'en')).toBe('two\n');
    expect(grown('One two|, |three', 'en')).toBe(', ');
  });

  it('never shrinks a span, nor stops inside a grapheme, whatever the text', () => {
    fc.assert(
      fc.property(
        canonicalTexts().chain((text) => fc.tuple(fc.constant(text), spansOver(text))),
        fc.constantFrom('fr', 'en', 'ja', 'und', 'not a language'),
        ([text, span], language) => {
          const whole = wholeWords(text, span, language);
          expect(whole.start).toBeLessThanOrEqual(span.start);
          expect(whole.end).toBeGreaterThanOrEqual(span.end);
          expect(graphemeFloor(text, whole.start)).toBe(whole.start);
          expect(graphemeCeil(text, whole.end)).toBe(whole.end);
          expect(wholeWords(text, whole, language)).toEqual(whole);
        },
      ),
    );
  });
});
