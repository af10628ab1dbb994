import { describe, expect, it } from 'vitest';
import { sentencesOf } from './sentences';
import { paragraphOf, wordsOf } from './testing';

function sentences(language: string, text: string): string[] {
  const { flow, units, lexicon } = paragraphOf(language, text);
  return sentencesOf(flow, units, lexicon).map((sentence) => wordsOf(text, flow, sentence));
}

describe('sentencesOf', () => {
  it('ends a sentence at a stop that a capital follows', () => {
    expect(sentences('en', 'It rained. The match went on! Who won?')).toEqual([
      'It rained.',
      'The match went on!',
      'Who won?',
    ]);
  });

  it('goes on after an abbreviation, a title, an initial, and a stop inside a number', () => {
    expect(sentences('en', 'Sen. Ada J. Field met Dr. Cole at 3.5 miles.')).toHaveLength(1);
    expect(sentences('fr', 'M. Roux habite av. Foch.')).toHaveLength(1);
  });

  it('goes on where lower case follows', () => {
    expect(sentences('fr', 'Elle a dit oui... puis non.')).toHaveLength(1);
  });

  it('takes a quotation for one word, whatever stops it holds', () => {
    expect(sentences('fr', '« Il pleut. On rentre. » dit Paul en riant.')).toHaveLength(1);
  });

  it('ends with the quotation whose own stop ends it', () => {
    expect(sentences('en', 'Ada said, “We won.” The crowd left.')).toEqual(['Ada said, “We won.”', 'The crowd left.']);
  });

  it('goes on after such a quotation where its speaker follows', () => {
    expect(sentences('en', '“We won!” Ada Field said on Monday.')).toHaveLength(1);
  });

  it('cuts what never ends, so that no sentence is too long to be looked at', () => {
    const cut = sentences('en', 'and so on '.repeat(1_000));
    expect(cut.length).toBeGreaterThan(5);
    expect(Math.max(...cut.map((sentence) => sentence.split(' ').length))).toBeLessThanOrEqual(301);
  });
});
