import { asFailure } from '../../core/dispatch';
import type { Outcome } from '../../core/host-api';
import { type ArticleState, type TrashedArticle, versionNumber } from '../../core/library/article';
import type { Library } from '../library/library';
import { type ArticleList, eachAtOnce } from './article-list';
import type { EmitEvent } from './events';

/** What can be done with many articles at once: their state, the trash, and back. */
export class ArticleService {
  constructor(
    private readonly library: Library,
    private readonly articles: ArticleList,
    /** Told of each article that leaves the library. */
    private readonly forget: (articleId: string) => void,
    private readonly emit: EmitEvent,
  ) {}

  setState(articleIds: readonly string[], state: ArticleState): Promise<Outcome> {
    return this.each(articleIds, async (id) => {
      await this.library.setState(id, state);
      await this.articles.refresh(id);
    });
  }

  /** With their earlier versions, which go first: a crash in between must not bring one of them back to the list. */
  trash(articleIds: readonly string[]): Promise<Outcome> {
    return this.each(articleIds, async (id) => {
      for (const earlier of await this.articles.earlierOf(id)) {
        if (await this.articles.isThere(earlier.id)) await this.trashOne(earlier.id);
      }
      await this.trashOne(id);
    });
  }

  /** One version alone. */
  async trashOne(id: string): Promise<void> {
    await this.library.trashArticle(id);
    this.forget(id);
    this.articles.forget([id]);
  }

  /** With the earlier versions that are in the trash. */
  restore(articleIds: readonly string[]): Promise<Outcome> {
    const asked = new Set(articleIds);
    return this.each(articleIds, async (id) => {
      await this.library.restoreArticle(id);
      await this.articles.refresh(id);
      const trashed = new Set(await this.library.trashedIds());
      for (const earlier of await this.articles.earlierOf(id)) {
        if (!trashed.has(earlier.id) || asked.has(earlier.id)) continue;
        await this.library.restoreArticle(earlier.id);
        await this.articles.refresh(earlier.id);
      }
    });
  }

  empty(articleIds: readonly string[]): Promise<Outcome> {
    return this.each(articleIds, (id) => this.library.removeTrashed(id));
  }

  /** In order of title. */
  async list(): Promise<TrashedArticle[]> {
    const rows: TrashedArticle[] = [];
    await eachAtOnce(await this.library.trashedIds(), async (id) => {
      try {
        const { article } = await this.library.readTrashed(id);
        const { title, outlet } = article.metadata;
        rows.push({ id, title, outlet, ...(article.version ? { version: versionNumber(article) } : {}) });
      } catch (error) {
        rows.push({ id, title: id, outlet: '', problem: asFailure(error).message });
      }
    });
    return rows.sort((a, b) => a.title.localeCompare(b.title) || (a.id < b.id ? -1 : 1));
  }

  private async each(articleIds: readonly string[], act: (id: string) => Promise<void>): Promise<Outcome> {
    // What is done meanwhile must not be undone by a list that is still being read.
    await this.articles.read();
    const outcome: Outcome = { done: [], refused: [] };
    await eachAtOnce([...new Set(articleIds)], async (id) => {
      try {
        await act(id);
        outcome.done.push(id);
      } catch (error) {
        outcome.refused.push({ articleId: id, failure: asFailure(error) });
      }
    });
    this.emit('library.changed', {});
    return outcome;
  }
}
