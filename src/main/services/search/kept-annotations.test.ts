import { describe, expect, it } from 'vitest';
import { searchedText } from '../../../core/search/matcher';
import { anyAnnotation, KeptAnnotations, NameTable } from './kept-annotations';

const names = new NameTable();
const note = searchedText('à vérifier');
const given = [
  { id: 'q-1', layer: 'quote', person: 'p-1', segments: [span(40, 50), span(60, 64)], note: null },
  { id: 'c-1', layer: 'claim', person: null, segments: [span(42, 48)], note },
  { id: 'q-2', layer: 'quote', person: 'p-2', segments: [span(3, 9)], note: null },
];
const kept = new KeptAnnotations(given, names);
const idsOf = (wanted: Parameters<typeof kept.list>[0]) => kept.list(wanted).map(({ id }) => id);

function span(start: number, end: number) {
  return { start, end };
}

describe('kept annotations', () => {
  it('come back as they were given, each with its extent', () => {
    const extents = [span(40, 64), span(42, 48), span(3, 9)];
    expect(kept.list(anyAnnotation)).toEqual(given.map((each, index) => ({ ...each, extent: extents[index] })));
    expect(kept.hasNotes).toBe(true);
    expect(new KeptAnnotations([], names).list(anyAnnotation)).toEqual([]);
  });

  it('are told apart by layer and by person, also by those that none of them has', () => {
    expect(idsOf({ layer: 'quote', people: null })).toEqual(['q-1', 'q-2']);
    expect(idsOf({ layer: null, people: new Set(['p-2', 'p-3']) })).toEqual(['q-2']);
    expect(idsOf({ layer: 'claim', people: new Set(['p-1']) })).toEqual([]);
    expect(idsOf({ layer: 'other', people: null })).toEqual([]);
  });

  it('give their segments in the order of the text', () => {
    expect(kept.segments({ layer: 'quote', people: null })).toEqual([span(3, 9), span(40, 50), span(60, 64)]);
  });
});
