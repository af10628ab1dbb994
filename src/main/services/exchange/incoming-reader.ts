import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { InFile } from '../../../core/exchange/incoming/files';
import type { Incoming } from '../../../core/exchange/incoming/incoming';
import { type FailureCode, FailureError, raise } from '../../../core/result';
import type { IncomingReply, IncomingRequest } from './incoming-thread';
import { cancelled } from './watch';

/** Reads files with annotations. Raises as `readFiles` does, `reader-timeout`, `reader-out-of-memory` and `exchange-cancelled`. */
export type IncomingReader = (name: string, files: readonly InFile[], signal?: AbortSignal) => Promise<Incoming>;

export interface ReaderLimits {
  /** JavaScript heap of the thread, in MB. */
  heapMegabytes: number;
  /** What the files may take together, in ms. */
  milliseconds: number;
}

const readerLimits: ReaderLimits = { heapMegabytes: 2048, milliseconds: 300_000 };

/** Reads in a thread for each import, which is ended where it takes too long or too much, or where nobody wants it any more. */
export function offThread(findFile: () => string, limits: ReaderLimits = readerLimits): IncomingReader {
  return (name, files, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(cancelled());
      const refuse = (code: FailureCode, message: string) => {
        settle();
        reject(new FailureError({ code, message, details: { file: name } }));
      };
      const cancel = () => {
        settle();
        reject(cancelled());
      };
      const worker = new Worker(findFile(), {
        workerData: { name, files } satisfies IncomingRequest,
        resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: 64 },
        // What a library says on the console must not stand between what a command prints.
        stdout: true,
        stderr: true,
      });
      const settle = () => {
        clearTimeout(clock);
        signal?.removeEventListener('abort', cancel);
        void worker.terminate();
      };
      const tooMuch = `“${name}” needs more memory to read than it is given; split it first. Nothing was taken in.`;
      const clock = setTimeout(
        () => refuse('reader-timeout', `“${name}” took too long to read, and was given up. Nothing was taken in.`),
        limits.milliseconds,
      );
      signal?.addEventListener('abort', cancel);
      worker.once('message', (reply: IncomingReply) => {
        settle();
        if (reply.kind === 'read') resolve(reply.incoming);
        else reject(new FailureError(reply.failure));
      });
      worker.once('error', (error) => {
        if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
          return refuse('reader-out-of-memory', tooMuch);
        settle();
        reject(error);
      });
      worker.once('exit', () => refuse('reader-out-of-memory', tooMuch));
    });
}

/** Reads in this thread: for programs that run from their sources, as tests do, where no built thread is. */
const inThread: IncomingReader = async (name, files) => {
  const { readFiles } = await import('./read-files');
  return readFiles(name, files);
};

/** The reader of this program: off the main thread wherever it was built. */
export function createIncomingReader(): IncomingReader {
  return import.meta.url.endsWith('.ts') ? inThread : offThread(builtThread);
}

/** Beside the built program, or above its chunks. */
function builtThread(): string {
  const places = ['incoming-thread.js', join('..', 'incoming-thread.js')].map((place) =>
    join(import.meta.dirname, place),
  );
  return (
    places.find((place) => existsSync(place)) ??
    raise('internal', `This installation is not whole: incoming-thread.js is missing near ${import.meta.dirname}.`)
  );
}
