import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FailureError } from '../../core/result';
import type { ReaderInput } from '../readers/article-draft';
import { column, pdfFile } from '../readers/testing/pdf-file';
import { OffThreadReader } from './source-reader';

const out = join(import.meta.dirname, '..', '..', '..', 'out', 'reading-thread-test');
const threadFile = join(out, 'reading-thread.js');
const limits = { heapMegabytes: 512, milliseconds: 30_000, longMilliseconds: 30_000 };
const article = (name: string, text: string | Uint8Array): ReaderInput => ({
  kind: 'file',
  name,
  bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
});

let folder: string;
let open: OffThreadReader[] = [];

/** A thread of another making in the place of ours. */
async function hostile(source: string, own: Partial<typeof limits> = {}): Promise<OffThreadReader> {
  const file = join(folder, `${open.length}.mjs`);
  await writeFile(file, `import { parentPort } from 'node:worker_threads';\n${source}`);
  return keep(new OffThreadReader(() => file, { ...limits, ...own }));
}

function keep(reader: OffThreadReader): OffThreadReader {
  open.push(reader);
  return reader;
}

async function failure(reading: Promise<unknown>) {
  const error = await reading.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof FailureError ? error.failure : error;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guillemet-threads-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, '..', 'readers', 'reading-thread.ts'),
      outDir: out,
      emptyOutDir: true,
      target: 'node20.19',
      rolldownOptions: { output: { entryFileNames: 'reading-thread.js' } },
    },
  });
});

afterEach(async () => {
  await Promise.all(open.map((reader) => reader.close()));
  open = [];
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await rm(out, { recursive: true, force: true });
});

describe('reading in a thread', () => {
  it('gives the article as reading here does, with the very bytes that were sent', async () => {
    const reader = keep(new OffThreadReader(() => threadFile, limits));
    const input = article('a.md', '# Le pont\n\nIl est ouvert.');
    const draft = await reader.read(input, {});
    expect(draft).toMatchObject({ reader: 'markdown', metadata: { title: 'Le pont' }, document: { type: 'doc' } });
    expect(draft.bytes).toBe(input.kind === 'file' ? input.bytes : null);
  });

  it('gives failures as they are, and goes on with the next source', async () => {
    const reader = keep(new OffThreadReader(() => threadFile, limits));
    expect(await failure(reader.read(article('a.txt', ''), {}))).toMatchObject({ code: 'file-empty' });
    expect((await reader.read(article('b.txt', 'Le pont'), {})).canonical.text).toBe('Le pont');
  });

  it('reads one record after the other of a file that was sent once', async () => {
    const reader = keep(new OffThreadReader(() => threadFile, limits));
    const input = article('a.csv', 'title;text\nUn;Le pont\nDeux;Le quai\n');
    const texts: string[] = [];
    for (const record of [0, 1]) texts.push((await reader.read(input, { record })).canonical.text);
    expect(texts).toEqual(['Le pont', 'Le quai']);
  });

  it('reads a PDF there and tells how far it is', async () => {
    const reader = keep(new OffThreadReader(() => threadFile, limits));
    const pages = Array.from({ length: 40 }, (_, i) => ({
      texts: column([`Page ${i} du rapport sur le pont`], 50, 700),
    }));
    const told: number[] = [];
    const draft = await reader.read(
      article('a.pdf', pdfFile(pages)),
      {},
      { onProgress: (_, total) => told.push(total) },
    );
    expect(draft.pages).toHaveLength(40);
    expect(new Set(told)).toEqual(new Set([40]));
  });

  it('reads two sources at once, and any number one after the other', async () => {
    const reader = keep(new OffThreadReader(() => threadFile, limits));
    const names = Array.from({ length: 9 }, (_, i) => `${i}.txt`);
    const drafts = await Promise.all(names.map((name) => reader.read(article(name, `Le pont ${name}`), {})));
    expect(drafts.map(({ canonical }) => canonical.text)).toEqual(names.map((name) => `Le pont ${name}`));
  });
});

describe('a source that would stall the program', () => {
  it('is given up after its time, by name, and the next one is read', async () => {
    const reader = await hostile(
      `parentPort.on('message', ({ input }) => { if (input.name === 'b') parentPort.postMessage({ kind: 'failed', failure: { code: 'file-empty', message: 'read' } }); else for (;;); });`,
      { milliseconds: 2_000 },
    );
    expect(await failure(reader.read(article('slow.pdf', 'x'), {}))).toMatchObject({
      code: 'reader-timeout',
      message: expect.stringContaining('slow.pdf'),
      details: { file: 'slow.pdf' },
    });
    expect(await failure(reader.read(article('b', 'x'), {}))).toMatchObject({ message: 'read' });
  });

  it('is given up after its time in all, however often it tells of progress', async () => {
    const reader = await hostile(
      `parentPort.on('message', () => setInterval(() => parentPort.postMessage({ kind: 'progress', done: 1, total: 2 }), 10));`,
      { longMilliseconds: 150 },
    );
    expect(await failure(reader.read(article('a', 'x'), {}))).toMatchObject({ code: 'reader-timeout' });
  });

  it('is given up where it takes more memory than it is given', async () => {
    const reader = await hostile(
      `parentPort.on('message', () => { const all = []; for (;;) all.push(new Array(1e5).fill(Math.random())); });`,
      { heapMegabytes: 32 },
    );
    expect(await failure(reader.read(article('big.docx', 'x'), {}))).toMatchObject({
      code: 'reader-out-of-memory',
      details: { file: 'big.docx' },
    });
  });

  it('is cancelled at once, while it is read and before', async () => {
    const reader = await hostile(`parentPort.on('message', () => { for (;;); });`);
    const controller = new AbortController();
    const reading = failure(reader.read(article('a', 'x'), {}, { signal: controller.signal }));
    controller.abort();
    expect(await reading).toMatchObject({ code: 'reader-cancelled' });
    expect(await failure(reader.read(article('a', 'x'), {}, { signal: controller.signal }))).toMatchObject({
      code: 'reader-cancelled',
    });
  });

  it('is the only one that fails when its thread dies', async () => {
    const reader = await hostile(
      `parentPort.on('message', ({ input }) => { if (input.name === 'a') throw new Error('broken'); parentPort.postMessage({ kind: 'failed', failure: { code: 'file-empty', message: 'read' } }); });`,
    );
    expect(await failure(reader.read(article('a', 'x'), {}))).toMatchObject({
      code: 'document-invalid',
      details: { reason: 'broken' },
    });
    expect(await failure(reader.read(article('b', 'x'), {}))).toMatchObject({ message: 'read' });
  });

  it('is refused once the program is closing', async () => {
    const reader = new OffThreadReader(() => threadFile, limits);
    await reader.close();
    expect(await failure(reader.read(article('a', 'x'), {}))).toMatchObject({ code: 'reader-cancelled' });
  });
});
