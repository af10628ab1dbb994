import type { HostApi } from '../../core/host-api';
import { type ArticleState, articleStates } from '../../core/library/article';
import { stateWords } from '../library/state-sign';
import { announce } from '../state/announcer';
import { codebook, tagTreeOf } from '../state/codebook';
import type { LibraryModel } from '../state/library-model';
import { say, sayFailure } from '../words/words';
import type { ArticleSession } from './article-session';

/** What is done with the article as a whole: its tags, its note, how far the work on it is. Every action says what it did. */
export class ArticleNoteActions {
  constructor(
    private readonly host: HostApi,
    private readonly session: ArticleSession,
    private readonly library: LibraryModel,
  ) {}

  addTag(tagId: string): void {
    const tag = tagTreeOf(codebook.get()).resolve(tagId);
    if (!tag || this.tags.includes(tag.id)) return;
    this.session.noteArticle({ tags: [...this.tags, tag.id] });
    announce(say('said.tagged', { tag: tag.name }));
  }

  /** Takes the tag away, and with it those that were merged into it. */
  removeTag(tagId: string): void {
    const tree = tagTreeOf(codebook.get());
    this.session.noteArticle({ tags: this.tags.filter((id) => id !== tagId && tree.resolve(id)?.id !== tagId) });
    announce(say('said.untagged', { tag: tree.resolve(tagId)?.name ?? tagId }));
  }

  async createTag(name: string): Promise<void> {
    const created = await this.library.createTag(name);
    if (created.ok) this.addTag(created.value);
    else announce(sayFailure(created.error));
  }

  setNote(note: string): void {
    this.session.noteArticle({ note });
  }

  /** New, in work, done, and new again. */
  async nextState(): Promise<void> {
    const index = articleStates.indexOf(this.library.stateOf(this.session.article.id));
    await this.setState(articleStates[(index + 1) % articleStates.length] ?? 'new');
  }

  async setState(state: ArticleState): Promise<void> {
    const articleId = this.session.article.id;
    const result = await this.host.call('article.setState', { articleIds: [articleId], state });
    const failure = result.ok ? result.value.refused[0]?.failure : result.error;
    if (failure) return announce(sayFailure(failure));
    // At once, so that the key pressed again goes on from here.
    this.library.showState(articleId, state);
    announce(say('said.stateSet', { state: say(stateWords[state]) }));
  }

  private get tags(): readonly string[] {
    return this.session.state.get().articleNote?.tags ?? [];
  }
}
