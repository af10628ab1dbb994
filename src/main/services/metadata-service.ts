import type { CallInput } from '../../core/host-api';
import type { Article, FieldChange, Metadata } from '../../core/library/article';
import { correctedArticle, fieldOf, refusedFields } from '../../core/library/metadata-edit';
import { raise } from '../../core/result';
import type { Library } from '../library/library';
import type { ArticleList } from './article-list';
import type { EmitEvent } from './events';

/** Corrections of what is said of an article, each noted with who made it. */
export class MetadataService {
  constructor(
    private readonly library: Library,
    private readonly articles: ArticleList,
    private readonly emit: EmitEvent,
  ) {}

  /** As the call `article.correct`. */
  async correct({ articleId, changes: sent }: CallInput<'article.correct'>): Promise<Article> {
    const changes = sent.map((change) => ({ ...change, after: change.after.trim() }));
    refuseValues(changes);
    // What is corrected meanwhile must not be undone by a list that is still being read.
    await this.articles.read();
    const article = await this.library.changeArticle(articleId, (before) => {
      refuseStale(before.metadata, changes);
      const at = new Date().toISOString();
      return correctedArticle(before, changes, { at, annotator: this.library.annotator.id });
    });
    await this.articles.refresh(articleId);
    this.emit('article.corrected', article);
    this.emit('library.changed', {});
    return article;
  }
}

function refuseValues(changes: readonly FieldChange[]): void {
  const [refused] = refusedFields(changes);
  const index = changes.findIndex(({ field }) => field === refused);
  const change = changes[index];
  if (!change) return;
  raise('input-invalid', `“${change.after}” cannot be the ${change.field} of an article.`, {
    path: ['changes', index, 'after'],
    details: { field: change.field },
  });
}

function refuseStale(metadata: Metadata, changes: readonly FieldChange[]): void {
  const index = changes.findIndex(({ field, before }) => fieldOf(metadata, field) !== before);
  const change = changes[index];
  if (!change) return;
  raise('change-conflict', `The ${change.field} was changed meanwhile: it is “${fieldOf(metadata, change.field)}”.`, {
    path: ['changes', index, 'before'],
    details: { field: change.field },
  });
}
