import { describe, expect, it } from 'vitest';
import { suggest } from '../suggestions/suggest';
import { suggestionsFrom } from './suggestion';

const text =
  'La maire Odile Garnier monte à la tribune.\n' +
  '« Le déficit a baissé de 12 % en 2023 », a annoncé Mme Garnier. « Nous tenons bon », a-t-elle ajouté.';

describe('suggestions for review', () => {
  const found = suggestionsFrom(suggest(text, 'fr'));

  it('hold quotations and claims together, in the order of the text, each under an id of its own', () => {
    expect(found.map(({ layer, start, end }) => `${layer}: ${text.slice(start, end)}`)).toEqual([
      'quote: « Le déficit a baissé de 12 % en 2023 »',
      'claim: Le déficit a baissé de 12 % en 2023',
      'quote: « Nous tenons bon »',
    ]);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  });

  it('bear the same ids whenever they are made', () => {
    expect(suggestionsFrom(suggest(text, 'fr')).map(({ id }) => id)).toEqual(found.map(({ id }) => id));
  });

  it('say who speaks, whether that is a person, and what told so', () => {
    expect(found.map(({ speaker, isNamed, speakerFrom }) => [speaker, isNamed, speakerFrom])).toEqual([
      ['Odile Garnier', true, 'short-name'],
      ['Odile Garnier', true, 'previous'],
      ['Odile Garnier', true, 'pronoun'],
    ]);
  });

  it('give the reasons for a claim, and what it counts in the words of the text', () => {
    const claim = found.find(({ layer }) => layer === 'claim');
    expect(claim?.reasons).toEqual(expect.arrayContaining(['quantity', 'change', 'date']));
    expect(claim).toMatchObject({ quantity: '12', unit: '%', date: '2023', type: 'quantity' });
  });
});
