import { describe, expect, it } from 'vitest';
import type { BatchReport } from '../../core/calls/batch-calls';
import type { CallInput, EventPayload, HostApi } from '../../core/host-api';
import { fail, ok, type Result } from '../../core/result';
import { BatchRun } from './batch-run';
import type { Opening } from './sources';

type Input = CallInput<'import.batch'>;
type Progress = EventPayload<'import.batchProgress'>;

const megabyte = 1024 * 1024;
const opening = (name: string, bytes = 10): Opening => ({
  name,
  bytes,
  read: async () =>
    name.startsWith('bad') ? fail('file-unreadable', name) : ok({ kind: 'file', name, base64: 'YQ==' }),
});
const openings = (count: number) => Array.from({ length: count }, (_, i) => opening(`${i}.txt`));

/** A host that keeps whatever it is sent, unless told otherwise. */
function hostOf(answer: (input: Input, tell: (progress: Progress) => void) => Partial<BatchReport> = () => ({})) {
  const sent: Input[] = [];
  let tell: (progress: Progress) => void = () => {};
  let cancelled = 0;
  const host = {
    call: async (name: string, input: Input): Promise<Result<unknown>> => {
      if (name === 'import.cancelBatch') {
        cancelled++;
        return ok({});
      }
      sent.push(input);
      const kept = input.sources.flatMap((source) =>
        source.kind === 'file' ? [{ name: source.name, articleId: 'a-1', title: source.name }] : [],
      );
      const report = { kept, same: [], refused: [], cancelled: false, stopped: null, left: 0 };
      return ok({ ...report, ...answer(input, tell) });
    },
    on: (_: string, listener: (progress: Progress) => void) => {
      tell = listener;
      return () => {};
    },
  } as unknown as HostApi;
  return { host, sent, cancels: () => cancelled };
}

const usual = { choice: {}, skipSame: true };

describe('adding many files', () => {
  it('sends them in pieces, bounded by number and by size, and counts them all', async () => {
    const { host, sent } = hostOf();
    const items = [...openings(60), opening('big.pdf', 15 * megabyte), opening('bigger.pdf', 15 * megabyte)];
    const run = new BatchRun(host, items, usual);
    await run.run();
    expect(sent.map(({ sources }) => sources.length)).toEqual([50, 11, 1]);
    expect(run.state.get()).toMatchObject({ phase: 'done', done: 62, total: 62, kept: 62, refused: 0, left: 0 });
    expect(run.state.get().entries).toHaveLength(62);
  });

  it('lists what the page cannot read besides what the host refuses, and keeps the rest', async () => {
    const failure = { code: 'file-empty', message: 'empty' } as const;
    const { host } = hostOf(() => ({ kept: [], refused: [{ name: 'a.txt', failure }] }));
    const run = new BatchRun(host, [opening('bad.txt'), opening('a.txt')], usual);
    await run.run();
    expect(run.state.get()).toMatchObject({ done: 2, kept: 0, refused: 2 });
    expect(run.state.get().entries.map(({ name }) => name)).toEqual(['bad.txt', 'a.txt']);
  });

  it('tells how far it is over all pieces, also where a file turns out to hold many', async () => {
    const { host } = hostOf(({ batchId, sources }, tell) => {
      if (sources.length > 40) return {};
      tell({ batchId, done: 3, total: 19, kept: 2, refused: 1, name: 'table.csv (3)' });
      expect(run.state.get()).toMatchObject({ done: 53, total: 69, kept: 52, refused: 1, name: 'table.csv (3)' });
      return {};
    });
    const run = new BatchRun(host, openings(60), usual);
    await run.run();
    expect.assertions(1);
  });

  it('tells which page of a long file is read, until the next file begins', async () => {
    const seen: unknown[] = [];
    const { host } = hostOf(({ batchId }, tell) => {
      const counts = { batchId, done: 0, total: 2, kept: 0, refused: 0 };
      tell({ ...counts, name: 'a.pdf', pages: { done: 11, total: 300 } });
      seen.push(run.state.get().pages);
      tell({ ...counts, done: 1, name: 'b.txt' });
      seen.push(run.state.get().pages);
      return {};
    });
    const run = new BatchRun(host, openings(2), usual);
    await run.run();
    expect(seen).toEqual([{ done: 11, total: 300 }, null]);
  });

  it('says how many it did not come to when it is cancelled', async () => {
    const { host, sent, cancels } = hostOf(({ sources }) => {
      run.cancel();
      return { kept: [], left: sources.length, cancelled: true };
    });
    const run = new BatchRun(host, openings(130), usual);
    await run.run();
    expect(sent).toHaveLength(1);
    expect(cancels()).toBe(1);
    expect(run.state.get()).toMatchObject({ phase: 'done', left: 130, stopped: null });
  });

  it('ends where the library cannot be written, with what was kept until then', async () => {
    const stopped = { code: 'library-write-failed', message: 'full' } as const;
    const { host, sent } = hostOf(({ sources }) => ({ kept: [], left: sources.length, stopped }));
    const run = new BatchRun(host, openings(60), usual);
    await run.run();
    expect(sent).toHaveLength(1);
    expect(run.state.get()).toMatchObject({ phase: 'done', left: 60, stopped });
  });
});
