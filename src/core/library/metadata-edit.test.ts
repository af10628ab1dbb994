import { describe, expect, it } from 'vitest';
import type { Metadata } from './article';
import { fieldChanges, type MetadataField, refusedFields, withChanges } from './metadata-edit';

const metadata: Metadata = {
  title: 'Le pont',
  language: 'fr',
  byline: '',
  outlet: 'Le Fleuve',
  agency: 'AFP',
  published: 'mardi dernier',
  url: '',
};

const refused = (field: MetadataField, after: string) =>
  refusedFields(fieldChanges(metadata, withChanges(metadata, [{ field, after }])));

describe('corrections of what is said of an article', () => {
  it('are the fields that differ, without the blanks around them', () => {
    expect(fieldChanges(metadata, { ...metadata, byline: ' A. Lemoine ', outlet: 'Le Fleuve ' })).toEqual([
      { field: 'byline', before: '', after: 'A. Lemoine' },
    ]);
  });

  it('take an emptied agency away', () => {
    expect(withChanges(metadata, [{ field: 'agency', after: '' }])).not.toHaveProperty('agency');
  });

  it.each([
    '',
    '2025',
    '2025-06',
    '2025-06-03',
    '2025-06-03T18:30',
    '2025-06-03T18:30:00Z',
    '2025-06-03T18:30:00+02:00',
  ])('take a date: %s', (date) => expect(refused('published', date)).toEqual([]));

  it.each(['03/06/2025', '2025-13', '2025-02-30', 'hier', '2025-06-03T25:00'])('refuse what is no date: %s', (date) =>
    expect(refused('published', date)).toEqual(['published']),
  );

  it('leave a date as the source states it, whatever it is', () => {
    expect(refused('title', 'Le quai')).toEqual([]);
  });

  it.each([
    ['url', 'https://example.org/a?b=1'],
    ['language', 'en-GB'],
    ['language', 'und'],
  ] as const)('take %s: %s', (field, value) => expect(refused(field, value)).toEqual([]));

  it.each([
    ['url', 'javascript:alert(1)'],
    ['url', 'example.org'],
    ['language', 'French'],
    ['title', ' '],
  ] as const)('refuse %s: %s', (field, value) => expect(refused(field, value)).toEqual([field]));
});
