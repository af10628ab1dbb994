import { dispatch } from '../../core/dispatch';
import { fail, type Result } from '../../core/result';
import type { Services } from '../services/services';

/** How long closing may hold up the end of the app, in ms. */
const closingPatience = 3_000;

/**
 * The services of the one library that is open, or will be: calls wait for it to open, files to open
 * are kept until then, and closing happens once.
 */
export class LibraryHost {
  private services: Services | null = null;
  private closing: Promise<void> | null = null;
  private closed = false;
  private settle: (services: Services | null) => void = () => undefined;
  /** Settles when the library is open; with null when the app ends before. */
  readonly opened = new Promise<Services | null>((resolve) => {
    this.settle = resolve;
  });

  constructor(private waiting: string[]) {}

  get isClosed(): boolean {
    return this.closed;
  }

  /** Opens through `connect`, which gets the files that wait by then. Its failures are the caller's. */
  async open(connect: (pendingFiles: readonly string[]) => Promise<Services>): Promise<void> {
    const handedOver = this.waiting;
    const services = await connect(handedOver);
    if (this.closing !== null) return services.close();
    const late = this.waiting.slice(handedOver.length);
    this.services = services;
    if (late.length > 0) services.openFiles(late);
    this.settle(services);
  }

  /** Answers a call of the page; `host-gone` once the app is ending. */
  async answer(name: string, input: unknown): Promise<Result<unknown>> {
    const services = this.closing === null ? await this.opened : null;
    if (services === null) return fail('host-gone', 'Guillemet is closing.');
    return dispatch(services.calls, name, input);
  }

  openFiles(paths: readonly string[]): void {
    if (this.services === null) this.waiting = [...this.waiting, ...paths];
    else this.services.openFiles(paths);
  }

  /**
   * Writes what is left and closes, within three seconds: every acknowledged change is in its journal
   * already, so the end of the app need not wait for a slow disk.
   */
  close(): Promise<void> {
    this.closing ??= this.closeInTime();
    return this.closing;
  }

  private async closeInTime(): Promise<void> {
    this.settle(null);
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, closingPatience);
    });
    const work = Promise.resolve(this.services?.close()).catch((error: unknown) => console.error(error));
    await Promise.race([work, patience]);
    clearTimeout(timer);
    this.closed = true;
  }
}
