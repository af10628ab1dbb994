import { join } from 'node:path';
import { type Adapter, Low } from 'lowdb';
import { sameValue } from '../../core/annotation/change';
import { setAside } from './durable-file';
import type { WriteGuard } from './journal';
import { LibraryFile } from './library-file';
import { mergeLibraries } from './library-merge';
import { DurableAdapter, raiseDamaged } from './stored-json';
import { writeFailure } from './write-failure';

/**
 * `library.json`, open: changed one step at a time, and joined with what other programs write. `guard` of a method
 * is asked before anything is written; what it raises is raised as a failure to write.
 */
export class OpenLibraryFile {
  private writing: Promise<unknown> = Promise.resolve();
  /** As it was when it was read, without what was changed here since: the common ground of a merge. */
  private base: LibraryFile;

  private constructor(
    private readonly path: string,
    private readonly low: Low<LibraryFile>,
    private readonly adapter: DurableAdapter<LibraryFile>,
  ) {
    this.base = low.data;
  }

  /**
   * `initial`: what it says where there is no file yet; without it that is raised as `library-damaged`. Writes
   * nothing. Raises `library-damaged`, `library-newer` and `library-unreadable`.
   */
  static async open(folder: string, initial: LibraryFile | null = null): Promise<OpenLibraryFile> {
    const path = join(folder, 'library.json');
    const adapter = new DurableAdapter(path, LibraryFile, { backups: 3 });
    const data = (await adapter.read()) ?? initial;
    if (data === null) return raiseDamaged(path, 'it is missing');
    return new OpenLibraryFile(path, new Low<LibraryFile>(adapter as Adapter<LibraryFile>, data), adapter);
  }

  get data(): LibraryFile {
    return this.low.data;
  }

  /** Takes what the file says now in the place of what is known here. */
  async readAgain(): Promise<void> {
    await this.low.read();
    this.base = this.low.data;
  }

  /** As `readAgain`, where another program has written it; true where that was so. */
  async readChanged(): Promise<boolean> {
    if (await this.adapter.isAsKnown()) return false;
    await this.readAgain();
    return true;
  }

  /**
   * Joins what another program wrote; true where that changed anything. Raises as opening does where the file
   * cannot be read, and `library-write-failed`.
   */
  takeIn(guard: WriteGuard): Promise<boolean> {
    const taking = this.writing.then(() => this.merge(guard));
    this.writing = taking.catch(() => {});
    return taking;
  }

  /**
   * One change at a time, so that what is taken back after a refusal is that change alone. Fulfilled when it is on
   * disk; raises `library-write-failed`.
   */
  async change(edit: (data: LibraryFile) => LibraryFile, guard: WriteGuard): Promise<void> {
    const writing = this.writing.then(async () => {
      await this.merge(guard).catch((error) => {
        throw writeFailure(this.path, error);
      });
      const { data } = this.low;
      this.low.data = edit(data);
      try {
        await guard();
        await this.low.write();
      } catch (error) {
        this.low.data = data;
        throw writeFailure(this.path, error);
      }
    });
    this.writing = writing.catch(() => {});
    await writing;
  }

  /** What must be in it before anything else is written. */
  async begin(edit: (data: LibraryFile) => LibraryFile): Promise<void> {
    this.low.data = edit(this.low.data);
    await this.low.write().catch((error) => {
      throw writeFailure(this.path, error);
    });
  }

  /** Fulfilled when nothing is being written; never rejects. */
  async settled(): Promise<void> {
    await this.writing;
  }

  private async merge(guard: WriteGuard): Promise<boolean> {
    if (await this.adapter.isAsKnown()) return false;
    const ours = this.low.data;
    const theirs = await this.adapter.read();
    if (theirs === null) return false;
    const { file, conflicts } = mergeLibraries(this.path, this.base, ours, theirs);
    try {
      if (!sameValue(file, theirs)) {
        await guard();
        if (conflicts.length > 0) await setAside(this.path, 'outside');
        await this.adapter.write(file);
      }
    } catch (error) {
      throw writeFailure(this.path, error);
    }
    this.low.data = file;
    this.base = file;
    return true;
  }
}
