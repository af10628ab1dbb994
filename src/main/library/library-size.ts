import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Id } from '../../core/annotation/annotation';
import type { LibrarySize } from '../../core/calls/libraries-calls';

/**
 * What lies on the disk for a library. One folder after the other, so that what the user does meanwhile goes first;
 * what vanishes, or cannot be looked at, counts nothing. `copies`: the folder of its copies outside; null for none.
 */
export async function librarySize(folder: string, copies: string | null): Promise<LibrarySize> {
  const size: LibrarySize = { articles: 0, texts: 0, originals: 0, annotations: 0, trash: 0, backups: 0 };
  const articles = join(folder, 'articles');
  for (const id of await namesIn(articles)) {
    if (!Id.safeParse(id).success) continue;
    size.articles++;
    for (const name of await namesIn(join(articles, id))) {
      size[partOf(name)] += await bytesOf(join(articles, id, name));
    }
  }
  size.trash = await bytesBelow(join(folder, 'trash'));
  size.backups = copies === null ? 0 : await bytesBelow(copies);
  return size;
}

/** Earlier states of a file count as what it is. */
function partOf(name: string): 'texts' | 'originals' | 'annotations' {
  if (name.startsWith('article.json')) return 'texts';
  return name.startsWith('original.') ? 'originals' : 'annotations';
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

async function bytesOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

async function bytesBelow(folder: string): Promise<number> {
  let bytes = 0;
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    bytes += entry.isDirectory() ? await bytesBelow(path) : await bytesOf(path);
  }
  return bytes;
}
