import { describe, expect, it, vi } from 'vitest';
import type { BatchEntry, BatchState } from './batch-run';

// The words ask the browser for its language as they are loaded.
vi.stubGlobal('navigator', { language: 'en' });
const { likeOf, reportOf } = await import('./batch-report');

const kept = { kind: 'kept', articleId: 'a-1', title: 'Le pont' } as const;
const nearly = { id: 'a-7', title: 'Le pont, hier', because: 'text', resemblance: 0.937 } as const;
const other = { id: 'a-8', title: 'Le quai', because: 'title', resemblance: 0.1 } as const;

function report(...entries: BatchEntry[]): string[][] {
  const state = { entries, left: 0, stopped: null } as unknown as BatchState;
  return reportOf(state)
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split('\t'));
}

describe('the report of a batch', () => {
  it('has beside what was added what of the library it is like, and in what', () => {
    expect(report({ ...kept, name: 'a.html', similarTo: [nearly, other] })).toEqual([
      ['added', 'a.html', 'Le pont', 'Le pont, hier', 'Nearly the same text. 93 % of the wording is the same.'],
    ]);
    expect(report({ ...kept, name: 'a.html', sameAs: { id: 'a-9', title: 'Pont' }, similarTo: [nearly] })).toEqual([
      ['added', 'a.html', 'Le pont', 'Pont', 'The very same text.'],
    ]);
    expect(report({ ...kept, name: 'a.html' })).toEqual([['added', 'a.html', 'Le pont']]);
  });

  it('names what was there already once', () => {
    expect(report({ kind: 'same', name: 'b.html', articleId: 'a-9', title: 'Pont' })).toEqual([
      ['already there', 'b.html', 'Pont'],
    ]);
  });

  it('never gives a spreadsheet a formula, nor two lines for one file', () => {
    expect(report({ ...kept, name: '=1+1\n.txt', similarTo: [{ ...nearly, title: '@SUM(A1)' }] })[0]).toEqual(
      expect.arrayContaining(["'=1+1 .txt", "'@SUM(A1)"]),
    );
  });
});

it('is like nothing where it was not read', () => {
  expect(likeOf({ kind: 'refused', name: 'c.txt', failure: { code: 'file-empty', message: 'empty' } })).toBeNull();
});
