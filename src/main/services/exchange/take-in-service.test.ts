import { readdir, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportFiles } from '../../../core/exchange/export-file';
import type { ExportFormat } from '../../../core/exchange/formats';
import type { CallInput, EventName } from '../../../core/host-api';
import { richArticle, richLibrary } from '../../../core/testing/rich-article';
import { sha256 } from '../../library/ids';
import { type Library, openLibrary } from '../../library/library';
import { temporaryFolder } from '../../library/testing/temporary-folder';
import { checkLibrary } from '../check-service';
import { createServices, type Services } from '../services';
import { callerOf } from '../testing/caller';

const path = temporaryFolder();
let library: Library;
let services: Services;
let events: EventName[];
/** What was told of progress. */
let progress: unknown[];

async function start(): Promise<void> {
  library = await openLibrary(path('Desk'), { mode: 'write' });
  events = [];
  progress = [];
  services = createServices({
    library,
    host: 'browser',
    version: '0.0.0',
    samplesFolder: '',
    pendingFiles: [],
    emit: (name, payload) => {
      if (name === 'takeIn.progress') progress.push(payload);
      else events.push(name);
    },
    saveTarget: null,
  });
}
beforeEach(start);
afterEach(() => services.close());

const call = callerOf(() => services.calls);

type Files = CallInput<'takeIn.preview'>['files'];

const article = { ...richArticle, article: { ...richArticle.article, textSha256: sha256(richArticle.text) } };

function exported(format: ExportFormat): Files {
  return exportFiles(format, richLibrary, [article]).files.map(({ path: name, content }) => ({
    name,
    base64: Buffer.from(content).toString('base64'),
  }));
}

const lines = (...texts: unknown[]): Files => [
  { name: 'x.jsonl', base64: Buffer.from(texts.map((text) => JSON.stringify(text)).join('\n')).toString('base64') },
];

async function takenIn(files: Files, articleId: string | null = null) {
  const { id } = await call('takeIn.preview', { runId: 'run', files, articleId });
  return call('takeIn.keep', { runId: 'run', previewId: id });
}

const texts = lines(
  { text: 'Le bac part à neuf heures.', label: [[0, 6, 'Quote']] },
  { text: 'La crue monte encore.', label: [[0, 7, 'Metaphor']] },
);

describe('a preview', () => {
  it('tells what would come, and stores nothing', async () => {
    const before = structuredClone(library.file);
    const { report, fileName } = await call('takeIn.preview', {
      runId: 'run',
      files: exported('json'),
      articleId: null,
    });
    expect(fileName).toMatch(/\.guillemet\.json$/);
    expect(report).toMatchObject({
      format: 'guillemet',
      refused: [],
      articles: [{ match: 'new', isNew: true, added: 9, outcomes: { exact: 7, refused: 0 } }],
    });
    expect(report.articles[0]?.annotators).toEqual([
      { id: 'first-desk', name: 'First desk', count: 6 },
      { id: 'second-desk', name: 'Second desk', count: 1 },
    ]);
    expect(report.articles[0]?.layers.map(({ id, count }) => [id, count])).toEqual([
      ['claim', 4],
      ['quote', 3],
    ]);
    expect(report.added).toEqual(
      expect.arrayContaining([
        { kind: 'tag', name: 'Sujets › Fleuve', of: '' },
        { kind: 'person', name: 'Zoé Lindqvist', of: '' },
        { kind: 'annotator', name: 'Second desk', of: '' },
      ]),
    );
    expect(await library.articleIds()).toEqual([]);
    expect(library.file).toEqual(before);
    expect(events).toEqual([]);
  });

  it('says how each article was found', async () => {
    await takenIn(exported('json'));
    const matchOf = async (files: Files, articleId: string | null = null) =>
      (await call('takeIn.preview', { runId: 'run', files, articleId })).report.articles.map(({ match }) => match);
    expect(await matchOf(exported('json'))).toEqual(['hash']);
    expect(await matchOf(exported('doccano'))).toEqual(['text']);
    expect(await matchOf(texts, 'a-rich')).toEqual(['chosen', 'chosen']);
    expect(await matchOf(texts)).toEqual(['new', 'new']);
  });

  it('of a file of which nothing can be taken in is refused with the place and the reason', async () => {
    await expect(
      call('takeIn.preview', { runId: 'run', files: exported('w3c'), articleId: null }),
    ).rejects.toMatchObject({
      failure: { code: 'exchange-invalid', message: expect.stringMatching(/neither in the file nor in the library/) },
    });
  });

  it('is gone when it was discarded or kept', async () => {
    const { id } = await call('takeIn.preview', { runId: 'run', files: texts, articleId: null });
    await call('takeIn.discard', { previewId: id });
    await expect(call('takeIn.keep', { runId: 'run', previewId: id })).rejects.toMatchObject({
      failure: { code: 'preview-missing' },
    });
  });
});

describe('a file whose annotations have no ids', () => {
  const text = 'Le bac part à neuf heures.';

  it('adds to what another file has at the same place in it, and puts nothing in its stead', async () => {
    const { report } = await takenIn(lines({ text, label: [[0, 6, 'Quote']] }));
    const second = await takenIn(lines({ text, label: [[7, 11, 'Claim']] }));
    expect(second.report.articles).toMatchObject([{ added: 1, updated: 0, unchanged: 0 }]);
    const annotations = await library.readAnnotations(report.articles[0]?.id ?? '');
    expect(annotations.map(({ layer }) => layer).sort()).toEqual(['claim', 'quote']);
  });

  it('adds nothing that is here already under another id', async () => {
    await takenIn(
      lines({
        text,
        label: [
          [0, 6, 'Quote'],
          [7, 11, 'Claim'],
        ],
      }),
    );
    const again = await takenIn(
      lines({
        text,
        label: [
          [7, 11, 'Claim'],
          [0, 6, 'Quote'],
        ],
      }),
    );
    expect(again.report.articles).toMatchObject([{ added: 0, updated: 0, unchanged: 2 }]);
  });

  it('leaves alone what was changed here since', async () => {
    const { report } = await takenIn(lines({ text, label: [[0, 6, 'Quote']] }));
    const articleId = report.articles[0]?.id ?? '';
    const [before] = await library.readAnnotations(articleId);
    if (!before) throw new Error('nothing was taken in');
    const after = { ...before, note: 'Lu.', modified: '2099-01-01T00:00:00Z' };
    const op = { kind: 'annotation' as const, id: before.id, before, after };
    await call('annotations.apply', { articleId, change: { id: 'c-note', kind: 'edit-attributes', ops: [op] } });
    const again = await takenIn(lines({ text, label: [[0, 6, 'Quote']] }));
    expect(again.report.articles).toMatchObject([{ added: 0, updated: 0, unchanged: 1 }]);
    expect(await library.readAnnotations(articleId)).toMatchObject([{ note: 'Lu.' }]);
  });
});

describe('recognising', () => {
  it('tells annotations from articles by what is in the file', async () => {
    const formatOf = async (files: Files) => (await call('takeIn.recognise', { files })).format;
    expect(await formatOf(exported('json'))).toBe('guillemet');
    expect(await formatOf(exported('brat'))).toBe('brat');
    expect(await formatOf(lines({ text: 'Un article.', title: 'Titre' }))).toBeNull();
    expect(await formatOf(lines('{"a":'))).toBeNull();
  });
});

describe('taking back', () => {
  it('is one step over articles and annotators: nothing is left of what came', async () => {
    const before = structuredClone(library.file.people);
    const { batchId } = await takenIn(exported('json'));
    expect(await call('takeIn.undo', { batchId })).toEqual({
      articles: 1,
      annotations: 9,
      trashed: 1,
      gone: ['a-rich'],
    });
    expect(await library.articleIds()).toEqual([]);
    expect(await library.trashedIds()).toEqual(['a-rich']);
    expect(library.file.people).toEqual(before);
    expect(events).toContain('library.changed');
  });

  it('takes annotations of everybody out of an article that was there before, and keeps what else is in it', async () => {
    const first = await takenIn(exported('json'));
    const annotation = (await library.readAnnotations('a-rich', 'second-desk'))[0];
    const file = JSON.parse(Buffer.from(exported('json')[0]?.base64 ?? '', 'base64').toString());
    const [article] = file.articles;
    const again = article.annotations.map((each: { id: string }) => ({ ...each, id: `again-${each.id}` }));
    for (const each of again) {
      for (const relation of each.relations ?? []) relation.to = `again-${relation.to}`;
    }
    const more = { ...file, articles: [{ ...article, annotations: again, relations: [] }] };
    const { batchId, report } = await takenIn([
      { name: 'more.guillemet.json', base64: Buffer.from(JSON.stringify(more)).toString('base64') },
    ]);
    expect(report.articles).toMatchObject([{ match: 'hash', added: 7 }]);
    expect(await library.readAnnotations('a-rich', 'second-desk')).toHaveLength(2);
    expect(await call('takeIn.undo', { batchId })).toEqual({ articles: 1, annotations: 7, trashed: 0, gone: [] });
    expect(await library.readAnnotations('a-rich', 'second-desk')).toEqual([annotation]);
    expect(await library.readAnnotations('a-rich', 'first-desk')).toHaveLength(6);
    expect((await checkLibrary(library)).problems).toEqual([]);
    await call('takeIn.undo', { batchId: first.batchId });
    expect(await library.articleIds()).toEqual([]);
  });

  it('is refused where an annotation was changed since, and then takes nothing back', async () => {
    const { batchId, report } = await takenIn(texts);
    const articleId = report.articles[1]?.id ?? '';
    const [before] = await library.readAnnotations(articleId);
    if (!before) throw new Error('nothing was taken in');
    const op = { kind: 'annotation' as const, id: before.id, before, after: { ...before, note: 'Lu.' } };
    await call('annotations.apply', { articleId, change: { id: 'c-note', kind: 'edit-attributes', ops: [op] } });
    await expect(call('takeIn.undo', { batchId })).rejects.toMatchObject({
      failure: { code: 'batch-changed', details: { articles: 'La crue monte encore.', count: 1 } },
    });
    expect(await library.articleIds()).toHaveLength(2);
    await call('annotations.undo', { articleId, changeId: 'c-back' });
    expect(await call('takeIn.undo', { batchId })).toMatchObject({ articles: 2 });
  });

  it('is refused where a later annotation would be left with a relation to nothing, or would go to the trash', async () => {
    const { batchId, report } = await takenIn(texts);
    const articleId = report.articles[0]?.id ?? '';
    const [taken] = await library.readAnnotations(articleId);
    if (!taken) throw new Error('nothing was taken in');
    const after = { ...taken, id: 'own', origin: { kind: 'manual' as const } };
    const op = { kind: 'annotation' as const, id: 'own', before: null, after };
    await call('annotations.apply', { articleId, change: { id: 'c-own', kind: 'mark', ops: [op] } });
    await expect(call('takeIn.undo', { batchId })).rejects.toMatchObject({ failure: { code: 'batch-changed' } });
  });

  it('can be done after a restart, and once only', async () => {
    await takenIn(exported('json'));
    const { batchId } = await takenIn(lines({ text: richArticle.text, label: [[0, 6, 'Quote']] }));
    await services.close();
    await start();
    expect(await call('takeIn.undo', { batchId })).toEqual({ articles: 1, annotations: 1, trashed: 0, gone: [] });
    await expect(call('takeIn.undo', { batchId })).rejects.toMatchObject({ failure: { code: 'batch-missing' } });
  });

  it('takes people away after a restart as well', async () => {
    const before = structuredClone(library.file.people);
    const { batchId } = await takenIn(exported('json'));
    await services.close();
    await start();
    await call('takeIn.undo', { batchId });
    expect(library.file.people).toEqual(before);
  });

  it('is done for a codebook alone', async () => {
    const before = structuredClone(library.file.codebook);
    const { batchId } = await takenIn([{ name: 'tags.csv', base64: Buffer.from('tag\nRiver\n').toString('base64') }]);
    expect(library.file.codebook.tags.map(({ name }) => name)).toEqual(['River']);
    expect(await call('takeIn.undo', { batchId })).toEqual({ articles: 0, annotations: 0, trashed: 0, gone: [] });
    expect(library.file.codebook).toEqual(before);
  });

  it('keeps a layer and a person that something else uses by now', async () => {
    const { batchId } = await takenIn(exported('json'));
    const second = await takenIn(lines({ text: 'Ada parle.', label: [[0, 3, 'Quote']] }));
    const articleId = second.report.articles[0]?.id ?? '';
    const [before] = await library.readAnnotations(articleId);
    if (!before) throw new Error('nothing was taken in');
    const after = { ...before, attributes: { speaker: 'p-0' } };
    const op = { kind: 'annotation' as const, id: before.id, before, after };
    await call('annotations.apply', { articleId, change: { id: 'c-ada', kind: 'set-speaker', ops: [op] } });
    await call('takeIn.undo', { batchId });
    expect(library.file.people.map(({ id }) => id)).toEqual(['p-0']);
  });
});

describe('the list of imports', () => {
  it('says after a restart what was imported, when, by whom, and what was taken back', async () => {
    await takenIn(exported('json'));
    const { batchId } = await takenIn(texts);
    await call('takeIn.undo', { batchId });
    await services.close();
    await start();
    const { imports, damaged } = await call('takeIn.list', {});
    expect(imports).toMatchObject([
      { fileName: 'x.jsonl', format: 'doccano', annotations: 2, articles: 2, newArticles: 2 },
      { format: 'guillemet', annotations: 9, articles: 1, newArticles: 1, takenBack: null },
    ]);
    expect(imports[0]?.takenBack).not.toBeNull();
    expect(imports[0]?.by).toBe(library.annotator.name);
    expect(damaged).toEqual([]);
  });

  it('has nothing of an import that brought nothing', async () => {
    await takenIn(texts);
    await takenIn(texts);
    expect((await call('takeIn.list', {})).imports).toHaveLength(1);
  });

  it('names a record that is damaged, and lists the others', async () => {
    await takenIn(texts);
    await writeFile(path('Desk', 'imports', 'torn.json'), '{"format"');
    const { imports, damaged } = await call('takeIn.list', {});
    expect(imports).toHaveLength(1);
    expect(damaged).toMatchObject([{ code: 'library-damaged', message: expect.stringMatching(/torn\.json/) }]);
  });

  it('has an import that was cut off while it was being stored, which can then be taken back', async () => {
    const { id } = await call('takeIn.preview', { runId: 'run', files: texts, articleId: null });
    // As a kill would: the second article never comes, and nothing clears up after the first.
    const add = library.addArticle.bind(library);
    let times = 0;
    library.addArticle = async (added) => (++times === 2 ? new Promise(() => {}) : add(added));
    void call('takeIn.keep', { runId: 'run', previewId: id });
    await expect.poll(() => times).toBe(2);
    library.addArticle = add;
    const { imports } = await call('takeIn.list', {});
    expect(imports).toMatchObject([{ fileName: 'x.jsonl', takenBack: null }]);
    const batchId = imports[0]?.batchId ?? '';
    expect(await call('takeIn.undo', { batchId })).toMatchObject({ articles: 1, trashed: 1 });
  });
});

describe('an import under way', () => {
  it('says how far it is', async () => {
    await takenIn(texts);
    expect(progress).toContainEqual({ runId: 'run', step: 'reading', done: 0, total: 0 });
  });

  it('is ended while it is stored, and leaves nothing behind', async () => {
    const { id } = await call('takeIn.preview', { runId: 'run', files: texts, articleId: null });
    const add = library.addArticle.bind(library);
    library.addArticle = async (added) => {
      await add(added);
      await call('takeIn.cancel', { runId: 'run' });
    };
    await expect(call('takeIn.keep', { runId: 'run', previewId: id })).rejects.toMatchObject({
      failure: { code: 'exchange-cancelled' },
    });
    expect(await library.articleIds()).toEqual([]);
    expect(await call('takeIn.list', {})).toEqual({ imports: [], damaged: [] });
  });
});

describe('a failure while storing', () => {
  it('leaves nothing of it behind', async () => {
    const { id } = await call('takeIn.preview', { runId: 'run', files: texts, articleId: null });
    const add = library.addArticle.bind(library);
    let times = 0;
    library.addArticle = async (added) => {
      if (++times === 2) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
      return add(added);
    };
    const before = structuredClone(library.file.codebook);
    await expect(call('takeIn.keep', { runId: 'run', previewId: id })).rejects.toThrow();
    expect(await library.articleIds()).toEqual([]);
    expect(await library.trashedIds()).toEqual([]);
    expect(library.file.codebook).toEqual(before);
    expect((await readdir(path('Desk', 'articles'))).filter((name) => !name.startsWith('.'))).toEqual([]);
  });
});
