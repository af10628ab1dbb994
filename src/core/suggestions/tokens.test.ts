import { describe, expect, it } from 'vitest';
import { paragraphOf } from './testing';

function units(language: string, text: string): string[] {
  return paragraphOf(language, text).units.map(({ start, end }) => text.slice(start, end));
}

function kinds(language: string, text: string): string[] {
  return paragraphOf(language, text).units.map(({ kind }) => kind);
}

describe('unitsOf', () => {
  it('cuts a paragraph into words, numbers and signs, without the blanks', () => {
    expect(units('en', 'Ada said: “Come in.”')).toEqual(['Ada', 'said', ':', '“', 'Come', 'in', '.', '”']);
  });

  it('sets what a language elides apart from the word that follows', () => {
    expect(units('fr', 'l’école qu’elle aime')).toEqual(['l’', 'école', 'qu’', 'elle', 'aime']);
    expect(units('it', "dell'acqua")).toEqual(["dell'", 'acqua']);
  });

  it('sets an English ending apart and leaves the contraction that is a word whole', () => {
    expect(units('en', 'Tom’s dog doesn’t bite')).toEqual(['Tom', '’s', 'dog', 'doesn’t', 'bite']);
  });

  it('sets a subject apart that follows its verb by a hyphen, with or without the t between vowels', () => {
    expect(units('fr', 'dit-il, ajoute-t-elle')).toEqual(['dit', 'il', ',', 'ajoute', 'elle']);
    expect(paragraphOf('fr', 'dit-il').units.at(-1)?.joined).toBe(true);
  });

  it('never makes a quotation mark of an apostrophe between letters', () => {
    expect(kinds('en', 'o’clock')).not.toContain('mark');
    expect(kinds('fr', "aujourd'hui, l'an")).not.toContain('mark');
  });

  it('keeps a number whole with its separators, be they points, commas or hard blanks', () => {
    expect(units('fr', '6,4 millions, 12\u202f500 et 3.5')).toEqual([
      '6,4',
      'millions',
      ',',
      '12\u202f500',
      'et',
      '3.5',
    ]);
  });

  it('takes two apostrophes, two hyphens and a row of dots for one sign each', () => {
    expect(units('en', "''So'' -- well...")).toEqual(["''", 'So', "''", '--', 'well', '...']);
  });

  it('never cuts a character in two, nor a word with an accent that is written apart', () => {
    expect(units('fr', 'oui 🏊 déjà e\u0301té')).toEqual(['oui', '🏊', 'déjà', 'e\u0301té']);
  });
});
