import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { raise } from '../../core/result';
import { codeOf, syncFolder } from './durable-file';
import { reasonOf } from './write-failure';

/**
 * Names in a folder; null where there is none. Raises `library-not-one` for a file and
 * `library-unreadable`.
 */
export async function entriesOf(folder: string): Promise<string[] | null> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    if (codeOf(error) === 'ENOTDIR') {
      return raise('library-not-one', `${folder} is a file or lies inside one, so it is no library. Choose a folder.`, {
        details: { folder },
      });
    }
    return raise('library-unreadable', `${folder} cannot be read: ${reasonOf(error)}. Check its permissions.`, {
      details: { file: folder, reason: codeOf(error) },
    });
  }
}

/**
 * For a folder without `library.json`: raises `library-missing` where one is asked to read it,
 * `library-damaged` where articles show that it was a library, and `library-not-one` where it holds other things.
 */
export function refuseForeignFolder(folder: string, entries: readonly string[], mode: 'read' | 'write'): void {
  if (entries.includes('library.json.bak') || (entries.includes('articles') && entries.includes('.index.json'))) {
    raise(
      'library-damaged',
      `${folder} has lost its library.json. Earlier states of it are kept as library.json.bak and outside the library; guillemet check --repair brings the newest back.`,
      { details: { file: join(folder, 'library.json'), reason: 'missing' } },
    );
  }
  if (mode === 'read') {
    raise('library-missing', `${folder} is not a Guillemet library: it has no library.json.`, { details: { folder } });
  }
  const others = entries.filter((name) => !name.startsWith('.') && !name.startsWith('library.lock'));
  if (others.length > 0) {
    raise(
      'library-not-one',
      `${folder} holds other things and no library.json. Choose an empty folder, a new one, or a library.`,
      { details: { folder } },
    );
  }
}

/** Makes a folder that is there after a power cut too; raises `library-read-only`. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    const first = await mkdir(folder, { recursive: true });
    if (!(await stat(folder)).isDirectory()) throw new Error('it is not a folder');
    if (first !== undefined) await syncFolder(dirname(first));
  } catch (error) {
    raise(
      'library-read-only',
      `${folder} cannot be created: ${reasonOf(error)}. Check the permissions of its parent.`,
      {
        details: { folder, reason: codeOf(error) },
      },
    );
  }
}

const incoming = '.incoming-';

/** A name for an article on its way in, which no list shows. */
export function incomingName(): string {
  return `${incoming}${process.pid}-${randomBytes(6).toString('hex')}`;
}

/** Removes the articles that a killed process did not finish storing: nobody was told that they were kept. */
export async function removeIncoming(articles: string): Promise<void> {
  const names = await readdir(articles).catch(() => []);
  const left = names.filter((name) => name.startsWith(incoming));
  await Promise.all(left.map((name) => rm(join(articles, name), { recursive: true, force: true }).catch(() => {})));
}
