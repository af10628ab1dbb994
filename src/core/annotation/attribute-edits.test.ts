import { describe, expect, it } from 'vitest';
import {
  attributeId,
  choiceTaken,
  mergeAttribute,
  mergeChoice,
  renameChoice,
  retireChoice,
  withoutAttribute,
  withoutChoice,
} from './attribute-edits';
import type { AttributeDefinition, Codebook } from './codebook';
import { mergeLayer } from './layer-merge';

const kind: AttributeDefinition = { id: 'kind', type: 'choice', choices: ['report', 'rumour', 'poll'] };

describe('a choice', () => {
  it('is retired and offered again, as the last one', () => {
    const retired = retireChoice(kind, 'report', true);
    expect(retired).toEqual({ ...kind, choices: ['rumour', 'poll'], retiredChoices: ['report'] });
    expect(retireChoice(retired, 'report', false)).toEqual({ ...kind, choices: ['rumour', 'poll', 'report'] });
  });

  it('is moved to another one of the same attribute, and to nothing else', () => {
    const moved = mergeChoice(kind, 'report', 'poll');
    expect(moved).toEqual({ ...kind, choices: ['rumour', 'poll'], mergedChoices: { report: 'poll' } });
    expect(mergeChoice(kind, 'report', 'gone')).toBe(kind);
    expect(mergeChoice(moved, 'poll', 'report')).toBe(moved);
  });

  it('is called otherwise at its place, and leaves no trace where nothing uses it', () => {
    expect(renameChoice(kind, 'rumour', 'hearsay', false)).toEqual({ ...kind, choices: ['report', 'hearsay', 'poll'] });
    expect(renameChoice(kind, 'rumour', 'hearsay', true)).toEqual({
      ...kind,
      choices: ['report', 'hearsay', 'poll'],
      mergedChoices: { rumour: 'hearsay' },
    });
  });

  it('goes with those that were moved to it', () => {
    const moved = mergeChoice(mergeChoice(kind, 'report', 'poll'), 'poll', 'rumour');
    expect(withoutChoice(moved, 'rumour')).toEqual({ ...kind, choices: [] });
  });
});

describe('an attribute', () => {
  const book: Codebook = {
    layers: [
      { id: 'source', name: 'Source', attributes: [kind, { id: 'sort', type: 'choice', choices: ['letter'] }] },
      { id: 'origin', name: 'Origin', attributes: [{ id: 'note', type: 'text' }] },
    ],
    tags: [],
    relationTypes: [],
  };

  it('becomes part of one of its type, which offers the choices of both', () => {
    expect(mergeAttribute(book, 'source', 'kind', 'sort').layers[0]?.attributes).toEqual([
      { ...kind, mergedInto: 'sort', retired: true },
      { id: 'sort', type: 'choice', choices: ['letter', 'report', 'rumour', 'poll'] },
    ]);
    const other = {
      ...book,
      layers: [{ ...book.layers[0], attributes: [kind, { id: 'note', type: 'text' }] }],
    } as Codebook;
    expect(mergeAttribute(other, 'source', 'kind', 'note')).toBe(other);
  });

  it('goes with those that became part of it, in other layers too', () => {
    const merged = mergeLayer(mergeAttribute(book, 'source', 'kind', 'sort'), 'source', 'origin');
    const left = withoutAttribute(merged, 'origin', 'sort');
    expect(left.layers.map(({ attributes }) => attributes.map(({ id }) => id))).toEqual([[], ['note']]);
  });

  it('has an id of its own, of plain letters', () => {
    expect(attributeId('Qualité perçue', [])).toBe('Qualitepercue');
    expect(attributeId('Kind', [{ id: 'Kind' }])).toBe('Kind2');
    expect(attributeId('الصفة', [])).toBe('a');
  });
});

describe('the name of a choice', () => {
  const moved = mergeChoice(kind, 'report', 'poll');

  it('is taken where the attribute has it, or had it and moved it', () => {
    expect(choiceTaken(kind, 'rumour')).toEqual({ kind: 'there' });
    expect(choiceTaken(retireChoice(kind, 'rumour', true), 'rumour')).toEqual({ kind: 'there' });
    expect(choiceTaken(moved, 'report')).toEqual({ kind: 'moved', into: 'poll' });
    expect(choiceTaken(moved, 'report', 'rumour')).toEqual({ kind: 'moved', into: 'poll' });
  });

  it('is free where nothing has it, or where the choice itself was called so', () => {
    expect(choiceTaken(kind, 'letter')).toBeNull();
    expect(choiceTaken(kind, 'letter', 'poll')).toBeNull();
    expect(choiceTaken(kind, 'poll', 'poll')).toBeNull();
    expect(choiceTaken(moved, 'report', 'poll')).toBeNull();
  });
});
