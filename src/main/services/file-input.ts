import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { maxFileBytes } from '../../core/host-api';
import { raise } from '../../core/result';
import { codeOf } from '../library/durable-file';
import type { ReaderInput } from '../readers/article-draft';

/**
 * A file's bytes. Says by its path what is wrong with the file, before reading what is too large:
 * raises `file-missing`, `file-is-folder`, `file-too-large` or `file-unreadable`.
 */
export async function fileInput(path: string): Promise<ReaderInput & { kind: 'file' }> {
  try {
    const info = await stat(path);
    if (info.isDirectory()) {
      return raise('file-is-folder', `${path} is a folder. Choose the files in it.`, { details: { file: path } });
    }
    if (!info.isFile()) {
      return raise('file-unreadable', `${path} is not a regular file.`, {
        details: { file: path, reason: 'not a file' },
      });
    }
    if (info.size > maxFileBytes) return raiseTooLarge(path, info.size);
    return { kind: 'file', name: basename(path), bytes: await readFile(path) };
  } catch (error) {
    const reason = codeOf(error);
    if (reason === 'ENOENT' || reason === 'ENOTDIR') {
      return raise('file-missing', `${path} does not exist. Check its name.`, { details: { file: path } });
    }
    if (reason !== '') {
      return raise('file-unreadable', `${path} cannot be read (${reason}). Check its permissions.`, {
        details: { file: path, reason },
      });
    }
    throw error;
  }
}

function raiseTooLarge(path: string, bytes: number): never {
  const size = Math.ceil(bytes / 1024 / 1024);
  const limit = maxFileBytes / 1024 / 1024;
  raise('file-too-large', `${path} is too large: ${size} MB, and at most ${limit} MB can be opened. Split it first.`, {
    details: { file: path, size, limit },
  });
}
