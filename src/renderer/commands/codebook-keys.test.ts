import { describe, expect, it } from 'vitest';
import type { Codebook } from '../../core/annotation/codebook';
import { codebookKeyOf } from './codebook-keys';

const book: Codebook = {
  layers: [
    { id: 'verdict', name: 'Verdict', attributes: [], key: 'u' },
    { id: 'old', name: 'Old', attributes: [], key: 'd', retired: true },
  ],
  tags: [
    { id: 'port', name: 'Port', parent: null, key: '1' },
    { id: 'gone', name: 'Gone', parent: null, key: '2', retired: true },
    { id: 'ferry', name: 'Ferry', parent: null, key: '3', mergedInto: 'port' },
    { id: 'bus', name: 'Bus', parent: null, key: 'd' },
  ],
  relationTypes: [],
};

const pressed = (key: string, held: { ctrlKey?: boolean; metaKey?: boolean; altKey?: boolean } = {}) =>
  codebookKeyOf(book, { key, ctrlKey: false, metaKey: false, altKey: false, ...held });

describe('a key of the codebook', () => {
  it('marks with its layer or gives its tag', () => {
    expect(pressed('u')).toEqual({ kind: 'mark', layer: 'verdict' });
    expect(pressed('1')).toEqual({ kind: 'tag', tag: 'port' });
  });

  it('is free again where its layer or tag is retired or merged', () => {
    expect(pressed('2')).toBeNull();
    expect(pressed('3')).toBeNull();
    expect(pressed('d')).toEqual({ kind: 'tag', tag: 'bus' });
  });

  it('does nothing with a modifier, or where nobody has it', () => {
    expect(pressed('1', { ctrlKey: true })).toBeNull();
    expect(pressed('u', { altKey: true })).toBeNull();
    expect(pressed('9')).toBeNull();
  });
});
