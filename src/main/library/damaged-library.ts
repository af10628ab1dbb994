import { join, resolve } from 'node:path';
import type { Damage } from '../../core/calls/recovery-calls';
import { type Failure, FailureError } from '../../core/result';
import { BackupShelf } from './backups';
import { LibraryFile } from './library-file';
import { libraryCandidates, restoreLibraryFile } from './library-recovery';
import { lockLibrary } from './lock';
import { chosen } from './recovery-candidate';
import { readStored } from './stored-json';
import { writeFailure } from './write-failure';

/**
 * A library whose `library.json` is damaged or lost: all that can be done with it is to look at what the
 * file could be again, and to choose. Then it can be opened as any other.
 */
export class DamagedLibrary {
  readonly folder: string;
  private readonly shelf: BackupShelf;

  constructor(
    folder: string,
    /** Why it could not be opened. */
    readonly failure: Failure,
    backups: string | null,
  ) {
    this.folder = resolve(folder);
    this.shelf = new BackupShelf(backups);
  }

  /** Empty where somebody else has mended it meanwhile. */
  async candidates(): Promise<Damage[]> {
    if (!(await this.isDamaged())) return [];
    const found = await libraryCandidates(this.folder, this.shelf);
    const candidates = found.map(({ candidate }) => candidate);
    return [{ target: { kind: 'library' }, file: this.file, failure: this.failure, candidates }];
  }

  /**
   * Puts the candidate in the place of the damaged file and gives the paths of what was set aside. Does
   * nothing where somebody else has mended it. Raises `candidate-missing`, `library-locked`,
   * `library-read-only` and `library-write-failed`.
   */
  async restore(candidateId: string): Promise<string[]> {
    const unlock = await lockLibrary(this.folder);
    try {
      if (!(await this.isDamaged())) return [];
      const { content } = chosen(await libraryCandidates(this.folder, this.shelf), candidateId);
      return await restoreLibraryFile(this.folder, content);
    } catch (error) {
      throw writeFailure(this.file, error);
    } finally {
      await unlock();
    }
  }

  private get file(): string {
    return join(this.folder, 'library.json');
  }

  private async isDamaged(): Promise<boolean> {
    try {
      await readStored(this.file, LibraryFile);
      return false;
    } catch (error) {
      return error instanceof FailureError && error.failure.code === 'library-damaged';
    }
  }
}
