import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codebooks } from '../testing/arbitraries';
import { annotationOn } from '../testing/made-articles';
import type { Annotation } from './annotation';
import { mergeAttribute, mergeChoice, renameChoice, withAttribute } from './attribute-edits';
import { builtInCodebook } from './built-in-codebook';
import type { Codebook } from './codebook';
import { mergeRelationType } from './codebook-edits';
import { codebookProblems } from './codebook-problems';
import { annotationProblems } from './integrity';
import { mergeLayer } from './layer-merge';
import { MergedParts, presentCodebook } from './merged-parts';

const text = 'La digue a tenu. Le bac repart.';
const book: Codebook = {
  ...builtInCodebook(),
  layers: [
    ...builtInCodebook().layers,
    {
      id: 'source',
      name: 'Source',
      attributes: [
        { id: 'kind', type: 'choice', choices: ['Report', 'rumour'] },
        { id: 'sort', type: 'choice', choices: ['report', 'poll'] },
        { id: 'topics', type: 'choices', choices: ['sea', 'wind'] },
        { id: 'fields', type: 'choices', choices: ['sea', 'land'] },
      ],
    },
    {
      id: 'origin',
      name: 'Origin',
      attributes: [
        { id: 'kind', type: 'text' },
        { id: 'sorte', name: 'Sort', type: 'choice', choices: ['poll', 'letter'] },
      ],
    },
  ],
};
const made = (attributes: Annotation['attributes'], more: Partial<Annotation> = {}): Annotation => ({
  ...annotationOn(text, 'quote', 'La digue a tenu'),
  layer: 'source',
  attributes,
  ...more,
});
const counted = (codebook: Codebook, annotation: Annotation) => {
  const today = new MergedParts(codebook).annotation(annotation);
  expect(codebookProblems(codebook)).toEqual([]);
  expect(annotationProblems(today, { text, codebook, people: new Map() })).toEqual([]);
  return today;
};

describe('an annotation', () => {
  it('is read as it is stored where nothing that it bears was merged', () => {
    const annotation = made({ kind: 'rumour' });
    expect(new MergedParts(book).annotation(annotation)).toBe(annotation);
    expect(counted(mergeAttribute(book, 'source', 'fields', 'topics'), annotation)).toBe(annotation);
    expect(new MergedParts(book).key).toBe('');
  });

  it('counts in the layer that its own became part of, with its values where they are there', () => {
    const merged = mergeLayer(book, 'source', 'origin');
    const { layer, attributes } = counted(merged, made({ kind: 'rumour', sort: 'report', topics: ['sea'] }));
    expect({ layer, attributes }).toEqual({
      layer: 'origin',
      attributes: { kind2: 'rumour', sorte: 'report', topics: ['sea'] },
    });
  });

  it('follows a layer as far as it went', () => {
    const merged = mergeLayer(mergeLayer(book, 'source', 'origin'), 'origin', 'claim');
    expect(counted(merged, made({ kind: 'Report' }))).toMatchObject({
      layer: 'claim',
      attributes: { kind2: 'Report' },
    });
    expect(new MergedParts(merged).layer('source')).toBe('claim');
  });

  it('has the value of a merged attribute in the other one, as it is called there', () => {
    const merged = mergeAttribute(book, 'source', 'kind', 'sort');
    expect(counted(merged, made({ kind: 'Report' })).attributes).toEqual({ sort: 'report' });
    expect(counted(merged, made({ kind: 'rumour' })).attributes).toEqual({ sort: 'rumour' });
  });

  it('keeps both values where it has one in each, and joins those that are lists', () => {
    const merged = mergeAttribute(mergeAttribute(book, 'source', 'kind', 'sort'), 'source', 'fields', 'topics');
    expect(counted(merged, made({ kind: 'rumour', sort: 'poll' })).attributes).toEqual({
      kind: 'rumour',
      sort: 'poll',
    });
    expect(counted(merged, made({ fields: ['sea', 'land'], topics: ['wind'] })).attributes).toEqual({
      topics: ['wind', 'sea', 'land'],
    });
    const further = mergeLayer(merged, 'source', 'origin');
    expect(counted(further, made({ kind: 'rumour', sort: 'poll' })).attributes).toEqual({
      kind2: 'rumour',
      sorte: 'poll',
    });
  });

  it('bears the choice that its own was moved to, or is called today', () => {
    const moved = withAttribute(book, 'source', 'topics', (topics) => mergeChoice(topics, 'sea', 'wind'));
    expect(counted(moved, made({ topics: ['sea', 'wind'] })).attributes).toEqual({ topics: ['wind'] });
    const renamed = withAttribute(moved, 'source', 'topics', (topics) => renameChoice(topics, 'wind', 'gale', true));
    expect(counted(renamed, made({ topics: ['sea'] })).attributes).toEqual({ topics: ['gale'] });
    const back = withAttribute(renamed, 'source', 'topics', (topics) => renameChoice(topics, 'gale', 'wind', true));
    expect(counted(back, made({ topics: ['wind'] })).attributes).toEqual({ topics: ['wind'] });
  });

  it('keeps its relations, each of the type that its own became part of', () => {
    const merged = mergeRelationType(book, 'repeats', 'supports');
    const relations = [
      { id: 'r-1', type: 'repeats', to: 'b' },
      { id: 'r-2', type: 'supports', to: 'b' },
    ];
    expect(counted(merged, made({}, { relations })).relations).toEqual([
      { id: 'r-1', type: 'supports', to: 'b' },
      { id: 'r-2', type: 'supports', to: 'b' },
    ]);
  });

  it('loses no value, whatever was merged', () => {
    fc.assert(
      fc.property(codebooks(), fc.nat(), (codebook, at) => {
        const layer = codebook.layers[at % Math.max(1, codebook.layers.length)];
        if (!layer) return;
        const attributes = Object.fromEntries(
          layer.attributes.flatMap(({ id, type, choices = [] }): [string, string | number][] =>
            type === 'text' ? [[id, `text of ${id}`]] : type === 'choice' && choices[0] ? [[id, choices[0]]] : [],
          ),
        );
        const today = new MergedParts(codebook).annotation(made(attributes, { layer: layer.id }));
        const texts = (of: Annotation['attributes']) =>
          Object.values(of).filter((value) => /^text of/.test(String(value)));
        expect(texts(today.attributes).sort()).toEqual(texts(attributes).sort());
        expect(annotationProblems(today, { text, codebook: presentCodebook(codebook), people: new Map() })).toEqual([]);
      }),
    );
  });
});
