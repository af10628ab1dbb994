import { randomBytes } from 'node:crypto';
import { link, open, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { raise } from '../../core/result';
import { codeOf } from './durable-file';
import { type LockHolder, lockPath, parseHolder, readText } from './lock-file';
import { processBirth } from './process-birth';
import { reasonOf } from './write-failure';

/** Tokens of the locks that this very process holds. */
const held = new Set<string>();

/** How long a lock without content may be on its way to get some, in ms. */
const fillingPatience = 5_000;

/** A lock that is gone for a moment may be on its way back (`removeDead`), in ms. */
const returnPatience = 100;

/** The lock of a library, held by this process until it is released or somebody else takes it. */
export interface LibraryLock {
  readonly holder: LockHolder;
  /** True where it was taken from a process that may still run, and may wake up with files open. */
  readonly isForced: boolean;
  /** Whether the library's folder still says that it is this one's. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

/** How the lock of a library stands: nobody's, or whose; `text` tells one lock from any later one. */
export type LockState = { kind: 'free' } | { kind: 'held'; holder: LockHolder | null; text: string };

/**
 * One writer a library: the file `library.lock` names the process. A lock whose process is gone (same
 * machine, no such process) is taken over; one from another machine never is, since nobody here can
 * tell whether that process lives, unless `instead` is that very lock: the user has decided then.
 *
 * Raises `library-locked` with who holds it and since when, and `library-read-only`.
 */
export async function takeLock(folder: string, instead: string | null = null): Promise<LibraryLock> {
  const path = lockPath(folder);
  const mine: LockHolder = {
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
    birth: await processBirth(process.pid),
    token: randomBytes(12).toString('hex'),
  };
  const text = JSON.stringify(mine);
  let isForced = false;
  const isHeld = async () => {
    if ((await readText(path)) === text) return true;
    await wait(returnPatience);
    return (await readText(path)) === text;
  };
  const release = async () => {
    if ((await readText(path)) === text) await rm(path, { force: true });
    held.delete(mine.token);
  };
  held.add(mine.token);
  try {
    let isTakenOver = false;
    for (let attempt = 0; attempt < 8; attempt++) {
      // Whoever saw the same dead lock may take the new one for it, until it looks again and puts it back.
      if ((await create(folder, path, text)) && isTakenOver) await wait(50);
      const found = await readText(path);
      if (found === text) return { holder: mine, isForced, isHeld, release };
      if (found === null) continue;
      if (!(await isDead(path, found))) {
        if (found !== instead) break;
        isForced = true;
      }
      await removeDead(path, found);
      isTakenOver = true;
    }
  } catch (error) {
    held.delete(mine.token);
    throw error;
  }
  await release();
  return raiseLocked(folder, parseHolder(await readText(path)));
}

/** As `takeLock`, for a process that ends by itself; returns the way to let go. */
export async function lockLibrary(folder: string): Promise<() => Promise<void>> {
  return (await takeLock(folder)).release;
}

/** Looks, and changes nothing. The lock of a dead process counts as free. */
export async function lockState(folder: string): Promise<LockState> {
  const path = lockPath(folder);
  const text = await readText(path);
  if (text === null || (await isDead(path, text))) return { kind: 'free' };
  return { kind: 'held', holder: parseHolder(text), text };
}

/** Says who has the library; `holder` is null where the lock does not tell. */
export function raiseLocked(folder: string, holder: LockHolder | null): never {
  const who = holder === null ? '' : ` (process ${holder.pid} on ${holder.host}, since ${holder.since})`;
  raise(
    'library-locked',
    `The library ${folder} is already open in another Guillemet${who}. Close it there first, take it over in the app, or choose another library; if it no longer runs, delete library.lock in that folder.`,
    { details: { folder, pid: holder?.pid ?? 0, host: holder?.host ?? '', since: holder?.since ?? '' } },
  );
}

async function isDead(path: string, text: string): Promise<boolean> {
  const holder = parseHolder(text);
  return holder ? isGone(holder) : !(await isFilling(path));
}

/** False where there is a lock already. The lock appears with its content, so that nobody finds it without. */
async function create(folder: string, path: string, text: string): Promise<boolean> {
  const own = `${path}.${process.pid}-${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeNew(own, text);
    try {
      await link(own, path);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      // No hard links here (FAT, some network shares).
      await writeNew(path, text);
    }
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    return raise('library-read-only', `${folder} cannot be written to: ${reasonOf(error)}. Check its permissions.`, {
      details: { folder, reason: codeOf(error) },
    });
  } finally {
    await rm(own, { force: true }).catch(() => {});
  }
}

async function writeNew(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
}

/**
 * Takes a dead lock away. It is moved aside first and looked at there: where another process was
 * faster, it is that one's lock which was moved, and it is put back.
 */
async function removeDead(path: string, dead: string): Promise<void> {
  const aside = `${path}.${process.pid}-${randomBytes(6).toString('hex')}.dead`;
  try {
    await rename(path, aside);
    if ((await readText(aside)) !== dead) await link(aside, path);
  } catch {
    // Somebody else has it; the next look tells who.
  }
  await rm(aside, { force: true }).catch(() => {});
}

/** A lock that says nothing is another process's that is writing it at this moment, unless it is old. */
async function isFilling(path: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(path);
    return Math.abs(Date.now() - mtimeMs) < fillingPatience;
  } catch {
    return false;
  }
}

async function isGone({ pid, host, birth, token }: LockHolder): Promise<boolean> {
  if (host !== hostname()) return false;
  if (pid === process.pid) return !held.has(token);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return true;
  }
  if (birth === null) return false;
  const now = await processBirth(pid);
  return now !== null && now !== birth;
}
