import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalTexts, decodedTexts } from '../testing/arbitraries';
import { offsetTable, splitsSurrogatePair } from './offsets';

const sentence = '« Un café 📉 », dit-elle.';

describe('offsetTable', () => {
  it('counts a two-byte letter once and an emoji as one code point, two units and four bytes', () => {
    const table = offsetTable(sentence);
    const after = sentence.indexOf('📉') + 2;
    expect(table.toCodePoint(after)).toBe(after - 1);
    expect(table.toByte(after)).toBe(new TextEncoder().encode(sentence.slice(0, after)).length);
    expect(table.fromCodePoint(after - 1)).toBe(after);
  });

  it('finds the unit after an emoji, not the one inside it', () => {
    expect(offsetTable('😀a').fromCodePoint(1)).toBe(2);
    expect(offsetTable('😀😀').fromCodePoint(2)).toBe(4);
  });

  it('agrees with the string iterator and with the UTF-8 encoder at every offset of any text', () => {
    fc.assert(
      fc.property(canonicalTexts(), (text) => {
        const table = offsetTable(text);
        for (let offset = 0; offset <= text.length; offset++) {
          if (splitsSurrogatePair(text, offset)) continue;
          const before = text.slice(0, offset);
          const codePoints = [...before].length;
          expect(table.toCodePoint(offset)).toBe(codePoints);
          expect(table.toByte(offset)).toBe(new TextEncoder().encode(before).length);
          expect(table.fromCodePoint(codePoints)).toBe(offset);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('counts a lone surrogate as one code point', () => {
    fc.assert(
      fc.property(decodedTexts(), (text) => {
        expect(offsetTable(text).toCodePoint(text.length)).toBe([...text].length);
      }),
    );
  });

  it('refuses offsets outside the text or inside a surrogate pair instead of rounding them', () => {
    const table = offsetTable('a😀');
    for (const offset of [-1, 4, 1.5, Number.NaN, 2]) expect(() => table.toCodePoint(offset)).toThrow(RangeError);
    expect(() => table.toByte(2)).toThrow(RangeError);
    for (const codePoint of [-1, 3, 0.5]) expect(() => table.fromCodePoint(codePoint)).toThrow(RangeError);
  });

  it('come back from bytes, and no byte inside a character is taken for one', () => {
    fc.assert(
      fc.property(canonicalTexts(), (text) => {
        const table = offsetTable(text);
        const bytes = new TextEncoder().encode(text).length;
        const taken: number[] = [];
        for (let byte = 0; byte <= bytes; byte++) {
          try {
            taken.push(table.fromByte(byte));
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError);
          }
        }
        const borders = [0];
        for (const character of text) borders.push((borders.at(-1) ?? 0) + character.length);
        expect(taken).toEqual(borders);
      }),
    );
  });
});
