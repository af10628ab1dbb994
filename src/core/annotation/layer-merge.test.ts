import { describe, expect, it } from 'vitest';
import { builtInCodebook } from './built-in-codebook';
import type { Codebook, Layer } from './codebook';
import { codebookProblems } from './codebook-problems';
import { attributesTaken, mergeLayer, withWholeMerges } from './layer-merge';

const source: Layer = {
  id: 'source',
  name: 'Source',
  key: 's',
  attributes: [
    { id: 'kind', type: 'choice', name: 'Kind', choices: ['Report', 'rumour'], retiredChoices: ['old'] },
    { id: 'when', type: 'date' },
    { id: 'where', type: 'text' },
  ],
};
const origin: Layer = {
  id: 'origin',
  name: 'Origin',
  attributes: [
    { id: 'sort', type: 'choice', name: 'KIND', choices: ['report'] },
    { id: 'when', type: 'text' },
    { id: 'where', type: 'text' },
  ],
};
const book: Codebook = { ...builtInCodebook(), layers: [...builtInCodebook().layers, source, origin] };
const layerIn = (of: Codebook, id: string) => of.layers.find((layer) => layer.id === id);

describe('a layer that becomes part of another', () => {
  const merged = mergeLayer(book, 'source', 'origin');

  it('finds its attributes there by id or name where their type is the same; the others are added', () => {
    expect(
      attributesTaken(source, origin).map(({ attribute, into, isAdded }) => [attribute.id, into.id, isAdded]),
    ).toEqual([
      ['kind', 'sort', false],
      ['when', 'when2', true],
      ['where', 'where', false],
    ]);
    expect(layerIn(merged, 'origin')?.attributes).toEqual([
      { id: 'sort', type: 'choice', name: 'KIND', choices: ['report', 'rumour'], retiredChoices: ['old'] },
      { id: 'when', type: 'text' },
      { id: 'where', type: 'text' },
      { id: 'when2', type: 'date', name: 'when' },
    ]);
    expect(codebookProblems(merged)).toEqual([]);
  });

  it('is offered no more, gives its key up, and says where it and each attribute went', () => {
    expect(layerIn(merged, 'source')).toMatchObject({ mergedInto: 'origin', retired: true });
    expect(layerIn(merged, 'source')?.key).toBeUndefined();
    expect(layerIn(merged, 'source')?.attributes.map(({ mergedInto }) => mergedInto)).toEqual([
      'sort',
      'when2',
      'where',
    ]);
  });

  it('is none that is built in, merged already, or the very same', () => {
    expect(mergeLayer(book, 'quote', 'source')).toBe(book);
    expect(mergeLayer(book, 'source', 'source')).toBe(book);
    expect(mergeLayer(merged, 'source', 'claim')).toBe(merged);
    expect(mergeLayer(merged, 'origin', 'source')).toBe(merged);
  });

  it('has a place for what is added to it later, and for what lost its own', () => {
    expect(withWholeMerges(merged)).toBe(merged);
    const late = { id: 'late', type: 'text' as const };
    const layers = merged.layers.map((layer) =>
      layer.id === 'source'
        ? { ...layer, attributes: [...layer.attributes, late] }
        : layer.id === 'origin'
          ? { ...layer, attributes: layer.attributes.filter(({ id }) => id !== 'when2') }
          : layer,
    );
    const whole = withWholeMerges({ ...merged, layers });
    expect(codebookProblems(whole)).toEqual([]);
    expect(layerIn(whole, 'source')?.attributes.map(({ mergedInto }) => mergedInto)).toEqual([
      'sort',
      'when2',
      'where',
      'late',
    ]);
    expect(layerIn(whole, 'origin')?.attributes.map(({ id }) => id)).toEqual([
      'sort',
      'when',
      'where',
      'when2',
      'late',
    ]);
  });
});
