import { describe, expect, it, vi } from 'vitest';
import { type AnnotationFilter, matcherOf, noAnnotationFilter } from '../../core/annotation/annotation-filter';
import { builtInCodebook } from '../../core/annotation/built-in-codebook';
import type { Person } from '../../core/annotation/person';
import { TagTree } from '../../core/annotation/tag-tree';
import { acceptedAnnotation } from '../../core/review/acceptance';
import { suggestionOn } from '../../core/review/testing';
import { suggestionFilter } from './suggestion-filter';

const text = '« Le bac reprend lundi », dit Zoé Lindqvist. Il a coûté 2 millions. « Enfin ! » dit le port.';
const reviewer = { text, textSha256: 'a'.repeat(64), language: 'fr', annotator: 'desk', time: '2026-03-05T08:00:00Z' };
const zoe: Person = { id: 'p-z', name: 'Zoé Lindqvist', role: '', organisation: '', country: '', aliases: [] };

const codebook = builtInCodebook();
const quote = suggestionOn(text, '« Le bac reprend lundi »', { speaker: 'Zoé Lindqvist', isNamed: true });
const claim = suggestionOn(text, 'Il a coûté 2 millions.', { layer: 'claim' });
const indirect = suggestionOn(text, '« Enfin ! »', { speaker: 'le port', type: 'mixed' });
const all = [quote, claim, indirect];

const becomes = vi.fn((suggestion: typeof quote, person: string | null) =>
  acceptedAnnotation(suggestion, suggestion.id, person, reviewer),
);

function admitted(part: Partial<AnnotationFilter>) {
  const filter = { ...noAnnotationFilter, ...part };
  const register = { people: new Map([[zoe.id, zoe]]), tree: new TagTree(codebook), codebook };
  return all.filter(suggestionFilter(filter, matcherOf(filter, [], register), { becomes }, { people: [zoe] }));
}

describe('a filter of annotations', () => {
  it('lets every suggestion through where it is empty', () => {
    expect(admitted({})).toEqual(all);
  });

  it('lets those through whose words, layer, type or speaker it names', () => {
    expect(admitted({ text: 'coute millions' })).toEqual([claim]);
    expect(admitted({ layer: 'quote' })).toEqual([quote, indirect]);
    expect(admitted({ layer: 'quote', choice: { attribute: 'type', value: 'mixed' } })).toEqual([indirect]);
    expect(admitted({ person: 'p-z' })).toEqual([quote]);
    expect(admitted({ text: 'lindqvist' })).toEqual([quote]);
  });

  it('lets none through where it is about what only annotations have', () => {
    expect(admitted({ state: 'accepted' })).toEqual([]);
    expect(admitted({ tag: 't-1' })).toEqual([]);
  });

  it('makes out only once what a suggestion would become', () => {
    const admits = suggestionFilter({ ...noAnnotationFilter, text: 'bac' }, () => true, { becomes }, { people: [] });
    becomes.mockClear();
    expect([admits(quote), admits(quote)]).toEqual([true, true]);
    expect(becomes).toHaveBeenCalledTimes(1);
  });
});
