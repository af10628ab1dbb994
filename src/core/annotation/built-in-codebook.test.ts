import { describe, expect, it } from 'vitest';
import { builtInCodebook, withBuiltIns } from './built-in-codebook';
import { Codebook } from './codebook';

/** As Guillemet wrote it when quotes had four attributes and nothing had tags. */
const early = Codebook.parse({
  layers: [
    { id: 'quote', name: 'Verbatim', attributes: [{ id: 'type', type: 'choice', choices: ['mixed', 'direct'] }] },
    { id: 'frame', name: 'Frame', attributes: [] },
  ],
});

describe('a codebook from an earlier Guillemet', () => {
  it('gets the layers, attributes, choices and relation types that it did not have', () => {
    const grown = withBuiltIns(early);
    expect(grown.layers.map(({ id }) => id)).toEqual(['quote', 'frame', 'claim']);
    expect(grown.layers[0]?.attributes[0]?.choices).toEqual(['mixed', 'direct', 'indirect', 'scare', 'title']);
    expect(grown.layers[0]?.attributes.map(({ id }) => id)).toContain('chain');
    expect(grown.relationTypes.map(({ id }) => id)).toContain('contradicts');
  });

  it('keeps what the library calls things, and every layer of its own', () => {
    const grown = withBuiltIns(early);
    expect(grown.layers[0]?.name).toBe('Verbatim');
    expect(grown.layers[1]).toEqual({ id: 'frame', name: 'Frame', attributes: [] });
  });

  it('does not get back a choice that was retired', () => {
    const [quote] = builtInCodebook().layers;
    if (!quote) throw new Error('no layer');
    const attributes = quote.attributes.map((attribute) =>
      attribute.id === 'type'
        ? { ...attribute, choices: ['direct', 'mixed', 'scare', 'title'], retiredChoices: ['indirect'] }
        : attribute,
    );
    const retired = { ...builtInCodebook(), layers: [{ ...quote, attributes }, ...builtInCodebook().layers.slice(1)] };
    expect(withBuiltIns(retired)).toBe(retired);
  });

  it('is the same object once nothing is missing', () => {
    const grown = withBuiltIns(early);
    expect(withBuiltIns(grown)).toBe(grown);
  });
});
