import { stat } from 'node:fs/promises';
import { basename, dirname, relative } from 'node:path';
import type { CallOutput } from '../../core/host-api';
import { raise } from '../../core/result';
import { newId } from '../library/ids';
import { articlePaths } from './article-paths';

/** Files and folders that the host was asked to open, until a page takes them; then the files by the ids it was told. */
export class PendingFiles {
  private named: string[];
  private readonly paths = new Map<string, string>();

  /** `except`: the library's own folder, which is passed over in a folder that holds it. */
  constructor(
    named: readonly string[],
    private readonly except: string,
  ) {
    this.named = [...named];
  }

  add(named: readonly string[]): void {
    this.named.push(...named);
  }

  /** Each file is handed out once. What is in a folder is named by its place below it. */
  async take(): Promise<CallOutput<'import.pending'>> {
    const { named } = this;
    this.named = [];
    const files: CallOutput<'import.pending'> = [];
    for (const one of named) {
      for (const { path, problem } of await articlePaths(one, this.except)) {
        const fileName = path === one ? basename(path) : relative(dirname(one), path);
        files.push({ fileName, ...(problem ? { id: null, bytes: 0, failure: problem } : await this.offer(path)) });
      }
    }
    return files;
  }

  /** Raises `file-missing` where no page was told of it. */
  pathOf(id: string): string {
    return (
      this.paths.get(id) ?? raise('file-missing', 'This file is not offered any more.', { path: ['source', 'id'] })
    );
  }

  private async offer(path: string) {
    const id = newId('f');
    this.paths.set(id, path);
    const bytes = await stat(path).then(
      ({ size }) => size,
      // Whoever opens it says what is wrong with it.
      () => 0,
    );
    return { id, bytes, failure: null };
  }
}
