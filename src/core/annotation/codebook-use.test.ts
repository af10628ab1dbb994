import { describe, expect, it } from 'vitest';
import { annotationOn } from '../testing/made-articles';
import { builtInCodebook } from './built-in-codebook';
import type { Codebook } from './codebook';
import { countUse, partKey, removedParts } from './codebook-use';
import { TagTree } from './tag-tree';

const text = 'Le port ferme. Le port reste ouvert.';
const annotations = [
  annotationOn(text, 'claim', 'Le port ferme', { id: 'a', attributes: { type: 'event' }, tags: ['sea', 'sea'] }),
  annotationOn(text, 'claim', 'Le port reste ouvert', {
    id: 'b',
    attributes: { type: 'event', restatement: 'x' },
    relations: [{ id: 'r', type: 'contradicts', to: 'a' }],
  }),
];

describe('the use of a codebook', () => {
  const use = { annotations: new Map<string, number>(), articles: new Map<string, number>() };
  const tree = new TagTree({
    tags: [
      { id: 'lake', name: 'Lake', parent: null },
      { id: 'sea', name: 'Sea', parent: null, mergedInto: 'lake' },
    ],
  });
  countUse([{ annotations, articleNote: null }], use, null);
  countUse([{ annotations: annotations.slice(0, 1), articleNote: null }], use, tree);
  const counts = use.annotations;

  it('is counted by layer, attribute, choice, tag and relation type, once an annotation', () => {
    expect(counts.get(partKey({ kind: 'layer', layer: 'claim' }))).toBe(3);
    expect(counts.get(partKey({ kind: 'attribute', layer: 'claim', attribute: 'restatement' }))).toBe(1);
    expect(counts.get(partKey({ kind: 'choice', layer: 'claim', attribute: 'type', choice: 'event' }))).toBe(3);
    expect(counts.get(partKey({ kind: 'tag', tag: 'sea' }))).toBe(1);
    expect(counts.get(partKey({ kind: 'relation-type', type: 'contradicts' }))).toBe(1);
    expect(counts.get(partKey({ kind: 'layer', layer: 'quote' }))).toBeUndefined();
  });

  it('is counted by article, once for each however many annotations there are', () => {
    expect(use.articles.get(partKey({ kind: 'layer', layer: 'claim' }))).toBe(2);
    expect(use.articles.get(partKey({ kind: 'relation-type', type: 'contradicts' }))).toBe(1);
  });

  it('counts a merged tag where it went', () => {
    expect(counts.get(partKey({ kind: 'tag', tag: 'lake' }))).toBe(1);
  });
});

describe('what a new codebook no longer has', () => {
  const before: Codebook = { ...builtInCodebook(), tags: [{ id: 'sea', name: 'Sea', parent: null }] };

  it('is nothing where things were only renamed, moved or retired', () => {
    const renamed = {
      ...before,
      layers: before.layers.map((layer) => ({ ...layer, name: `${layer.name} 2`, retired: true })).reverse(),
      tags: [{ id: 'sea', name: 'Ocean', parent: null, retired: true }],
    };
    expect(removedParts(before, renamed)).toEqual([]);
  });

  it('is told part by part, the layer without its attributes', () => {
    const [quote] = before.layers;
    if (!quote) throw new Error('no layer');
    const attributes = quote.attributes
      .filter(({ id }) => id !== 'chain')
      .map((attribute) =>
        attribute.id === 'type' ? { ...attribute, choices: ['direct'], retiredChoices: ['mixed'] } : attribute,
      );
    expect(
      removedParts(before, { layers: [{ ...quote, attributes }], tags: [], relationTypes: before.relationTypes }),
    ).toEqual([
      { kind: 'choice', layer: 'quote', attribute: 'type', choice: 'indirect' },
      { kind: 'choice', layer: 'quote', attribute: 'type', choice: 'scare' },
      { kind: 'choice', layer: 'quote', attribute: 'type', choice: 'title' },
      { kind: 'attribute', layer: 'quote', attribute: 'chain' },
      { kind: 'layer', layer: 'claim' },
      { kind: 'tag', tag: 'sea' },
    ]);
  });
});
