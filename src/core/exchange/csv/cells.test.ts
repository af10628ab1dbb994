import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardCell, unguardCell } from './cells';

describe('a cell of text', () => {
  it.each([
    '=1+1',
    '+33 6',
    '-5 %',
    '@x',
    '\t=1',
    '\r=1',
    '＝1',
    '  =1',
    '00123',
    '2026-03-03',
    '12 %',
    '10:30',
    'TRUE',
    '3 March 2026',
    '1e5',
  ])('is marked as text, lest a spreadsheet make something else of it: %j', (text) => {
    expect(guardCell(text)).toBe(`'${text}`);
  });

  it.each(['Le bac', 'a-1', 'l’an 2000', '2026-03-04T09:30:00Z', "'cause", ''])(
    'stays as it is where it is safe: %j',
    (text) => {
      expect(guardCell(text)).toBe(text);
    },
  );

  it('comes back as it was, whatever it is', () => {
    const hard = fc.stringMatching(/^'{0,3}[=+@0-9-]{0,3}.{0,4}$/);
    fc.assert(fc.property(fc.oneof(fc.string(), hard), (text) => unguardCell(guardCell(text)) === text));
  });
});
