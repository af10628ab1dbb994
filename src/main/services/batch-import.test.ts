import { describe, expect, it } from 'vitest';
import { raise } from '../../core/result';
import type { ArticleDraft, ReaderInput } from '../readers/article-draft';
import { readSource } from '../readers/read-source';
import { type BatchItem, type BatchProgress, type BatchTarget, importBatch } from './batch-import';

const item = (name: string, text: string): BatchItem => ({
  name,
  open: async () => ({ kind: 'file', name, bytes: new TextEncoder().encode(text) }),
});

/** A library that is a list. */
function shelf(): { target: BatchTarget; stored: ArticleDraft[]; files: unknown[] } {
  const stored: ArticleDraft[] = [];
  const files: unknown[] = [];
  const target: BatchTarget = {
    reader: { read: (input: ReaderInput, choice) => readSource(input, choice), close: async () => {} },
    sameAs: async () => null,
    alike: async () => ({ sameAs: null, similarTo: [] }),
    store: async (draft, file) => {
      files.push(file);
      return `a-${stored.push(draft)}`;
    },
  };
  return { target, stored, files };
}

describe('a batch', () => {
  it('keeps all that can be read, and lists the rest with its reason', async () => {
    const { target, stored } = shelf();
    const items = [item('a.txt', 'Le pont'), item('b.txt', ''), item('c.txt', 'Le quai')];
    const report = await importBatch(items, target, { choice: {} });
    expect(stored.map(({ canonical }) => canonical.text)).toEqual(['Le pont', 'Le quai']);
    expect(report).toMatchObject({
      kept: [
        { name: 'a.txt', articleId: 'a-1' },
        { name: 'c.txt', articleId: 'a-2' },
      ],
      refused: [{ name: 'b.txt', failure: { code: 'file-empty' } }],
      cancelled: false,
    });
  });

  it('counts a file of many records as its records, and keeps those around a bad one', async () => {
    const { target, stored, files } = shelf();
    const told: BatchProgress[] = [];
    const records = [{ text: '' }, { text: 'Le pont' }, { text: '—' }, { text: 'Le quai' }];
    const items = [item('a.json', JSON.stringify(records)), item('b.txt', 'La rive')];
    const report = await importBatch(items, target, { choice: {}, onProgress: (progress) => told.push(progress) });
    expect(stored.map(({ canonical }) => canonical.text)).toEqual(['Le pont', 'Le quai', 'La rive']);
    expect(report.refused.map(({ name }) => name)).toEqual(['a.json (1)', 'a.json (3)']);
    expect(told[0]).toMatchObject({ done: 0, total: 2, name: 'a.json' });
    expect(told.at(-1)).toMatchObject({ done: 5, total: 5, kept: 3, refused: 2 });
    expect(files).toMatchObject([{ name: 'a.json' }, { name: 'a.json' }, null]);
  });

  it('tells how many pages of a long file are read', async () => {
    const { target } = shelf();
    const paged: BatchTarget = {
      ...target,
      reader: {
        read: (input, choice, options = {}) => {
          options.onProgress?.(3, 300);
          return readSource(input, choice);
        },
        close: async () => {},
      },
    };
    const told: BatchProgress[] = [];
    await importBatch([item('a.pdf', 'Le pont')], paged, { choice: {}, onProgress: (one) => told.push(one) });
    expect(told.map(({ name, pages }) => [name, pages])).toEqual([
      ['a.pdf', undefined],
      ['a.pdf', { done: 3, total: 300 }],
      ['', undefined],
    ]);
  });

  it('passes over what is there already, and says what it is the same as', async () => {
    const { target, stored } = shelf();
    const same = { ...target, sameAs: async () => ({ id: 'a-0', title: 'Déjà là' }) };
    const report = await importBatch([item('a.txt', 'Le pont')], same, { choice: {} });
    expect(report).toMatchObject({ kept: [], same: [{ name: 'a.txt', articleId: 'a-0', title: 'Déjà là' }] });
    expect(stored).toEqual([]);
  });

  it('says of what is kept what it is the same as, or nearly', async () => {
    const { target } = shelf();
    const like = { id: 'a-0', title: 'Le pont', because: 'text', resemblance: 0.8 } as const;
    const known = {
      ...target,
      alike: async ({ canonical: { text } }: ArticleDraft) => ({
        sameAs: text === 'Le quai' ? { id: 'a-9', title: 'Quai' } : null,
        similarTo: text === 'Le pont' ? [like] : [],
      }),
    };
    const items = [item('a.txt', 'Le pont'), item('b.txt', 'Le quai'), item('c.txt', 'La rive')];
    const { kept } = await importBatch(items, known, { choice: {}, tellAlike: true });
    expect(kept).toEqual([
      { name: 'a.txt', articleId: 'a-1', title: expect.any(String), similarTo: [like] },
      { name: 'b.txt', articleId: 'a-2', title: expect.any(String), sameAs: { id: 'a-9', title: 'Quai' } },
      { name: 'c.txt', articleId: 'a-3', title: expect.any(String) },
    ]);
  });

  it('ends when it is cancelled and keeps what was kept until then', async () => {
    const { target } = shelf();
    const controller = new AbortController();
    const items = ['a', 'b', 'c'].map((name) => item(`${name}.txt`, `Le pont ${name}`));
    const onOutcome = (): void => controller.abort();
    const report = await importBatch(items, target, { choice: {}, signal: controller.signal, onOutcome });
    expect(report).toMatchObject({ kept: [{ name: 'a.txt' }], refused: [], cancelled: true, left: 2 });
  });

  it('ends where the library cannot be written, and says what was kept until then', async () => {
    const { target } = shelf();
    let room = 1;
    const filling: BatchTarget = {
      ...target,
      store: async (draft, file) => {
        if (room-- === 0) return raise('library-write-failed', 'The disk is full.');
        return target.store(draft, file);
      },
    };
    const items = ['a', 'b', 'c'].map((name) => item(`${name}.txt`, `Le pont ${name}`));
    expect(await importBatch(items, filling, { choice: {} })).toMatchObject({
      kept: [{ name: 'a.txt' }],
      refused: [],
      cancelled: false,
      stopped: { code: 'library-write-failed' },
      left: 2,
    });
  });
});
