import type { Annotation } from '../../../core/annotation/annotation';
import type { Person } from '../../../core/annotation/person';
import type { Article } from '../../../core/library/article';
import { openLibrary } from '../library';

/** All that a user would miss, as it stands on disk; by id. */
export interface LibraryState {
  people: Record<string, Person>;
  articles: Record<string, Article>;
  trashed: string[];
  /** Of the library's annotator on the article `a-1`. */
  annotations: Record<string, Annotation>;
}

/** Reads a library as another process would that opens it now. */
export async function stateOf(folder: string): Promise<LibraryState> {
  const library = await openLibrary(folder, { mode: 'read' });
  const articles = await Promise.all((await library.articleIds()).map((id) => library.readArticle(id)));
  return {
    people: byId(library.file.people),
    articles: byId(articles.map(({ article }) => article)),
    trashed: await library.trashedIds(),
    annotations: byId(await library.readAnnotations('a-1')),
  };
}

function byId<T extends { id: string }>(items: readonly T[]): Record<string, T> {
  return Object.fromEntries(items.map((item) => [item.id, item]));
}
