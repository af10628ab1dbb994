import type { FileHandle } from 'node:fs/promises';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Change } from '../../core/annotation/change';
import { codeOf, type Disk, realDisk, replaceFile, syncFolder } from './durable-file';
import { type JournalContent, journalLine } from './journal-file';
import { raiseChangedElsewhere, writeFailure } from './write-failure';

/** Asked right before and right after each write; rejects where somebody else writes now. */
export type WriteGuard = () => Promise<void>;

/** How many journals keep their file open between changes: systems allow a process a few hundred files, some 256. */
const openAtRest = 32;

/** The journals that do, the one that was written to last at the end. */
const resting = new Set<Journal>();

interface Entry {
  line: string;
  resolve: () => void;
  reject: (reason: unknown) => void;
}

/**
 * Appends changes to a journal file. A change counts as written when its line is on disk (fsync);
 * lines that are handed in while an fsync is under way share the next one.
 *
 * Bytes after the last whole line are set aside in a file of their own before the first append. A
 * journal that another program makes longer, shorter or puts another file in the place of is not
 * written to any more.
 */
export class Journal {
  private handle: FileHandle | null = null;
  private queue: Entry[] = [];
  private writing: Promise<void> | null = null;
  /** Bytes of whole lines; appending starts there. */
  private length: number;
  /** Bytes after them that may be there: a torn line, or what a failed write has left. */
  private tail: number;
  /** How the file looked after it was read or written here; null before the first look. */
  private seen: { ino: number; mtimeMs: number } | null = null;

  /** `content`: what was read from the file. */
  constructor(
    private readonly path: string,
    content: Pick<JournalContent, 'length' | 'tornBytes'>,
    private readonly disk: Disk = realDisk,
    private readonly guard: WriteGuard = async () => {},
  ) {
    this.length = content.length;
    this.tail = content.tornBytes;
  }

  /**
   * Fulfilled when the change is on disk. Rejected with `library-write-failed`, together with all that
   * were handed in since: the line is not in the file then, unless the disk even refuses to take it out.
   */
  async append(change: Change): Promise<void> {
    const line = journalLine(change);
    // Whoever rests may lose the file, and whoever writes must not.
    resting.delete(this);
    return new Promise((resolve, reject) => {
      this.queue.push({ line, resolve, reject });
      this.writing ??= this.drain();
    });
  }

  private async drain(): Promise<void> {
    while (this.queue.length > 0) {
      const batch = this.queue;
      this.queue = [];
      try {
        await this.write(Buffer.from(batch.map((entry) => entry.line).join(''), 'utf8'));
        for (const entry of batch) entry.resolve();
      } catch (error) {
        // Later lines were made on top of the refused ones: they must not stand without them.
        const refused = [...batch, ...this.queue];
        this.queue = [];
        for (const entry of refused) entry.reject(writeFailure(this.path, error));
      }
    }
    this.writing = null;
    this.rest();
  }

  /** Keeps the file open for the next change, unless too many are open already. */
  private rest(): void {
    if (this.handle === null) return;
    resting.add(this);
    const [oldest] = resting;
    if (oldest === undefined || resting.size <= openAtRest) return;
    resting.delete(oldest);
    void oldest.letGo();
  }

  private async write(bytes: Buffer): Promise<void> {
    const handle = await this.ready();
    await this.put(handle, bytes);
    // Who took the library over while this was written reads another file: what is only here is not kept.
    await this.guarded();
    this.length += bytes.length;
    this.seen = await handle.stat();
  }

  /** False where another program has changed the file since it was read or written here. */
  async isAsWritten(): Promise<boolean> {
    await this.writing;
    try {
      const now = await stat(this.path);
      // The next look tells what has become of what is being written.
      if (this.writing) return true;
      if (now.size < this.length || now.size > this.length + this.tail) return false;
      this.seen ??= now;
      return now.ino === this.seen.ino && now.mtimeMs === this.seen.mtimeMs;
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
      return this.length + this.tail === 0;
    }
  }

  private async put(handle: FileHandle, bytes: Buffer): Promise<void> {
    try {
      let written = 0;
      while (written < bytes.length) {
        const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, this.length + written);
        if (bytesWritten === 0) throw new Error('the disk took no bytes');
        written += bytesWritten;
      }
      await handle.datasync();
    } catch (error) {
      await this.takeBack(handle, bytes.length);
      throw error;
    }
  }

  private async guarded(): Promise<void> {
    try {
      await this.guard();
    } catch (error) {
      await this.letGo();
      throw error;
    }
  }

  /** What was written of a refused batch must not be read as a change later. */
  private async takeBack(handle: FileHandle, bytes: number): Promise<void> {
    try {
      await handle.truncate(this.length);
      await handle.datasync();
    } catch {
      // It is set aside as soon as the file can be written again.
      this.tail = bytes;
    }
    await this.letGo();
  }

  /** The open file, which ends where the next line begins. */
  private async ready(): Promise<FileHandle> {
    if (this.handle) {
      const { handle } = this;
      const [{ nlink }, { size }] = await Promise.all([handle.stat(), stat(this.path)]);
      await this.guarded();
      if (nlink > 0 && size === this.length) return handle;
      await this.letGo();
      return raiseChangedElsewhere(this.path);
    }
    const handle = await this.openFile();
    try {
      // After the file was opened: whoever takes over later puts another file in its place.
      await this.guard();
      const { size, ino } = await handle.stat();
      const isOther = this.seen !== null && this.seen.ino !== ino;
      if (isOther || size < this.length || size > this.length + this.tail) raiseChangedElsewhere(this.path);
      if (size > this.length) await this.setTailAside(handle, size - this.length);
      this.tail = 0;
    } catch (error) {
      await handle.close();
      throw error;
    }
    this.handle = handle;
    return handle;
  }

  private async openFile(): Promise<FileHandle> {
    try {
      return await this.disk.open(this.path, 'r+');
    } catch (error) {
      if (codeOf(error) !== 'ENOENT' || this.length + this.tail > 0) throw error;
      const handle = await this.disk.open(this.path, 'wx+', 0o600);
      await syncFolder(dirname(this.path));
      return handle;
    }
  }

  /** Bytes that are no whole line are kept in a file of their own before the journal goes on without them. */
  private async setTailAside(handle: FileHandle, bytes: number): Promise<void> {
    const tail = Buffer.alloc(bytes);
    let read = 0;
    while (read < bytes) {
      const { bytesRead } = await handle.read(tail, read, bytes - read, this.length + read);
      if (bytesRead === 0) raiseChangedElsewhere(this.path);
      read += bytesRead;
    }
    await replaceFile(`${this.path}.aside-${new Date().toISOString().replace(/\D/g, '')}-${this.length}`, tail);
    await handle.truncate(this.length);
    await handle.datasync();
  }

  private async letGo(): Promise<void> {
    resting.delete(this);
    const { handle } = this;
    this.handle = null;
    await handle?.close().catch(() => {});
  }

  /** Waits for what was handed in, then lets the file go. */
  async close(): Promise<void> {
    await this.writing;
    await this.letGo();
  }
}
