import { describe, expect, it } from 'vitest';
import { builtInCodebook } from '../../core/annotation/built-in-codebook';
import { withEntry } from '../../core/annotation/codebook-edits';
import { layerTint } from './layer-tint';

describe('the tint of a layer', () => {
  const book = {
    ...builtInCodebook(),
    layers: [
      ...builtInCodebook().layers,
      { id: 'source', name: 'Source', attributes: [], colour: '#d55e00' },
      { id: 'place', name: 'Place', attributes: [] },
    ],
  };

  it('is that of its colour, of its own where it is built in, and grey without one', () => {
    expect(['quote', 'claim', 'source', 'place', 'gone'].map((id) => layerTint(id, book))).toEqual([
      'quote',
      'claim',
      'vermilion',
      'plain',
      'plain',
    ]);
  });

  it('follows the codebook', () => {
    expect(layerTint('source', withEntry(book, 'layers', 'source', { colour: '#0072b2' }))).toBe('blue');
    expect(layerTint('quote', withEntry(book, 'layers', 'quote', { colour: '#009e73' }))).toBe('green');
  });
});
