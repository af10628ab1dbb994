import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codebooks } from '../testing/arbitraries';
import { builtInCodebook } from './built-in-codebook';
import type { Codebook, Layer, Tag } from './codebook';
import { mergeCodebook } from './codebook-merge';
import { codebookProblems } from './codebook-problems';
import { templateCodebook } from './codebook-templates';
import { removedParts } from './codebook-use';
import { mergeLayer } from './layer-merge';
import { TagTree } from './tag-tree';

const own: Codebook = {
  ...builtInCodebook(),
  tags: [
    { id: 'energy', name: 'Énergie', parent: null },
    { id: 'wind', name: 'Wind', parent: 'energy', key: '1' },
    { id: 'gale', name: 'Gale', parent: null, mergedInto: 'wind' },
  ],
};
const bare: Codebook = { layers: [], tags: [], relationTypes: [] };
const tags = (...list: Tag[]): Codebook => ({ ...bare, tags: list });
const told = (other: Codebook) =>
  mergeCodebook(own, other).entries.map(({ path, outcome, fields }) => [path.join(' / '), outcome, ...fields]);

describe('a codebook taken in', () => {
  it('by itself changes nothing', () => {
    fc.assert(
      fc.property(codebooks(), (codebook) => {
        const merged = mergeCodebook(codebook, codebook);
        expect(merged.codebook).toBe(codebook);
        expect(merged.entries.every(({ outcome }) => outcome === 'same')).toBe(true);
      }),
    );
  });

  it('never takes away what annotations may use, whatever both hold', () => {
    fc.assert(
      fc.property(codebooks(), codebooks(), (one, other) => {
        expect(removedParts(one, mergeCodebook(one, other).codebook)).toEqual([]);
      }),
    );
  });

  it('is there as it was where there was nothing', () => {
    fc.assert(
      fc.property(codebooks(), (codebook) => {
        const merged = mergeCodebook(builtInCodebook(), codebook).codebook;
        const here = (list: readonly { id: string }[]) => list.filter(({ id }) => /^(?:t|l|rt)-/u.test(id));
        expect(here(merged.tags)).toEqual(new TagTree(codebook).ordered.map(({ tag }) => tag));
        expect(here(merged.layers)).toEqual(codebook.layers);
      }),
    );
  });

  it('finds a tag by its path, one that was merged where it went, and a new one its place', () => {
    const other = tags(
      { id: 'x1', name: 'energie', parent: null },
      { id: 'x2', name: 'Wind', parent: 'x1', description: 'Turbines' },
      { id: 'gale', name: 'Gale', parent: null },
      { id: 'x3', name: 'Sea', parent: 'gale' },
    );
    expect(told(other)).toEqual([
      ['energie', 'changed', 'name'],
      ['energie / Wind', 'changed', 'description'],
      ['Gale', 'same'],
      ['Gale / Sea', 'new'],
    ]);
    const { codebook } = mergeCodebook(own, other);
    expect(codebook.tags.find(({ id }) => id === 'x3')?.parent).toBe('wind');
    expect(codebook.tags).toHaveLength(4);
    expect(codebookProblems(codebook)).toEqual([]);
  });

  it('leaves a key with whom it is, and a tag out of what hangs on it', () => {
    const other = tags(
      { id: 'sun', name: 'Sun', parent: null, key: '1' },
      { id: 'wind', name: 'Wind', parent: null },
      { id: 'energy', name: 'Énergie', parent: 'wind' },
    );
    const { codebook, entries, problems } = mergeCodebook(own, other);
    expect(problems).toEqual([]);
    expect(entries.find(({ path }) => path[0] === 'Sun')?.kept).toEqual(['key']);
    expect(codebook.tags.find(({ id }) => id === 'sun')).not.toHaveProperty('key');
  });

  it('keeps two attributes apart that another codebook calls alike', () => {
    const layer = { id: 'x', name: 'X' };
    const attributes = [
      { id: 'd', type: 'text' as const },
      { id: 'd2', type: 'date' as const, name: 'd' },
    ];
    const other = { ...bare, layers: [{ ...layer, attributes }] };
    expect(mergeCodebook(bare, other).codebook.layers).toEqual(other.layers);
    const named = { ...bare, layers: [{ ...layer, attributes: [{ id: 'when', type: 'date' as const, name: 'D' }] }] };
    const merged = mergeCodebook(named, other).codebook.layers[0]?.attributes ?? [];
    expect(merged.map(({ id }) => id)).toEqual(['when', 'd2']);
  });

  it('keeps the type of an attribute and every choice', () => {
    const other: Codebook = {
      ...bare,
      layers: [
        {
          id: 'q2',
          name: 'quote',
          attributes: [
            { id: 'type', type: 'choice', choices: ['rumour', 'direct'] },
            { id: 'originalWording', type: 'number', description: 'As it was said' },
          ],
        },
      ],
    };
    const { codebook, entries } = mergeCodebook(own, other);
    const quote = codebook.layers.find(({ id }) => id === 'quote');
    expect(quote?.attributes.find(({ id }) => id === 'type')?.choices).toEqual([
      'rumour',
      'direct',
      'indirect',
      'mixed',
      'scare',
      'title',
    ]);
    expect(quote?.attributes.find(({ id }) => id === 'originalWording')).toEqual({
      id: 'originalWording',
      type: 'text',
      description: 'As it was said',
    });
    expect(entries.filter(({ kept }) => kept.length > 0).map(({ path, kept }) => [path[1], ...kept])).toEqual([
      ['originalWording', 'type'],
    ]);
  });

  it('leaves nothing that points nowhere or in a circle, whatever was merged in either', () => {
    fc.assert(
      fc.property(codebooks(), codebooks(), (one, other) => {
        const { problems } = mergeCodebook(one, other);
        expect(problems.filter(({ kind }) => kind === 'parent' || kind === 'circle')).toEqual([]);
      }),
    );
  });

  it('has layers part of others that are so in the other one, by what they are called here', () => {
    const source: Layer = { id: 'source', name: 'Source', attributes: [{ id: 'page', type: 'text' }] };
    const origin: Layer = { id: 'origin', name: 'Origin', attributes: [] };
    const here: Codebook = {
      ...bare,
      layers: [
        { ...source, id: 'mine' },
        { ...origin, id: 'place', name: 'ORIGIN' },
      ],
    };
    const there = mergeLayer({ ...bare, layers: [source, origin] }, 'source', 'origin');
    const named = {
      ...there,
      layers: there.layers.map((layer) => ({ ...layer, id: layer.id === 'source' ? 'mine' : layer.id })),
    };
    const { codebook, entries, problems } = mergeCodebook(here, named);
    expect(problems).toEqual([]);
    expect(codebook.layers[0]).toMatchObject({ mergedInto: 'place', attributes: [{ id: 'page', mergedInto: 'page' }] });
    expect(codebook.layers[1]?.attributes).toEqual([{ id: 'page', type: 'text' }]);
    expect(entries[0]).toMatchObject({ outcome: 'changed', fields: ['retired', 'mergedInto'] });
    expect(mergeCodebook(codebook, here).codebook).toEqual({
      ...codebook,
      layers: [codebook.layers[0], { ...codebook.layers[1], name: 'ORIGIN' }],
    });
  });

  it('says what would not be sound as a whole', () => {
    const other = tags({ id: 'wind', name: 'Énergie', parent: null });
    expect(mergeCodebook(own, other).problems).toMatchObject([{ kind: 'twice', path: ['tags', 1, 'name'] }]);
  });

  it('adds a template once', () => {
    const template = templateCodebook('discourse-network', 'en');
    const once = mergeCodebook(own, template);
    expect(once.entries.filter(({ outcome }) => outcome === 'new').length).toBeGreaterThan(6);
    expect(mergeCodebook(once.codebook, template).codebook).toBe(once.codebook);
  });
});
