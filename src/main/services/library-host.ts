import { type CallName, hostCalls, hostWideCalls, type LibraryServices } from '../../core/host-api';
import { raise } from '../../core/result';
import type { EmitEvent } from './events';
import type { Services } from './services';

/** How long closing a library may hold up the end of the app, or its successor, in ms. */
const closingPatience = 3_000;

/** Opens a library and makes its services; they tell what happens through `emit`. */
export type Connect = (pendingFiles: readonly string[], emit: EmitEvent) => Promise<Services>;

/**
 * The one library that is open, or will be, and how another takes its place: calls wait for the first one to
 * open, files to open are kept until then, and closing happens once.
 */
export class LibraryHost {
  private services: Services | null = null;
  private closing: Promise<void> | null = null;
  private closed = false;
  private isConnecting = false;
  private isReplacing = false;
  private readonly underWay = new Set<Promise<unknown>>();
  private settle: (services: Services | null) => void = () => undefined;
  /** Settles when a library is open; with null when the app ends before. */
  readonly opened = new Promise<Services | null>((resolve) => {
    this.settle = resolve;
  });
  /** Those of whichever library is open; `host-gone` once the app is ending. */
  readonly calls: LibraryServices;

  constructor(
    private waiting: string[],
    /** Told what happens in the library that is open, and nothing of others. */
    private readonly emit: EmitEvent,
  ) {
    const names = (Object.keys(hostCalls) as CallName[]).filter((name) => !Object.hasOwn(hostWideCalls, name));
    this.calls = Object.fromEntries(
      names.map((name) => [name, (input: unknown) => this.answer(name as keyof LibraryServices, input)]),
    ) as unknown as LibraryServices;
  }

  get isClosed(): boolean {
    return this.closed;
  }

  /** Opens the first library, which gets the files that wait by then. Failures of `connect` are the caller's. */
  async open(connect: Connect): Promise<void> {
    const handedOver = this.waiting;
    const services = await this.connected(connect, handedOver);
    if (this.closing !== null) return services.close();
    const late = this.waiting.slice(handedOver.length);
    this.services = services;
    if (late.length > 0) services.openFiles(late);
    this.settle(services);
  }

  /**
   * Opens another library in the place of the present one, which is closed once every call that is under way
   * has its answer; calls that come meanwhile are refused, since they mean the library that goes. Where the
   * other one cannot be opened the present one stays as it is, and the failure of `connect` is the caller's.
   * `onReplaced` is told before the pages are.
   */
  async replace(connect: Connect, onReplaced: () => void = () => {}): Promise<void> {
    const before = await this.opened;
    if (before === null || this.closing !== null) return raiseClosing();
    if (this.isConnecting) return raiseReplacing();
    this.isConnecting = true;
    try {
      const next = await this.connected(connect, []);
      this.isReplacing = true;
      await within(closingPatience, Promise.allSettled(this.underWay));
      if (this.closing !== null) {
        await next.close();
        return raiseClosing();
      }
      const present = this.services;
      this.services = next;
      await closedInTime(present);
    } finally {
      this.isConnecting = false;
      this.isReplacing = false;
    }
    onReplaced();
    this.emit('library.replaced', {});
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
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    this.settle(null);
    await closedInTime(this.services);
    this.closed = true;
  }

  private async connected(connect: Connect, pendingFiles: readonly string[]): Promise<Services> {
    let own: Services | null = null;
    own = await connect(pendingFiles, (name, payload) => {
      if (this.services === own) this.emit(name, payload);
    });
    return own;
  }

  private async answer(name: keyof LibraryServices, input: unknown): Promise<unknown> {
    if (this.closing !== null || (await this.opened) === null) return raiseClosing();
    if (this.isReplacing) return raiseReplacing();
    const call = this.services?.calls[name] as (input: unknown) => Promise<unknown>;
    const answering = call(input);
    this.underWay.add(answering);
    try {
      return await answering;
    } finally {
      this.underWay.delete(answering);
    }
  }
}

function raiseClosing(): never {
  return raise('host-gone', 'Guillemet is closing.');
}

function raiseReplacing(): never {
  return raise('library-replaced', 'Another library is being opened.');
}

async function closedInTime(services: Services | null): Promise<void> {
  const work = Promise.resolve(services?.close()).catch((error: unknown) => console.error(error));
  await within(closingPatience, work);
}

async function within(patience: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patienceEnds = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  await Promise.race([work, patienceEnds]);
  clearTimeout(timer);
}
