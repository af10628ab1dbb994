import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodedTexts } from '../testing/arbitraries';
import { normaliseText } from './normalise';

describe('normaliseText', () => {
  it('makes every kind of line end one line feed', () => {
    expect(normaliseText('a\r\nb\rc\u2028d\u2029e\u0085f\vg\fh')).toBe('a\nb\nc\nd\ne\nf\ng\nh');
    expect(normaliseText('a\r\n\r\nb\n\rc')).toBe('a\n\nb\n\nc');
  });

  it('drops what XML forbids and half characters, and keeps whole emoji', () => {
    expect(normaliseText('a\u0000\u0008\u001F\uFFFE\uFFFFb\uD83Dc\uDE00d😀')).toBe('abcd😀');
    expect(normaliseText('\uD83D\u0000\uDE00')).toBe('');
  });

  it('leaves no byte order mark at the start, however many there were and whatever stood before', () => {
    expect(normaliseText('\uFEFF\uFEFFa')).toBe('a');
    expect(normaliseText('\u0000\uFEFFa')).toBe('a');
    expect(normaliseText('a\uFEFFb')).toBe('a\uFEFFb');
  });

  it('changes nothing else: no composing, no blanks made alike, tabs kept', () => {
    const kept = 'e\u0301 é «\u00A0x\u202F» \t ﬁ';
    expect(normaliseText(kept)).toBe(kept);
  });

  it('gives a text that it would not change again', () => {
    fc.assert(
      fc.property(decodedTexts(), (decoded) => {
        const text = normaliseText(decoded);
        expect(normaliseText(text)).toBe(text);
        expect(text).not.toMatch(/[\u2028\u2029\u0085]|(?![\n\t\x7F-\x9F])\p{Cc}|\p{Surrogate}/u);
      }),
    );
  });
});
