import { describe, expect, it } from 'vitest';
import { builtInCodebook } from './built-in-codebook';
import type { Codebook } from './codebook';
import {
  mergeRelationType,
  mergeTag,
  moved,
  moveEntry,
  moveTag,
  placeTag,
  withEntry,
  withoutEntry,
} from './codebook-edits';
import { codebookProblems } from './codebook-problems';
import { TagTree } from './tag-tree';

const book: Codebook = {
  ...builtInCodebook(),
  tags: [
    { id: 'energy', name: 'Energy', parent: null },
    { id: 'wind', name: 'Wind', parent: 'energy', key: '1' },
    { id: 'sun', name: 'Sun', parent: 'energy' },
    { id: 'roof', name: 'Roof', parent: 'sun' },
    { id: 'health', name: 'Health', parent: null },
  ],
};

const drawn = (of: Codebook) => new TagTree(of).ordered.map(({ tag, depth }) => `${'-'.repeat(depth)}${tag.name}`);

describe('the tree of tags', () => {
  it('moves a tag with what hangs on it among its siblings', () => {
    expect(drawn(moveTag(book, 'sun', 'up'))).toEqual(['Energy', '-Sun', '--Roof', '-Wind', 'Health']);
    expect(drawn(moveTag(book, 'energy', 'down'))).toEqual(['Health', 'Energy', '-Wind', '-Sun', '--Roof']);
  });

  it('hangs a tag on the sibling before it, last of what hangs there, and takes it out again', () => {
    const indented = moveTag(book, 'sun', 'indent');
    expect(drawn(indented)).toEqual(['Energy', '-Wind', '--Sun', '---Roof', 'Health']);
    expect(drawn(moveTag(indented, 'sun', 'outdent'))).toEqual(drawn(book));
  });

  it('leaves the codebook alone where there is no such place', () => {
    for (const move of ['up', 'indent', 'outdent'] as const) expect(moveTag(book, 'energy', move)).toBe(book);
    expect(moveTag(book, 'sun', 'down')).toBe(book);
  });

  it('puts a tag before, after or on another, with what hangs on it, and never on itself', () => {
    expect(drawn(placeTag(book, 'sun', 'energy', 'before'))).toEqual(['Sun', '-Roof', 'Energy', '-Wind', 'Health']);
    expect(drawn(placeTag(book, 'health', 'wind', 'after'))).toEqual(['Energy', '-Wind', '-Health', '-Sun', '--Roof']);
    expect(drawn(placeTag(book, 'health', 'wind', 'on'))).toEqual(['Energy', '-Wind', '--Health', '-Sun', '--Roof']);
    expect(placeTag(book, 'energy', 'roof', 'on')).toBe(book);
    expect(placeTag(book, 'sun', 'sun', 'after')).toBe(book);
  });

  it('hangs what hung on a merged tag on the one it became part of, and frees its key', () => {
    const merged = mergeTag(book, 'wind', 'sun');
    expect(merged.tags.find(({ id }) => id === 'wind')).toEqual({
      id: 'wind',
      name: 'Wind',
      parent: 'energy',
      mergedInto: 'sun',
    });
    expect(drawn(mergeTag(book, 'sun', 'health'))).toEqual(['Energy', '-Wind', 'Health', '-Roof']);
  });

  it('makes one of what is called alike on both, down to the last', () => {
    const twins: Codebook = {
      ...builtInCodebook(),
      tags: [
        ...['a', 'b'].flatMap((top) => [
          { id: top, name: top, parent: null },
          { id: `${top}-sea`, name: top === 'a' ? 'Sea' : 'SEA', parent: top },
          { id: `${top}-fish`, name: 'Fish', parent: `${top}-sea` },
        ]),
        { id: 'a-net', name: 'Net', parent: 'a-sea' },
      ],
    };
    const merged = mergeTag(twins, 'a', 'b');
    expect(drawn(merged)).toEqual(['b', '-SEA', '--Fish', '--Net']);
    expect(codebookProblems(merged)).toEqual([]);
  });

  it('does not merge a tag into what hangs on it', () => {
    expect(mergeTag(book, 'energy', 'roof')).toBe(book);
  });

  it('goes with what became part of it', () => {
    const merged = mergeTag(mergeTag(book, 'wind', 'sun'), 'sun', 'health');
    expect(withoutEntry(merged, 'tags', 'health').tags.map(({ id }) => id)).toEqual(['energy', 'roof']);
  });

  it('keeps what hung on a tag that is taken away', () => {
    expect(drawn(withoutEntry(book, 'tags', 'sun'))).toEqual(['Energy', '-Wind', '-Roof', 'Health']);
  });
});

describe('entries', () => {
  it('changes one field of one entry, and takes a field away', () => {
    expect(withEntry(book, 'tags', 'wind', { key: undefined, name: 'Gale' }).tags[1]).toEqual({
      id: 'wind',
      name: 'Gale',
      parent: 'energy',
    });
  });

  it('lets a relation type become part of another once, and not of itself', () => {
    const merged = mergeRelationType(book, 'repeats', 'supports');
    expect(merged.relationTypes[2]).toEqual({ id: 'repeats', name: 'repeats', mergedInto: 'supports', retired: true });
    expect(mergeRelationType(merged, 'answers', 'repeats')).toBe(merged);
    expect(mergeRelationType(book, 'answers', 'answers')).toBe(book);
  });

  it('moves beside another of its list', () => {
    const order = (of: Codebook) => of.relationTypes.map(({ id }) => id).join(' ');
    expect(order(moveEntry(book, 'relationTypes', 'answers', 'supports', 'before'))).toBe(
      'answers supports contradicts repeats',
    );
    expect(order(moveEntry(book, 'relationTypes', 'supports', 'repeats', 'after'))).toBe(
      'contradicts repeats supports answers',
    );
    expect(moveEntry(book, 'layers', 'quote', 'gone', 'after')).toBe(book);
  });

  it('moves within a list, and not past its ends', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });
});
