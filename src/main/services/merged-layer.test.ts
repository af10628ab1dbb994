import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Annotation } from '../../core/annotation/annotation';
import type { Codebook } from '../../core/annotation/codebook';
import { mergeLayer } from '../../core/annotation/layer-merge';
import { plainQuery } from '../../core/search/query';
import { type Library, openLibrary } from '../library/library';
import { adding, madeArticle, madeQuote, replacing } from '../library/testing/made-library';
import { temporaryFolder } from '../library/testing/temporary-folder';
import { prepareExport } from './exchange/export-job';
import { wholeExport } from './export-service';
import { createServices, type Services } from './services';
import { callerOf } from './testing/caller';

const path = temporaryFolder();
let library: Library;
let services: Services;
const call = callerOf(() => services.calls);

const articleId = 'a-1';
const now = (): Codebook => library.file.codebook;
const shown = async () => (await call('article.open', { articleId })).annotations;
let made: Annotation;

/** An opinion, noted on, whose layer then became part of the claims. */
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
  const opinion = { id: 'opinion', name: 'Opinion', attributes: [{ id: 'tone', type: 'text' as const }] };
  await call('codebook.change', { before: now(), after: { ...now(), layers: [...now().layers, opinion] } });
  made = { ...madeQuote('o-1', library.annotator.id), layer: 'opinion', attributes: { tone: 'calm' } };
  const noted = { ...made, note: 'à vérifier' };
  await call('annotations.apply', { articleId, change: adding(made, 'c-1') });
  await call('annotations.apply', { articleId, change: replacing(made, noted, 'c-2') });
  await call('library.read', {});
  await call('search.prepare', {});
  await call('codebook.change', { before: now(), after: mergeLayer(now(), 'opinion', 'claim') });
});
afterEach(() => services.close());

it('is counted and searched as the other one, by either name', async () => {
  expect((await call('library.read', {})).articles).toMatchObject([{ claims: 1 }]);
  for (const layer of ['claim', 'opinion']) {
    const query = { ...plainQuery, layer };
    const found = await call('search.run', { query, order: 'article', language: 'fr', articleIds: null, name: layer });
    expect(found.hits).toBe(1);
  }
});

it('is exported as the other one, without a trace of its own', async () => {
  const job = await prepareExport(library, { articleIds: [articleId], format: 'json' });
  const exported = JSON.parse((await wholeExport(job)).toString('utf8'));
  expect(exported.codebook.layers.map(({ id }: { id: string }) => id)).toEqual(['quote', 'claim']);
  expect(exported.articles[0].annotations).toMatchObject([{ layer: 'claim', attributes: { tone: 'calm' } }]);
});

it('has its past as the other one, and each state of it can be brought back', async () => {
  const { changes } = await call('history.read', { articleId, before: null, limit: 10 });
  expect(changes.map(({ ops }) => ops[0]?.after)).toMatchObject([
    { layer: 'claim', note: 'à vérifier' },
    { layer: 'claim', note: '' },
  ]);
  const { change } = await call('history.restore', { articleId, revision: 1, changeId: 'c-back' });
  expect(change?.ops).toHaveLength(1);
  expect(await shown()).toMatchObject([{ layer: 'claim', attributes: { tone: 'calm' }, note: '' }]);
});

it('undoes and redoes what was done before it was merged', async () => {
  await call('annotations.undo', { articleId, changeId: 'c-u1' });
  expect(await shown()).toMatchObject([{ layer: 'claim', note: '' }]);
  await call('annotations.undo', { articleId, changeId: 'c-u2' });
  expect(await shown()).toEqual([]);
  await call('annotations.redo', { articleId, changeId: 'c-r1' });
  expect(await shown()).toMatchObject([{ layer: 'claim', attributes: { tone: 'calm' } }]);
});
