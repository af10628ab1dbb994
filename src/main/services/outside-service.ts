import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Annotation } from '../../core/annotation/annotation';
import type { NewChange, Operation } from '../../core/annotation/change';
import { sameValue } from '../../core/annotation/change';
import type { OutsideChoice, OutsideNews, OutsideQuestion } from '../../core/calls/outside-calls';
import { raise } from '../../core/result';
import { conflictCopiesIn } from '../library/conflict-copy';
import { FolderWatch } from '../library/folder-watch';
import { newId } from '../library/ids';
import { type Stamps, sameStamps, stampsOf } from '../library/index-file';
import type { Library } from '../library/library';
import type { ArticleList } from './article-list';
import type { EmitEvent } from './events';

export interface OutsideTimes {
  /** How often the files that are in use are looked at, in ms; changes are told sooner where the system tells of them. */
  look: number;
  /** How often all articles are looked at, in ms. */
  sweep: number;
}

const defaultTimes: OutsideTimes = { look: 2_000, sweep: 60_000 };

/** How many articles are followed that were opened last. */
const followed = 8;

/**
 * Notices what other programs write into the library while it is open (Git, Syncthing, an editor), joins it
 * with what is known here, and tells the pages. What is written here is recognised and passed over.
 */
export class OutsideService {
  private readonly questions = new Map<string, OutsideQuestion>();
  /** Articles that pages show, and how their files looked; the one opened last is the last. */
  private readonly shown = new Map<string, Stamps | null>();
  private readonly watch = new FolderWatch(() => void this.look());
  private readonly knownCopies = new Set<string>();
  private looking: Promise<void> | null = null;
  private timer: NodeJS.Timeout | undefined;
  private sweepAt: number;
  /** Time of the folder of all articles at the last look, in ms. */
  private articlesTime = 0;
  private isClosed = false;

  constructor(
    private readonly library: Library,
    private readonly articles: ArticleList,
    private readonly emit: EmitEvent,
    /** Told of each article whose files are others now. */
    private readonly forget: (articleId: string) => void,
    private readonly apply: (articleId: string, change: NewChange) => Promise<unknown>,
    private readonly times: OutsideTimes = defaultTimes,
  ) {
    this.sweepAt = performance.now() + times.sweep;
    this.schedule();
  }

  /** Follows an article that a page has opened. */
  async follow(articleId: string): Promise<void> {
    this.shown.delete(articleId);
    this.shown.set(articleId, await this.stampsOf(articleId));
    const [oldest] = this.shown.keys();
    if (this.shown.size > followed && oldest !== undefined) this.shown.delete(oldest);
    this.watchFolders();
  }

  list(): OutsideQuestion[] {
    return [...this.questions.values()];
  }

  /** Raises `input-invalid` for a question that is not there, and what changing annotations raises. */
  async answer(questionId: string, choice: OutsideChoice): Promise<void> {
    const question = this.questions.get(questionId);
    if (!question) return raise('input-invalid', `There is no question ${questionId}.`, { path: ['questionId'] });
    const store = await this.library.annotations(question.articleId);
    const current = store.all().find(({ id }) => id === question.annotationId) ?? null;
    const ops = operationsOf(question, choice, current);
    if (ops.length > 0) await this.apply(question.articleId, { id: newId('c'), kind: 'import', ops });
    this.questions.delete(questionId);
    this.emit('outside.questions', {});
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    this.watch.close();
    await this.looking;
  }

  /** Looks now, and tells what is new. Never rejects. */
  look(): Promise<void> {
    this.looking ??= this.lookAtAll()
      // A folder that cannot be read now may be readable at the next look.
      .catch(() => {})
      .finally(() => {
        this.looking = null;
      });
    return this.looking;
  }

  private schedule(): void {
    if (this.isClosed) return;
    this.timer = setTimeout(() => void this.look().then(() => this.schedule()), this.times.look);
    this.timer.unref();
  }

  private async lookAtAll(): Promise<void> {
    const news: OutsideNews = { added: 0, removed: 0, joined: [], copies: [] };
    let isChanged = await this.library.takeInFile().catch(() => false);
    for (const id of new Set([...this.library.openArticles, ...this.shown.keys()])) {
      if (await this.lookAt(id, news)) isChanged = true;
    }
    if (await this.lookAtList(news)) isChanged = true;
    news.copies.push(...(await this.newCopiesIn(this.library.folder)));
    this.watchFolders();
    if (isChanged) this.emit('library.changed', {});
    if (news.added + news.removed + news.joined.length + news.copies.length > 0) this.emit('outside.news', news);
  }

  private async lookAt(id: string, news: OutsideNews): Promise<boolean> {
    const copies = await this.newCopiesIn(this.library.folderOf(id));
    news.copies.push(...copies.map((name) => `articles/${id}/${name}`));
    const isJoined = this.library.isWritable && (await this.joinAnnotations(id, news).catch(() => false));
    const isReplaced = await this.isReplaced(id);
    if (!isJoined && !isReplaced) return false;
    this.forget(id);
    await this.articles.refreshPresent(id);
    this.emit('article.outside', { articleId: id });
    return true;
  }

  private async joinAnnotations(id: string, news: OutsideNews): Promise<boolean> {
    const taken = await this.library.takeInAnnotations(id);
    if (!taken?.isChanged) return false;
    const articleTitle = await this.articles.titleOf(id);
    news.joined.push(articleTitle);
    for (const disagreement of taken.disagreements) {
      const question = { id: newId('q'), articleId: id, articleTitle, ...disagreement };
      this.questions.set(question.id, question);
    }
    if (taken.disagreements.length > 0) this.emit('outside.questions', {});
    return true;
  }

  /** Whether the files of a shown article look otherwise; those that are written here are known to the store. */
  private async isReplaced(id: string): Promise<boolean> {
    const before = this.shown.get(id);
    if (before === undefined) return false;
    const now = await this.stampsOf(id);
    this.shown.set(id, now);
    if (before === null || now === null) return before !== now;
    const compared = (stamps: Stamps): Stamps => (this.library.isWritable ? [stamps[0], null, null] : stamps);
    return !sameStamps(compared(before), compared(now)) && !this.library.isOwnWrite(id);
  }

  private async lookAtList(news: OutsideNews): Promise<boolean> {
    const isSweep = performance.now() >= this.sweepAt;
    if (isSweep) this.sweepAt = performance.now() + this.times.sweep;
    const { mtimeMs } = await stat(join(this.library.folder, 'articles'));
    const isSameFolder = mtimeMs === this.articlesTime;
    this.articlesTime = mtimeMs;
    if (!isSweep && isSameFolder) return false;
    const { added, removed, changed } = await (isSweep ? this.articles.rescan() : this.articles.rescanNames());
    news.added = added.filter((id) => !this.library.isOwnWrite(id)).length;
    news.removed = removed.filter((id) => !this.library.isOwnWrite(id)).length;
    for (const id of removed) {
      await this.library.letGo(id);
      this.forget(id);
    }
    return added.length + removed.length + changed.length > 0;
  }

  private async newCopiesIn(folder: string): Promise<string[]> {
    const all = (await conflictCopiesIn(folder)).map(({ copy }) => copy);
    const copies = all.filter((name) => !this.knownCopies.has(join(folder, name)));
    for (const name of copies) this.knownCopies.add(join(folder, name));
    return copies;
  }

  private stampsOf(id: string): Promise<Stamps | null> {
    return stampsOf(this.library.folderOf(id), this.library.annotator.id).catch(() => null);
  }

  private watchFolders(): void {
    if (this.isClosed) return;
    const { folder } = this.library;
    this.watch.follow([
      folder,
      join(folder, 'articles'),
      ...[...this.shown.keys()].map((id) => this.library.folderOf(id)),
    ]);
  }
}

/** What brings about the choice, from what stands there now. */
function operationsOf(question: OutsideQuestion, choice: OutsideChoice, current: Annotation | null): Operation[] {
  const { annotationId: id, ours, theirs } = question;
  const ops: Operation[] = [];
  const wanted = choice === 'theirs' ? theirs : ours;
  if (!sameValue(current, wanted)) ops.push({ kind: 'annotation', id, before: current, after: wanted });
  if (choice === 'both' && theirs !== null) {
    const copy = { ...theirs, id: newId('a') };
    ops.push({ kind: 'annotation', id: copy.id, before: null, after: copy });
  }
  return ops;
}
