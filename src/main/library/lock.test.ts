import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { lockLibrary, lockState, takeLock } from './lock';
import { processBirth } from './process-birth';
import { isRoot, temporaryFolder } from './testing/temporary-folder';

const path = temporaryFolder();
const lock = () => path('library.lock');
const locked = { failure: { code: 'library-locked', message: expect.stringContaining(hostname()) } };

interface Holder {
  pid: number;
  host: string;
  since: string;
  birth: string | null;
  token: string;
}

async function put(holder: Partial<Holder>): Promise<void> {
  const usual = { pid: process.pid, host: hostname(), since: '2026-03-04T09:30:00.000Z', birth: null, token: 'x' };
  await writeFile(lock(), JSON.stringify({ ...usual, ...holder }));
}

/** Runs while `act` does, without doing anything itself. */
async function withProcess<T>(act: (pid: number) => Promise<T>): Promise<T> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await once(child, 'spawn');
  try {
    return await act(child.pid ?? 0);
  } finally {
    child.kill('SIGKILL');
    await once(child, 'close');
  }
}

async function deadPid(): Promise<number> {
  return withProcess(async (pid) => pid);
}

describe('the lock of a library', () => {
  it('says who holds it, and is gone when it is let go', async () => {
    const unlock = await lockLibrary(path());
    expect(JSON.parse(await readFile(lock(), 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() });
    expect(await readdir(path())).toEqual(['library.lock']);
    await unlock();
    expect(await readdir(path())).toEqual([]);
    await (await lockLibrary(path()))();
  });

  it('keeps out the same process too', async () => {
    const unlock = await lockLibrary(path());
    await expect(lockLibrary(path())).rejects.toMatchObject(locked);
    await unlock();
  });

  it('keeps out others while its process lives, and names it', async () => {
    await withProcess(async (pid) => {
      await put({ pid, birth: await processBirth(pid) });
      const before = await readFile(lock());
      await expect(lockLibrary(path())).rejects.toMatchObject({
        failure: {
          code: 'library-locked',
          message: expect.stringContaining(`process ${pid}`),
          details: { folder: path(), pid, host: hostname(), since: '2026-03-04T09:30:00.000Z' },
        },
      });
      expect(await readFile(lock())).toEqual(before);
      expect(await readdir(path())).toEqual(['library.lock']);
    });
  });

  it('is taken over from a process that is dead', async () => {
    await put({ pid: await deadPid() });
    const unlock = await lockLibrary(path());
    expect(JSON.parse(await readFile(lock(), 'utf8'))).toMatchObject({ pid: process.pid });
    expect(await readdir(path())).toEqual(['library.lock']);
    await unlock();
  });

  it('is taken over from an earlier process that had this one’s number, as in a container', async () => {
    await put({ pid: process.pid });
    await (await lockLibrary(path()))();
  });

  it.runIf(process.platform === 'linux')(
    'is taken over where another process bears the number of the dead one',
    async () => {
      await withProcess(async (pid) => {
        await put({ pid, birth: 'an-earlier-boot:42' });
        await (await lockLibrary(path()))();
      });
    },
  );

  it('is never taken over from another machine', async () => {
    await put({ host: 'elsewhere', pid: await deadPid() });
    await expect(lockLibrary(path())).rejects.toMatchObject({
      failure: { code: 'library-locked', message: expect.stringMatching(/elsewhere.*delete library\.lock/) },
    });
  });

  it.each(['', '{"pid":', '{}'])(
    'that says %j is being written while it is new, and is taken over when it is old',
    async (text) => {
      await writeFile(lock(), text);
      await expect(lockLibrary(path())).rejects.toMatchObject({ failure: { code: 'library-locked' } });
      const longAgo = new Date(Date.now() - 60_000);
      await utimes(lock(), longAgo, longAgo);
      await (await lockLibrary(path()))();
    },
  );

  it('is not taken away by one who held it before and lost it', async () => {
    const unlock = await lockLibrary(path());
    await put({ host: 'elsewhere' });
    await unlock();
    expect(await readFile(lock(), 'utf8')).toContain('elsewhere');
  });

  it('is taken from another machine only where the user named that very lock', async () => {
    await put({ host: 'elsewhere' });
    const silent = await readFile(lock(), 'utf8');
    await expect(takeLock(path(), silent.replace('"x"', '"y"'))).rejects.toMatchObject({
      failure: { code: 'library-locked', details: { host: 'elsewhere' } },
    });
    const mine = await takeLock(path(), silent);
    expect(mine.isForced).toBe(true);
    expect(await mine.isHeld()).toBe(true);
    expect(await readdir(path())).toEqual(['library.lock']);
    await put({ host: 'elsewhere', token: 'z' });
    expect(await mine.isHeld()).toBe(false);
    await mine.release();
    expect(await readFile(lock(), 'utf8')).toContain('elsewhere');
  });

  it('is not forced where nobody had it, or whoever had it is dead', async () => {
    const free = await takeLock(path());
    expect(free.isForced).toBe(false);
    await free.release();
    await put({ pid: await deadPid() });
    const dead = await takeLock(path());
    expect(dead.isForced).toBe(false);
    await dead.release();
  });

  it('can be looked at without being changed', async () => {
    expect(await lockState(path())).toEqual({ kind: 'free' });
    await put({ host: 'elsewhere' });
    const text = await readFile(lock(), 'utf8');
    expect(await lockState(path())).toMatchObject({ kind: 'held', text, holder: { host: 'elsewhere' } });
    await put({ pid: await deadPid() });
    expect(await lockState(path())).toEqual({ kind: 'free' });
    expect(await readdir(path())).toEqual(['library.lock']);
  });

  it('is held by exactly one of many who want it at once, dead lock or none', async () => {
    for (let round = 0; round < 10; round++) {
      if (round % 2 === 1) await put({ pid: await deadPid() });
      const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => lockLibrary(path())));
      const winners = outcomes.filter((outcome) => outcome.status === 'fulfilled');
      expect(winners).toHaveLength(1);
      expect(await readdir(path())).toEqual(['library.lock']);
      await winners[0]?.value();
      expect(await readdir(path())).toEqual([]);
    }
  });

  it.skipIf(isRoot)('says that the folder is read-only (not tried as root, who may write anywhere)', async () => {
    await mkdir(path('library'), { mode: 0o500 });
    await expect(lockLibrary(path('library'))).rejects.toMatchObject({
      failure: { code: 'library-read-only', message: expect.stringContaining(path('library')) },
    });
  });
});

describe.runIf(process.platform === 'linux')('processBirth', () => {
  it('stays the same while a process lives, and differs between processes', async () => {
    const mine = await processBirth(process.pid);
    expect(mine).toMatch(/^[0-9a-f-]{36}:\d+$/);
    await withProcess(async (pid) => {
      const other = await processBirth(pid);
      expect(other).not.toBe(mine);
      expect(await processBirth(pid)).toBe(other);
    });
    expect(await processBirth(process.pid)).toBe(mine);
  });

  it('is null for a process that is not there', async () => {
    expect(await processBirth(await deadPid())).toBeNull();
  });
});
