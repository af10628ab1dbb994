import { describe, expect, it } from 'vitest';
import { builtInCodebook } from './built-in-codebook';
import type { Codebook, Layer, Tag } from './codebook';
import { codebookProblems } from './codebook-problems';

const tag = (id: string, parent: string | null = null, more: Partial<Tag> = {}): Tag => ({
  id,
  name: id,
  parent,
  ...more,
});
const layer = (id: string, more: Partial<Layer> = {}): Layer => ({ id, name: id, attributes: [], ...more });
const problemsOf = (more: Partial<Codebook>) =>
  codebookProblems({ ...builtInCodebook(), ...more }).map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('a codebook', () => {
  it('as every library starts with it has no problem', () => {
    expect(codebookProblems(builtInCodebook())).toEqual([]);
  });

  it('gives an id, and a name among siblings, once only', () => {
    expect(problemsOf({ layers: [layer('frame'), layer('frame', { name: 'Other' })] })).toEqual([
      'layers.1.id: stands there twice',
    ]);
    expect(problemsOf({ layers: [layer('frame'), layer('other', { name: 'FRAME' })] })).toEqual([
      'layers.1.name: stands there twice',
    ]);
    expect(
      problemsOf({ tags: [tag('a', null, { name: 'Énergie' }), tag('b', null, { name: 'energie' })] }),
    ).toHaveLength(1);
    expect(problemsOf({ tags: [tag('top'), tag('a', 'top', { name: 'x' }), tag('b', null, { name: 'x' })] })).toEqual(
      [],
    );
  });

  it('lets the name of a retired or merged tag be used again', () => {
    expect(problemsOf({ tags: [tag('a', null, { name: 'x' }), tag('b', null, { name: 'x', retired: true })] })).toEqual(
      [],
    );
    expect(
      problemsOf({ tags: [tag('a', null, { name: 'x' }), tag('b', null, { name: 'x', mergedInto: 'a' })] }),
    ).toEqual([]);
  });

  it('has no tag that hangs on nothing, or on itself', () => {
    expect(problemsOf({ tags: [tag('a', 'gone')] })).toEqual(['tags.0.parent: there is no tag "gone"']);
    expect(problemsOf({ tags: [tag('a', 'b'), tag('b', 'a')] })).toHaveLength(2);
    expect(problemsOf({ tags: [tag('a', null, { mergedInto: 'a' })] })).toEqual([
      'tags.0.mergedInto: "a" would hang on itself',
    ]);
  });

  it('has no key for two things, but for what is offered no more', () => {
    expect(problemsOf({ tags: [tag('a', null, { key: '1' }), tag('b', null, { key: '1' })] })).toEqual([
      'tags.1.key: the key "1" is already that of "a"',
    ]);
    expect(problemsOf({ tags: [tag('a', null, { key: '1' }), tag('b', null, { key: '1', retired: true })] })).toEqual(
      [],
    );
  });

  it('has no choice without anything to choose from', () => {
    const attributes = [{ id: 'mood', type: 'choice' as const, choices: [] }];
    expect(problemsOf({ layers: [layer('frame', { attributes })] })).toEqual([
      'layers.0.attributes.0.choices: "mood" offers nothing to choose from',
    ]);
  });
});
