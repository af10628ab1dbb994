import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLenientJson } from './lenient-json';

const read = (text: string) => readLenientJson(text);

/** True where every part of `part` stands in `whole` at the same place: fewer members, never others. */
function isPartOf(part: unknown, whole: unknown): boolean {
  if (Array.isArray(part)) {
    return Array.isArray(whole) && part.every((item, index) => isPartOf(item, whole[index]));
  }
  if (typeof part === 'object' && part !== null) {
    if (typeof whole !== 'object' || whole === null) return false;
    return Object.entries(part).every(([key, value]) => isPartOf(value, (whole as Record<string, unknown>)[key]));
  }
  return Object.is(part, whole);
}

const json = fc.json({ maxDepth: 4 }).map((text) => JSON.parse(text) as unknown);

describe('damaged JSON', () => {
  it('is read as JSON where it is not damaged', () => {
    fc.assert(
      fc.property(json, fc.constantFrom(0, 2), (value, indent) => {
        expect(read(JSON.stringify(value, null, indent))).toEqual({ value, isPartial: false });
      }),
    );
  });

  it('that breaks off anywhere gives what was whole before, and nothing that was not there', () => {
    fc.assert(
      fc.property(json, fc.nat(), (value, cut) => {
        const whole = JSON.stringify({ value });
        const found = read(whole.slice(0, cut % whole.length));
        if (found === null) return;
        expect(found.isPartial).toBe(true);
        expect(isPartOf(found.value, { value })).toBe(true);
      }),
    );
  });

  it('never makes the reader throw, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]:,"\\ 1e-tn\0\uFEFFa') }), (text) => void read(text)),
    );
    expect(read('['.repeat(1_000_000))).toMatchObject({ isPartial: true });
    expect(read(`"${'a'.repeat(3_000_000)}"`)).toMatchObject({ isPartial: false });
  });

  it('keeps what stands before NULs, before strange words, and after a byte order mark', () => {
    expect(read('\uFEFF{"a":[1,2,],"b":"x",}')).toEqual({ value: { a: [1, 2], b: 'x' }, isPartial: false });
    expect(read(`{"a":1,"b":${'\0'.repeat(40)}`)).toEqual({ value: { a: 1 }, isPartial: true });
    expect(read('{"a":1} <<<<<<< ours')).toEqual({ value: { a: 1 }, isPartial: true });
  });

  it('takes no number for whole that may have had more digits, and no half string', () => {
    expect(read('{"a":1,"b":12')).toEqual({ value: { a: 1 }, isPartial: true });
    expect(read('{"a":1,"b":"un \\"mot')).toEqual({ value: { a: 1 }, isPartial: true });
  });

  it('is nothing where nothing can be read', () => {
    for (const text of ['', '\0\0\0', 'nonsense', '"half']) expect(read(text)).toBeNull();
  });
});
