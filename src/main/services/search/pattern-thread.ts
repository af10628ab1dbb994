import { once } from 'node:events';
import { type MessagePort, Worker } from 'node:worker_threads';
import { FailureError } from '../../../core/result';
import type { SearchedText } from '../../../core/search/matcher';
import { KeptText, type SharedText } from './kept-text';

interface Task {
  source: string;
  flags: string;
  texts: (SharedText | string)[];
}

/** Starts and ends of what was matched in a text, by turns; UTF-16. */
type Matches = Int32Array;

/**
 * What the thread does. It is handed over as its source, so that it needs no file of its own in what is built:
 * nothing outside the function exists for it but what Node has everywhere.
 */
function answerTasks(port: MessagePort): void {
  port.on('message', ({ source, flags, texts }: Task) => {
    const pattern = new RegExp(source, flags);
    const found = texts.map((text) => {
      const places: number[] = [];
      const read = typeof text === 'string' ? text : Buffer.from(text.buffer).toString(text.encoding);
      for (const { 0: words, index } of read.matchAll(pattern)) {
        if (words !== '') places.push(index, index + words.length);
      }
      return Int32Array.from(places);
    });
    port.postMessage(found);
  });
}

const program = `(${answerTasks})(require('node:worker_threads').parentPort)`;

/** How long one task may take before its pattern counts as gone astray, in ms, and how much more a million bytes get. */
const patience = 3_000;
const patiencePerMegabyte = 500;

/** How often it is looked whether somebody still waits, in ms. */
const lookEvery = 40;

/**
 * Runs regular expressions in a thread that can be ended: no other place stops one that has gone astray (`(a+)+$`),
 * and nothing else in the process waits for it. The thread is started when it is first needed, and anew after it was ended.
 */
export class PatternThread {
  private worker: Worker | null = null;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly times: { patience: number } = { patience }) {}

  /**
   * Raises `search-pattern-slow` where that takes too long, and `search-superseded` as soon as `isWanted` is false.
   * Texts of a hundred thousand characters or so at once give others their turn in between.
   */
  match(pattern: RegExp, searched: readonly SearchedText[], isWanted: () => boolean): Promise<Matches[]> {
    const matching = this.turn.then(() => this.answer(pattern, searched, isWanted));
    this.turn = matching.catch(() => {});
    return matching;
  }

  private async answer(
    { source, flags }: RegExp,
    searched: readonly SearchedText[],
    isWanted: () => boolean,
  ): Promise<Matches[]> {
    const texts = searched.map((each) => (each instanceof KeptText ? each.shared : each.text));
    const bytes = texts.reduce(
      (sum, text) => sum + (typeof text === 'string' ? text.length : text.buffer.byteLength),
      0,
    );
    const worker = await this.started();
    const limit = performance.now() + this.times.patience + (bytes / 1e6) * patiencePerMegabyte;
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        clearInterval(timer);
        worker.off('message', onFound).off('error', onError);
        act();
      };
      const giveUp = (failure: FailureError) => {
        this.close();
        settle(() => reject(failure));
      };
      const onFound = (found: Matches[]) => settle(() => resolve(found));
      const onError = (error: Error) => {
        this.close();
        settle(() => reject(error));
      };
      const timer = setInterval(() => {
        if (!isWanted()) giveUp(superseded());
        else if (performance.now() > limit) giveUp(tooSlow());
      }, lookEvery);
      worker.on('message', onFound).on('error', onError);
      worker.postMessage({ source, flags, texts } satisfies Task);
    });
  }

  /** The thread once it is there: what its start takes is not the pattern's fault. */
  private async started(): Promise<Worker> {
    if (this.worker === null) {
      const worker = new Worker(program, { eval: true });
      this.worker = worker;
      await once(worker, 'online');
      // A library that is closed ends the process though nobody has ended the thread.
      worker.unref();
    }
    return this.worker;
  }

  /** Ends the thread, also in the middle of a task. */
  close(): void {
    const { worker } = this;
    this.worker = null;
    void worker?.terminate();
  }
}

function tooSlow(): FailureError {
  const message = 'This pattern takes too long. Say more exactly what may be repeated.';
  return new FailureError({ code: 'search-pattern-slow', message });
}

export function superseded(): FailureError {
  const message = 'Another search has taken the place of this one.';
  return new FailureError({ code: 'search-superseded', message });
}
