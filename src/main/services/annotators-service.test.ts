import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Library, openLibrary } from '../library/library';
import { adding, madeArticle, madeQuote } from '../library/testing/made-library';
import { temporaryFolder } from '../library/testing/temporary-folder';
import { createServices, type Services } from './services';
import { callerOf } from './testing/caller';

const path = temporaryFolder();
let library: Library;
let services: Services;
const call = callerOf(() => services.calls);
const articleId = 'a-1';

beforeEach(async () => {
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
  await library.addArticle(madeArticle(articleId));
});

afterEach(() => services.close());

async function workOfAnother(): Promise<void> {
  const { codebook, people, annotators } = library.file;
  await library.putShared({
    codebook,
    people,
    annotators: [...annotators, { id: 'second-desk', name: 'Second desk' }],
  });
  await library.applyFor(articleId, 'second-desk', adding(madeQuote('s-1', 'second-desk', 'Les chalutiers')));
  await library.applyFor(articleId, 'second-desk', adding(madeQuote('s-2', 'second-desk', 'sardines')));
}

describe('the annotators of an article', () => {
  it('are at least the one who annotates here, with nothing yet', async () => {
    const { id, name } = library.annotator;
    expect(await call('annotators.list', { articleId })).toEqual({ annotators: [{ id, name, annotations: 0 }] });
  });

  it('are listed with how much is theirs, and what another marked can be read', async () => {
    const { id: own, name } = library.annotator;
    await call('annotations.apply', { articleId, change: adding(madeQuote('q-1', own)) });
    await workOfAnother();
    expect((await call('annotators.list', { articleId })).annotators).toEqual([
      { id: own, name, annotations: 1 },
      { id: 'second-desk', name: 'Second desk', annotations: 2 },
    ]);
    const read = await call('annotators.read', { articleId, annotator: 'second-desk' });
    expect(read.annotations.map(({ id }) => id).sort()).toEqual(['s-1', 's-2']);
    expect((await call('article.open', { articleId })).annotations.map(({ id }) => id)).toEqual(['q-1']);
  });

  it('are known by name to the whole library', async () => {
    await workOfAnother();
    const { id, name } = library.annotator;
    expect((await call('annotators.names', {})).annotators).toEqual(
      expect.arrayContaining([
        { id, name },
        { id: 'second-desk', name: 'Second desk' },
      ]),
    );
  });

  it('do not include who has done nothing here', async () => {
    await expect(call('annotators.read', { articleId, annotator: 'nobody' })).rejects.toMatchObject({
      failure: { code: 'annotator-missing', path: ['annotator'] },
    });
  });
});
