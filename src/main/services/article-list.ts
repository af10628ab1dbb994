import { type Annotation, countLayers } from '../../core/annotation/annotation';
import { asFailure } from '../../core/dispatch';
import type { ArticleRow } from '../../core/library/article';
import type { Library } from '../library/library';

/** How many articles are read at once. */
const readingAtOnce = 16;

/** The rows of the library's list, read once and kept up to date as articles and annotations change. */
export class ArticleList {
  private readonly rows = new Map<string, ArticleRow>();
  private readonly idByText = new Map<string, string>();
  private loading: Promise<void> | null = null;

  constructor(private readonly library: Library) {}

  /** Newest first. An article that cannot be read has a row that says why. */
  async read(): Promise<ArticleRow[]> {
    this.loading ??= this.load();
    try {
      await this.loading;
    } catch (error) {
      this.loading = null;
      throw error;
    }
    return [...this.rows.values()].sort((a, b) => {
      if (a.imported !== b.imported) return a.imported < b.imported ? 1 : -1;
      return a.id < b.id ? -1 : 1;
    });
  }

  /** Reads one article's row again. */
  async refresh(id: string): Promise<void> {
    this.rows.set(id, await this.readRow(id));
  }

  recount(id: string, annotations: readonly Annotation[]): void {
    const row = this.rows.get(id);
    if (row) this.rows.set(id, { ...row, ...countLayers(annotations) });
  }

  /** Id and title of the article with that canonical text. */
  async withText(sha256: string): Promise<{ id: string; title: string } | null> {
    await this.read();
    const id = this.idByText.get(sha256);
    const row = id === undefined ? undefined : this.rows.get(id);
    return row ? { id: row.id, title: row.title } : null;
  }

  private async load(): Promise<void> {
    const ids = (await this.library.articleIds()).values();
    const reader = async () => {
      for (const id of ids) await this.refresh(id);
    };
    await Promise.all(Array.from({ length: readingAtOnce }, reader));
  }

  private async readRow(id: string): Promise<ArticleRow> {
    const row: ArticleRow = {
      id,
      title: id,
      outlet: '',
      language: 'und',
      published: '',
      imported: new Date(0).toISOString(),
      characters: 0,
      quotes: 0,
      claims: 0,
    };
    try {
      const { article } = await this.library.readArticle(id);
      const { title, outlet, language, published } = article.metadata;
      const { imported } = article.provenance;
      Object.assign(row, { title, outlet, language, published, imported, characters: article.characters });
      this.idByText.set(article.textSha256, id);
      return { ...row, ...countLayers(await this.library.readAnnotations(id)) };
    } catch (error) {
      return { ...row, problem: asFailure(error).message };
    }
  }
}
