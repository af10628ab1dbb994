import { randomBytes } from 'node:crypto';
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { raise } from '../../core/result';
import { codeOf } from './durable-file';
import { processBirth } from './process-birth';
import { reasonOf } from './write-failure';

const Holder = z.object({
  pid: z.int(),
  host: z.string(),
  since: z.string(),
  /** When the process began, as `processBirth` tells it: a pid is used again. */
  birth: z.string().nullable(),
  token: z.string(),
});
type Holder = z.infer<typeof Holder>;

/** Tokens of the locks that this very process holds. */
const held = new Set<string>();

/** How long a lock without content may be on its way to get some, in ms. */
const fillingPatience = 5_000;

/**
 * One writer a library: the file `library.lock` names the process. A lock whose process is gone (same
 * machine, no such process) is taken over; one from another machine never is, since nobody here can
 * tell whether that process lives.
 *
 * Raises `library-locked` with who holds it and since when, and `library-read-only`. Returns the way to let go.
 */
export async function lockLibrary(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'library.lock');
  const mine: Holder = {
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
    birth: await processBirth(process.pid),
    token: randomBytes(12).toString('hex'),
  };
  const text = JSON.stringify(mine);
  const unlock = async () => {
    if ((await readLock(path)) === text) await rm(path, { force: true });
    held.delete(mine.token);
  };
  held.add(mine.token);
  try {
    let isTakenOver = false;
    for (let attempt = 0; attempt < 8; attempt++) {
      // Whoever saw the same dead lock may take the new one for it, until it looks again and puts it back.
      if ((await create(folder, path, text)) && isTakenOver) await wait(50);
      const found = await readLock(path);
      if (found === text) return unlock;
      if (found === null) continue;
      const holder = parseHolder(found);
      if (holder ? !(await isGone(holder)) : await isFilling(path)) break;
      await removeDead(path, found);
      isTakenOver = true;
    }
  } catch (error) {
    held.delete(mine.token);
    throw error;
  }
  await unlock();
  const holder = parseHolder(await readLock(path));
  const who = holder === null ? '' : ` (process ${holder.pid} on ${holder.host}, since ${holder.since})`;
  return raise(
    'library-locked',
    `The library ${folder} is already open in another Guillemet${who}. Close it there first, or choose another library; if it no longer runs, delete library.lock in that folder.`,
    { details: { folder, pid: holder?.pid ?? 0, host: holder?.host ?? '', since: holder?.since ?? '' } },
  );
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
    if ((await readLock(aside)) !== dead) await link(aside, path);
  } catch {
    // Somebody else has it; the next look tells who.
  }
  await rm(aside, { force: true }).catch(() => {});
}

async function readLock(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return null;
  }
}

function parseHolder(text: string | null): Holder | null {
  try {
    return text === null ? null : Holder.parse(JSON.parse(text));
  } catch {
    return null;
  }
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

async function isGone({ pid, host, birth, token }: Holder): Promise<boolean> {
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
