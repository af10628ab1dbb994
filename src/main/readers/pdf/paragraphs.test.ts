import { describe, expect, it } from 'vitest';
import type { Line } from './lines';
import { paragraphsOf } from './paragraphs';

const column = { columnLeft: 50, columnRight: 300, left: 50, right: 300, size: 10, column: 0 };

/** Full lines of one column, `perPage` on a page, with nothing that would end a paragraph. */
function lines(texts: readonly string[], perPage: number): Line[] {
  return texts.map((text, i) => ({ ...column, text, page: Math.floor(i / perPage), y: 100 + 12 * (i % perPage) }));
}

describe('a paragraph that goes on over pages', () => {
  it('knows where each page begins in it, words that a line breaks joined', () => {
    const [paragraph, ...others] = paragraphsOf(lines(['le pont de la ri-', 'vière est ou-', 'vert depuis hier'], 2));
    expect(others).toEqual([]);
    expect(paragraph?.text).toBe('le pont de la rivière est ouvert depuis hier');
    expect(paragraph?.pages).toEqual([
      { page: 0, offset: 0 },
      { page: 1, offset: paragraph?.text.indexOf('vert') },
    ]);
  });

  it('may have as many lines as a book, and takes no longer for each of them', () => {
    const texts = Array.from({ length: 40_000 }, (_, i) => `le pont est ouvert depuis hier soir, arche ${i}`);
    const [paragraph, ...others] = paragraphsOf(lines(texts, 50));
    expect(others).toEqual([]);
    expect(paragraph?.text).toBe(texts.join(' '));
    expect(paragraph?.pages).toHaveLength(800);
    const last = paragraph?.pages.at(-1);
    expect(paragraph?.text.slice(last?.offset).startsWith(texts[39_950] ?? '')).toBe(true);
  });
});
