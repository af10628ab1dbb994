import { describe, expect, it } from 'vitest';
import { builtInCodebook } from '../../annotation/built-in-codebook';
import type { Codebook, Layer } from '../../annotation/codebook';
import { codebookProblems } from '../../annotation/codebook-problems';
import { mergeLayer } from '../../annotation/layer-merge';
import { emptyIncoming } from './incoming';
import { Register } from './register';

const opinion: Layer = {
  id: 'opinion',
  name: 'Opinion',
  attributes: [{ id: 'tone', type: 'choice', choices: ['calm'] }],
};
const own: Codebook = { ...builtInCodebook(), layers: [...builtInCodebook().layers, opinion] };
const registerOf = (codebook: Codebook) => new Register({ codebook, people: [], annotators: [] }, (name) => name);

describe('a layer that became part of another here', () => {
  const merged = mergeLayer(own, 'opinion', 'claim');

  it('takes in what a file from before has of it, with a place in the other one', () => {
    const register = registerOf(merged);
    const attributes = [
      { ...opinion.attributes[0], choices: ['calm', 'angry'] },
      { id: 'page', type: 'text' },
    ];
    register.takeIn({
      ...emptyIncoming('guillemet'),
      codebook: { ...own, layers: [{ ...opinion, attributes } as Layer] },
    });
    const { codebook } = register.shared;
    expect(codebookProblems(codebook)).toEqual([]);
    const claim = codebook.layers.find(({ id }) => id === 'claim');
    expect(claim?.attributes.slice(-2)).toEqual([
      { id: 'tone', type: 'choice', choices: ['calm', 'angry'] },
      { id: 'page', type: 'text' },
    ]);
  });

  it('is found by its name as long as no other has that', () => {
    expect(registerOf(merged).layerFor('opinion').id).toBe('opinion');
    const again = { ...merged, layers: [...merged.layers, { id: 'new', name: 'Opinion', attributes: [] }] };
    expect(registerOf(again).layerFor('OPINION').id).toBe('new');
  });
});

describe('a person who was taken out of the register', () => {
  const gone = { id: 'p-1', name: 'Ilse Ray', role: '', organisation: '', country: '', aliases: [] };

  it('is in it again once a file names them by their id, and is nobody to a name alone', () => {
    const people = [{ ...gone, removed: true }];
    const register = new Register({ codebook: own, people, annotators: [] }, (name) => name);
    register.takeIn({ ...emptyIncoming('guillemet'), codebook: own, people: [gone] });
    expect(register.shared.people).toEqual([gone]);
    const named = new Register({ codebook: own, people, annotators: [] }, (name) => name);
    named.takeIn({ ...emptyIncoming('csv'), codebook: own, people: [{ ...gone, id: 'p-2' }] });
    expect(named.shared.people).toEqual([people[0], { ...gone, id: 'p-2' }]);
  });
});
