import { describe, expect, it } from 'vitest';
import { defaultPreferences, isWanted, suggestsIn } from './preferences';
import { suggestionOn } from './testing';

const text = 'Nine of ten left.';
const sure = suggestionOn(text, 'Nine of ten left.', { layer: 'claim' });
const possible = suggestionOn(text, 'Nine of ten left.', { tier: 'possible' });

describe('preferences', () => {
  it('show the sure suggestions of both kinds to begin with, the others on demand', () => {
    expect([sure, possible].map((one) => isWanted(one, defaultPreferences))).toEqual([true, false]);
    expect(isWanted(possible, { ...defaultPreferences, all: true })).toBe(true);
  });

  it('switch off one kind and leave the other', () => {
    expect(isWanted(sure, { ...defaultPreferences, claims: false })).toBe(false);
    expect(isWanted(sure, { ...defaultPreferences, quotes: false })).toBe(true);
  });

  it('switch off a language in all its varieties, or everything', () => {
    expect(suggestsIn('fr-CA', { ...defaultPreferences, languagesOff: ['fr'] })).toBe(false);
    expect(suggestsIn('en', { ...defaultPreferences, languagesOff: ['fr'] })).toBe(true);
    expect(suggestsIn('en', { ...defaultPreferences, quotes: false, claims: false })).toBe(false);
  });
});
