import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternFault } from './pattern';

describe('the fault of a pattern', () => {
  it.each([
    ['quai (nord', 5, 'unclosed'],
    ['a[bc', 1, 'unclosed'],
    ['(a(b)', 0, 'unclosed'],
    ['(?<a>x)(?<a', 7, 'unclosed'],
    ['nord)', 4, 'unopened'],
    ['a]b', 1, 'unopened'],
    ['*a', 0, 'unrepeatable'],
    ['a|+', 2, 'unrepeatable'],
    ['\\p{Nowhere}', 0, 'escape'],
    ['été\\', 3, 'escape'],
    ['\\d{3,1}', 2, 'range'],
    ['[z-a]', 1, 'range'],
  ])('in %s is at %i: %s', (source, at, kind) => {
    expect(patternFault(source)).toEqual({ at, kind });
  });

  it('is none where there is none', () => {
    const sound = ['', 'quai', '(?<=\\p{Lu})\\w+', '[^)]*(a|b){2,3}?', '\\('];
    for (const source of sound) expect(patternFault(source)).toBeNull();
  });

  it('is found in whatever an engine refuses, and lies within it', () => {
    const parts = fc.constantFrom(...'()[]{}\\*+?|a-^p1,<é');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (all) => {
        const source = all.join('');
        const fault = patternFault(source);
        if (fault) expect(fault.at >= 0 && fault.at < source.length).toBe(true);
        if (fault) expect(() => new RegExp(source, 'u')).toThrow(SyntaxError);
        else expect(() => new RegExp(source, 'u')).not.toThrow();
      }),
    );
  });
});
