import { describe, expect, it } from 'vitest';
import { oneLine } from './output';

describe('a line for a terminal', () => {
  it.each([
    ['a\nb', 'a b'],
    ['a \r\n\r\n  b', 'a b'],
    ['a\u2028b\u2029c\u0085d', 'a b c d'],
    ['a\u00A0: b', 'a\u00A0: b'],
    ['« 🐟 »', '« 🐟 »'],
  ])('is one line: %j', (text, line) => {
    expect(oneLine(text)).toBe(line);
  });

  it.each(['\u001B[2J', '\u009B31m', '\u0007', '\u0008', '\t', '\u202Etxt.exe', '\u2067x', '\u007F'])(
    'does not let text steer the terminal: %j',
    (text) => {
      expect(oneLine(`a${text}b`)).toBe(`a\uFFFD${text.slice(1)}b`);
    },
  );
});
