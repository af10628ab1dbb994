import type { BatchReport } from '../../core/calls/batch-calls';
import type { CallInput, EventPayload, HostApi, ReadingChoice } from '../../core/host-api';
import { type Failure, ok } from '../../core/result';
import { Store } from '../state/store';
import type { Opening } from './sources';

/** What became of one article of a batch. */
export type BatchEntry =
  | ({ kind: 'kept' } & BatchReport['kept'][number])
  | { kind: 'same'; name: string; articleId: string; title: string }
  | { kind: 'refused'; name: string; failure: Failure };

/** How far the reading of one file is. */
export type Pages = NonNullable<EventPayload<'import.batchProgress'>['pages']>;

export interface BatchState {
  phase: 'running' | 'cancelling' | 'done';
  /** Articles, and files that may turn out to hold many. */
  done: number;
  total: number;
  kept: number;
  refused: number;
  /** What is being read. */
  name: string;
  /** How many of its pages are read; null where it has none. */
  pages: Pages | null;
  /** Complete when it is done. */
  entries: readonly BatchEntry[];
  /** How many were not read because the batch was cancelled or stopped. */
  left: number;
  /** Why it ended before its end; null where nothing did that. */
  stopped: Failure | null;
}

export interface BatchOptions {
  choice: ReadingChoice;
  /** Passes over what the library has already. */
  skipSame: boolean;
}

type Source = CallInput<'import.batch'>['sources'][number];

/** Something to be read by a batch: a file of the page, or what waits on the host already. */
export type BatchItem = Opening | { name: string; bytes: number; waiting: Source };

/** What goes to the host at a time: enough to keep it busy, little enough to be held twice. */
const most = { sources: 50, bytes: 16 * 1024 * 1024 };

interface Piece {
  sources: Source[];
  /** What the page itself could not read. */
  refused: BatchEntry[];
}

interface Counts {
  done: number;
  total: number;
  kept: number;
  refused: number;
}

/**
 * Adds many files to the library, a piece at a time; while the host reads one the next is made ready. Everything
 * that was kept stays, whatever becomes of the rest.
 */
export class BatchRun {
  readonly state: Store<BatchState>;
  private readonly waiting: BatchItem[];
  private readonly entries: BatchEntry[] = [];
  private readonly batchId = `b-${crypto.randomUUID()}`;
  /** Without the piece that the host has. */
  private counts: Counts;
  /** How many sources the host has. */
  private sent = 0;
  private left = 0;
  private isCancelled = false;

  constructor(
    private readonly host: HostApi,
    items: readonly BatchItem[],
    private readonly options: BatchOptions,
  ) {
    this.waiting = [...items];
    this.counts = { done: 0, total: items.length, kept: 0, refused: 0 };
    const name = items[0]?.name ?? '';
    this.state = new Store<BatchState>({
      phase: 'running',
      ...this.counts,
      name,
      pages: null,
      entries: [],
      left: 0,
      stopped: null,
    });
  }

  /** Fulfilled when the batch is done, however it ended. */
  async run(): Promise<void> {
    const stopListening = this.host.on('import.batchProgress', ({ batchId, name, pages, ...counts }) => {
      if (batchId === this.batchId) this.tell(counts, name, pages);
    });
    let stopped: Failure | null = null;
    let ready = this.fill();
    while (stopped === null && !this.isCancelled) {
      const piece = await ready;
      if (isEmpty(piece)) break;
      ready = this.fill();
      stopped = await this.send(piece);
    }
    this.left += (await ready).sources.length + this.waiting.length;
    stopListening();
    this.state.update({ phase: 'done', name: '', pages: null, entries: this.entries, left: this.left, stopped });
  }

  /** Ends it at once; what was kept until then stays. */
  cancel(): void {
    if (this.state.get().phase !== 'running') return;
    this.isCancelled = true;
    this.state.update({ phase: 'cancelling' });
    void this.host.call('import.cancelBatch', { batchId: this.batchId });
  }

  private async fill(): Promise<Piece> {
    const piece: Piece = { sources: [], refused: [] };
    let bytes = 0;
    while (piece.sources.length < most.sources && !this.isCancelled) {
      const item = this.waiting[0];
      if (!item || (bytes > 0 && bytes + item.bytes > most.bytes)) break;
      this.waiting.shift();
      bytes += item.bytes;
      const source = 'waiting' in item ? ok(item.waiting) : await item.read();
      if (source.ok) piece.sources.push(source.value);
      else piece.refused.push({ kind: 'refused', name: item.name, failure: source.error });
    }
    return piece;
  }

  /** Gives what ended the batch; null where it goes on. */
  private async send({ sources, refused }: Piece): Promise<Failure | null> {
    this.take(refused);
    if (sources.length === 0) return null;
    const { choice, skipSame } = this.options;
    this.sent = sources.length;
    const result = await this.host.call('import.batch', { batchId: this.batchId, sources, choice, skipSame });
    this.sent = 0;
    if (!result.ok) {
      this.left += sources.length;
      return result.error;
    }
    const { kept, same, refused: unread, left, stopped } = result.value;
    const entries: BatchEntry[] = [
      ...kept.map((one) => ({ kind: 'kept' as const, ...one })),
      ...same.map((one) => ({ kind: 'same' as const, ...one })),
      ...unread.map((one) => ({ kind: 'refused' as const, ...one })),
    ];
    // Files of many records have become as many articles.
    this.counts.total += entries.length + left - sources.length;
    this.take(entries);
    this.left += left;
    return stopped;
  }

  private take(entries: readonly BatchEntry[]): void {
    this.entries.push(...entries);
    this.counts.done += entries.length;
    for (const { kind } of entries) if (kind !== 'same') this.counts[kind]++;
    this.tell({ done: 0, total: 0, kept: 0, refused: 0 }, '');
  }

  private tell(now: Counts, name: string, pages: Pages | null = null): void {
    const { done, total, kept, refused } = this.counts;
    this.state.update({
      done: done + now.done,
      total: total + Math.max(0, now.total - this.sent),
      kept: kept + now.kept,
      refused: refused + now.refused,
      pages,
      ...(name === '' ? {} : { name }),
    });
  }
}

function isEmpty({ sources, refused }: Piece): boolean {
  return sources.length + refused.length === 0;
}
