import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { takeLock } from './lock';
import { parseHolder, parseRequest } from './lock-file';
import { askForLock, requestFor } from './lock-request';
import { temporaryFolder } from './testing/temporary-folder';

const path = temporaryFolder();
const elsewhere = { pid: 1, host: 'elsewhere', since: '2026-03-04T09:30:00.000Z', birth: null, token: 'x' };

/** Long enough to notice a request, and to be cut short by an answer. */
const patience = 10_000;

describe('a request for the lock', () => {
  it('reaches the holder, who it is from, and is gone when it was granted', async () => {
    const lock = await takeLock(path());
    const asking = askForLock(path(), patience);
    await expect
      .poll(() => requestFor(path(), lock.holder.token))
      .toMatchObject({ pid: process.pid, host: hostname(), holder: lock.holder.token });
    await lock.release();
    expect(await asking).toEqual({ kind: 'free' });
    expect(await readdir(path())).toEqual([]);
  });

  it('is gone too when nobody answered, and names the lock that may be overridden', async () => {
    const lock = await takeLock(path());
    const text = await readFile(path('library.lock'), 'utf8');
    expect(await askForLock(path(), 1)).toEqual({ kind: 'silent', lock: text });
    expect(await readdir(path())).toEqual(['library.lock']);
    await lock.release();
  });

  it('is not made where nobody has the lock', async () => {
    expect(await askForLock(path(), patience)).toEqual({ kind: 'free' });
    expect(await readdir(path())).toEqual([]);
  });

  it('to one whom another overtook does not name that other', async () => {
    const lock = await takeLock(path());
    const first = await readFile(path('library.lock'), 'utf8');
    const asking = askForLock(path(), patience);
    await expect.poll(() => requestFor(path(), lock.holder.token)).not.toBeNull();
    await writeFile(path('library.lock'), JSON.stringify(elsewhere));
    expect(await asking).toEqual({ kind: 'silent', lock: first });
    await rm(path('library.lock'));
  });

  it('says where the folder takes no file', async () => {
    await writeFile(path('library.lock'), JSON.stringify(elsewhere));
    await mkdir(path('library.lock.request', 'in-its-place'), { recursive: true });
    await expect(askForLock(path(), patience)).rejects.toMatchObject({ failure: { code: 'library-write-failed' } });
  });
});

const request = { pid: 7, host: 'desk', at: '2026-03-04T09:30:00.000Z', token: 'mine', holder: 'yours' };

it('a request is one only whole, and only for the lock that it names', () => {
  expect(parseRequest(JSON.stringify(request), 'yours')).toEqual(request);
  expect(parseRequest(JSON.stringify(request), 'another')).toBeNull();
  for (const field of Object.keys(request)) {
    expect(parseRequest(JSON.stringify({ ...request, [field]: undefined }), 'yours')).toBeNull();
    expect(parseRequest(JSON.stringify({ ...request, [field]: [] }), 'yours')).toBeNull();
  }
  for (const text of [null, '', '{', 'null', '[]', '"yours"', JSON.stringify({ ...request, host: 'x'.repeat(301) })]) {
    expect(parseRequest(text, 'yours')).toBeNull();
    expect(parseHolder(text)).toBeNull();
  }
});
