import { describe, expect, it } from 'vitest';
import type { Annotation } from '../annotation/annotation';
import { noMarks, rowMarks } from './row-marks';

const at = '2026-03-04T09:00:00Z';

function annotation(layer: string, attributes: Annotation['attributes'], tags: string[] = []): Annotation {
  return {
    id: `x-${layer}`,
    layer,
    segments: [{ start: 0, end: 3, exact: 'Oui', prefix: '', suffix: '' }],
    attributes,
    tags,
    note: '',
    annotator: 'desk',
    created: at,
    modified: at,
    origin: { kind: 'manual' },
  };
}

describe('what the list tells of the annotations of an article', () => {
  it('names who is quoted and who claims, each once, whatever the order', () => {
    const quotes = [annotation('quote', { speaker: 'p-2' }), annotation('quote', { speaker: 'p-2' })];
    const claim = annotation('claim', { claimant: 'p-1' });
    expect(rowMarks([...quotes, claim], null)).toEqual({ quotes: 2, claims: 1, people: ['p-1', 'p-2'], tags: [] });
    expect(rowMarks([claim, ...quotes], null)).toEqual(rowMarks([...quotes, claim], null));
  });

  it('does not take somebody for quoted who is only spoken to', () => {
    expect(rowMarks([annotation('quote', { addressee: 'p-1' })], null).people).toEqual([]);
  });

  it('names the tags of every layer, each once', () => {
    const marks = [annotation('quote', {}, ['t-b', 't-a']), annotation('frame', {}, ['t-b'])];
    expect(rowMarks(marks, null)).toEqual({ quotes: 1, claims: 0, people: [], tags: ['t-a', 't-b'] });
    expect(rowMarks([], null)).toEqual(noMarks);
  });

  it('names the tags of the article as a whole among those of its annotations', () => {
    const note = {
      id: 'article' as const,
      tags: ['t-c', 't-a'],
      note: '',
      annotator: 'desk',
      created: at,
      modified: at,
    };
    expect(rowMarks([annotation('quote', {}, ['t-a', 't-b'])], note).tags).toEqual(['t-a', 't-b', 't-c']);
  });
});
