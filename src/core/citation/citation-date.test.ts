import { describe, expect, it } from 'vitest';
import { citationDate } from './citation-date';

describe('a date in a citation', () => {
  it.each([
    ['2026-03-03', 'fr', '3 mars 2026'],
    ['2026-03-01', 'fr', '1er mars 2026'],
    ['2026-03-11', 'fr-CA', '11 mars 2026'],
    ['2026-03-03', 'en', 'March 3, 2026'],
    ['2026-03-03', 'en-GB', '3 March 2026'],
    ['2026-03', 'fr', 'mars 2026'],
    ['2026', 'en', '2026'],
  ])('%s is written out in %s: %s', (published, locale, written) => {
    expect(citationDate(published, locale)).toBe(written);
  });

  it('is the day that the source states, whatever its time zone', () => {
    expect(citationDate('2026-03-03T23:30:00-11:00', 'fr')).toBe('3 mars 2026');
    expect(citationDate('2026-03-03T00:30:00+14:00', 'fr')).toBe('3 mars 2026');
  });

  it.each(['mardi 3 mars', '2026-02-31', '2026-13-01', '0050-01', '03/03/2026', ''])(
    'stays as stated: %j',
    (published) => {
      expect(citationDate(published, 'fr')).toBe(published);
    },
  );
});
