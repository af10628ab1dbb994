import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectorAt } from '../annotation/selector';
import { canonicalTexts, spansOver } from '../testing/arbitraries';
import { type TextQuote, tellingQuotes } from './telling-context';

function placesOf(text: string, { prefix, exact, suffix }: TextQuote): number[] {
  const places: number[] = [];
  const pattern = prefix + exact + suffix;
  for (let at = text.indexOf(pattern); at !== -1; at = text.indexOf(pattern, at + 1)) places.push(at + prefix.length);
  return places;
}

describe('tellingQuotes', () => {
  it('keeps the context that was stored where it is enough', () => {
    const text = 'Le bac rouvre lundi, dit la mairie.';
    const selector = selectorAt(text, { start: 3, end: 6 });
    expect(tellingQuotes(text, [selector]).quotes.get(selector)).toEqual({
      exact: selector.exact,
      prefix: selector.prefix,
      suffix: selector.suffix,
    });
  });

  it('gives more context to words that stand in several places of a text', () => {
    const refrain = 'Et le maire répond toujours la même chose : rien ne presse, rien ne presse du tout. ';
    const text = `${refrain.repeat(3)}Fin.`;
    const selector = selectorAt(text, { start: refrain.length + 3, end: refrain.length + 11 });
    const { quotes, ambiguous } = tellingQuotes(text, [selector]);
    expect(placesOf(text, selector).length).toBeGreaterThan(1);
    expect(placesOf(text, quotes.get(selector) as TextQuote)).toEqual([selector.start]);
    expect(ambiguous).toBe(0);
  });

  it('counts those that no context within reach tells apart', () => {
    const text = 'très '.repeat(3000).trimEnd();
    const selector = selectorAt(text, { start: 7500, end: 7504 });
    expect(tellingQuotes(text, [selector]).ambiguous).toBe(1);
  });

  it('finds the very place of every span, in texts that repeat themselves', () => {
    const cases = canonicalTexts()
      .map((text) => `${text}\n${text}`)
      .chain((text) => fc.array(spansOver(text), { maxLength: 8 }).map((spans) => ({ text, spans })));
    fc.assert(
      fc.property(cases, ({ text, spans }) => {
        const selectors = spans.map((span) => selectorAt(text, span));
        const { quotes, ambiguous } = tellingQuotes(text, selectors);
        const places = selectors.map((selector) => placesOf(text, quotes.get(selector) as TextQuote));
        for (const [index, selector] of selectors.entries()) expect(places[index]).toContain(selector.start);
        expect(places.filter((found) => found.length > 1)).toHaveLength(ambiguous);
      }),
    );
  });
});
