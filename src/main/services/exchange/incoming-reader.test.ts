import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../library/testing/temporary-folder';
import { offThread } from './incoming-reader';

const path = temporaryFolder();
const limits = { heapMegabytes: 64, milliseconds: 60_000 };

/** A reader whose thread does what the script says. */
async function readerWith(script: string, given = limits) {
  const file = path('thread.mjs');
  await writeFile(file, `import { parentPort, workerData } from 'node:worker_threads';\n${script}\n`);
  return offThread(() => file, given);
}

const files = [{ name: 'a.jsonl', bytes: new Uint8Array([123, 125]) }];

describe('a thread that reads', () => {
  it('gives what is in the files', async () => {
    const read = await readerWith(
      'parentPort.postMessage({ kind: "read", incoming: { format: workerData.name, length: workerData.files[0].bytes.length } });',
    );
    expect(await read('a.jsonl', files)).toEqual({ format: 'a.jsonl', length: 2 });
  });

  it('refuses with the reason that it found', async () => {
    const read = await readerWith(
      'parentPort.postMessage({ kind: "failed", failure: { code: "exchange-invalid", message: "no" } });',
    );
    await expect(read('a.jsonl', files)).rejects.toMatchObject({ failure: { code: 'exchange-invalid' } });
  });

  it('is ended when it is cancelled, however busy it is', async () => {
    const read = await readerWith('for (;;);');
    const controller = new AbortController();
    const reading = read('a.jsonl', files, controller.signal);
    controller.abort();
    await expect(reading).rejects.toMatchObject({ failure: { code: 'exchange-cancelled' } });
    await expect(read('a.jsonl', files, controller.signal)).rejects.toMatchObject({
      failure: { code: 'exchange-cancelled' },
    });
  });

  it('is ended when it takes too long', async () => {
    const read = await readerWith('for (;;);', { ...limits, milliseconds: 50 });
    await expect(read('a.jsonl', files)).rejects.toMatchObject({
      failure: { code: 'reader-timeout', details: { file: 'a.jsonl' } },
    });
  });

  it('is ended when it needs more memory than it is given', async () => {
    const read = await readerWith('const all = []; for (;;) all.push(new Array(100_000).fill(all.length));');
    await expect(read('a.jsonl', files)).rejects.toMatchObject({
      failure: { code: 'reader-out-of-memory', details: { file: 'a.jsonl' } },
    });
  });
});
