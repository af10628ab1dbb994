import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalTexts, spansOver } from '../testing/arbitraries';
import { anchor } from './anchor';

const text = 'Le pont tient. Le bac part à neuf heures 🚢. Le pont ferme à midi.';

describe('the ladder', () => {
  it('finds every span of a text at its offsets', () => {
    const cases = canonicalTexts().chain((words) => spansOver(words).map((span) => ({ words, span })));
    fc.assert(
      fc.property(cases, ({ words, span }) => {
        const found = anchor(words, { exact: words.slice(span.start, span.end), start: span.start });
        expect(found).toEqual({ span, rung: 'exact' });
      }),
    );
  });

  it('finds words that have moved and stand once', () => {
    expect(anchor(text, { exact: 'Le bac part', start: 3 })).toEqual({ span: { start: 15, end: 26 }, rung: 'quote' });
  });

  it('tells several places apart by what surrounds them', () => {
    expect(anchor(text, { exact: 'Le pont', start: 1, suffix: ' ferme à minuit' })).toEqual({
      span: { start: text.lastIndexOf('Le pont'), end: text.lastIndexOf('Le pont') + 7 },
      rung: 'context',
    });
  });

  it('does not guess between places that are surrounded alike', () => {
    expect(anchor(text, { exact: 'Le pont', start: 1 })).toBeNull();
    expect(anchor('a b a b a b', { exact: 'a b', prefix: ' ', suffix: ' ' })).toBeNull();
  });

  it('finds slightly other words as moved, and no part of a surrogate pair', () => {
    const found = anchor(text, { exact: 'Le bac partit à neuf heures' });
    expect(found?.rung).toBe('moved');
    expect(text.slice(found?.span.start, found?.span.end)).toBe('Le bac part à neuf heures');
  });

  it('leaves what is not there', () => {
    expect(anchor(text, { exact: 'Rien de tout cela n’est écrit ici' })).toBeNull();
    expect(anchor(text, { exact: '' })).toBeNull();
  });

  it('does not take half an emoji for the whole', () => {
    expect(anchor('x🚢y', { exact: '\uDEA2', start: 2 })).toBeNull();
  });
});
