import { describe, expect, it } from 'vitest';
import type { Annotation } from '../annotation/annotation';
import { annotationOn, articleWith, libraryWith } from '../testing/made-articles';
import { exportText } from './export-file';

const text = 'Le bac reprend\nLe trajet coûterait deux euros de moins.';
const earlier = [{ id: 'a-0', textSha256: '1'.repeat(64), imported: '2026-03-03T09:00:00Z' }];
const article = articleWith(text, { version: { earlier } });
const placed = annotationOn(text, 'quote', 'deux euros', {
  id: 'v-1',
  relations: [{ id: 'r-1', type: 'supports', to: 'v-2' }],
});
const before = 'Trois agents manquent.';
const unplaced: Annotation = {
  ...annotationOn(before, 'quote', 'Trois agents', { id: 'v-2' }),
  unplaced: { textSha256: '1'.repeat(64) },
};
const given = [{ article, text, annotations: [placed], unplaced: [unplaced] }];

describe('the second version of an article', () => {
  it('says so in our own format, with the hashes of all up to it, and holds what has no place in it', () => {
    const file = JSON.parse(exportText('json', libraryWith(), given));
    expect(file.articles[0]).toMatchObject({
      version: 2,
      versions: [
        { number: 1, id: 'a-0', textSha256: '1'.repeat(64) },
        { number: 2, id: 'a-1', textSha256: article.textSha256 },
      ],
      annotations: [{ id: 'v-1' }],
      relations: [],
      unplaced: [{ textSha256: '1'.repeat(64), id: 'v-2', segments: [{ exact: 'Trois agents' }] }],
    });
    expect(file.articles[0].unplaced[0]).not.toHaveProperty('unplaced');
  });

  it('says so in Web Annotation, in a table and in the report', () => {
    const web = JSON.parse(exportText('w3c', libraryWith(), given));
    expect(web.first.items.map((item: object) => item)).toMatchObject([{ 'guillemet:version': 2 }]);
    const [head = '', row = ''] = exportText('csv', libraryWith(), given).split('\r\n');
    const column = head.split(',').indexOf('"doc_version"');
    expect(row.split(',')[column]).toBe('2');
    expect(exportText('html', libraryWith(), given)).toContain('<dt>Version</dt><dd>2</dd>');
  });
});

it('the first version looks as if there were no others', () => {
  const file = JSON.parse(exportText('json', libraryWith(), [{ article: articleWith(text), text, annotations: [] }]));
  expect(file.articles[0]).not.toHaveProperty('version');
  expect(file.articles[0]).not.toHaveProperty('unplaced');
});
