import type { BatchReport } from '../../core/calls/batch-calls';
import type { SimilarArticle } from '../../core/calls/version-calls';
import { asFailure } from '../../core/dispatch';
import type { ReadingChoice } from '../../core/host-api';
import type { Failure } from '../../core/result';
import { sha256 } from '../library/ids';
import type { ArticleDraft, ReaderInput } from '../readers/article-draft';
import type { Progress } from '../readers/reading';
import type { SourceReader } from './source-reader';

/** One source of a batch, not read yet. */
export interface BatchItem {
  name: string;
  open(): Promise<ReaderInput>;
}

export interface BatchProgress {
  done: number;
  total: number;
  kept: number;
  refused: number;
  name: string;
  /** How many of its pages are read, where it has pages. */
  pages?: { done: number; total: number };
}

/** What became of one article of a batch, in their order; `record` from 0, of a file of many. */
export type BatchOutcome =
  | {
      kind: 'kept' | 'same';
      name: string;
      record: number | null;
      articleId: string;
      draft: ArticleDraft;
      alike: Alike | null;
    }
  | { kind: 'refused'; name: string; record: number | null; failure: Failure };

export interface BatchOptions {
  choice: ReadingChoice;
  signal?: AbortSignal;
  onProgress?: (progress: BatchProgress) => void;
  onOutcome?: (outcome: BatchOutcome) => void;
  /** Looks what of the library each article is the same as, or nearly, before it is kept. */
  tellAlike?: boolean;
}

/** What of the library an article is the same as, word for word or nearly. */
export interface Alike {
  sameAs: { id: string; title: string } | null;
  similarTo: SimilarArticle[];
}

/** What a batch needs of the library. */
export interface BatchTarget {
  reader: SourceReader;
  /** The article with the same text, where what is the same is to be passed over; else null. */
  sameAs(textSha256: string): Promise<{ id: string; title: string } | null>;
  alike(draft: ArticleDraft): Promise<Alike>;
  /** Stores the article and gives its id. `file` is what its record comes from. */
  store(draft: ArticleDraft, file: { name: string; sha256: string } | null): Promise<string>;
}

/**
 * Reads sources one after the other and keeps each; what cannot be read is listed with its reason and does
 * not keep the others back. Only a library that cannot be written ends the batch, which the report says.
 */
export async function importBatch(
  items: readonly BatchItem[],
  target: BatchTarget,
  options: BatchOptions,
): Promise<BatchReport> {
  const batch = new Batch(target, options, items.length);
  try {
    for (const item of items) {
      if (options.signal?.aborted) break;
      await batch.take(item);
    }
  } catch (error) {
    return batch.finish(asFailure(error));
  }
  return batch.finish(null);
}

class Batch {
  private readonly report: BatchReport = { kept: [], same: [], refused: [], cancelled: false, stopped: null, left: 0 };
  private done = 0;

  constructor(
    private readonly target: BatchTarget,
    private readonly options: BatchOptions,
    private total: number,
  ) {}

  async take({ name, open }: BatchItem): Promise<void> {
    this.tell(name);
    let input: ReaderInput;
    try {
      input = await open();
    } catch (error) {
      if (this.refuse(name, null, error)) this.done++;
      return;
    }
    const count = await this.takeOne(name, input, 0);
    this.total += count - 1;
    for (let record = 1; record < count && !this.options.signal?.aborted; record++) {
      this.tell(labelOf(name, record));
      await this.takeOne(name, input, record);
    }
  }

  /** Reads and keeps one article of a source; says how many there are in it. */
  private async takeOne(name: string, input: ReaderInput, record: number): Promise<number> {
    const { choice, signal } = this.options;
    let draft: ArticleDraft;
    try {
      const onProgress: Progress = (done, total) => this.tell(name, { done, total });
      const options = signal === undefined ? { onProgress } : { onProgress, signal };
      draft = await this.target.reader.read(input, { ...choice, record }, options);
    } catch (error) {
      const count = Number(asFailure(error).details?.records ?? 1);
      if (this.refuse(name, count > 1 ? record : null, error)) this.done++;
      return count;
    }
    await this.keep(name, draft, input);
    this.done++;
    return draft.records?.count ?? 1;
  }

  private async keep(name: string, draft: ArticleDraft, input: ReaderInput): Promise<void> {
    const record = draft.records?.record ?? null;
    const label = labelOf(name, record);
    const same = await this.target.sameAs(sha256(draft.canonical.text));
    if (same) {
      this.report.same.push({ name: label, articleId: same.id, title: same.title });
      this.options.onOutcome?.({ kind: 'same', name, record, articleId: same.id, draft, alike: null });
      return;
    }
    const file = draft.records && input.kind === 'file' ? { name: input.name, sha256: this.hashOf(input) } : null;
    const alike = this.options.tellAlike ? await this.target.alike(draft) : null;
    const articleId = await this.target.store(draft, file);
    this.report.kept.push({ name: label, articleId, title: draft.metadata.title, ...found(alike) });
    this.options.onOutcome?.({ kind: 'kept', name, record, articleId, draft, alike });
  }

  /** Of the file that is being read: the same for all its records. */
  private hashed: { input: ReaderInput; sha256: string } | null = null;

  private hashOf(input: ReaderInput & { kind: 'file' }): string {
    if (this.hashed?.input !== input) this.hashed = { input, sha256: sha256(input.bytes) };
    return this.hashed.sha256;
  }

  /** False for what was being read when the batch was cancelled: it did not fail. */
  private refuse(name: string, record: number | null, error: unknown): boolean {
    const failure = asFailure(error);
    if (failure.code === 'reader-cancelled' && this.options.signal?.aborted) return false;
    this.report.refused.push({ name: labelOf(name, record), failure });
    this.options.onOutcome?.({ kind: 'refused', name, record, failure });
    return true;
  }

  finish(stopped: Failure | null): BatchReport {
    this.tell('');
    const cancelled = stopped === null && this.options.signal?.aborted === true && this.done < this.total;
    return { ...this.report, cancelled, stopped, left: this.total - this.done };
  }

  private tell(name: string, pages?: BatchProgress['pages']): void {
    const { kept, refused } = this.report;
    const { done, total } = this;
    this.options.onProgress?.({
      done,
      total,
      kept: kept.length,
      refused: refused.length,
      name,
      ...(pages ? { pages } : {}),
    });
  }
}

/** What there is to tell of it. */
function found(alike: Alike | null): Pick<BatchReport['kept'][number], 'sameAs' | 'similarTo'> {
  const { sameAs = null, similarTo = [] } = alike ?? {};
  return { ...(sameAs ? { sameAs } : {}), ...(similarTo.length > 0 ? { similarTo } : {}) };
}

/** `export.csv (12)` for the twelfth record of a file. */
function labelOf(name: string, record: number | null): string {
  return record === null ? name : `${name} (${record + 1})`;
}
