import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalTexts } from '../testing/arbitraries';
import { graphemeCeil, graphemeFloor } from '../text/segmentation';
import { foldTable, foldText } from './fold';
import { matcherFor, searchedText } from './matcher';
import { plainQuery, type SearchQuery } from './query';

function found(text: string, words: string, more: Partial<SearchQuery> = {}): string[] {
  const matcher = matcherFor({ ...plainQuery, text: words, ...more });
  return (matcher?.find(searchedText(text)) ?? []).map(({ start, end }) => text.slice(start, end));
}

describe('words', () => {
  const text = 'L’œuvre d’Élodie, à Paris. L’élodie ? Œuvrer\u00A0: de\u0301cidé, DÉCIDÉ.';

  it('are found without regard to case, accents, ligatures, apostrophes and kinds of blanks', () => {
    expect(found(text, 'elodie')).toEqual(['Élodie', 'élodie']);
    expect(found(text, "l'oeuvre")).toEqual(['L’œuvre']);
    expect(found(text, 'décidé')).toEqual(['de\u0301cidé', 'DÉCIDÉ']);
    expect(found(text, 'œuvrer :', { kind: 'phrase' })).toEqual(['Œuvrer\u00A0:']);
  });

  it('must all be in the text, in any order, and each place of each is a hit', () => {
    expect(found(text, 'paris elodie')).toEqual(['Élodie', 'Paris', 'élodie']);
    expect(found(text, 'paris lyon')).toEqual([]);
  });

  it('are one after the other in a phrase', () => {
    expect(found(text, 'à paris', { kind: 'phrase' })).toEqual(['à Paris']);
    expect(found(text, 'paris à', { kind: 'phrase' })).toEqual([]);
  });

  it('can be asked for whole', () => {
    expect(found('vert, verte, VERT', 'vert', { wholeWord: true })).toEqual(['vert', 'VERT']);
    expect(found('𝒷vert vert𝒷 vert', 'vert', { wholeWord: true })).toEqual(['vert']);
    expect(found('(«vert»)', '«vert»', { wholeWord: true })).toEqual(['«vert»']);
  });

  it('can be asked for with their case and their accents', () => {
    expect(found(text, 'Élodie', { matchCase: true })).toEqual(['Élodie']);
    expect(found(text, 'Elodie', { matchAccents: true })).toEqual([]);
    expect(found(text, 'élodie', { matchAccents: true })).toEqual(['Élodie', 'élodie']);
    expect(found(text, 'décidé', { matchAccents: true, matchCase: true })).toEqual(['de\u0301cidé']);
  });

  it('never cut a character: half of one is no hit', () => {
    expect(found('👩‍👩‍👧 et 👩', '👩')).toEqual(['👩']);
    expect(found('ne\u0301e', 'e')).toEqual(['e\u0301', 'e']);
    expect(found('🇫🇷🇩🇪', '🇷🇩')).toEqual([]);
  });

  it('are found with all of a ligature, and not with half of it', () => {
    expect(found('l’œuf, un boeuf', 'oeuf')).toEqual(['œuf', 'oeuf']);
    expect(found('l’œuf', 'euf')).toEqual([]);
    expect(found('l’œuf', 'o')).toEqual([]);
  });

  it('of blanks only ask for nothing', () => {
    expect(matcherFor({ ...plainQuery, text: ' \u00A0' })).toBeNull();
  });
});

describe('a regular expression', () => {
  it('finds what it says, with Unicode and line by line', () => {
    expect(found('40 tonnes\n12 bateaux', '^\\d+ \\p{L}+$', { kind: 'regex' })).toEqual(['40 tonnes', '12 bateaux']);
    expect(found('Oui, oui', 'OUI', { kind: 'regex' })).toEqual(['Oui', 'oui']);
    expect(found('Oui, oui', 'oui', { kind: 'regex', matchCase: true })).toEqual(['oui']);
  });

  it('that finds nothing but empty places finds nothing, and ends', () => {
    expect(found('abc', 'x*', { kind: 'regex' })).toEqual([]);
  });

  it('that is none is refused', () => {
    expect(() => matcherFor({ ...plainQuery, kind: 'regex', text: '(' })).toThrow(SyntaxError);
  });
});

describe('a hit', () => {
  /** A text, and words of it or others. */
  const asked = canonicalTexts().chain((text) => {
    const cut = fc
      .tuple(fc.nat({ max: text.length }), fc.integer({ min: 1, max: 6 }))
      .map(([at, length]) => text.slice(at, at + length).replace(/\p{Cs}/gu, ''));
    const words = fc.oneof(cut, fc.constantFrom('e', 'Été', 'oe', 'l’an', 'MOT', '👍🏽', '🇷', 'ss'));
    return fc.record({ text: fc.constant(text), words });
  });
  const wantedOf = (words: string) => foldText(words.trim()).folded.replace(/\s+/gu, ' ');

  it('reads as the query, and stands on borders of characters, in order and apart', () => {
    fc.assert(
      fc.property(asked, ({ text, words }) => {
        const matcher = matcherFor({ ...plainQuery, kind: 'phrase', text: words });
        let last = 0;
        for (const span of matcher?.find(searchedText(text)) ?? []) {
          expect(foldText(text.slice(span.start, span.end)).folded).toBe(wantedOf(words));
          expect(graphemeFloor(text, span.start)).toBe(span.start);
          expect(graphemeCeil(text, span.end)).toBe(span.end);
          expect(span.start).toBeGreaterThanOrEqual(last);
          last = span.end;
        }
      }),
    );
  });

  it('is what one finds who tries every stretch of characters', () => {
    fc.assert(
      fc.property(asked, ({ text, words }) => {
        const wanted = wantedOf(words);
        fc.pre(wanted !== '');
        const found = matcherFor({ ...plainQuery, kind: 'phrase', text: words })?.find(searchedText(text)) ?? [];
        expect(found.map(({ start, end }) => [start, end])).toEqual(everyStretch(text, wanted));
      }),
    );
  });
});

/** The slow way: from left to right, the first stretch of whole graphemes that folds to the words, and on after it. */
function everyStretch(text: string, wanted: string): [number, number][] {
  const parts = [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)];
  const hits: [number, number][] = [];
  for (let i = 0; i < parts.length; i++) {
    let folded = '';
    for (let j = i; j < parts.length && folded.length <= wanted.length; j++) {
      const part = parts[j]?.segment ?? '';
      folded += foldText(part).folded;
      // A mark that stands alone is nothing to begin with.
      if (folded === '') break;
      if (folded !== wanted) continue;
      const start = parts[i]?.index ?? 0;
      hits.push([start, (parts[j]?.index ?? 0) + part.length]);
      i = j;
      break;
    }
  }
  return hits;
}

describe('the table of a folded text', () => {
  it('leads from every unit of it to the text', () => {
    fc.assert(
      fc.property(canonicalTexts(), (text) => {
        const { folded, isAligned } = foldText(text);
        const table = foldTable(text);
        expect(table.length).toBe(folded.length + 1);
        if (isAligned) expect([...table]).toEqual(Array.from({ length: text.length + 1 }, (_, i) => i));
      }),
    );
  });
});

describe('counting', () => {
  it('counts what finding finds', () => {
    const word = fc.constantFrom('e', 'an', 'é', 'oe', '👍', 'mot', '  ', '"');
    fc.assert(
      fc.property(canonicalTexts(), word, fc.boolean(), (text, words, wholeWord) => {
        const matcher = matcherFor({ ...plainQuery, kind: 'phrase', text: words, wholeWord });
        const searched = searchedText(text);
        expect(matcher?.count(searched)).toBe(matcher?.find(searched).length);
      }),
    );
  });
});
