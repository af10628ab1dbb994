import type { FindOrder, FoundBatch } from './suggestion-worker';
import workerUrl from './suggestion-worker?worker&url';

export interface FindListener {
  /** Called several times, in the order of the text. */
  found: (batch: FoundBatch) => void;
  failed: () => void;
}

/** Looks for suggestions away from the page, which goes on meanwhile. Returns the way to stop. */
export type FindSuggestions = (order: FindOrder, listener: FindListener) => () => void;

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL: (url: string) => string };
}

/** The page's policy takes the address of a worker from nobody but this, and this gives one address. */
function trustedWorkerUrl(): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  const url = String(workerUrl);
  return trustedTypes?.createPolicy('guillemet-worker', { createScriptURL: () => url }).createScriptURL('') ?? url;
}

let trusted: string | null = null;

export const findSuggestions: FindSuggestions = (order, { found, failed }) => {
  trusted ??= trustedWorkerUrl();
  const worker = new Worker(trusted, { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<FoundBatch>) => {
    found(data);
    if (data.isLast) worker.terminate();
  });
  worker.addEventListener('error', () => {
    worker.terminate();
    failed();
  });
  worker.postMessage(order);
  return () => worker.terminate();
};
