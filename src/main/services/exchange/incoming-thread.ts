import { parentPort, workerData } from 'node:worker_threads';
import { asFailure } from '../../../core/dispatch';
import type { InFile } from '../../../core/exchange/incoming/files';
import type { Incoming } from '../../../core/exchange/incoming/incoming';
import type { Failure } from '../../../core/result';
import { readFiles } from './read-files';

/** What a thread is started with: the files, and what names them in messages. */
export interface IncomingRequest {
  name: string;
  files: readonly InFile[];
}

export type IncomingReply = { kind: 'read'; incoming: Incoming } | { kind: 'failed'; failure: Failure };

/** What runs in a thread of its own, so that no file can stall the program: it reads what it was started with, answers and ends. */
async function answer({ name, files }: IncomingRequest): Promise<IncomingReply> {
  try {
    return { kind: 'read', incoming: await readFiles(name, files) };
  } catch (error) {
    return { kind: 'failed', failure: asFailure(error) };
  }
}

if (parentPort) parentPort.postMessage(await answer(workerData as IncomingRequest));
