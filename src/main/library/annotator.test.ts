import { describe, expect, it } from 'vitest';
import { Id } from '../../core/annotation/annotation';
import { annotatorFor } from './annotator';
import type { LibraryFile } from './library-file';

const libraryOf = (...annotators: { id: string; name: string }[]): LibraryFile => ({
  format: 'guillemet-library',
  schemaVersion: 1,
  id: 'l-1',
  name: 'Desk',
  codebook: { layers: [], tags: [], relationTypes: [] },
  people: [],
  annotators,
});

describe('the annotator', () => {
  it.each([
    ['Zoé Lindqvist', 'zoe-lindqvist'],
    ['René e', 'rene-e'],
    ['desk.2@paper', 'desk-2-paper'],
    ['---', 'annotator-cb3f91d5'],
    ['article', 'annotator-article'],
    ['ORIGINAL', 'annotator-original'],
    ['aux', 'annotator-aux'],
    ['com1', 'annotator-com1'],
    ['auxiliary', 'auxiliary'],
    ['x'.repeat(100), 'x'.repeat(40)],
    [`${'x'.repeat(39)} y`, 'x'.repeat(39)],
  ])('%s has the id %s, which is a file name everywhere', (name, id) => {
    expect(annotatorFor(libraryOf(), name)).toEqual({ id, name });
    expect(Id.safeParse(id).success).toBe(true);
  });

  it('has an id of their own where the name has no Latin letter', () => {
    const [a, b] = ['أمل', '李明'].map((name) => annotatorFor(libraryOf(), name).id);
    expect(a).toMatch(/^annotator-[0-9a-f]{8}$/);
    expect(b).toMatch(/^annotator-[0-9a-f]{8}$/);
    expect(a).not.toBe(b);
  });

  it('keeps the name that the library has for them', () => {
    const known = { id: 'zoe', name: 'Zoé Lindqvist' };
    expect(annotatorFor(libraryOf(known), 'zoe')).toBe(known);
  });
});
