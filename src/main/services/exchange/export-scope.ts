import type { ExportedVersions, ExportScope } from '../../../core/calls/export-calls';
import { raise } from '../../../core/result';
import type { Library } from '../../library/library';
import type { ArticleList } from '../article-list';

/**
 * Ids of the articles to be exported, each once, for the articles that were named: those very ones, or other versions of them. Raises
 * `export-failed` where one has no version of the number that was asked for.
 */
export async function chosenArticles(
  articles: ArticleList,
  named: readonly string[],
  versions: ExportedVersions | undefined,
): Promise<string[]> {
  if (versions === undefined) return [...new Set(named)];
  const chosen = new Set<string>();
  for (const id of named) {
    const all = await versionsOf(articles, id);
    if (versions === 'each') for (const version of await present(articles, all)) chosen.add(version);
    else if (versions === 'newest') chosen.add(all.at(-1) ?? id);
    else chosen.add(await numbered(articles, all, versions, id));
  }
  return [...chosen];
}

/** What there is to choose from. Opens no article. */
export async function exportScope(
  library: Library,
  articles: ArticleList,
  named: readonly string[],
): Promise<ExportScope> {
  const { annotators } = library.file;
  const found = new Set<string>();
  const numbers = new Set<number>();
  for (const id of named) {
    for (const [index, version] of (await versionsOf(articles, id)).entries()) {
      if (!(await articles.isThere(version))) continue;
      numbers.add(index + 1);
      if (found.size === annotators.length) continue;
      for (const annotator of (await library.annotatorsOf(version)).known) found.add(annotator);
    }
  }
  return {
    annotators: annotators.filter(({ id }) => found.has(id)),
    versions: [...numbers].sort((a, b) => a - b),
  };
}

/** All versions of the article, the first one first. */
async function versionsOf(articles: ArticleList, id: string): Promise<string[]> {
  const newest = (await articles.supersededBy(id)) ?? id;
  return [...(await articles.earlierOf(newest)).map((earlier) => earlier.id), newest];
}

async function present(articles: ArticleList, ids: readonly string[]): Promise<string[]> {
  const there: string[] = [];
  for (const id of ids) if (await articles.isThere(id)) there.push(id);
  return there;
}

async function numbered(articles: ArticleList, all: readonly string[], number: number, id: string): Promise<string> {
  const version = all[number - 1];
  if (version !== undefined && (await articles.isThere(version))) return version;
  return raise(
    'export-failed',
    `Article ${id} has no version ${number}. Nothing was written; choose another version.`,
    {
      path: ['versions'],
      details: { article: id },
    },
  );
}
