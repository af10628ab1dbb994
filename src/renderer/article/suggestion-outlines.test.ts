import { describe, expect, it } from 'vitest';
import { suggestionOn } from '../../core/review/testing';
import { canonicalText } from '../../core/text/canonical';
import { articleSchema } from '../../core/text/schema';
import { outlines } from './suggestion-outlines';

const lines = ['« Le bac reprend', 'lundi », dit Zoé Lindqvist.', 'Il coûte 2 euros.'];
const doc = articleSchema.node(
  'doc',
  null,
  lines.map((line) => articleSchema.node('paragraph', null, [articleSchema.text(line)])),
);
const { text, blocks } = canonicalText(doc);
const quote = suggestionOn(text, '« Le bac reprend\nlundi »');
const claim = suggestionOn(text, 'Il coûte 2 euros.', { layer: 'claim', tier: 'likely' });

function drawn(part = { start: 0, end: text.length }, current = quote) {
  const input = { doc, blocks, drawn: part, shown: [quote, claim], current, labelOf: () => 'suggested' };
  return outlines(input)
    .find()
    .map((decoration) => ({
      words: doc.textBetween(decoration.from, decoration.to),
      attrs: (decoration as unknown as { type: { attrs: Record<string, string> } }).type.attrs,
    }));
}

describe('outlines', () => {
  it('are cut at the borders of blocks, and one that goes on is told once', () => {
    const [first, second] = drawn();
    expect([first?.words, second?.words]).toEqual(['« Le bac reprend', 'lundi »']);
    expect(first?.attrs['data-suggestion']).toBe(second?.attrs['data-suggestion']);
    expect([first, second].map((one) => one?.attrs['aria-description'])).toEqual(['suggested', undefined]);
  });

  it('show which suggestion is being reviewed', () => {
    expect(drawn().map(({ attrs }) => /\bcurrent\b/.test(attrs.class ?? ''))).toEqual([true, true, false]);
  });

  it('show of which kind and how sure each is', () => {
    expect(drawn().map(({ attrs }) => attrs.class?.replace(' current', ''))).toEqual([
      'suggested suggested-quote suggested-sure',
      'suggested suggested-quote suggested-sure',
      'suggested suggested-claim suggested-likely',
    ]);
  });

  it('are made for the part that is drawn alone', () => {
    const last = { start: text.indexOf('Il coûte'), end: text.length };
    expect(drawn(last).map(({ words }) => words)).toEqual(['Il coûte 2 euros.']);
  });
});
