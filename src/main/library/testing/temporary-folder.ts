import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';

/** A real folder for each test, removed after it. Call it in the file or in a `describe`; gives a way to a path in it. */
export function temporaryFolder(): (...names: string[]) => string {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guillemet-test-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  return (...names) => join(folder, ...names);
}

/** Root may read and write anywhere, so what permissions forbid cannot be tried by it. */
export const isRoot = process.getuid?.() === 0;
