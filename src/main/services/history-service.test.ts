import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Library, openLibrary } from '../library/library';
import { adding, madeArticle, madeQuote, replacing } from '../library/testing/made-library';
import { temporaryFolder } from '../library/testing/temporary-folder';
import { createServices, type Services } from './services';
import { callerOf } from './testing/caller';

const path = temporaryFolder();
let library: Library;
let services: Services;

async function start(): Promise<void> {
  library = await openLibrary(path('Desk'), { mode: 'write' });
  services = createServices({
    library,
    host: 'browser',
    version: '1',
    samplesFolder: '',
    pendingFiles: [],
    emit: () => {},
    saveTarget: null,
  });
}

const call = callerOf(() => services.calls);

const articleId = 'a-1';
const shown = async () => (await call('article.open', { articleId })).annotations;
const read = (before: number | null = null, limit = 100) => call('history.read', { articleId, before, limit });

/** Adds a quote, notes something on it, deletes it. */
async function work(): Promise<void> {
  const quote = madeQuote('q-1', library.annotator.id);
  const noted = { ...quote, note: 'à vérifier' };
  await call('annotations.apply', { articleId, change: adding(quote, 'c-1') });
  await call('annotations.apply', { articleId, change: replacing(quote, noted, 'c-2') });
  await call('annotations.apply', { articleId, change: replacing(noted, null, 'c-3') });
}

beforeEach(async () => {
  await start();
  await library.addArticle(madeArticle(articleId));
});
afterEach(() => services.close());

describe('the history of an article', () => {
  it('tells who changed what and when, the newest first, page by page', async () => {
    await work();
    const { changes, total, annotators } = await read(null, 2);
    expect(changes.map(({ id, revision }) => [id, revision])).toEqual([
      ['c-3', 3],
      ['c-2', 2],
    ]);
    expect(total).toBe(3);
    expect(annotators).toEqual({ [library.annotator.id]: library.annotator.name });
    expect((await read(2)).changes.map(({ id }) => id)).toEqual(['c-1']);
    expect((await read(1)).changes).toEqual([]);
  });

  it('is the same after a restart, undoing and doing again with it', async () => {
    await work();
    await call('annotations.undo', { articleId, changeId: 'c-undo' });
    await services.close();
    await start();
    const { changes } = await read();
    expect(changes.map(({ id }) => id)).toEqual(['c-undo', 'c-3', 'c-2', 'c-1']);
    expect(changes[0]).toMatchObject({ undoes: 'c-3' });
  });
});

describe('restoring a state', () => {
  it('makes it the present one by a new change, which can be undone', async () => {
    await work();
    const { change } = await call('history.restore', { articleId, revision: 1, changeId: 'c-back' });
    expect(change).toMatchObject({ id: 'c-back', kind: 'restore', revision: 4 });
    expect(await shown()).toMatchObject([{ id: 'q-1', note: '' }]);
    expect((await read()).total).toBe(4);
    await call('annotations.undo', { articleId, changeId: 'c-undo' });
    expect(await shown()).toEqual([]);
  });

  it('to the beginning takes everything away; to the present one does nothing', async () => {
    await work();
    await call('history.restore', { articleId, revision: 2, changeId: 'c-r1' });
    expect(await call('history.restore', { articleId, revision: 4, changeId: 'c-r2' })).toEqual({ change: null });
    await call('history.restore', { articleId, revision: 0, changeId: 'c-r3' });
    expect(await shown()).toEqual([]);
  });

  it('that there never was is refused', async () => {
    await work();
    const asked = call('history.restore', { articleId, revision: 9, changeId: 'c-x' });
    await expect(asked).rejects.toMatchObject({ failure: { code: 'change-invalid', path: ['revision'] } });
  });
});

describe('an undo whose acknowledgement was lost', () => {
  it('undoes once when it is sent again, and so does a redo', async () => {
    await work();
    const undo = { articleId, changeId: 'c-undo' };
    const first = await call('annotations.undo', undo);
    expect(await call('annotations.undo', undo)).toEqual(first);
    expect(await shown()).toMatchObject([{ note: 'à vérifier' }]);
    const redo = { articleId, changeId: 'c-redo' };
    await Promise.all([call('annotations.redo', redo), call('annotations.redo', redo)]);
    expect(await shown()).toEqual([]);
    expect((await read()).total).toBe(5);
  });
});
