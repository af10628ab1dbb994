import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ArticleRow } from '../../core/library/article';
import { type Library, openLibrary } from '../library/library';
import { adding, madeArticle, madeQuote, madeText } from '../library/testing/made-library';
import { temporaryFolder } from '../library/testing/temporary-folder';
import { ArticleList } from './article-list';
import { createServices, type Services } from './services';
import { callerOf } from './testing/caller';

const path = temporaryFolder();
const index = () => path('Desk', '.index.json');
let library: Library;
let services: Services;
let events: { name: string; payload: unknown }[];

async function start(): Promise<void> {
  library = await openLibrary(path('Desk'), { mode: 'write' });
  events = [];
  services = createServices({
    library,
    host: 'browser',
    version: '1',
    samplesFolder: '',
    pendingFiles: [],
    emit: (name, payload) => events.push({ name, payload }),
    saveTarget: null,
  });
}

async function restart(): Promise<void> {
  await services.close();
  await start();
}

const call = callerOf(() => services.calls);

const rows = async (): Promise<ArticleRow[]> => (await call('library.read', {})).articles;
const mark = (articleId: string, id = 'q-1') =>
  call('annotations.apply', { articleId, change: adding(madeQuote(id, library.annotator.id)) });

beforeEach(async () => {
  await start();
  for (const id of ['a-1', 'a-2', 'a-3']) await library.addArticle(madeArticle(id, `${madeText}\n${id}`));
});
afterEach(() => services.close());

describe('the cache of the list', () => {
  it('spares reading the articles that are as they were', async () => {
    const before = await rows();
    await restart();
    const reading = vi.spyOn(library, 'readArticle');
    expect(await rows()).toEqual(before);
    expect(reading).not.toHaveBeenCalled();
  });

  it('reads an article again whose file was changed outside, and no other', async () => {
    await rows();
    await services.close();
    const file = path('Desk', 'articles', 'a-2', 'article.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('Le port rouvre', 'Le quai rouvre'));
    await utimes(file, 1, 1);
    await start();
    const reading = vi.spyOn(library, 'readArticle');
    expect((await rows()).find(({ id }) => id === 'a-2')?.title).toBe('Le quai rouvre');
    expect(reading.mock.calls).toEqual([['a-2']]);
  });

  it('counts what was marked since it was written, also after a crash', async () => {
    await rows();
    await restart();
    await mark('a-1');
    // As after a crash: the cache is that of before, the journal is on disk.
    const crashed = new ArticleList(await openLibrary(path('Desk'), { mode: 'read' }));
    expect((await crashed.read()).find(({ id }) => id === 'a-1')?.quotes).toBe(1);
  });

  it('is made again where an earlier version wrote it, which knew less of an article', async () => {
    const before = await rows();
    await services.close();
    const earlier = JSON.parse(await readFile(index(), 'utf8'));
    earlier.schemaVersion = 1;
    for (const { row } of earlier.entries) {
      delete row.people;
      delete row.tags;
    }
    await writeFile(index(), JSON.stringify(earlier));
    await start();
    expect(await rows()).toEqual(before);
  });

  it('keeps who is quoted and what is tagged', async () => {
    await rows();
    const person = { id: 'p-1', name: 'Zoé Lindqvist', role: '', organisation: '', country: '', aliases: [] };
    await call('people.put', { person });
    const quote = { ...madeQuote('q-1', library.annotator.id), attributes: { speaker: 'p-1' }, tags: ['t-1'] };
    await call('annotations.apply', { articleId: 'a-1', change: adding(quote) });
    expect((await rows()).find(({ id }) => id === 'a-1')).toMatchObject({ people: ['p-1'], tags: ['t-1'] });
    for (const _ of ['read again', 'from the cache']) {
      await restart();
      expect((await rows()).find(({ id }) => id === 'a-1')).toMatchObject({ people: ['p-1'], tags: ['t-1'] });
    }
  });

  it('counts what was marked in the session that wrote it', async () => {
    await rows();
    await mark('a-1');
    await restart();
    expect((await rows()).find(({ id }) => id === 'a-1')?.quotes).toBe(1);
  });

  it('leaves out an article that is gone, and takes in one that came from outside', async () => {
    await rows();
    await services.close();
    await rm(path('Desk', 'articles', 'a-1'), { recursive: true });
    const elsewhere = await openLibrary(path('Desk'), { mode: 'write' });
    await elsewhere.addArticle(madeArticle('a-4', `${madeText}\nquatre`));
    await elsewhere.close();
    await start();
    expect((await rows()).map(({ id }) => id)).toEqual(['a-2', 'a-3', 'a-4']);
  });

  it.each([
    ['nothing', ''],
    ['half a file', '{"format":"guillemet-index","schemaVersion":1,"entr'],
    ['another format', '{"format":"guillemet-library"}'],
    ['an earlier version', '{"format":"guillemet-index","schemaVersion":1,"library":"l","annotator":"a","entries":[]}'],
    ['NULs', '\0'.repeat(512)],
  ])('is made again where it holds %s', async (_, content) => {
    const before = await rows();
    await services.close();
    await writeFile(index(), content);
    await start();
    expect(await rows()).toEqual(before);
    await services.close();
    expect(JSON.parse(await readFile(index(), 'utf8')).entries).toHaveLength(3);
  });

  it('is not believed where it came with another library', async () => {
    await rows();
    await services.close();
    const other = JSON.parse(await readFile(index(), 'utf8'));
    other.library = 'l-other';
    other.entries[0].row.title = 'Of elsewhere';
    await writeFile(index(), JSON.stringify(other));
    await start();
    expect((await rows()).map(({ title }) => title)).not.toContain('Of elsewhere');
  });

  it('can be deleted at any time', async () => {
    const before = await rows();
    await services.close();
    await rm(index());
    await start();
    expect(await rows()).toEqual(before);
  });

  it('does not keep the reason why an article could not be read', async () => {
    const file = path('Desk', 'articles', 'a-2', 'article.json');
    const good = await readFile(file);
    const { atime, mtime } = await stat(file);
    await writeFile(file, Buffer.alloc(good.length, 'x'));
    await utimes(file, atime, mtime);
    expect((await rows()).find(({ id }) => id === 'a-2')?.problem).toContain('damaged');
    await services.close();
    await writeFile(file, good);
    await utimes(file, atime, mtime);
    await start();
    expect((await rows()).find(({ id }) => id === 'a-2')?.problem).toBeUndefined();
  });

  it('tells how far it is while it is made again, up to the end, and nothing where nothing is read', async () => {
    // Progress is told every 100 ms: here each look at the clock finds that much gone.
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 100));
    const indexing = () => events.filter(({ name }) => name === 'library.indexing').map(({ payload }) => payload);
    await rows();
    const told = indexing();
    expect(told.at(-1)).toEqual({ done: 3, total: 3 });
    expect(told.length).toBeGreaterThan(1);
    expect(told).toEqual([...told].sort((a, b) => (a as { done: number }).done - (b as { done: number }).done));
    await restart();
    await rows();
    expect(indexing()).toEqual([]);
    vi.restoreAllMocks();
  });

  it('is not written where the library is only read', async () => {
    await services.close();
    const list = new ArticleList(await openLibrary(path('Desk'), { mode: 'read' }));
    expect(await list.read()).toHaveLength(3);
    await list.close();
    await expect(stat(index())).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('the state of an article', () => {
  it('is new until it is set, and stays over a restart, for as many as were named', async () => {
    expect((await rows()).map(({ state }) => state)).toEqual(['new', 'new', 'new']);
    const outcome = await call('article.setState', { articleIds: ['a-1', 'a-3'], state: 'done' });
    expect(outcome.done.sort()).toEqual(['a-1', 'a-3']);
    await restart();
    expect((await rows()).map(({ state }) => state)).toEqual(['done', 'new', 'done']);
  });

  it('leaves the text, the original and what it does not know as they were', async () => {
    const file = path('Desk', 'articles', 'a-1', 'article.json');
    const before = JSON.parse(await readFile(file, 'utf8'));
    before.article.lent = { to: 'the night desk' };
    await writeFile(file, JSON.stringify(before));
    await call('article.setState', { articleIds: ['a-1'], state: 'in-work' });
    const after = JSON.parse(await readFile(file, 'utf8'));
    expect(after).toEqual({ ...before, article: { ...before.article, state: 'in-work' } });
    expect(JSON.parse(await readFile(`${file}.bak`, 'utf8'))).toEqual(before);
  });

  it('is refused for an article that is damaged or missing, by name, and set for the others', async () => {
    const file = path('Desk', 'articles', 'a-2', 'article.json');
    await writeFile(file, '{');
    const outcome = await call('article.setState', { articleIds: ['a-1', 'a-2', 'a-9'], state: 'done' });
    expect(outcome.done).toEqual(['a-1']);
    expect(outcome.refused.map(({ articleId, failure }) => [articleId, failure.code]).sort()).toEqual([
      ['a-2', 'library-damaged'],
      ['a-9', 'article-missing'],
    ]);
    expect(await readFile(file, 'utf8')).toBe('{');
  });
});

describe('the trash', () => {
  it('takes an article with everything that belongs to it, and gives it back whole', async () => {
    await mark('a-1');
    expect((await call('articles.trash', { articleIds: ['a-1'] })).done).toEqual(['a-1']);
    expect((await rows()).map(({ id }) => id)).toEqual(['a-2', 'a-3']);
    expect((await call('library.read', {})).trashed).toBe(1);
    expect(await call('trash.list', {})).toEqual([
      { id: 'a-1', title: 'Le port rouvre', outlet: 'La Gazette du fleuve' },
    ]);
    await call('articles.restore', { articleIds: ['a-1'] });
    expect((await rows()).map(({ id, quotes }) => [id, quotes])).toEqual([
      ['a-1', 1],
      ['a-2', 0],
      ['a-3', 0],
    ]);
    expect((await call('article.open', { articleId: 'a-1' })).annotations).toHaveLength(1);
    expect(
      (await call('annotations.undo', { articleId: 'a-1', changeId: `c-${crypto.randomUUID()}` }))?.change.undoes,
    ).toBe('c-q-1');
  });

  it('refuses changes to an article that lies in it', async () => {
    await call('article.open', { articleId: 'a-1' });
    await call('articles.trash', { articleIds: ['a-1'] });
    await expect(mark('a-1')).rejects.toMatchObject({ failure: { code: 'article-missing' } });
    await expect(call('article.open', { articleId: 'a-1' })).rejects.toMatchObject({
      failure: { code: 'article-missing' },
    });
  });

  it('never replaces an article: of two with one id both stay where they are', async () => {
    await call('articles.trash', { articleIds: ['a-1'] });
    await library.addArticle(madeArticle('a-1', `${madeText}\nautre`));
    expect((await call('articles.trash', { articleIds: ['a-1'] })).refused).toHaveLength(1);
    expect((await call('articles.restore', { articleIds: ['a-1'] })).refused).toHaveLength(1);
    expect((await library.readArticle('a-1')).article.characters).toBe(`${madeText}\nautre`.length);
    expect((await library.readTrashed('a-1')).article.characters).toBe(`${madeText}\na-1`.length);
  });

  it('is emptied of what was named, and of nothing else', async () => {
    await call('articles.trash', { articleIds: ['a-1', 'a-2'] });
    expect((await call('trash.empty', { articleIds: ['a-1', 'a-3'] })).done).toEqual(['a-1']);
    expect((await call('trash.list', {})).map(({ id }) => id)).toEqual(['a-2']);
    expect((await rows()).map(({ id }) => id)).toEqual(['a-3']);
    await expect(stat(path('Desk', 'trash', 'a-1'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('shows an article that cannot be read, so that it can be emptied', async () => {
    await call('articles.trash', { articleIds: ['a-1'] });
    await writeFile(path('Desk', 'trash', 'a-1', 'article.json'), '');
    expect(await call('trash.list', {})).toMatchObject([{ id: 'a-1', problem: expect.stringContaining('empty') }]);
    expect((await call('trash.empty', { articleIds: ['a-1'] })).done).toEqual(['a-1']);
  });

  it('stays as it was over a restart', async () => {
    await call('articles.trash', { articleIds: ['a-1'] });
    await restart();
    expect((await rows()).map(({ id }) => id)).toEqual(['a-2', 'a-3']);
    expect(await call('trash.list', {})).toHaveLength(1);
  });

  it('tells every window that the library changed', async () => {
    await call('articles.trash', { articleIds: ['a-1'] });
    expect(events.map(({ name }) => name)).toContain('library.changed');
  });
});
