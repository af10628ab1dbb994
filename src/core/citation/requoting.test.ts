import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requoted } from './requoting';

/** French with the narrow blank written as `_`, to be seen. */
const inFrench = (...segments: string[]) => requoted(segments, 'fr').replaceAll('\u202F', '_');
const inEnglish = (...segments: string[]) => requoted(segments, 'en');

describe('words of a quotation', () => {
  it('stand in the marks of the language', () => {
    expect(inFrench('On rouvre lundi')).toBe('«_On rouvre lundi_»');
    expect(inEnglish('We open on Monday')).toBe('“We open on Monday”');
  });

  it.each([
    '« On rouvre »',
    '«\u00A0On rouvre\u00A0»',
    '“On rouvre”',
    '"On rouvre"',
    '‘On rouvre’',
    "'On rouvre'",
    '„On rouvre“',
    '« On rouvre »,',
    '« On rouvre, »',
    '« On rouvre',
    'On rouvre »',
    '"On rouvre',
    'On rouvre"',
  ])('that bear marks themselves are not marked twice: %s', (words) => {
    expect(inFrench(words)).toBe('«_On rouvre_»');
    expect(inEnglish(words)).toBe('“On rouvre”');
  });

  it('keep the marks of a second quotation where each has its own', () => {
    expect(inFrench('« Oui », puis « non »')).toBe('«_“Oui”, puis “non”_»');
  });

  it('get marks of the next levels inside', () => {
    expect(inFrench('« Il parle d’un « dernier « effort » » »')).toBe('«_Il parle d’un “dernier ‘effort’”_»');
    expect(inEnglish('“He calls it a “last effort””')).toBe('“He calls it a ‘last effort’”');
    expect(inEnglish('Elle dit « oui » et "non"')).toBe('“Elle dit ‘oui’ et ‘non’”');
  });

  it('keep apostrophes, inches and elisions as they are', () => {
    expect(inFrench('C’est l’été')).toBe('«_C’est l’été_»');
    expect(inEnglish('“We said ‘don’t’ in the ’90s”')).toBe('“We said ‘don’t’ in the ’90s”');
    expect(inEnglish('a pipe of 5" width')).toBe('“a pipe of 5" width”');
    expect(inEnglish('“We won ‘til dawn”')).toBe('“We won ‘til dawn”');
  });

  it('that were interrupted are joined, without the comma before the interruption', () => {
    expect(inFrench('« Le bac rouvre,', 'et il coûte moins. »')).toBe('«_Le bac rouvre […] et il coûte moins._»');
    expect(inEnglish('“It opens,”', '“and it costs less.”')).toBe('“It opens […] and it costs less.”');
  });

  it('of several paragraphs become one line, without the marks that each paragraph repeats', () => {
    expect(inEnglish('“It opens.\n“It costs less.”')).toBe('“It opens. It costs less.”');
    expect(inFrench('« Il rouvre.\n\n« Il coûte moins. »')).toBe('«_Il rouvre. Il coûte moins._»');
  });

  it('lose and gain no letter, however their marks stand', () => {
    const piece = fc.constantFrom(...'«»‹›“”„‘’‚"\'', '« ', ' »', ' ', '\n', ',', '.', 'a', 'é', '🚢', 'ن', '5');
    const lettersOf = (words: string) => words.match(/[\p{L}\p{N}\p{So}]/gu)?.join('') ?? '';
    fc.assert(
      fc.property(fc.array(fc.array(piece, { maxLength: 30 }), { maxLength: 3 }), (pieces) => {
        const segments = pieces.map((segment) => segment.join(''));
        for (const typography of ['fr', 'en'] as const) {
          expect(lettersOf(requoted(segments, typography))).toBe(lettersOf(segments.join('')));
        }
      }),
    );
  });

  it('are nothing where there are none', () => {
    expect(inFrench(' ', '« »')).toBe('');
    expect(inEnglish()).toBe('');
  });
});
