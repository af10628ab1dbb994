import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalTexts } from '../testing/arbitraries';
import { splitsSurrogatePair } from '../text/offsets';
import { suggest } from './suggest';

const pieces = fc.constantFrom(
  '« ',
  ' »',
  '“',
  '”',
  '"',
  "'",
  '’',
  '„',
  '—',
  ' - ',
  '\n',
  '. ',
  ', ',
  ' : ',
  '; ',
  '(',
  ')',
  'Paul Roux',
  'Anna',
  'le ministre',
  'the mayor',
  ' a déclaré ',
  ' said ',
  'dit-il',
  'a-t-elle ajouté',
  ' que ',
  ' that ',
  'selon lui',
  'according to her',
  'il pleut',
  'it rains',
  '12 %',
  ' told ',
  ' he ',
  '😀',
  'dass',
  'sagte',
  'dijo',
  'che',
  '\u00A0',
  'claims',
  'report',
  'states',
  'vowed to',
  'asked whether',
  'demande',
  'juge',
  'fait savoir',
  'comme',
  'As',
  'soulignant',
  'saying',
  'Mr.',
  '...',
);
const texts = fc.oneof(
  canonicalTexts(),
  fc.array(pieces, { maxLength: 60 }).map((all) => all.join(' ')),
  fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
);
const languages = fc.constantFrom('fr', 'en', 'de', 'es', 'it', 'pt', 'und', 'fr-CA', 'xx');

describe('suggest', () => {
  it('gives spans that lie within the text, in order, apart from each other, and never cuts a character', () => {
    fc.assert(
      fc.property(texts, languages, (text, language) => {
        const { quotations, claims } = suggest(text, language);
        for (const { segments, start, end, cue, speakerSpan } of quotations) {
          expect(segments.length).toBeGreaterThan(0);
          expect([start, end]).toEqual([segments[0]?.start, segments.at(-1)?.end]);
          segments.reduce((before, segment) => {
            expect(segment.start).toBeGreaterThanOrEqual(before);
            return segment.end;
          }, 0);
          for (const span of [...segments, ...(cue ? [cue] : []), ...(speakerSpan ? [speakerSpan] : [])])
            expectWhole(text, span);
        }
        for (const claim of claims) expectWhole(text, claim);
      }),
      { numRuns: 1500 },
    );
  });

  it('proposes the same for the same text, whatever it was asked before', () => {
    fc.assert(
      fc.property(texts, texts, languages, (text, other, language) => {
        const first = suggest(text, language);
        suggest(other, 'fr');
        expect(suggest(text, language)).toEqual(first);
      }),
      { numRuns: 60 },
    );
  });

  it('proposes what a paragraph holds wherever it stands, so that its work grows with the length alone', () => {
    const article = 'Le maire Paul Roux a dit : « Nous ouvrirons la halle en mai prochain. »\n';
    expect(suggest(article.repeat(50), 'fr').quotations).toHaveLength(50);
  });

  it('only offers what stands between marks, without certainty, in a language that it does not know', () => {
    const { quotations } = suggest('“Tervetuloa kaikille tänne meille.” Hän lähti.', 'fi');
    expect(quotations.map(({ tier }) => tier)).toEqual(['possible']);
  });
});

function expectWhole(text: string, { start, end }: { start: number; end: number }): void {
  expect(start).toBeLessThan(end);
  expect(end).toBeLessThanOrEqual(text.length);
  expect(splitsSurrogatePair(text, start) || splitsSurrogatePair(text, end)).toBe(false);
}
