import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tag } from './codebook';
import { TagTree } from './tag-tree';

const tag = (id: string, parent: string | null = null, more: Partial<Tag> = {}): Tag => ({
  id,
  name: id,
  parent,
  ...more,
});

describe('the tree of tags', () => {
  it('stands in the order of the codebook, each tag right after its parent and earlier siblings', () => {
    const tree = new TagTree({
      tags: [tag('law', 'topics'), tag('topics'), tag('tone'), tag('tax', 'law'), tag('sea', 'topics')],
    });
    expect(tree.ordered.map(({ path }) => path.join(' › '))).toEqual([
      'topics',
      'topics › law',
      'topics › law › tax',
      'topics › sea',
      'tone',
    ]);
    expect(tree.branchOf('topics')).toEqual(['topics', 'law', 'tax', 'sea']);
  });

  it('puts a tag whose parent is unknown, or below itself, at the top', () => {
    const tree = new TagTree({ tags: [tag('a', 'b'), tag('b', 'a'), tag('c', 'a'), tag('d', 'gone')] });
    expect(tree.ordered.map(({ tag: { id }, depth }) => [id, depth])).toEqual([
      ['a', 0],
      ['c', 1],
      ['b', 0],
      ['d', 0],
    ]);
  });

  it('takes what bears a merged tag for what it was merged into, and its children too', () => {
    const tree = new TagTree({ tags: [tag('fish', null, { mergedInto: 'sea' }), tag('sea'), tag('cod', 'fish')] });
    expect(tree.resolveAll(['fish', 'sea', 'cod', 'unheard-of']).map(({ id }) => id)).toEqual(['sea', 'cod']);
    expect(tree.placeOf('cod')?.path).toEqual(['sea', 'cod']);
    expect(tree.placeOf('fish')).toBeNull();
  });

  it('follows no merge for ever', () => {
    const tree = new TagTree({ tags: [tag('a', null, { mergedInto: 'b' }), tag('b', null, { mergedInto: 'a' })] });
    expect(tree.resolve('a')).toBeNull();
    expect(tree.ordered).toEqual([]);
  });

  it('holds every tag that is not merged exactly once, however the parents point', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const tags = fc.tuple(
      ...ids.map((id) =>
        fc
          .record({ parent: fc.option(fc.constantFrom(...ids, 'x')), mergedInto: fc.option(fc.constantFrom(...ids)) })
          .map(({ parent, mergedInto }) =>
            tag(id, parent, mergedInto === null || mergedInto === id ? {} : { mergedInto }),
          ),
      ),
    );
    fc.assert(
      fc.property(tags, (all) => {
        const shown = new TagTree({ tags: all }).ordered.map((place) => place.tag.id);
        const standing = all.filter((each) => each.mergedInto === undefined).map((each) => each.id);
        expect([...shown].sort()).toEqual(standing);
      }),
    );
  });
});

describe('a search among tags', () => {
  const tree = new TagTree({
    tags: [
      tag('topics', null, { name: 'Topics' }),
      tag('energy', 'topics', { name: 'Énergie' }),
      tag('nuclear', 'energy', { name: 'Nucléaire', description: 'Reactors, fuel, waste' }),
      tag('waste', 'topics', { name: 'Waste' }),
      tag('old', 'topics', { name: 'Waste water', retired: true }),
    ],
  });
  const found = (query: string) => tree.search(query).map((place) => place.tag.id);

  it('finds by name, without accents and case, the beginning first', () => {
    expect(found('energ')).toEqual(['energy', 'nuclear']);
    expect(found('NUCLE')).toEqual(['nuclear']);
  });

  it('finds by path and by description', () => {
    expect(found('topics nucl')).toEqual(['nuclear']);
    expect(found('waste')).toEqual(['waste', 'nuclear']);
  });

  it('offers no retired tag, and all others where nothing is asked', () => {
    expect(found('')).toEqual(['topics', 'energy', 'nuclear', 'waste']);
  });
});
