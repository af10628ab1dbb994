import { hostname } from 'node:os';
import type { LibraryAccess, Writer } from '../../core/calls/access-calls';
import type { Library } from '../library/library';
import { askForLock, requestFor } from '../library/lock-request';
import type { EmitEvent } from './events';

export interface AccessTimes {
  /** How often the lock and requests for it are looked at, in ms. */
  look: number;
  /** How long a holder that is asked has to answer, in ms. */
  patience: number;
}

const defaultTimes: AccessTimes = { look: 500, patience: 8_000 };

/**
 * Who may write: lets the library go when another process asks for it, notices when it was taken away, and
 * takes it over when the user says so.
 */
export class AccessService {
  private takenBy: Writer | null = null;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  /** The lock whose holder did not answer. */
  private silent: string | null = null;
  private told = '';
  private isClosed = false;

  constructor(
    private readonly library: Library,
    private readonly emit: EmitEvent,
    /** Reads again what may have been written elsewhere; before anybody is told. */
    private readonly onWriting: () => Promise<void>,
    private readonly times: AccessTimes = defaultTimes,
  ) {
    this.told = JSON.stringify(this.read());
    library.right.onLost = () => {
      this.takenBy = this.writer;
      this.tell();
    };
    this.schedule();
  }

  read(): LibraryAccess {
    if (this.library.right.token !== null) return { kind: 'writing' };
    return { kind: 'reading', writer: this.writer, takenBy: this.takenBy };
  }

  /** Raises `library-locked` where yet another process was faster, and what opening a library for writing raises. */
  async takeOver(force: boolean): Promise<LibraryAccess> {
    if (this.library.right.token === null) {
      if (force && this.silent !== null) await this.start(this.silent);
      else {
        const answer = await askForLock(this.library.folder, this.times.patience);
        this.silent = answer.kind === 'silent' ? answer.lock : null;
        if (answer.kind === 'free') await this.start(null);
      }
      this.tell();
    }
    return this.read();
  }

  private async start(instead: string | null): Promise<void> {
    await this.library.startWriting(instead);
    this.silent = null;
    this.takenBy = null;
    await this.onWriting();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  private schedule(): void {
    if (this.isClosed) return;
    this.timer = setTimeout(() => {
      this.looking = this.look()
        // A folder that cannot be read now may be readable at the next look.
        .catch(() => {})
        .then(() => this.schedule());
    }, this.times.look);
    this.timer.unref();
  }

  private async look(): Promise<void> {
    const { library } = this;
    const { token } = library.right;
    if (token === null) {
      await library.right.look();
      this.tell();
    } else if (await library.right.check()) {
      const request = await requestFor(library.folder, token);
      if (!request) return;
      const { host, pid } = request;
      await library.stopWriting();
      this.takenBy = { host, pid, isHere: host === hostname(), since: new Date().toISOString() };
      this.tell();
    }
  }

  private get writer(): Writer | null {
    const { holder } = this.library.right;
    if (holder === null) return null;
    const { host, pid, since } = holder;
    return { host, pid, isHere: host === hostname(), since };
  }

  private tell(): void {
    const access = this.read();
    const text = JSON.stringify(access);
    if (text === this.told) return;
    this.told = text;
    this.emit('library.access', access);
  }
}
