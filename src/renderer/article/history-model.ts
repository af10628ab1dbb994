import type { Annotation } from '../../core/annotation/annotation';
import { compareAnnotations, isPlaced } from '../../core/annotation/annotation';
import type { Change } from '../../core/annotation/change';
import { workBefore } from '../../core/annotation/past';
import type { HostApi } from '../../core/host-api';
import type { Failure, Result } from '../../core/result';
import { Store } from '../state/store';
import type { ArticleSession } from './article-session';

export interface HistoryState {
  /** The newest first, as far as they are read. */
  changes: readonly Change[];
  total: number;
  annotators: Readonly<Record<string, string>>;
  /** Index of the change after which the text is shown. */
  shown: number;
  isReading: boolean;
  failure: Failure | null;
}

/** What the text shows of the past. */
export interface PastView {
  /** In the order of the text. */
  ordered: readonly Annotation[];
  /** Ids of what the change touched. */
  touched: ReadonlySet<string>;
}

const page = 200;

/** The history of an open article, read page by page; each state is made from the present one. */
export class HistoryModel {
  readonly state = new Store<HistoryState>({
    changes: [],
    total: 0,
    annotators: {},
    shown: 0,
    isReading: true,
    failure: null,
  });

  constructor(
    private readonly host: HostApi,
    private readonly session: ArticleSession,
  ) {}

  /** The changes that come next, older than those that are there. */
  async read(): Promise<void> {
    const { changes, annotators } = this.state.get();
    const before = changes.at(-1)?.revision ?? null;
    this.state.update({ isReading: true });
    const result = await this.host.call('history.read', { articleId: this.session.article.id, before, limit: page });
    if (!result.ok) return this.state.update({ isReading: false, failure: result.error });
    this.state.update({
      changes: [...changes, ...result.value.changes],
      total: result.value.total,
      annotators: { ...annotators, ...result.value.annotators },
      isReading: false,
      failure: null,
    });
  }

  show(index: number): void {
    const { changes } = this.state.get();
    this.state.update({ shown: Math.max(0, Math.min(changes.length - 1, index)) });
  }

  /** The article as it was after the change that is shown; null where there is none. */
  get past(): PastView | null {
    const { changes, shown } = this.state.get();
    const change = changes[shown];
    if (!change) return null;
    const later = changes.slice(0, shown).reverse();
    const { annotations } = workBefore(this.session.currentWork, later);
    const ordered = [...annotations.values()].filter(isPlaced).sort(compareAnnotations);
    return { ordered, touched: new Set(change.ops.map(({ id }) => id)) };
  }

  /** Brings the shown state back; whether there was anything to change. */
  async restore(): Promise<Result<boolean>> {
    const { changes, shown } = this.state.get();
    const revision = changes[shown]?.revision ?? 0;
    const changeId = `c-${crypto.randomUUID()}`;
    const result = await this.host.call('history.restore', { articleId: this.session.article.id, revision, changeId });
    return result.ok ? { ok: true, value: result.value.change !== null } : result;
  }
}
