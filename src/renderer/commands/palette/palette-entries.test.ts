import { describe, expect, it } from 'vitest';
import { foldEntry, matchingEntries, type PaletteEntry } from './palette-entries';

const entry = (label: string, more: Partial<PaletteEntry> = {}): PaletteEntry => ({
  kind: 'command',
  id: label,
  label,
  group: 'Général',
  key: '',
  reason: null,
  ...more,
});

const entries = [
  entry('Ajouter un segment', { group: 'Marquer' }),
  entry('Marquer une citation', { group: 'Marquer' }),
  entry('Citation suivante sans locuteur', { group: 'Se déplacer' }),
  entry('Étiquettes', { group: 'Modifier', reason: 'Choisissez d’abord une annotation' }),
  entry('Réglages'),
  entry('Étiquette : Énergie', { kind: 'tag', group: 'Grille de codage' }),
  entry('Les citations du maire', { kind: 'article', group: 'Le Journal d’Œuvres' }),
].map(foldEntry);

const found = (typed: string, atMost = 20) => matchingEntries(entries, typed, atMost).shown.map(({ label }) => label);

describe('what is found in the palette', () => {
  it('does not depend on accents, capitals, ligatures or the order of words', () => {
    expect(found('REGLAGES')).toEqual(['Réglages']);
    expect(found('citation marquer')).toEqual(['Marquer une citation']);
    expect(found('oeuvres')).toEqual(['Les citations du maire']);
  });

  it('is found by the words of its group, after those that are called so', () => {
    expect(found('marquer')).toEqual(['Marquer une citation', 'Ajouter un segment']);
  });

  it('begins with what is typed, then has a word that does', () => {
    expect(found('citation')).toEqual([
      'Citation suivante sans locuteur',
      'Marquer une citation',
      'Les citations du maire',
    ]);
  });

  it('can be done before what cannot', () => {
    expect(found('etiquette')).toEqual(['Étiquette : Énergie', 'Étiquettes']);
  });

  it('is every command where nothing is typed, and no article or tag', () => {
    expect(found(' ')).toHaveLength(5);
  });

  it('is no more than asked for, and says so', () => {
    expect(matchingEntries(entries, 'citation', 2)).toMatchObject({ shown: { length: 2 }, isMore: true });
    expect(matchingEntries(entries, 'citation', 3).isMore).toBe(false);
    expect(matchingEntries(entries, 'nulle part', 3)).toEqual({ shown: [], isMore: false });
  });
});
