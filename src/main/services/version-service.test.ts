import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Annotation, segmentsAt } from '../../core/annotation/annotation';
import type { VersionProposal } from '../../core/calls/version-calls';
import type { CallInput, ImportSource, Preview } from '../../core/host-api';
import { plainQuery, type SearchQuery } from '../../core/search/query';
import { annotationOn, spanOf } from '../../core/testing/made-articles';
import { type Library, openLibrary } from '../library/library';
import { temporaryFolder } from '../library/testing/temporary-folder';
import { checkFolder } from './check-service';
import { EventBus } from './events';
import { createServices, type Services } from './services';
import { callerOf } from './testing/caller';

const path = temporaryFolder();
let library: Library;
let services: Services;

async function start(): Promise<void> {
  library = await openLibrary(path('Desk'), { mode: 'write' });
  const { emit } = new EventBus();
  const host = 'browser' as const;
  services = createServices({
    library,
    host,
    version: '1',
    samplesFolder: '',
    pendingFiles: [],
    emit,
    saveTarget: null,
  });
}

beforeEach(start);
afterEach(() => services.close());

const call = callerOf(() => services.calls);

const first = `Le bac reprend lundi
Le bac reprendra lundi à six heures, assure Zoé Lindqvist, qui dirige la régie.
La mairie confirme que le trajet coûtera deux euros de moins pendant l'été.
Selon le syndicat, trois agents sur dix manquent encore au départ de la rive nord.
Le service s'arrêtera à minuit, comme avant les travaux du quai.`;

const second = first
  .replace('La mairie confirme que le trajet coûtera deux', 'La mairie confirme que le trajet coûterait deux')
  .replace('\nSelon le syndicat, trois agents sur dix manquent encore au départ de la rive nord.', '');

const kept = 'Le bac reprend lundi';
const reworded = 'le trajet coûtera deux euros de moins';
const gone = 'trois agents sur dix manquent encore';

async function previewOf(text: string): Promise<Preview> {
  const source: ImportSource = { kind: 'pasted-text', text };
  return call('import.preview', { source, choice: {} });
}

async function keep(text: string): Promise<string> {
  const { id, metadata } = await previewOf(text);
  return (await call('import.keep', { previewId: id, metadata })).articleId;
}

async function mark(
  articleId: string,
  text: string,
  words: string,
  id: string,
  more: Partial<Annotation> = {},
): Promise<void> {
  const after = annotationOn(text, 'quote', words, { id, annotator: library.annotator.id, ...more });
  const change = {
    id: `c-${id}-${more.note ?? ''}`,
    kind: 'mark-quote' as const,
    ops: [{ kind: 'annotation' as const, id, before: null, after }],
  };
  await call('annotations.apply', { articleId, change });
}

async function marked(): Promise<string> {
  const articleId = await keep(first);
  await mark(articleId, first, kept, 'v-1', { relations: [{ id: 'r-1', type: 'supports', to: 'v-3' }] });
  await mark(articleId, first, reworded, 'v-2');
  await mark(articleId, first, gone, 'v-3');
  return articleId;
}

async function openSecond(
  articleId: string,
  choices: CallInput<'version.open'>['choices'] = [],
  text = second,
): Promise<string> {
  const preview = await previewOf(text);
  const { revisions } = await call('version.propose', { articleId, previewId: preview.id });
  const request = { articleId, previewId: preview.id, metadata: preview.metadata, revisions, choices };
  return (await call('version.open', request)).articleId;
}

const choose = (id: string, choice: 'accept' | 'unplaced' | 'drop') => ({
  annotator: library.annotator.id,
  id,
  choice,
});

const annotationsOf = async (articleId: string) => {
  const { annotations } = await call('article.open', { articleId });
  return new Map(annotations.map((annotation) => [annotation.id, annotation]));
};

function outcomesOf({ counts, review }: VersionProposal) {
  return { counts, review: review.map(({ before, outcome }) => [before.id, outcome]) };
}

describe('a new version of an article', () => {
  it('is proposed with what becomes of each annotation, and nothing is stored for that', async () => {
    const articleId = await marked();
    const preview = await previewOf(second);
    expect(preview.similarTo).toMatchObject([{ id: articleId, because: 'text' }]);
    const proposal = await call('version.propose', { articleId, previewId: preview.id });
    expect(outcomesOf(proposal)).toEqual({
      counts: { exact: 1, moved: 0, reworded: 1, orphan: 1 },
      review: [
        ['v-2', 'reworded'],
        ['v-3', 'orphan'],
      ],
    });
    expect(await library.articleIds()).toEqual([articleId]);
  });

  it('takes the place of the first in the list, which stays to be read as it was', async () => {
    const articleId = await marked();
    const before = await annotationsOf(articleId);
    const newer = await openSecond(articleId, [choose('v-2', 'accept')]);
    const { articles } = await call('library.read', {});
    expect(articles.map(({ id, version }) => [id, version])).toEqual([[newer, 2]]);
    expect(await call('version.list', { articleId })).toMatchObject([
      { number: 1, articleId, isThere: true },
      { number: 2, articleId: newer, isThere: true },
    ]);
    expect(await call('version.list', { articleId: newer })).toHaveLength(2);
    expect(await annotationsOf(articleId)).toEqual(before);
    expect(await call('article.open', { articleId })).toMatchObject({ supersededBy: newer });
    const after = await annotationsOf(newer);
    expect(after.get('v-1')?.segments[0]?.exact).toBe(kept);
    expect(after.get('v-2')?.segments[0]?.exact).toBe('le trajet coûterait deux euros de moins');
    expect(after.get('v-3')).toEqual({ ...before.get('v-3'), unplaced: { textSha256: expect.any(String) } });
    expect((await checkFolder(path('Desk'))).problems).toEqual([]);
  });

  it('is one change that undo does not take apart', async () => {
    const newer = await openSecond(await marked());
    expect(await call('article.open', { articleId: newer })).toMatchObject({ undoable: false, revision: 1 });
    expect(await call('annotations.undo', { articleId: newer, changeId: 'c-undo' })).toBeNull();
    expect((await annotationsOf(newer)).size).toBe(3);
  });

  it('keeps what nobody has decided without a place, and drops what is to be dropped with the relations to it', async () => {
    const articleId = await marked();
    const newer = await openSecond(articleId, [choose('v-3', 'drop')]);
    const after = await annotationsOf(newer);
    expect([...after.keys()].sort()).toEqual(['v-1', 'v-2']);
    expect(after.get('v-1')).not.toHaveProperty('relations');
    expect(after.get('v-2')).toHaveProperty('unplaced');
    expect((await annotationsOf(articleId)).get('v-1')).toHaveProperty('relations');
    expect((await checkFolder(path('Desk'))).problems).toEqual([]);
  });

  it('is checked against the first: what came to that one meanwhile is told, and can be taken in', async () => {
    const articleId = await marked();
    const newer = await openSecond(articleId);
    const { codebook, people, annotators } = library.file;
    await library.putShared({ codebook, people, annotators: [...annotators, { id: 'night', name: 'Night desk' }] });
    const after = annotationOn(first, 'claim', 'six heures', { id: 'v-9', annotator: 'night' });
    const ops = [{ kind: 'annotation' as const, id: 'v-9', before: null, after }];
    await library.applyFor(articleId, 'night', { id: 'c-night', kind: 'mark-claim', ops });
    const { problems } = await checkFolder(path('Desk'));
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        `^1 annotation was made on version 1, the article ${articleId}, after version 2 was opened.*${newer}`,
      ),
    ]);
  });

  it('takes along what every annotator has made', async () => {
    const articleId = await marked();
    const { codebook, people, annotators } = library.file;
    await library.putShared({ codebook, people, annotators: [...annotators, { id: 'night', name: 'Night desk' }] });
    const after = annotationOn(first, 'claim', 'Zoé Lindqvist, qui dirige la régie', { id: 'v-9', annotator: 'night' });
    await library.applyFor(articleId, 'night', {
      id: 'c-night',
      kind: 'mark-claim',
      ops: [{ kind: 'annotation', id: 'v-9', before: null, after }],
    });
    const newer = await openSecond(articleId);
    expect(await library.readAnnotations(newer, 'night')).toMatchObject([{ id: 'v-9' }]);
    expect(await library.readAnnotations(articleId, 'night')).toEqual([after]);
  });

  it('is marked in its place: the earlier one takes no change any more, and no version of its own', async () => {
    const articleId = await marked();
    await openSecond(articleId);
    const superseded = { failure: { code: 'article-superseded' } };
    await expect(mark(articleId, first, 'six heures', 'v-4')).rejects.toMatchObject(superseded);
    await expect(call('annotations.undo', { articleId, changeId: 'c-x' })).rejects.toMatchObject(superseded);
    await expect(openSecond(articleId, [], `${second}\nEt encore.`)).rejects.toMatchObject(superseded);
  });

  it('lets an annotation without a place be placed by hand, which can be undone', async () => {
    const newer = await openSecond(await marked());
    const before = (await annotationsOf(newer)).get('v-3') as Annotation;
    const { unplaced: _, ...rest } = before;
    const after = { ...rest, segments: segmentsAt(second, [spanOf(second, 'six heures')]) } as Annotation;
    const change = {
      id: 'c-place',
      kind: 'place' as const,
      ops: [{ kind: 'annotation' as const, id: 'v-3', before, after }],
    };
    await call('annotations.apply', { articleId: newer, change });
    expect((await call('library.read', {})).articles).toMatchObject([{ quotes: 2 }]);
    await call('annotations.undo', { articleId: newer, changeId: 'c-undo' });
    expect((await annotationsOf(newer)).get('v-3')).toEqual(before);
    expect((await call('library.read', {})).articles).toMatchObject([{ quotes: 1 }]);
  });

  it('is refused where annotations were changed since they were looked at, and the preview goes on waiting', async () => {
    const articleId = await marked();
    const preview = await previewOf(second);
    const { revisions } = await call('version.propose', { articleId, previewId: preview.id });
    await mark(articleId, first, 'six heures', 'v-4');
    const request = { articleId, previewId: preview.id, metadata: preview.metadata, revisions, choices: [] };
    await expect(call('version.open', request)).rejects.toMatchObject({ failure: { code: 'change-conflict' } });
    expect(await library.articleIds()).toEqual([articleId]);
    const again = await call('version.propose', { articleId, previewId: preview.id });
    await call('version.open', { ...request, revisions: again.revisions });
    expect(await library.articleIds()).toHaveLength(2);
  });

  it('is refused where it says the very same', async () => {
    const articleId = await marked();
    const { id: previewId } = await previewOf(first);
    await expect(call('version.propose', { articleId, previewId })).rejects.toMatchObject({
      failure: { code: 'version-same-text' },
    });
  });

  it('is taken back as a whole, with the first one to be marked again', async () => {
    const articleId = await marked();
    const newer = await openSecond(articleId);
    expect(await call('version.takeBack', { articleId: newer })).toEqual({ articleId });
    expect((await call('library.read', {})).articles.map(({ id }) => id)).toEqual([articleId]);
    await mark(articleId, first, 'six heures', 'v-4');
    expect((await annotationsOf(articleId)).size).toBe(4);
  });

  it('goes to the trash and comes back with those before it', async () => {
    const articleId = await marked();
    const newer = await openSecond(articleId);
    expect(await call('articles.trash', { articleIds: [newer] })).toMatchObject({ done: [newer] });
    expect((await call('library.read', {})).articles).toEqual([]);
    await call('articles.restore', { articleIds: [newer] });
    expect((await library.articleIds()).sort()).toEqual([articleId, newer].sort());
    await call('articles.trash', { articleIds: [newer] });
    expect((await call('trash.list', {})).map(({ version }) => version ?? 1).sort()).toEqual([1, 2]);
    expect(await call('articles.restore', { articleIds: [articleId, newer] })).toMatchObject({ refused: [] });
    expect((await call('library.read', {})).articles.map(({ id }) => id)).toEqual([newer]);
  });

  it('is followed by a third, which finds again what the second had lost', async () => {
    const articleId = await marked();
    const newer = await openSecond(articleId);
    const third = `${second}\nCorrection : trois agents sur dix manquent encore, selon le syndicat.`;
    const preview = await previewOf(third);
    const proposal = await call('version.propose', { articleId: newer, previewId: preview.id });
    expect(proposal.number).toBe(3);
    const newest = await openSecond(newer, [choose('v-2', 'drop')], third);
    expect((await annotationsOf(newest)).get('v-3')).not.toHaveProperty('unplaced');
    expect((await call('version.list', { articleId })).map(({ articleId: id }) => id)).toEqual([
      articleId,
      newer,
      newest,
    ]);
    expect((await call('library.read', {})).articles.map(({ id, version }) => [id, version])).toEqual([[newest, 3]]);
  });

  it('is found by search in the place of the first', async () => {
    const newer = await openSecond(await marked());
    const query: SearchQuery = { ...plainQuery, text: 'minuit' };
    const request = { query, order: 'article' as const, language: 'fr', articleIds: null, name: 'test' };
    const { lines } = await call('search.run', request);
    expect(lines.map(({ articleId }) => articleId)).toEqual([newer]);
  });

  it('is told apart from the earlier one after the list was read from its cache', async () => {
    const articleId = await marked();
    const newer = await openSecond(articleId);
    await services.close();
    await start();
    expect((await call('library.read', {})).articles.map(({ id, version }) => [id, version])).toEqual([[newer, 2]]);
    const preview = await previewOf(`${second}\nEt un mot de plus.`);
    expect(preview.similarTo).toMatchObject([{ id: newer, because: 'text' }]);
  });
});
