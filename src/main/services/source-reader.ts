import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadingChoice } from '../../core/host-api';
import { raise } from '../../core/result';
import type { ArticleDraft, ReaderInput } from '../readers/article-draft';
import type { Progress } from '../readers/reading';
import { ReadingThread, type ThreadLimits, threadLimits } from './reading-thread-client';

export interface ReadingOptions {
  onProgress?: Progress;
  /** Ends the reading with `reader-cancelled`. */
  signal?: AbortSignal;
}

/** Turns sources into articles. */
export interface SourceReader {
  /** Raises what `readSource` raises, `reader-timeout`, `reader-out-of-memory` and `reader-cancelled`. */
  read(input: ReaderInput, choice: ReadingChoice, options?: ReadingOptions): Promise<ArticleDraft>;
  /** Ends what is being read. */
  close(): Promise<void>;
}

/** How many read at the same time: a batch shall not keep a preview waiting. */
const mostThreads = 2;

/**
 * Reads in threads of their own, within limits of time and memory. A thread that exceeds them is ended and
 * its source refused; the next source gets a new one. Idle threads do not keep the process alive.
 */
export class OffThreadReader implements SourceReader {
  private readonly threads: ReadingThread[] = [];
  private readonly waiting: ((thread: ReadingThread) => void)[] = [];
  private closed = false;

  /** `findFile` gives the built `reading-thread.js`; asked when the first thread is needed. */
  constructor(
    private readonly findFile: () => string,
    private readonly limits: ThreadLimits = threadLimits,
  ) {}

  async read(input: ReaderInput, choice: ReadingChoice, options: ReadingOptions = {}): Promise<ArticleDraft> {
    const thread = await this.take(input);
    try {
      return await thread.read(input, choice, options);
    } finally {
      this.giveBack(thread);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.threads.map((thread) => thread.end()));
  }

  /** A free thread, rather the one that has this source already. */
  private async take(input: ReaderInput): Promise<ReadingThread> {
    if (this.closed) raise('reader-cancelled', 'Guillemet is closing.');
    const free = this.threads.filter((thread) => !thread.busy);
    const thread =
      free.find((one) => one.has(input)) ??
      (free[0] === undefined && this.threads.length < mostThreads ? this.start() : free[0]) ??
      (await new Promise<ReadingThread>((resolve) => this.waiting.push(resolve)));
    thread.busy = true;
    return thread;
  }

  private start(): ReadingThread {
    const thread = new ReadingThread(this.findFile(), this.limits);
    this.threads.push(thread);
    return thread;
  }

  private giveBack(thread: ReadingThread): void {
    const next = this.waiting.shift();
    if (next) next(thread);
    else thread.busy = false;
  }
}

/** Reads in this thread: for programs that run from their sources, as tests do, where no built thread is. */
class InThreadReader implements SourceReader {
  async read(input: ReaderInput, choice: ReadingChoice, { onProgress, signal }: ReadingOptions = {}) {
    const { readSource } = await import('../readers/read-source');
    return readSource(input, choice, (done, total) => {
      if (signal?.aborted) raise('reader-cancelled', 'The reading was cancelled.');
      onProgress?.(done, total);
    });
  }

  async close(): Promise<void> {}
}

/** The reader of this program: off the main thread wherever it was built. */
export function createSourceReader(): SourceReader {
  if (import.meta.url.endsWith('.ts')) return new InThreadReader();
  return new OffThreadReader(builtThread);
}

/** Beside the built program, or above its chunks. */
function builtThread(): string {
  const places = ['reading-thread.js', join('..', 'reading-thread.js')].map((place) =>
    join(import.meta.dirname, place),
  );
  const found = places.find((place) => existsSync(place));
  return (
    found ??
    raise('internal', `This installation is not whole: reading-thread.js is missing near ${import.meta.dirname}.`)
  );
}
