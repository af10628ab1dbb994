import type { EarlierVersion } from './article';

interface Versioned {
  row: { id: string; imported: string };
  earlier: readonly EarlierVersion[];
}

/**
 * The newest version of each article that has a newer one, by its id. Where two machines opened one each, the longer
 * line counts, then the one that was opened later; the other one is not replaced, and stays an article for itself.
 */
export function replacements(articles: Iterable<Versioned>): Map<string, string> {
  const newest = new Map<string, Versioned>();
  for (const article of articles) {
    for (const { id } of article.earlier) {
      const other = newest.get(id);
      if (!other || isNewer(article, other)) newest.set(id, article);
    }
  }
  return new Map([...newest].map(([id, { row }]) => [id, row.id]));
}

function isNewer(a: Versioned, b: Versioned): boolean {
  if (a.earlier.length !== b.earlier.length) return a.earlier.length > b.earlier.length;
  return a.row.imported === b.row.imported ? a.row.id > b.row.id : a.row.imported > b.row.imported;
}
