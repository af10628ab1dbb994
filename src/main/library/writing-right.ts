import { stat } from 'node:fs/promises';
import { raise } from '../../core/result';
import { type LibraryLock, type LockState, lockState, raiseLocked, takeLock } from './lock';
import type { LockHolder } from './lock-file';
import { writeFailure } from './write-failure';

/**
 * Whether this process may write in a library, which can change while it is open: the right is handed over
 * when another process asks for it, lost when it is taken away, and can be taken back.
 */
export class WritingRight {
  private heldBy: LockHolder | null = null;
  private isYielding = false;
  private losing: Promise<void> | null = null;
  /** Told when it was found that somebody else has taken the library. */
  onLost: () => void = () => {};

  constructor(
    private readonly folder: string,
    /** Null while the library is only read here. */
    private lock: LibraryLock | null,
    /** True where reading can turn to writing, and back. */
    private readonly isShared: boolean,
    /** Lets go, unwritten, what was open for writing. */
    private readonly abandon: () => Promise<void>,
  ) {}

  get isHeld(): boolean {
    return this.lock !== null && !this.isYielding;
  }

  /** True where it was taken from a process that may still run, and may wake up with files open. */
  get isForced(): boolean {
    return this.lock?.isForced ?? false;
  }

  /** How others name this process when they ask it for the library; null while it only reads. */
  get token(): string | null {
    return this.lock?.holder.token ?? null;
  }

  /** Who has the library where it is only read here, as far as was seen last. */
  get holder(): LockHolder | null {
    return this.heldBy;
  }

  /** Looks who has the library now. */
  async look(): Promise<LockState> {
    const state = await lockState(this.folder);
    if (this.lock === null) this.heldBy = state.kind === 'held' ? state.holder : null;
    return state;
  }

  /** Takes the right, then prepares for writing; raises as `takeLock` and `prepare` do, and holds nothing then. */
  async take(instead: string | null, prepare: () => Promise<void>): Promise<void> {
    if (this.lock) return;
    const lock = await takeLock(this.folder, instead);
    this.lock = lock;
    try {
      await prepare();
      this.heldBy = null;
    } catch (error) {
      this.lock = null;
      await lock.release();
      throw error;
    }
  }

  /** Refuses what comes, finishes what was begun, and lets the library go. */
  async yield(finish: () => Promise<void>): Promise<void> {
    const { lock } = this;
    if (!lock || this.isYielding) return;
    this.isYielding = true;
    try {
      await finish();
      this.lock = null;
      await lock.release();
    } finally {
      this.isYielding = false;
    }
  }

  /** Before and after each write: raises `library-locked` where the library is somebody else's now. */
  readonly verify = async (): Promise<void> => {
    if (await this.check()) return;
    const gone = await this.folderGone();
    if (gone !== null) throw writeFailure(this.folder, gone);
    this.refuse();
  };

  /** Why the folder is not there; null where it is. A folder that was taken away has taken the lock along. */
  private async folderGone(): Promise<Error | null> {
    try {
      return (await stat(this.folder)).isDirectory() ? null : systemError('ENOTDIR');
    } catch (error) {
      return error instanceof Error ? error : systemError('ENOENT');
    }
  }

  /** Whether this process may still write; where it has lost the library it turns to reading. */
  async check(): Promise<boolean> {
    const { lock } = this;
    if (lock && (await lock.isHeld())) return true;
    // It comes back with its folder; nothing can be written until then.
    if (lock && (await this.folderGone()) !== null) return false;
    if (this.lock === lock) await this.lose();
    return false;
  }

  private async lose(): Promise<void> {
    this.losing ??= this.turnToReading();
    await this.losing;
    this.losing = null;
  }

  private async turnToReading(): Promise<void> {
    const { lock } = this;
    if (!lock) return;
    this.lock = null;
    await Promise.all([lock.release(), this.look()]);
    // Not awaited: a write that waits for this very answer is among what is let go.
    void this.abandon();
    this.onLost();
  }

  /** Raises `library-locked` where somebody else may write, `library-read-only` where nobody was meant to. */
  refuse(): never {
    if (this.isShared) raiseLocked(this.folder, this.heldBy);
    raise('library-read-only', `The library ${this.folder} was opened for reading only.`, {
      details: { folder: this.folder, reason: 'reading' },
    });
  }

  async release(): Promise<void> {
    await this.lock?.release();
  }
}

function systemError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code });
}
