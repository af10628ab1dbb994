import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Annotation, segmentsAt } from '../../core/annotation/annotation';
import type { CallInput, ImportSource, OpenedArticle, Preview } from '../../core/host-api';
import { spanOf } from '../../core/testing/made-articles';
import { canonicalText } from '../../core/text/canonical';
import { articleSchema } from '../../core/text/schema';
import { type Library, openLibrary } from '../library/library';
import { temporaryFolder } from '../library/testing/temporary-folder';
import { EventBus, type EventListener } from './events';
import type { SaveTarget } from './export-service';
import { createServices, type Services } from './services';
import { callerOf } from './testing/caller';

const path = temporaryFolder();
let library: Library;
let services: Services;
let bus: EventBus;
let saveTarget: SaveTarget | null;

const samplesFolder = new URL('../../../resources/samples', import.meta.url).pathname;

async function start(pendingFiles: readonly string[] = []): Promise<void> {
  library = await openLibrary(path('Desk'), { mode: 'write' });
  bus = new EventBus();
  const host = 'browser' as const;
  services = createServices({ library, host, version: '1', samplesFolder, pendingFiles, emit: bus.emit, saveTarget });
}

beforeEach(async () => {
  saveTarget = null;
  await start();
});
afterEach(() => services.close());

/** Calls as a page does, through the gate; holds what comes back against the contract. */
const call = callerOf(() => services.calls);

const text = [
  'Le marché couvert ferme un mois',
  '« Les halles rouvriront en mai 🧀 », promet Ada Ferret.',
  'Selon la ville, 30 étals sur 80 seront neufs.',
].join('\n\n');

const pasted = (content = text): ImportSource => ({ kind: 'pasted-text', text: content });
const file = (name: string, content: string): ImportSource => ({
  kind: 'file',
  name,
  base64: Buffer.from(content).toString('base64'),
});

async function keep(source: ImportSource = pasted()): Promise<string> {
  const preview = await call('import.preview', { source, choice: {} });
  return (await call('import.keep', { previewId: preview.id, metadata: preview.metadata })).articleId;
}

function textOf({ document }: OpenedArticle): string {
  return canonicalText(articleSchema.nodeFromJSON(document)).text;
}

const time = '2026-03-04T09:30:00.000Z';

async function quoteOn(articleId: string, words: string, more: Partial<Annotation> = {}): Promise<Annotation> {
  const opened = textOf(await call('article.open', { articleId }));
  return {
    id: 'v-1',
    layer: 'quote',
    segments: segmentsAt(opened, [spanOf(opened, words)]),
    attributes: {},
    tags: [],
    note: '',
    annotator: library.annotator.id,
    created: time,
    modified: time,
    origin: { kind: 'manual' },
    ...more,
  };
}

function adding(after: Annotation, id = `c-${after.id}`): CallInput<'annotations.apply'>['change'] {
  return { id, kind: 'mark-quote', ops: [{ kind: 'annotation', id: after.id, before: null, after }] };
}

async function listRow(id: string) {
  return (await call('library.read', {})).articles.find((row) => row.id === id);
}

describe('from a text to an export', () => {
  it('previews, keeps, opens, marks, takes back, does again and exports, and a restart changes nothing', async () => {
    const preview = await call('import.preview', { source: file('halles.txt', text), choice: {} });
    expect(preview).toMatchObject({ fileName: 'halles.txt', encoding: 'utf-8', sameAs: null, blocks: 5 });
    expect((await call('library.read', {})).articles).toEqual([]);

    const metadata = { ...preview.metadata, title: 'Les halles', outlet: 'La Gazette' };
    const { articleId } = await call('import.keep', { previewId: preview.id, metadata });
    const opened = await call('article.open', { articleId });
    expect(opened).toMatchObject({ annotations: [], revision: 0, undoable: false, redoable: false });
    expect(opened.article).toMatchObject({ metadata, characters: textOf(opened).length });
    expect(textOf(opened)).toContain('en mai 🧀 », promet');

    await call('people.put', {
      person: { id: 'p-1', name: 'Ada Ferret', role: '', organisation: '', country: '', aliases: [] },
    });
    const quote = await quoteOn(articleId, 'Les halles rouvriront en mai 🧀', {
      attributes: { speaker: 'p-1', type: 'direct' },
    });
    const applied = await call('annotations.apply', { articleId, change: adding(quote) });
    expect(applied).toMatchObject({ change: { revision: 1 }, undoable: true, redoable: false });
    expect(await listRow(articleId)).toMatchObject({ title: 'Les halles', quotes: 1, claims: 0 });

    expect(await call('annotations.undo', { articleId, changeId: `c-${crypto.randomUUID()}` })).toMatchObject({
      undoable: false,
      redoable: true,
    });
    expect(await listRow(articleId)).toMatchObject({ quotes: 0 });
    expect(await call('annotations.undo', { articleId, changeId: `c-${crypto.randomUUID()}` })).toBeNull();
    expect(await call('annotations.redo', { articleId, changeId: `c-${crypto.randomUUID()}` })).toMatchObject({
      undoable: true,
      redoable: false,
    });
    expect(await call('annotations.redo', { articleId, changeId: `c-${crypto.randomUUID()}` })).toBeNull();

    const request = { jobId: 'job-1', articleIds: [articleId], format: 'json' as const };
    const exported = await call('export.preview', request);
    const { articles, people } = JSON.parse(exported.opening.text);
    expect(articles[0].annotations[0].segments[0]).toMatchObject({ exact: 'Les halles rouvriront en mai 🧀' });
    expect(people[0].name).toBe('Ada Ferret');

    await services.close();
    await start();
    expect(await call('article.open', { articleId })).toMatchObject({ annotations: [quote], revision: 3 });
    expect(await call('export.preview', request)).toEqual(exported);
  });

  it('offers samples that can be kept', async () => {
    const samples = await call('samples.list', {});
    expect(samples.length).toBeGreaterThan(1);
    for (const { id, title, language } of samples) {
      const preview = await call('import.preview', { source: { kind: 'sample', id }, choice: {} });
      expect(preview.metadata).toMatchObject({ title, language });
      await call('import.keep', { previewId: preview.id, metadata: preview.metadata });
    }
    expect((await call('library.read', {})).articles).toHaveLength(samples.length);
    await expect(call('import.preview', { source: { kind: 'sample', id: 'none' }, choice: {} })).rejects.toMatchObject({
      failure: { code: 'file-missing' },
    });
  });
});

describe('a preview', () => {
  it('stores nothing, and is gone when it is discarded', async () => {
    const { id, metadata } = await call('import.preview', { source: pasted(), choice: {} });
    await call('import.discard', { previewId: id });
    await expect(call('import.keep', { previewId: id, metadata })).rejects.toMatchObject({
      failure: { code: 'preview-missing', path: ['previewId'] },
    });
    expect(await library.articleIds()).toEqual([]);
  });

  it('is kept once, whoever asks twice', async () => {
    const { id, metadata } = await call('import.preview', { source: pasted(), choice: {} });
    const outcomes = await Promise.allSettled([1, 2].map(() => call('import.keep', { previewId: id, metadata })));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await library.articleIds()).toHaveLength(1);
  });

  it('still waits when keeping failed', async () => {
    const { id, metadata } = await call('import.preview', { source: pasted(), choice: {} });
    await rename(path('Desk', 'articles'), path('Desk', 'moved'));
    await expect(call('import.keep', { previewId: id, metadata })).rejects.toMatchObject({
      failure: { code: 'library-write-failed' },
    });
    await rename(path('Desk', 'moved'), path('Desk', 'articles'));
    await call('import.keep', { previewId: id, metadata });
    expect(await library.articleIds()).toHaveLength(1);
  });

  it('can be read in another way, from the same bytes', async () => {
    const source: ImportSource = {
      kind: 'file',
      name: 'ete.txt',
      base64: Buffer.from('Été à la criée, où l’on pêche.', 'latin1').toString('base64'),
    };
    const first = await call('import.preview', { source, choice: { encoding: 'windows-1251' } });
    expect(first.opening[0]?.text).not.toContain('Été');
    const revised = await call('import.revise', { previewId: first.id, choice: { encoding: 'windows-1252' } });
    expect(revised).toMatchObject({ id: first.id, encoding: 'windows-1252', encodingFrom: 'chosen' });
    expect(revised.opening[0]?.text).toContain('Été');
    await expect(call('import.revise', { previewId: first.id, choice: { encoding: 'klingon' } })).rejects.toMatchObject(
      { failure: { code: 'encoding-unknown' } },
    );
    const { articleId } = await call('import.keep', { previewId: first.id, metadata: revised.metadata });
    expect((await call('article.open', { articleId })).article.provenance.encoding).toBe('windows-1252');
  });

  it('tells of an article with the same text', async () => {
    const id = await keep();
    const { sameAs, metadata } = await call('import.preview', { source: pasted(), choice: {} });
    expect(sameAs).toEqual({ id, title: metadata.title });
    expect((await call('import.preview', { source: pasted(`${text} Fin.`), choice: {} })).sameAs).toBeNull();
  });

  it('is let go when too many wait, the one that waits longest first', async () => {
    const previews: Preview[] = [];
    for (let count = 0; count <= 50; count++) {
      previews.push(await call('import.preview', { source: pasted(`${text} ${count}`), choice: {} }));
    }
    const keepOne = ({ id, metadata }: Preview) => call('import.keep', { previewId: id, metadata });
    await expect(keepOne(previews[0] as never)).rejects.toMatchObject({ failure: { code: 'preview-missing' } });
    await keepOne(previews[1] as never);
  });
});

describe('files that the host was asked to open', () => {
  const look = async (id: string | null) =>
    call('import.preview', { source: { kind: 'pending', id: String(id) }, choice: {} }).then(
      ({ fileName }) => fileName,
      (error: { failure: { code: string; message: string } }) => error.failure,
    );

  it('are handed out once, and read when they are looked at', async () => {
    await writeFile(path('good.txt'), text);
    await writeFile(path('empty.txt'), '');
    await services.close();
    await start([path('good.txt'), path('empty.txt'), path('none.txt')]);
    const [good, empty, none] = await call('import.pending', {});
    expect(good).toMatchObject({ fileName: 'good.txt', bytes: Buffer.byteLength(text), failure: null });
    expect(await look(good?.id ?? null)).toBe('good.txt');
    expect(await look(empty?.id ?? null)).toMatchObject({
      code: 'file-empty',
      message: expect.stringContaining('empty.txt'),
    });
    expect(await look(none?.id ?? null)).toMatchObject({
      code: 'file-missing',
      message: expect.stringContaining('none.txt'),
    });
    expect(await call('import.pending', {})).toEqual([]);
  });

  it('are those in a folder, by their place in it; one without articles is refused by name', async () => {
    await mkdir(path('in', 'deep'), { recursive: true });
    await mkdir(path('bare'));
    await writeFile(path('in', 'deep', 'a.txt'), text);
    await writeFile(path('in', 'picture.jpg'), '');
    services.openFiles([path('in'), path('bare')]);
    const [file, bare] = await call('import.pending', {});
    expect(file).toMatchObject({ fileName: join('in', 'deep', 'a.txt'), failure: null });
    expect(bare).toMatchObject({ id: null, failure: { code: 'folder-without-articles' } });
  });

  it('are no way to other files', async () => {
    expect(await look('f-none')).toMatchObject({ code: 'file-missing' });
    expect(await look(path('Desk', 'library.json'))).toMatchObject({ code: 'input-invalid' });
  });

  it('are announced when they come later', async () => {
    const events: string[] = [];
    bus.subscribe((name) => events.push(name));
    await writeFile(path('late.txt'), text);
    services.openFiles([path('late.txt')]);
    expect(events).toEqual(['import.pending']);
    expect(await call('import.pending', {})).toMatchObject([{ fileName: 'late.txt', failure: null }]);
  });

  it('can all be kept, however many there are, unless one was changed meanwhile', async () => {
    const paths = Array.from({ length: 60 }, (_, index) => path(`${index}.txt`));
    for (const [index, each] of paths.entries()) await writeFile(each, `${text}\n\n${index}`);
    services.openFiles(paths);
    const previews: Preview[] = [];
    for (const { id } of await call('import.pending', {})) {
      const source = { kind: 'pending', id: String(id) } as const;
      previews.push(await call('import.preview', { source, choice: {} }));
    }
    await writeFile(path('1.txt'), 'Autre chose.');
    const outcomes = [];
    for (const preview of previews) {
      outcomes.push(
        await call('import.keep', { previewId: preview.id, metadata: preview.metadata }).then(
          () => 'kept',
          (error: { failure: { code: string } }) => error.failure.code,
        ),
      );
    }
    expect(outcomes.filter((outcome) => outcome === 'kept')).toHaveLength(59);
    expect(outcomes[1]).toBe('preview-missing');
    expect(await library.articleIds()).toHaveLength(59);
  });
});

describe('a change that does not fit', () => {
  const invalid = async (articleId: string, after: Annotation) =>
    call('annotations.apply', { articleId, change: adding(after) }).then(
      () => null,
      (error: { failure: { code: string; path: unknown; message: string } }) => error.failure,
    );

  it.each<[string, (good: Annotation) => Annotation, (string | number)[]]>([
    [
      'whose words are not those at its place',
      (good) => ({ ...good, segments: good.segments.map((segment) => ({ ...segment, exact: 'Les ports' })) }),
      ['segments', 0],
    ],
    [
      'outside the text',
      (good) => ({ ...good, segments: [{ start: 9_000, end: 9_001, exact: 'x', prefix: '', suffix: '' }] }),
      ['segments', 0],
    ],
    ['of an unknown layer', (good) => ({ ...good, layer: 'frame' }), ['layer']],
    ['with an unknown person', (good) => ({ ...good, attributes: { speaker: 'p-9' } }), ['attributes', 'speaker']],
    ['with an unknown attribute', (good) => ({ ...good, attributes: { mood: 'x' } }), ['attributes', 'mood']],
    ['with a choice that is none', (good) => ({ ...good, attributes: { type: 'loud' } }), ['attributes', 'type']],
    ['in another’s name', (good) => ({ ...good, annotator: 'somebody-else' }), ['annotator']],
  ])('is refused %s, with the path to what is wrong, and nothing is kept', async (_what, spoil, where) => {
    const articleId = await keep();
    const events: string[] = [];
    bus.subscribe((name) => events.push(name));
    const good = await quoteOn(articleId, 'Les halles');
    expect(await invalid(articleId, spoil(good))).toMatchObject({
      code: 'change-invalid',
      path: ['change', 'ops', 0, 'after', ...where],
    });
    expect(await call('article.open', { articleId })).toMatchObject({ annotations: [], revision: 0 });
    expect(events).toEqual([]);
    expect(await invalid(articleId, good)).toBeNull();
  });

  it('is refused whole when one of its operations does not fit', async () => {
    const articleId = await keep();
    const good = await quoteOn(articleId, 'Les halles');
    const bad = { ...good, id: 'v-2', layer: 'frame' };
    const ops = [...adding(good).ops, ...adding(bad).ops];
    await expect(
      call('annotations.apply', { articleId, change: { id: 'c-1', kind: 'import', ops } }),
    ).rejects.toMatchObject({ failure: { code: 'change-invalid', path: ['change', 'ops', 1, 'after', 'layer'] } });
    expect((await call('article.open', { articleId })).annotations).toEqual([]);
  });

  it('is refused where another window was faster', async () => {
    const articleId = await keep();
    const quote = await quoteOn(articleId, 'Les halles');
    await call('annotations.apply', { articleId, change: adding(quote) });
    await expect(call('annotations.apply', { articleId, change: adding(quote, 'c-2') })).rejects.toMatchObject({
      failure: { code: 'change-conflict', path: ['change', 'ops', 0] },
    });
  });

  it('is refused for an article that is not there', async () => {
    const articleId = await keep();
    const change = adding(await quoteOn(articleId, 'Les halles'));
    for (const name of ['annotations.undo', 'annotations.redo', 'article.open'] as const) {
      await expect(call(name, { articleId: 'a-9', changeId: 'c-9' })).rejects.toMatchObject({
        failure: { code: 'article-missing' },
      });
    }
    await expect(call('annotations.apply', { articleId: 'a-9', change })).rejects.toMatchObject({
      failure: { code: 'article-missing' },
    });
  });
});

describe('a change', () => {
  it('that is sent again gets the same acknowledgement and is there once', async () => {
    const articleId = await keep();
    const change = adding(await quoteOn(articleId, 'Les halles'));
    const first = await call('annotations.apply', { articleId, change });
    expect(await call('annotations.apply', { articleId, change })).toEqual(first);
    expect(await call('article.open', { articleId })).toMatchObject({ revision: 1 });
  });

  it('stays in the order of the calls, undo and redo among them, without waiting for answers', async () => {
    const articleId = await keep();
    const one = await quoteOn(articleId, 'Les halles');
    const two = await quoteOn(articleId, '30 étals', { id: 'v-2', layer: 'claim' });
    await services.close();
    await start();
    const answers = await Promise.all([
      call('annotations.apply', { articleId, change: adding(one) }),
      call('annotations.apply', { articleId, change: adding(two) }),
      call('annotations.undo', { articleId, changeId: `c-${crypto.randomUUID()}` }),
      call('annotations.undo', { articleId, changeId: `c-${crypto.randomUUID()}` }),
      call('annotations.redo', { articleId, changeId: `c-${crypto.randomUUID()}` }),
    ]);
    expect(answers.map((answer) => answer?.change.revision)).toEqual([1, 2, 3, 4, 5]);
    expect((await call('article.open', { articleId })).annotations).toEqual([one]);
    expect(await listRow(articleId)).toMatchObject({ quotes: 1, claims: 0 });
  });

  it('of an article whose text was altered is refused, and so is opening it', async () => {
    const articleId = await keep();
    const change = adding(await quoteOn(articleId, 'Les halles'));
    await services.close();
    const article = path('Desk', 'articles', articleId, 'article.json');
    await writeFile(article, (await readFile(article, 'utf8')).replace('Les halles', 'Les quais'));
    await start();
    const refused = { failure: { code: 'library-damaged', message: expect.stringContaining('hash differs') } };
    await expect(call('article.open', { articleId })).rejects.toMatchObject(refused);
    await expect(call('annotations.apply', { articleId, change })).rejects.toMatchObject(refused);
    await writeFile(article, (await readFile(article, 'utf8')).replace('Les quais', 'Les halles'));
    await call('annotations.apply', { articleId, change });
  });
});

describe('events', () => {
  it('tell every page of every change, with what was acknowledged', async () => {
    const articleId = await keep();
    const pages = [vi.fn<EventListener>(), vi.fn<EventListener>()];
    for (const page of pages) bus.subscribe(page);
    const change = adding(await quoteOn(articleId, 'Les halles'));
    const acknowledgement = await call('annotations.apply', { articleId, change });
    const undone = await call('annotations.undo', { articleId, changeId: `c-${crypto.randomUUID()}` });
    await call('annotations.undo', { articleId, changeId: `c-${crypto.randomUUID()}` });
    await keep(pasted('Un autre texte.'));
    for (const page of pages) {
      expect(page.mock.calls).toEqual([
        ['article.changed', { articleId, acknowledgement }],
        ['article.changed', { articleId, acknowledgement: undone }],
        ['library.changed', {}],
      ]);
    }
  });

  it('stop when a page stops listening', async () => {
    const page = vi.fn<EventListener>();
    bus.subscribe(page)();
    await keep();
    expect(page).not.toHaveBeenCalled();
  });

  it('do not undo what happened when a page fails to take them, nor keep them from the others', async () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => {});
    const page = vi.fn<EventListener>();
    bus.subscribe(() => {
      throw new Error('the window is gone');
    });
    bus.subscribe(page);
    const articleId = await keep();
    const change = adding(await quoteOn(articleId, 'Les halles'));
    await call('annotations.apply', { articleId, change });
    expect(page).toHaveBeenCalledTimes(2);
    expect(complaint).toHaveBeenCalledTimes(2);
    complaint.mockRestore();
  });
});

describe('the list', () => {
  it('has the newest article first, and one that cannot be opened with the reason', async () => {
    const first = await keep();
    const second = await keep(pasted('Un autre texte.'));
    await services.close();
    await writeFile(path('Desk', 'articles', first, 'article.json'), '{');
    await start();
    const { articles } = await call('library.read', {});
    expect(articles.map(({ id }) => id)).toEqual([second, first]);
    expect(articles[0]).not.toHaveProperty('problem');
    expect(articles[1]?.problem).toContain('article.json is damaged');
  });

  it('keeps the title of an article whose annotations are damaged', async () => {
    const articleId = await keep();
    await services.close();
    await writeFile(path('Desk', 'articles', articleId, `${library.annotator.id}.json`), '{');
    await start();
    expect(await listRow(articleId)).toMatchObject({
      title: expect.stringContaining('Le marché couvert'),
      problem: expect.stringContaining('is damaged'),
    });
  });

  it('is read again after it could not be read', async () => {
    await rename(path('Desk', 'articles'), path('Desk', 'moved'));
    await writeFile(path('Desk', 'articles'), '');
    await expect(call('library.read', {})).rejects.toMatchObject({ failure: { code: 'library-not-one' } });
    await rm(path('Desk', 'articles'));
    await rename(path('Desk', 'moved'), path('Desk', 'articles'));
    expect((await call('library.read', {})).articles).toEqual([]);
  });
});

describe('saving an export', () => {
  it('writes where the user wants it, and tells the name', async () => {
    const articleId = await keep();
    const names: string[] = [];
    await services.close();
    saveTarget = {
      choose: async (name) => {
        names.push(name);
        return path('chosen.json');
      },
    };
    await start();
    const request = { jobId: 'job-1', articleIds: [articleId], format: 'w3c' as const };
    const { opening, fileName } = await call('export.preview', request);
    expect(await call('export.save', request)).toEqual({ fileName: 'chosen.json' });
    expect(names).toEqual([fileName]);
    expect(await readFile(path('chosen.json'), 'utf8')).toBe(opening.text);

    saveTarget.choose = async () => null;
    expect(await call('export.save', request)).toEqual({ fileName: null });
    await mkdir(path('folder'));
    saveTarget.choose = async () => path('folder');
    await expect(call('export.save', request)).rejects.toMatchObject({
      failure: { code: 'export-failed', message: expect.stringContaining(path('folder')) },
    });
  });

  it('is no call of a host without a save dialog', async () => {
    const articleId = await keep();
    await expect(
      call('export.save', { jobId: 'job-1', articleIds: [articleId], format: 'json' }),
    ).rejects.toMatchObject({
      failure: { code: 'export-failed' },
    });
    expect(await call('host.info', {})).toMatchObject({ savesFiles: false });
  });
});
