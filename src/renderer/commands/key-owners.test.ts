import { describe, expect, it } from 'vitest';
import { builtInCodebook } from '../../core/annotation/built-in-codebook';
import { ownersOf } from './key-owners';

const plain = builtInCodebook();
const book = {
  ...plain,
  layers: [...plain.layers, { id: 'verdict', name: 'Verdict', attributes: [], key: 'd' }],
  tags: [{ id: 'port', name: 'Port', parent: null, key: '1' }],
};

describe('who has a key', () => {
  it('is a command of the same screen', () => {
    expect(ownersOf('history', 'n', {}, book)).toEqual([{ kind: 'command', id: 'next-annotation' }]);
    expect(ownersOf('to-trash', 'n', {}, book)).toEqual([]);
  });

  it('is a layer or tag of the codebook, for what can be done in an article', () => {
    expect(ownersOf('history', 'd', {}, book)).toEqual([{ kind: 'mark', layer: 'verdict' }]);
    expect(ownersOf('palette', '1', {}, book)).toEqual([{ kind: 'tag', tag: 'port' }]);
    expect(ownersOf('to-trash', 'd', {}, book)).toEqual([]);
  });

  it('is nobody where it is the key of the layer that the command marks with', () => {
    expect(ownersOf('mark-quote', 'q', { 'mark-quote': ['z'] }, book)).toEqual([]);
    expect(ownersOf('history', 'q', { 'mark-quote': ['z'] }, book)).toEqual([{ kind: 'mark', layer: 'quote' }]);
  });
});
