import { readdir, stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { asFailure } from '../../core/dispatch';
import { readableExtensions } from '../../core/library/file-formats';
import { type Failure, raise } from '../../core/result';
import { codeOf } from '../library/durable-file';

/** A file to open, or what stands in the way of opening what was named. */
export interface ArticlePath {
  path: string;
  problem: Failure | null;
}

/**
 * The files that a list of names means, of a command line or of a desktop: files as named, folders as the readable files below them, in
 * order of name. What cannot be read, or holds no article, is in the list with its problem. Hidden
 * files and `except` (the library itself) are passed over.
 */
export async function articlePaths(named: string, except: string): Promise<ArticlePath[]> {
  if (!(await isFolder(named))) return [{ path: named, problem: null }];
  const found = await below(named, resolve(except));
  if (found.length > 0) return found;
  const message = `${named} holds no article: nothing in it ends in ${readableExtensions.join(', ')}.`;
  return [{ path: named, problem: { code: 'folder-without-articles', message, details: { folder: named } } }];
}

async function below(folder: string, except: string): Promise<ArticlePath[]> {
  if (resolve(folder) === except) return [];
  try {
    const entries = await entriesOf(folder);
    const paths: ArticlePath[] = [];
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.')) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) paths.push(...(await below(path, except)));
      else if (!readableExtensions.includes(extname(entry.name).toLowerCase())) continue;
      // A link to a folder may lead in circles.
      else if (entry.isFile() || (entry.isSymbolicLink() && !(await isFolder(path))))
        paths.push({ path, problem: null });
    }
    return paths;
  } catch (error) {
    return [{ path: folder, problem: asFailure(error) }];
  }
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const reason = codeOf(error);
    return raise('file-unreadable', `${folder} cannot be read (${reason}). Check its permissions.`, {
      details: { file: folder, reason },
    });
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (info) => info.isDirectory(),
    () => false,
  );
}
