import { describe, expect, it } from 'vitest';
import { articleWith } from '../testing/made-articles';
import type { Metadata, MetadataField } from './article';
import {
  correctedArticle,
  fieldChanges,
  inverseChanges,
  refusedFields,
  statedMetadata,
  withChanges,
} from './metadata-edit';

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

  it('are noted one after the other, so that what the source stated can still be told', () => {
    const by = { at: '2026-03-04T09:00:00Z', annotator: 'me' };
    const before = articleWith('Le pont');
    const step = (article: typeof before, field: MetadataField, after: string) =>
      correctedArticle(article, fieldChanges(article.metadata, withChanges(article.metadata, [{ field, after }])), by);
    const once = step(before, 'title', 'Le quai');
    const twice = step(step(once, 'agency', 'AFP'), 'title', 'La rive');
    expect(twice.metadata).toMatchObject({ title: 'La rive', agency: 'AFP' });
    expect(twice.provenance.edits?.map(({ changes }) => changes[0]?.after)).toEqual(['Le quai', 'AFP', 'La rive']);
    expect(statedMetadata(twice)).toEqual(before.metadata);
    expect(step(twice, 'title', 'La rive')).toBe(twice);
  });

  it('can be taken back as long as their fields are as they left them', () => {
    const edit = { at: '', annotator: 'me', changes: [{ field: 'outlet' as const, before: '', after: 'Le Fleuve' }] };
    expect(inverseChanges(metadata, edit)).toEqual([{ field: 'outlet', before: 'Le Fleuve', after: '' }]);
    expect(inverseChanges({ ...metadata, outlet: 'Le Port' }, edit)).toBeNull();
  });
});
