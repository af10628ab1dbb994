import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { replaceFile } from './durable-file';
import { lockState } from './lock';
import { type LockRequest, parseRequest, readText, requestPath } from './lock-file';
import { writeFailure } from './write-failure';

/** How often the lock is looked at while its holder is asked for it, in ms. */
const lookEvery = 100;

/** What came of asking. `silent`: `lock` is still there and its holder said nothing, which only the user may override. */
export type Answer = { kind: 'free' } | { kind: 'silent'; lock: string };

/**
 * Asks whoever has the library to let it go, through a file in its folder, so that it works between
 * machines too; waits `patience` ms at most. Where nobody has it there is nothing to ask. The request is
 * gone afterwards. Raises `library-write-failed` where the folder takes no file.
 */
export async function askForLock(folder: string, patience: number): Promise<Answer> {
  const asked = await lockState(folder);
  if (asked.kind === 'free') return asked;
  const request: LockRequest = {
    pid: process.pid,
    host: hostname(),
    at: new Date().toISOString(),
    token: randomBytes(12).toString('hex'),
    holder: asked.holder?.token ?? 'unknown',
  };
  const path = requestPath(folder);
  const text = JSON.stringify(request);
  try {
    await replaceFile(path, text);
  } catch (error) {
    throw writeFailure(path, error);
  }
  const deadline = performance.now() + patience;
  try {
    while (performance.now() < deadline) {
      const now = await lockState(folder);
      // Another one that was faster counts as silent: it has not been asked yet.
      if (now.kind === 'free') return now;
      if (now.text !== asked.text) return { kind: 'silent', lock: asked.text };
      await wait(lookEvery);
    }
    return { kind: 'silent', lock: asked.text };
  } finally {
    if ((await readText(path)) === text) await rm(path, { force: true }).catch(() => {});
  }
}

/** Who asks for the lock with this token; null where nobody does. Anything but a sound request is passed over. */
export async function requestFor(folder: string, token: string): Promise<LockRequest | null> {
  return parseRequest(await readText(requestPath(folder)), token);
}
