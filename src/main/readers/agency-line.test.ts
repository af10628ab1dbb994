import { describe, expect, it } from 'vitest';
import { agencyOf } from './agency-line';

describe('the agency of a text', () => {
  it.each([
    ['Le pont est ouvert.\nSource: AA', 'AA'],
    ['Le pont est ouvert.\nSource\u00a0: AFP', 'AFP'],
    ['Le pont est ouvert. (AFP)', 'AFP'],
    ['Le pont est ouvert. (avec AFP)', 'AFP'],
    ['The bridge is open. — Reuters', 'Reuters'],
    ['The bridge is open. (AP, Reuters)', 'AP, Reuters'],
    ['PARIS, 3 mai (AFP) – Le pont est ouvert.\nDepuis hier.', 'AFP'],
    ['Le pont\nLONDON (Reuters) - The bridge is open.', 'Reuters'],
  ])('is what signs it: %j', (text, agency) => {
    expect(agencyOf(text)).toBe(agency);
  });

  it.each([
    'Le pont est ouvert.',
    'L’AFP a annoncé que le pont est ouvert.',
    'Le pont (AFP) est ouvert.\nDepuis hier.',
    'Source: la mairie',
    'Le pont est ouvert - c’est le PA qui le dit.',
  ])('is none in %j', (text) => {
    expect(agencyOf(text)).toBeUndefined();
  });
});
