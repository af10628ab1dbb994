import { setImmediate as giveWay } from 'node:timers/promises';
import type { takeInSteps } from '../../../core/calls/take-in-calls';
import { FailureError } from '../../../core/result';

/** Who follows an import, and may end it. */
export interface TakeInWatch {
  signal?: AbortSignal | undefined;
  /** `total` is 0 while it is not known. */
  tell?: ((step: (typeof takeInSteps)[number], done: number, total: number) => void) | undefined;
}

export function cancelled(): FailureError {
  return new FailureError({ code: 'exchange-cancelled', message: 'The import was cancelled. Nothing was taken in.' });
}

/** How long other work waits at most, and how often progress is told at most, in ms. */
const slice = 30;

/** The pace of long work on this thread: lets others have their turn, tells how far it is, and ends it where that is asked for. */
export class Pace {
  private since = performance.now();

  constructor(private readonly watch: TakeInWatch) {}

  /** Raises `exchange-cancelled`. */
  refuseCancelled(): void {
    if (this.watch.signal?.aborted) throw cancelled();
  }

  async step(step: (typeof takeInSteps)[number], done: number, total: number): Promise<void> {
    if (performance.now() - this.since < slice) return;
    this.watch.tell?.(step, done, total);
    await giveWay();
    this.since = performance.now();
    this.refuseCancelled();
  }
}
