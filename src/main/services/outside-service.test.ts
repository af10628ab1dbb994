import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '../../core/annotation/annotation';
import { dispatch } from '../../core/dispatch';
import type { CallInput, CallName, CallOutput, EventName } from '../../core/host-api';
import { FailureError } from '../../core/result';
import { openLibrary } from '../library/library';
import { adding, madeArticle, madeQuote, replacing } from '../library/testing/made-library';
import { temporaryFolder } from '../library/testing/temporary-folder';
import { checkLibrary } from './check-service';
import { createServices, type Services } from './services';

const path = temporaryFolder();
const desk = (...names: string[]) => path('Desk', ...names);
const file = (extension: string) => desk('articles', 'a-1', `${me}.${extension}`);
let me = '';
let services: Services;
let events: { name: EventName; payload: unknown }[] = [];

beforeEach(async () => {
  const library = await openLibrary(desk(), { mode: 'write' });
  me = library.annotator.id;
  await library.addArticle(madeArticle('a-1'));
  const store = await library.annotations('a-1');
  await store.apply(adding(madeQuote('v-1', me)), me);
  await store.apply(adding(madeQuote('v-2', me, 'lundi 🐟')), me);
  await library.close();
  events = [];
  services = createServices({
    library: await openLibrary(desk(), { mode: 'share' }),
    host: 'browser',
    version: '0.0.0',
    samplesFolder: '',
    pendingFiles: [],
    emit: (name, payload) => events.push({ name, payload }),
    saveTarget: null,
    outsideTimes: { look: 20, sweep: 100 },
  });
  await get('library.read', {});
  await get('article.open', { articleId: 'a-1' });
});
afterEach(() => services.close());

async function get<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
  const result = await dispatch(services.calls, name, input);
  if (!result.ok) throw new FailureError(result.error);
  return result.value as CallOutput<Name>;
}

async function shown(): Promise<Annotation[]> {
  const { annotations } = await get('article.open', { articleId: 'a-1' });
  return annotations.sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function one(id: string): Promise<Annotation> {
  const found = (await shown()).find((annotation) => annotation.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}

const apply = (change: CallInput<'annotations.apply'>['change']) =>
  get('annotations.apply', { articleId: 'a-1', change });
const noted = async (id: string, note: string, change: string) => {
  const before = await one(id);
  return apply(replacing(before, { ...before, note, modified: '2026-03-05T08:00:00.000Z' }, change));
};
const told = (name: EventName) => expect.poll(() => events.filter((event) => event.name === name)).not.toEqual([]);

/** What another Guillemet does to a copy of the library as it is now; gives the copy's article folder. */
async function elsewhere(work: (folder: string) => Promise<void>): Promise<string> {
  await cp(desk(), path('Copy'), { recursive: true });
  await rm(path('Copy', 'library.lock'), { force: true });
  await work(path('Copy'));
  return path('Copy', 'articles', 'a-1');
}

/** Puts files in the place of ours, as synchronising programs do: a new file that is renamed. */
async function bring(folder: string, extensions: readonly string[]): Promise<void> {
  for (const extension of extensions) {
    await cp(`${folder}/${me}.${extension}`, `${file(extension)}.coming`);
    await rename(`${file(extension)}.coming`, file(extension));
  }
}

async function marking(folder: string, ...changes: Parameters<typeof apply>[0][]): Promise<void> {
  const library = await openLibrary(folder, { mode: 'write' });
  const store = await library.annotations('a-1');
  for (const change of changes) await store.apply(change, me);
  await library.close();
}

async function expectSound(): Promise<void> {
  await services.close();
  const library = await openLibrary(desk(), { mode: 'read' });
  expect((await checkLibrary(library)).problems).toEqual([]);
}

describe('a journal and a snapshot that another program replaced', () => {
  it('are joined with what was marked here since, and shown', async () => {
    const there = await elsewhere((folder) => marking(folder, adding(madeQuote('v-theirs', me))));
    await apply(adding(madeQuote('v-ours', me)));
    events = [];
    await bring(there, ['json', 'journal']);
    await told('article.outside');
    expect((await shown()).map(({ id }) => id)).toEqual(['v-1', 'v-2', 'v-ours', 'v-theirs']);
    expect(await get('outside.questions', {})).toEqual([]);
    await apply(adding(madeQuote('v-after', me)));
    await get('annotations.undo', { articleId: 'a-1', changeId: `c-${crypto.randomUUID()}` });
    await get('annotations.undo', { articleId: 'a-1', changeId: `c-${crypto.randomUUID()}` });
    expect((await shown()).map(({ id }) => id)).toEqual(['v-1', 'v-2', 'v-ours']);
    await expectSound();
  });

  it('are taken as they are where they hold all of ours, as after a pull', async () => {
    const there = await elsewhere((folder) => marking(folder, adding(madeQuote('v-theirs', me))));
    await bring(there, ['json', 'journal']);
    await told('article.outside');
    expect((await shown()).map(({ id }) => id)).toEqual(['v-1', 'v-2', 'v-theirs']);
    expect((await readdir(desk('articles', 'a-1'))).filter((name) => name.includes('outside'))).toEqual([]);
    await apply(adding(madeQuote('v-after', me)));
    await expectSound();
  });

  it.each([
    ['ours', ['seen here'], 3],
    ['theirs', ['seen there'], 3],
    ['both', ['seen here', 'seen there'], 4],
  ] as const)('are asked about where both changed the same annotation; %s', async (choice, notes, count) => {
    const before = await one('v-1');
    const there = await elsewhere((folder) =>
      marking(
        folder,
        replacing(before, { ...before, note: 'seen there', modified: '2026-03-05T09:00:00.000Z' }, 'c-there'),
        adding(madeQuote('v-theirs', me)),
      ),
    );
    await noted('v-1', 'seen here', 'c-here');
    await bring(there, ['json', 'journal']);
    await told('outside.questions');
    const [question] = await get('outside.questions', {});
    expect(question).toMatchObject({
      annotationId: 'v-1',
      ours: { note: 'seen here' },
      theirs: { note: 'seen there' },
    });
    expect((await shown()).map(({ id }) => id)).toEqual(['v-1', 'v-2', 'v-theirs']);
    await get('outside.answer', { questionId: question?.id ?? '', choice });
    const all = await shown();
    expect(
      all
        .map(({ note }) => note)
        .filter(Boolean)
        .sort(),
    ).toEqual(notes);
    expect(all).toHaveLength(count);
    expect(await get('outside.questions', {})).toEqual([]);
    await expectSound();
  });

  it('are left alone while they cannot be read, and joined when they can', async () => {
    const there = await elsewhere((folder) => marking(folder, adding(madeQuote('v-theirs', me))));
    const half = (await readFile(`${there}/${me}.json`)).subarray(0, 300);
    await writeFile(file('json'), half);
    await writeFile(file('journal'), '<<<<<<< HEAD\n');
    const refused = apply(adding(madeQuote('v-ours', me)));
    await expect(refused).rejects.toMatchObject({ failure: { code: 'library-write-failed' } });
    expect(await readFile(file('json'))).toEqual(half);
    await bring(there, ['json', 'journal']);
    await told('article.outside');
    await apply(adding(madeQuote('v-ours', me)));
    expect((await shown()).map(({ id }) => id)).toEqual(['v-1', 'v-2', 'v-ours', 'v-theirs']);
    await expectSound();
  });
});

it('takes in a snapshot that was edited by hand, also over what was marked since', async () => {
  await apply(adding(madeQuote('v-3', me)));
  const text = await readFile(file('json'), 'utf8');
  await writeFile(file('json'), text.replace('"id":"v-2"', '"id":"v-2","reviewed":true'));
  await told('article.outside');
  expect(await one('v-2')).toMatchObject({ reviewed: true });
  expect((await shown()).map(({ id }) => id)).toEqual(['v-1', 'v-2', 'v-3']);
  await expectSound();
});

it('passes over what it writes itself', async () => {
  for (const id of ['v-3', 'v-4', 'v-5']) await apply(adding(madeQuote(id, me)));
  await get('article.setState', { articleIds: ['a-1'], state: 'done' });
  // What is noticed after all this shows that it was looked for.
  await cp(file('json'), desk('articles', 'a-1', `${me} (conflicted copy).json`));
  await told('outside.news');
  const names = new Set(events.map(({ name }) => name));
  expect(names).toEqual(new Set(['article.changed', 'library.changed', 'outside.news']));
  expect(events.filter(({ name }) => name === 'library.changed')).toHaveLength(1);
});

it('shows articles that come, and takes away those that go, with a word', async () => {
  const there = await elsewhere(async (folder) => {
    const library = await openLibrary(folder, { mode: 'write' });
    await library.addArticle(madeArticle('a-2'));
    await library.close();
  });
  await rename(`${there}/../a-2`, desk('articles', 'a-2'));
  await told('outside.news');
  expect(events.find(({ name }) => name === 'outside.news')?.payload).toMatchObject({ added: 1, removed: 0 });
  expect((await get('library.read', {})).articles.map(({ id }) => id).sort()).toEqual(['a-1', 'a-2']);
  events = [];
  await rm(desk('articles', 'a-1'), { recursive: true });
  await told('outside.news');
  expect(events.find(({ name }) => name === 'outside.news')?.payload).toMatchObject({ added: 0, removed: 1 });
  expect((await get('library.read', {})).articles.map(({ id }) => id)).toEqual(['a-2']);
});

it('joins library.json entry by entry, and loses nobody', async () => {
  const person = (id: string, name: string) => ({ id, name, role: '', organisation: '', country: '', aliases: [] });
  const before = JSON.parse(await readFile(desk('library.json'), 'utf8'));
  await get('people.put', { person: person('p-ours', 'Zoé') });
  await writeFile(desk('library.json'), JSON.stringify({ ...before, people: [person('p-theirs', 'Ada')] }));
  await get('people.put', { person: person('p-late', 'Idriss') });
  await expect
    .poll(async () => (await get('library.read', {})).people.map(({ id }) => id).sort())
    .toEqual(['p-late', 'p-ours', 'p-theirs']);
  const stored = JSON.parse(await readFile(desk('library.json'), 'utf8')) as { people: { id: string }[] };
  expect(stored.people.map(({ id }) => id).sort()).toEqual(['p-late', 'p-ours', 'p-theirs']);
});

it('says that a synchronising program left a copy, and check names it', async () => {
  const name = `${me}.sync-conflict-20260301-101010-K7MQ2AB.json`;
  await cp(file('json'), desk('articles', 'a-1', name));
  await told('outside.news');
  expect(events.find((event) => event.name === 'outside.news')?.payload).toMatchObject({
    copies: [`articles/a-1/${name}`],
  });
  const library = await openLibrary(desk(), { mode: 'read' });
  expect((await checkLibrary(library)).problems).toEqual([
    { article: 'a-1', message: expect.stringMatching(new RegExp(`${name}.*copy of ${me}\\.json`)) },
  ]);
});
