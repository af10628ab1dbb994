import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { asFailure } from '../../core/dispatch';
import { ImportRecord } from '../../core/library/import-record';
import type { Failure } from '../../core/result';
import { codeOf, isLeftover, replaceFile, syncFolder } from './durable-file';
import { parseStored } from './stored-json';
import { writeFailure } from './write-failure';

const folderName = 'imports';

/**
 * What was imported into a library and can be taken back: a file for each import, so that two machines that import do not write the
 * same one.
 */
export class ImportRecords {
  private readonly folder: string;

  constructor(private readonly library: string) {
    this.folder = join(library, folderName);
  }

  /** Fulfilled when the record is on disk. Raises `library-write-failed`. */
  async keep(record: ImportRecord): Promise<void> {
    const path = this.pathOf(record.batch);
    try {
      const made = await mkdir(this.folder, { recursive: true });
      if (made !== undefined) await syncFolder(this.library);
      await replaceFile(path, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o644 });
    } catch (error) {
      throw writeFailure(path, error);
    }
  }

  /** For an import of which nothing was stored. */
  async remove(batch: string): Promise<void> {
    await rm(this.pathOf(batch), { force: true });
  }

  /** The newest first, and what could not be read. */
  async list(): Promise<{ records: ImportRecord[]; damaged: Failure[] }> {
    const names = await readdir(this.folder).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return [];
      throw error;
    });
    const records: ImportRecord[] = [];
    const damaged: Failure[] = [];
    for (const name of names.filter((each) => each.endsWith('.json') && !isLeftover(each))) {
      try {
        records.push(await this.read(join(this.folder, name)));
      } catch (error) {
        damaged.push(asFailure(error));
      }
    }
    records.sort((a, b) => Date.parse(b.made.at) - Date.parse(a.made.at) || (a.batch < b.batch ? 1 : -1));
    return { records, damaged };
  }

  /** Null where there is none, or none that can be read. */
  async find(batch: string): Promise<ImportRecord | null> {
    return this.read(this.pathOf(batch)).catch(() => null);
  }

  private async read(path: string): Promise<ImportRecord> {
    return parseStored(path, await readFile(path), ImportRecord);
  }

  private pathOf(batch: string): string {
    return join(this.folder, `${batch}.json`);
  }
}
