import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonText, orderedObject, sortedValue } from './ordered-json';

describe('orderedObject', () => {
  it('puts known keys first in their order and keeps unknown ones after them, sorted to the bottom', () => {
    const stored = { zeta: { b: 1, a: [{ d: 1, c: 2 }] }, name: 'n', alpha: null, id: 'i' };
    expect(JSON.stringify(orderedObject(stored, ['id', 'missing', 'name']))).toBe(
      '{"id":"i","name":"n","alpha":null,"zeta":{"a":[{"c":2,"d":1}],"b":1}}',
    );
  });

  it('loses nothing of any JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(sortedValue(value)).toEqual(value);
      }),
    );
  });
});

describe('jsonText', () => {
  it('holds no line separator that a reader of lines would stumble over', () => {
    expect(jsonText('a\u2028b\u2029c')).toBe('"a\\u2028b\\u2029c"\n');
  });
});
