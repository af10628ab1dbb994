import { parentPort } from 'node:worker_threads';
import { asFailure } from '../../core/dispatch';
import type { ReadingChoice } from '../../core/host-api';
import type { Failure } from '../../core/result';
import type { ArticleDraft, ReaderInput } from './article-draft';
import { readSource } from './read-source';

/** To the thread: read this. `input` is left out where it is the source of the request before. */
export interface ReadingRequest {
  input: ReaderInput | null;
  choice: ReadingChoice;
}

/** From the thread: how far it is, then the article or what was wrong. A file's own bytes stay where they came from. */
export type ReadingReply =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'read'; draft: Omit<ArticleDraft, 'bytes'> & { bytes: Uint8Array | null } }
  | { kind: 'failed'; failure: Failure };

/** Told no more often than this, in ms. */
const progressEvery = 100;

/**
 * What runs in a thread of its own, so that no file can stall the program: it reads what it is sent, one
 * source after the other, and keeps the last one, of which the next record or another reading may be asked.
 */
function serve(port: NonNullable<typeof parentPort>): void {
  let last: ReaderInput | null = null;
  const reply = (message: ReadingReply): void => port.postMessage(message);
  port.on('message', ({ input, choice }: ReadingRequest) => {
    last = input ?? last;
    const source = last;
    if (!source) return;
    let told = 0;
    readSource(source, choice, (done, total) => {
      const now = performance.now();
      if (now - told < progressEvery) return;
      told = now;
      reply({ kind: 'progress', done, total });
    }).then(
      (draft) => {
        const isFile = source.kind === 'file' && draft.bytes === source.bytes;
        reply({ kind: 'read', draft: isFile ? { ...draft, bytes: null } : draft });
      },
      (error: unknown) => reply({ kind: 'failed', failure: asFailure(error) }),
    );
  });
}

if (parentPort) {
  // A library may forget a promise of a damaged file. That must not end the reading of the next one; a reading that never answers is timed out.
  process.on('unhandledRejection', () => {});
  serve(parentPort);
}
