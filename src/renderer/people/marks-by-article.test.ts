import { expect, it } from 'vitest';
import type { ConcordanceLine } from '../../core/search/concordance';
import { marksByArticle } from './marks-by-article';

it('brings the lines of an article together and keeps the order of articles and lines', () => {
  const line = (articleId: string, start: number): ConcordanceLine => ({
    articleId,
    start,
    end: start + 1,
    left: '',
    exact: 'x',
    right: '',
    annotation: null,
  });
  const groups = marksByArticle([line('b', 3), line('a', 1), line('b', 5)]);
  expect(groups.map(({ articleId, lines }) => [articleId, lines.map(({ start }) => start)])).toEqual([
    ['b', [3, 5]],
    ['a', [1]],
  ]);
});
