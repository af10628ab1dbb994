import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { articleNoteWith } from '../../core/annotation/article-note';
import type { SearchRequest } from '../../core/calls/search-calls';
import type { CallOutput } from '../../core/host-api';
import { plainQuery, type SearchQuery } from '../../core/search/query';
import { type Library, openLibrary } from '../library/library';
import { adding, madeArticle, madeQuote } from '../library/testing/made-library';
import { temporaryFolder } from '../library/testing/temporary-folder';
import { createServices, type Services } from './services';
import { callerOf } from './testing/caller';

const path = temporaryFolder();
let library: Library;
let services: Services;
let events: { name: string; payload: unknown }[];

const texts: Readonly<Record<string, string>> = {
  'a-1': 'La criée rouvre lundi.\nLes chalutiers reviendront, assure Zoé Lindqvist.',
  'a-2': 'Les chalutiers sont à quai.\nLa criée reste fermée.',
  'a-3': 'Rien à voir ici.',
};

const call = callerOf(() => services.calls);

const run = (text: string, query: Partial<SearchQuery> = {}, more: Partial<SearchRequest> = {}) =>
  call('search.run', {
    query: { ...plainQuery, text, ...query },
    order: 'article',
    language: 'fr',
    articleIds: null,
    name: 'test',
    ...more,
  });
const places = (lines: CallOutput<'search.run'>['lines']) =>
  lines.map(({ articleId, start, end }) => ({ articleId, start, end }));

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

beforeEach(async () => {
  await start();
  for (const [id, text] of Object.entries(texts)) await library.addArticle(madeArticle(id, text));
  await call('people.put', {
    person: { id: 'p-1', name: 'Zoé Lindqvist', role: 'ministre', organisation: '', country: '', aliases: ['ZL'] },
  });
});
afterEach(() => services.close());

describe('a search', () => {
  it('finds words in all texts, in context, and counts articles and hits', async () => {
    const { lines, hits, articles } = await run('chalutiers');
    expect({ hits, articles }).toEqual({ hits: 2, articles: 2 });
    expect(lines.map(({ articleId, left, exact, right }) => [articleId, left, exact, right])).toEqual([
      ['a-1', 'La criée rouvre lundi. Les ', 'chalutiers', ' reviendront, assure Zoé Lindqvist.'],
      ['a-2', 'Les ', 'chalutiers', ' sont à quai. La criée reste fermée.'],
    ]);
    for (const { articleId, start, end, exact } of lines) expect(texts[articleId]?.slice(start, end)).toBe(exact);
  });

  it('takes only what holds every word, and sorts by context', async () => {
    expect((await run('criee fermee')).articles).toBe(1);
    const sorted = await run('criée', {}, { order: 'right' });
    expect(sorted.lines.map(({ right }) => right.slice(0, 7))).toEqual([' reste ', ' rouvre']);
  });

  it('looks only at articles in a language, or of an outlet, and shows those of one title or day together', async () => {
    const metadata = { title: 'Zone', language: 'en', byline: '', outlet: 'Courier', published: '2026-05-01', url: '' };
    await library.addArticle(madeArticle('a-4', 'La criée en anglais.', { metadata }));
    await services.close();
    await start();
    expect((await run('criee', { language: 'en' })).lines.map(({ articleId }) => articleId)).toEqual(['a-4']);
    expect((await run('criee', { outlet: 'Courier' })).hits).toBe(1);
    expect((await run('criee', { language: 'fr' })).hits).toBe(2);
    expect((await run('criee', {}, { order: 'date' })).lines[0]?.articleId).toBe('a-4');
    expect((await run('criee', {}, { order: 'article' })).lines.at(-1)?.articleId).toBe('a-4');
  });

  it('knows at once what was added, marked, undone and trashed', async () => {
    expect((await run('chalutiers')).hits).toBe(2);
    await library.addArticle(madeArticle('a-4', 'Deux chalutiers de plus.'));
    expect((await run('chalutiers')).hits).toBe(3);
    const quote = madeQuote('q-1', library.annotator.id, 'chalutiers');
    const at = texts['a-2']?.indexOf('chalutiers') ?? 0;
    const segments = [{ start: at, end: at + 10, exact: 'chalutiers', prefix: '', suffix: '' }];
    await call('annotations.apply', { articleId: 'a-2', change: adding({ ...quote, segments }) });
    expect((await run('chalutiers', { scope: 'annotations' })).lines).toMatchObject([
      { articleId: 'a-2', annotation: { id: 'q-1', layer: 'quote' } },
    ]);
    await call('annotations.undo', { articleId: 'a-2', changeId: `c-${crypto.randomUUID()}` });
    expect((await run('chalutiers', { scope: 'annotations' })).hits).toBe(0);
    await call('articles.trash', { articleIds: ['a-1'] });
    expect((await run('chalutiers')).hits).toBe(2);
  });

  it('looks within a layer, within what a person says, and in notes', async () => {
    const at = texts['a-1']?.indexOf('Les chalutiers') ?? 0;
    const words = texts['a-1']?.slice(at, at + 26) ?? '';
    const quote = {
      ...madeQuote('q-1', library.annotator.id, 'chalutiers', 'à rappeler mardi'),
      segments: [{ start: at, end: at + 26, exact: words, prefix: '', suffix: '' }],
      attributes: { speaker: 'p-1' },
    };
    await call('annotations.apply', { articleId: 'a-1', change: adding(quote) });
    expect((await run('chalutiers', { person: 'p-1' })).lines.map(({ articleId }) => articleId)).toEqual(['a-1']);
    expect((await run('chalutiers', { layer: 'claim' })).hits).toBe(0);
    expect((await run('', { person: 'p-1' })).lines.map(({ exact }) => exact)).toEqual([words]);
    expect((await run('mardi', { scope: 'notes' })).lines).toMatchObject([{ start: at, exact: 'mardi' }]);
    expect((await run('mardi')).hits).toBe(0);
  });

  it('finds the note on an article as a whole, where no layer and no person is asked for', async () => {
    const time = '2026-03-05T08:00:00.000Z';
    const note = articleNoteWith(null, { note: 'relire **avant mardi**' }, { annotator: library.annotator.id, time });
    const op = { kind: 'article-note' as const, id: 'article', before: null, after: note };
    await call('annotations.apply', { articleId: 'a-2', change: { id: 'c-note', kind: 'note-article', ops: [op] } });
    const { lines } = await run('mardi', { scope: 'notes' });
    expect(lines).toMatchObject([{ articleId: 'a-2', start: 0, end: 1, exact: 'mardi', annotation: null }]);
    expect((await run('mardi', { scope: 'notes', layer: 'quote' })).hits).toBe(0);
    expect((await run('mardi', { scope: 'notes', kind: 'regex' })).hits).toBe(1);
  });

  it('finds people by name, role and alias', async () => {
    expect((await run('lindqvist')).people.map(({ id }) => id)).toEqual(['p-1']);
    expect((await run('MINISTRE')).people).toHaveLength(1);
  });

  it('takes a regular expression, and says what is wrong with one', async () => {
    expect((await run('^La \\p{L}+', { kind: 'regex' })).lines.map(({ exact }) => exact)).toEqual([
      'La criée',
      'La criée',
    ]);
    await expect(run('(', { kind: 'regex' })).rejects.toMatchObject({ failure: { code: 'search-pattern-invalid' } });
  });

  it('finds with a regular expression what it finds without a thread, also within layers and in notes', async () => {
    const at = texts['a-1']?.indexOf('chalutiers') ?? 0;
    const segments = [{ start: at, end: at + 10, exact: 'chalutiers', prefix: '', suffix: '' }];
    const quote = { ...madeQuote('q-1', library.annotator.id, 'chalutiers', 'voir 12 et 13'), segments };
    await call('annotations.apply', { articleId: 'a-1', change: adding(quote) });
    expect(places((await run('chal\\w+', { kind: 'regex' })).lines)).toEqual(places((await run('chalutiers')).lines));
    expect((await run('\\w+s', { kind: 'regex', layer: 'quote' })).lines).toMatchObject([{ start: at, end: at + 10 }]);
    expect((await run('\\d+', { kind: 'regex', scope: 'notes' })).lines.map(({ exact }) => exact)).toEqual([
      '12',
      '13',
    ]);
  });

  it('ends when a newer one of the same name begins', async () => {
    await call('search.prepare', {});
    const [first, second] = await Promise.allSettled([run('criée'), run('chalutiers')]);
    expect(first).toMatchObject({ status: 'rejected', reason: { failure: { code: 'search-superseded' } } });
    expect(second).toMatchObject({ status: 'fulfilled' });
  });

  it('tells how far the reading of the texts is', async () => {
    await call('search.prepare', {});
    expect(events.filter(({ name }) => name === 'search.preparing').at(-1)?.payload).toEqual({ done: 3, total: 3 });
  });
});

describe('marking what was found', () => {
  it('gives each article one change, and takes all of them back as one', async () => {
    const { lines } = await run('chalutiers');
    const { made, skipped, batch, refused } = await call('search.annotate', { layer: 'claim', places: places(lines) });
    expect({ made, skipped, refused }).toEqual({ made: 2, skipped: 0, refused: [] });
    expect(batch.map(({ articleId, change }) => [articleId, change.kind, change.ops.length])).toEqual([
      ['a-1', 'annotate-all', 1],
      ['a-2', 'annotate-all', 1],
    ]);
    expect((await call('article.open', { articleId: 'a-1' })).annotations).toHaveLength(1);
    expect(library.openArticles).toEqual(['a-1']);
    expect(await call('search.takeBack', { batch })).toEqual({ done: ['a-1', 'a-2'], refused: [] });
    const opened = await call('article.open', { articleId: 'a-1' });
    expect(opened).toMatchObject({ annotations: [], redoable: true });
  });

  it('passes over what bears the same annotation already', async () => {
    const { lines } = await run('chalutiers');
    await call('search.annotate', { layer: 'claim', places: places(lines).slice(0, 1) });
    expect(await call('search.annotate', { layer: 'claim', places: places(lines) })).toMatchObject({
      made: 1,
      skipped: 1,
    });
    expect(await call('search.annotate', { layer: 'quote', places: places(lines) })).toMatchObject({
      made: 2,
      skipped: 0,
    });
  });

  it('takes back what it made also when more was done since, and refuses where a mark was changed', async () => {
    const { lines } = await run('chalutiers');
    const { batch } = await call('search.annotate', { layer: 'claim', places: places(lines) });
    const [mine] = (await call('article.open', { articleId: 'a-2' })).annotations;
    if (!mine) throw new Error('nothing was marked');
    const change = {
      id: 'c-note',
      kind: 'edit-attributes' as const,
      ops: [{ kind: 'annotation' as const, id: mine.id, before: mine, after: { ...mine, note: 'x' } }],
    };
    await call('annotations.apply', { articleId: 'a-2', change });
    const other = madeQuote('q-9', library.annotator.id);
    const segments = [{ start: 0, end: 2, exact: 'La', prefix: '', suffix: '' }];
    await call('annotations.apply', { articleId: 'a-1', change: adding({ ...other, segments }) });
    expect(await call('search.takeBack', { batch })).toMatchObject({ done: ['a-1'], refused: [{ articleId: 'a-2' }] });
    expect((await call('article.open', { articleId: 'a-1' })).annotations.map(({ id }) => id)).toEqual(['q-9']);
    expect((await call('article.open', { articleId: 'a-2' })).annotations).toMatchObject([{ note: 'x' }]);
  });
});
