import { Worker } from 'node:worker_threads';
import type { ReadingChoice } from '../../core/host-api';
import { type Failure, FailureError } from '../../core/result';
import type { ArticleDraft, ReaderInput } from '../readers/article-draft';
import { limits } from '../readers/limits';
import type { ReadingReply, ReadingRequest } from '../readers/reading-thread';
import type { ReadingOptions } from './source-reader';

export interface ThreadLimits {
  heapMegabytes: number;
  /** Without a sign of progress, and in all; ms. */
  milliseconds: number;
  longMilliseconds: number;
}

export const threadLimits: ThreadLimits = limits.thread;

/** One thread that reads sources, one at a time; made anew after one that had to be ended. */
export class ReadingThread {
  /** Whether somebody has it; kept by who hands threads out. */
  busy = false;
  private worker: Worker | null = null;
  private last: ReaderInput | null = null;

  constructor(
    private readonly file: string,
    private readonly limits: ThreadLimits,
  ) {}

  has(input: ReaderInput): boolean {
    return this.worker !== null && this.last === input;
  }

  read(input: ReaderInput, choice: ReadingChoice, { onProgress, signal }: ReadingOptions): Promise<ArticleDraft> {
    if (signal?.aborted) return Promise.reject(new FailureError(failureOf('reader-cancelled', input)));
    const worker = this.start();
    return new Promise((resolve, reject) => {
      const settle = (act: () => void): void => {
        clearTimeout(quiet);
        clearTimeout(whole);
        signal?.removeEventListener('abort', cancel);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        // It must not keep a program alive that has nothing more to do.
        worker.unref();
        act();
      };
      const refuse = (failure: Failure): void => {
        settle(() => reject(new FailureError(failure)));
        void this.end();
      };
      const onMessage = (reply: ReadingReply): void => {
        if (reply.kind === 'progress') {
          quiet.refresh();
          onProgress?.(reply.done, reply.total);
        } else if (reply.kind === 'failed') settle(() => reject(new FailureError(reply.failure)));
        else settle(() => resolve(withBytes(reply.draft, input)));
      };
      const onError = (error: unknown): void => {
        const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        refuse(isMemory ? failureOf('reader-out-of-memory', input) : crashOf(error, input));
      };
      const onExit = (): void => refuse(failureOf('reader-out-of-memory', input));
      const onTime = (): void => refuse(failureOf('reader-timeout', input));
      const cancel = (): void => refuse(failureOf('reader-cancelled', input));
      const quiet = setTimeout(onTime, this.limits.milliseconds);
      const whole = setTimeout(onTime, this.limits.longMilliseconds);
      signal?.addEventListener('abort', cancel);
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.ref();
      worker.postMessage({ input: this.last === input ? null : input, choice } satisfies ReadingRequest);
      this.last = input;
    });
  }

  /** Ends the thread, whatever it is doing. */
  async end(): Promise<void> {
    const { worker } = this;
    this.worker = null;
    this.last = null;
    await worker?.terminate();
  }

  private start(): Worker {
    if (this.worker) return this.worker;
    const { heapMegabytes } = this.limits;
    const worker = new Worker(this.file, {
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 64 },
      // Libraries that warn on the console would write between what a command prints.
      stdout: true,
      stderr: true,
    });
    // Between two readings nobody else listens, and an error that nobody hears would end the program.
    worker.on('error', () => {
      if (this.worker === worker) void this.end();
    });
    this.worker = worker;
    this.last = null;
    return worker;
  }
}

function withBytes(draft: (ReadingReply & { kind: 'read' })['draft'], input: ReaderInput): ArticleDraft {
  return { ...draft, bytes: draft.bytes ?? (input.kind === 'file' ? input.bytes : new Uint8Array()) };
}

const sentences = {
  'reader-timeout': 'took too long to read, and was given up; it may be damaged, or made to stall a program.',
  'reader-out-of-memory': 'needs more memory to read than it is given; split it first.',
  'reader-cancelled': 'was not read to its end: it was cancelled.',
} as const;

function failureOf(code: keyof typeof sentences, input: ReaderInput): Failure {
  const file = input.kind === 'file' ? input.name : 'What was pasted';
  return { code, message: `“${file}” ${sentences[code]}`, details: { file } };
}

function crashOf(error: unknown, input: ReaderInput): Failure {
  const reason = error instanceof Error ? error.message : String(error);
  const file = input.kind === 'file' ? input.name : 'What was pasted';
  return {
    code: 'document-invalid',
    message: `“${file}” could not be read: ${reason}`,
    details: { file, reason },
  };
}
