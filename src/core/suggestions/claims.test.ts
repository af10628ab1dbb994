import { describe, expect, it } from 'vitest';
import { suggest } from './suggest';

function claimsIn(language: string, text: string) {
  return suggest(text, language).claims.map((claim) => ({ ...claim, words: text.slice(claim.start, claim.end) }));
}

describe('claims', () => {
  it.each([
    ['en', 'Unemployment fell by 3 percent between 2019 and 2023.', 'quantity'],
    ['en', 'The senate passed the bill and the president signed it in March 2021.', 'event'],
    ['fr', 'Le déficit a augmenté de 12 milliards d’euros en 2023.', 'quantity'],
    ['fr', 'La ville a voté une loi qui interdit les voitures depuis janvier 2022.', 'event'],
  ])('in %s are proposed with their type: %s', (language, text, type) => {
    const [claim] = claimsIn(language, text);
    expect(claim?.score).toBeGreaterThan(0.5);
    if (type === 'quantity') expect(claim?.attributes.type).toBe('quantity');
    expect(claim?.attributes.date).toMatch(/\d{4}/);
  });

  it.each([
    ['en', 'Thank you all very much for coming tonight.'],
    ['en', 'Do you think that we should try again?'],
    ['en', 'I hope that we can find a better way together.'],
    ['fr', 'Merci à vous tous d’être venus ce soir.'],
    ['fr', 'Je pense que nous devons garder espoir.'],
  ])('in %s are not seen in thanks, questions and opinions: %s', (language, text) => {
    expect(claimsIn(language, text)).toEqual([]);
  });

  it('have their quantity with its unit, and their date', () => {
    const [claim] = claimsIn('fr', 'En 2024, les communes ont dépensé 48 milliards d’euros pour les écoles.');
    expect(claim?.attributes).toEqual({ type: 'quantity', quantity: '48 milliards', unit: 'euros', date: '2024' });
  });

  it('inside a quotation are the quoted words, claimed by its speaker', () => {
    const [claim] = claimsIn('fr', 'Paul Roux a précisé que la ville a perdu 12 % de ses habitants depuis 2010.');
    expect(claim?.words).toBe('la ville a perdu 12 % de ses habitants depuis 2010');
    expect(claim?.claimant).toBe('Paul Roux');
  });

  it('say why they were proposed', () => {
    const [claim] = claimsIn('en', 'Exports rose to a record 40 billion dollars in 2022, more than ever.');
    expect(claim?.reasons).toEqual(expect.arrayContaining(['quantity', 'change', 'comparison', 'date']));
  });
});
