import { describe, expect, it } from 'vitest';
import { lexiconOf } from '../suggestions/languages';
import { isWanted, suggestionLanguages, suggestsIn, usualPreferences, withLanguage } from './preferences';
import { suggestionOn } from './testing';

const text = 'Nine of ten left.';
const sure = suggestionOn(text, 'Nine of ten left.', { layer: 'claim' });
const possible = suggestionOn(text, 'Nine of ten left.', { tier: 'possible' });

describe('preferences', () => {
  it('show the sure suggestions of both kinds to begin with, the others on demand', () => {
    expect([sure, possible].map((one) => isWanted(one, usualPreferences))).toEqual([true, false]);
    expect(isWanted(possible, { ...usualPreferences, suggestsUncertain: true })).toBe(true);
  });

  it('switch off one kind and leave the other', () => {
    expect(isWanted(sure, { ...usualPreferences, suggestsClaims: false })).toBe(false);
    expect(isWanted(sure, { ...usualPreferences, suggestsQuotes: false })).toBe(true);
  });

  it('switch off a language in all its varieties, or everything', () => {
    const withoutFrench = { ...usualPreferences, suggestsNotIn: ['fr'] };
    for (const tag of ['fr', 'fr-CA', 'FR_be']) expect(suggestsIn(tag, withoutFrench)).toBe(false);
    expect(suggestsIn('en', withoutFrench)).toBe(true);
    expect(suggestsIn('en', { ...usualPreferences, suggestsQuotes: false, suggestsClaims: false })).toBe(false);
    expect(suggestsIn('en', { ...usualPreferences, suggests: false })).toBe(false);
  });

  it('name a language once, however often it is switched off, and switch the others neither on nor off', () => {
    const off = { ...usualPreferences, suggestsNotIn: ['fr', 'de'] };
    expect(withLanguage(off, 'fr', false)).toEqual(['de', 'fr']);
    expect(withLanguage(off, 'fr', true)).toEqual(['de']);
    expect(withLanguage(off, 'en', true)).toEqual(['fr', 'de']);
  });
});

describe('the languages that can be switched', () => {
  it('are those that the engine knows', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const known = letters.flatMap((a) => letters.map((b) => a + b)).filter((code) => lexiconOf(code).known);
    expect(known.toSorted()).toEqual([...suggestionLanguages].toSorted());
  });
});
