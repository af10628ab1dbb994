import { randomBytes } from 'node:crypto';
import { constants, copyFile, type FileHandle, link, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** How long a refused rename is tried again: virus scanners and backup software hold files for a while. In ms. */
const renamePatience = 10_000;

/** What a disk may do to us; tests put a failing one in its place. */
export interface Disk {
  open: typeof open;
  rename: typeof rename;
  link: typeof link;
}

export const realDisk: Disk = { open, rename, link };

export interface ReplaceOptions {
  /** How many earlier contents are kept beside it, under the names of `backupsOf`; none unless told otherwise. */
  backups?: number;
  /** Permissions of the new file, less the umask; the owner's alone unless told otherwise. */
  mode?: number;
  disk?: Disk;
}

/**
 * Replaces a file's content so that at every moment, whatever happens, either the old or the new
 * content stands under its name, whole. When the promise is fulfilled the new content is on disk.
 *
 * Unique temporary name in the same folder, looped write, fsync, size check, the old file kept as
 * `.bak`, rename with retries, fsync of the folder. Rejects with the system's error (ENOSPC, EACCES…);
 * the old file is untouched then, unless only the last step failed, which leaves the new one.
 */
export async function replaceFile(
  path: string,
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
  { backups = 0, mode = 0o600, disk = realDisk }: ReplaceOptions = {},
): Promise<void> {
  const temporary = temporaryName(path);
  try {
    const handle = await disk.open(temporary, 'wx', mode);
    try {
      const length = await writeAll(handle, content);
      await handle.sync();
      const { size } = await handle.stat();
      if (size !== length) throw new Error(`the disk took ${size} of ${length} bytes`);
    } finally {
      await handle.close();
    }
    if (backups > 0) await keepAsBackup(disk, path, backups);
    await renamePatiently(temporary, path, disk);
  } catch (error) {
    // What went wrong first is what the caller must hear of.
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
  await syncFolder(dirname(path));
}

/** How much is gathered before it is written, in bytes: content may come in small pieces. */
const gathered = 1024 * 1024;

/** Gives how many bytes there were. */
async function writeAll(handle: FileHandle, content: string | Uint8Array | AsyncIterable<Uint8Array>): Promise<number> {
  if (typeof content === 'string' || content instanceof Uint8Array) {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    await handle.writeFile(bytes);
    return bytes.byteLength;
  }
  let length = 0;
  let waiting: Uint8Array[] = [];
  let waitingLength = 0;
  const flush = async () => {
    await handle.writeFile(Buffer.concat(waiting, waitingLength));
    length += waitingLength;
    waiting = [];
    waitingLength = 0;
  };
  for await (const chunk of content) {
    waiting.push(chunk);
    waitingLength += chunk.byteLength;
    if (waitingLength >= gathered) await flush();
  }
  await flush();
  return length;
}

function temporaryName(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
}

/**
 * Removes what a killed process left of its attempts to replace the file. For whoever is the only
 * writer of the file.
 */
export async function removeLeftovers(path: string): Promise<void> {
  const start = `.${basename(path)}.`;
  const names = await readdir(dirname(path)).catch(() => []);
  const leftovers = names.filter(
    (name) => name.startsWith(start) && /^\d+-[0-9a-f]{12}\.tmp$/.test(name.slice(start.length)),
  );
  await Promise.all(leftovers.map((name) => rm(join(dirname(path), name), { force: true }).catch(() => {})));
}

/** How many earlier contents of a file there may be beside it. */
const mostBackups = 3;

/** Where the earlier contents of a file stand, the latest first: `.bak`, `.2.bak`, `.3.bak`. */
export function backupsOf(path: string, count = mostBackups): string[] {
  return Array.from({ length: count }, (_, index) => `${path}${index === 0 ? '' : `.${index + 1}`}.bak`);
}

async function keepAsBackup(disk: Disk, path: string, count: number): Promise<void> {
  // A save that failed after this point and is tried again must not push older contents out.
  if (await isSameFile(path, `${path}.bak`)) return;
  const next = temporaryName(path);
  try {
    // Some file systems (FAT, some network shares) know no hard links.
    await disk.link(path, next).catch(() => copyDurably(path, next));
    const names = backupsOf(path, count);
    // The oldest first, so that a kill in between loses none but the one that goes anyway.
    for (const [index, name] of [...names.entries()].reverse()) {
      const older = names[index + 1];
      if (older !== undefined) await renamePatiently(name, older, disk).catch(passOverMissing);
    }
    await renamePatiently(next, `${path}.bak`, disk);
  } catch (error) {
    // A first save has nothing to keep.
    if (codeOf(error) !== 'ENOENT') throw error;
  } finally {
    // Also after success: a rename between two names of one file does nothing and leaves both.
    await rm(next, { force: true }).catch(() => {});
  }
}

/** True for two names of one file. */
async function isSameFile(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([a, b].map((path) => stat(path, { bigint: true }).catch(() => null)));
  return one?.ino !== undefined && one.ino !== 0n && one.ino === other?.ino && one.dev === other.dev;
}

function passOverMissing(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error;
}

/**
 * Gives the file a second name beside it, `<name>.<why>-<time>`, so that what replaces it takes
 * nothing away. Returns that path when it is on disk.
 */
export async function setAside(path: string, why = 'corrupt'): Promise<string> {
  const time = new Date().toISOString().replace(/\D/g, '');
  for (let attempt = 0; ; attempt++) {
    const aside = `${path}.${why}-${time}${attempt === 0 ? '' : `-${attempt}`}`;
    try {
      await link(path, aside).catch((error) => {
        if (codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOENT') throw error;
        return copyDurably(path, aside);
      });
    } catch (error) {
      if (codeOf(error) === 'EEXIST') continue;
      throw error;
    }
    await syncFolder(dirname(path));
    return aside;
  }
}

/**
 * Puts an equal file in the file's place: whoever has the old one open goes on with what nobody reads any
 * more. Nothing to do where there is none. Rejects with the system's error.
 */
export async function renewFile(path: string): Promise<void> {
  const next = temporaryName(path);
  try {
    await copyDurably(path, next);
    await renamePatiently(next, path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  } finally {
    await rm(next, { force: true }).catch(() => {});
  }
  await syncFolder(dirname(path));
}

/** True for the names of what a killed process leaves of its attempts to replace a file. */
export function isLeftover(name: string): boolean {
  return /^\..+\.\d+-[0-9a-f]{12}\.tmp$/.test(name);
}

async function copyDurably(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_EXCL);
  const handle = await open(to, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Renames; tries again for some seconds while another program holds the file. Rejects with the system's error. */
export async function renamePatiently(from: string, to: string, disk: Disk = realDisk): Promise<void> {
  // Elsewhere than on Windows, missing permissions do not come back by waiting.
  const passing = process.platform === 'win32' ? ['EPERM', 'EACCES', 'EBUSY'] : ['EBUSY'];
  const deadline = Date.now() + renamePatience;
  for (let pause = 10; ; pause = Math.min(pause * 2, 500)) {
    try {
      await disk.rename(from, to);
      return;
    } catch (error) {
      if (!passing.includes(codeOf(error)) || Date.now() + pause > deadline) throw error;
      await wait(pause);
    }
  }
}

/** Makes names in a folder durable. Windows does not allow it and does not need it. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, constants.O_RDONLY);
    await handle.sync();
  } catch (error) {
    // Some network file systems refuse to sync a folder; the rename itself has succeeded.
    if (!['EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM'].includes(codeOf(error))) throw error;
  } finally {
    await handle?.close();
  }
}

/** The system's code of an error (`ENOENT`), or an empty string. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}

export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return false;
    throw error;
  }
}
