import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '../../core/host-api';
import type { Article, Metadata } from '../../core/library/article';
import { statedMetadata } from '../../core/library/metadata-edit';
import type { Failure } from '../../core/result';
import { type Library, openLibrary } from '../library/library';
import { temporaryFolder } from '../library/testing/temporary-folder';
import { EventBus } from './events';
import { createServices, type Services } from './services';
import { callerOf } from './testing/caller';

const path = temporaryFolder();
let library: Library;
let services: Services;
let bus: EventBus;

beforeEach(async () => {
  library = await openLibrary(path('Desk'), { mode: 'write' });
  bus = new EventBus();
  const given = { samplesFolder: '', pendingFiles: [], saveTarget: { choose: async () => path('saved.md') } };
  services = createServices({ library, host: 'browser', version: '7.1', emit: bus.emit, ...given });
});
afterEach(() => services.close());

const call = callerOf(() => services.calls);
const content = '---\ntitle: Le pont\ndate: hier\n---\n\nLe pont est ouvert.\n';

/** An article, with its title as the user corrected it before it was kept. */
async function keep(change: Partial<Metadata> = {}): Promise<Article> {
  const source = { kind: 'file', name: 'pont.md', base64: Buffer.from(content).toString('base64') } as const;
  const { id, metadata } = await call('import.preview', { source, choice: {} });
  const { articleId } = await call('import.keep', { previewId: id, metadata: { ...metadata, ...change } });
  return (await call('article.open', { articleId })).article;
}

type Changes = CallInput<'article.correct'>['changes'];

const correct = (articleId: string, ...changes: Changes) => call('article.correct', { articleId, changes });

async function failureOf(doing: Promise<unknown>): Promise<Failure | null> {
  return doing.then(
    () => null,
    (error: { failure: Failure }) => error.failure,
  );
}

describe('what is said of an article', () => {
  it('is corrected, noted with who did it, and told to the list and to other windows', async () => {
    const { id } = await keep();
    const told: unknown[] = [];
    bus.subscribe((name, payload) => name === 'article.corrected' && told.push(payload));
    const article = await correct(
      id,
      { field: 'title', before: 'Le pont', after: ' Le quai ' },
      { field: 'published', before: 'hier', after: '2026-03-03' },
    );
    expect(article.metadata).toMatchObject({ title: 'Le quai', published: '2026-03-03' });
    expect(article.provenance.edits).toMatchObject([
      { annotator: library.annotator.id, changes: [{ field: 'title', before: 'Le pont', after: 'Le quai' }, {}] },
    ]);
    expect(statedMetadata(article)).toMatchObject({ title: 'Le pont', published: 'hier' });
    expect(told).toEqual([article]);
    expect((await call('library.read', {})).articles).toMatchObject([{ title: 'Le quai', published: '2026-03-03' }]);
    expect((await library.readArticle(id)).article).toEqual(article);
  });

  it('is noted as corrected where that was done before it was kept', async () => {
    const { metadata, provenance } = await keep({ title: 'La passerelle' });
    expect(metadata.title).toBe('La passerelle');
    expect(provenance).toMatchObject({
      version: '7.1',
      encodingFrom: 'detected',
      edits: [{ at: provenance.imported, changes: [{ field: 'title', before: 'Le pont', after: 'La passerelle' }] }],
    });
    expect((await keep()).provenance).not.toHaveProperty('edits');
  });

  it('stays as it is where a value cannot be, with the path to it', async () => {
    const before = await keep();
    const failure = await failureOf(
      correct(
        before.id,
        { field: 'title', before: 'Le pont', after: 'Le quai' },
        { field: 'url', before: '', after: 'javascript:alert(1)' },
      ),
    );
    expect(failure).toMatchObject({ code: 'input-invalid', path: ['changes', 1, 'after'] });
    expect((await library.readArticle(before.id)).article).toEqual(before);
  });

  it('stays as it is where somebody else corrected it meanwhile', async () => {
    const { id } = await keep();
    const after = await correct(id, { field: 'title', before: 'Le pont', after: 'Le quai' });
    expect(await failureOf(correct(id, { field: 'title', before: 'Le pont', after: 'La rive' }))).toMatchObject({
      code: 'change-conflict',
      path: ['changes', 0, 'before'],
    });
    expect((await library.readArticle(id)).article).toEqual(after);
  });

  it('is exported with its corrections', async () => {
    const { id } = await keep({ outlet: 'Le Fleuve' });
    const { base64 } = await call('export.bytes', { articleIds: [id], format: 'json' });
    const [article] = JSON.parse(Buffer.from(base64, 'base64').toString()).articles;
    expect(article.provenance).toMatchObject({ version: '7.1', edits: [{ changes: [{ after: 'Le Fleuve' }] }] });
  });
});

describe('the file that was opened', () => {
  it('is given back byte for byte, and saved where the user wants it', async () => {
    const { id } = await keep();
    const { fileName, base64 } = await call('provenance.original', { articleId: id });
    expect([fileName, Buffer.from(base64, 'base64').toString()]).toEqual(['pont.md', content]);
    expect(await call('provenance.saveOriginal', { articleId: id })).toEqual({ fileName: 'saved.md' });
  });

  it('is said to be missing where it is', async () => {
    const { id } = await keep();
    await rm(join(library.folderOf(id), 'original.md'));
    expect(await failureOf(call('provenance.original', { articleId: id }))).toMatchObject({ code: 'library-damaged' });
    await writeFile(join(library.folderOf(id), 'original.md'), content);
  });
});
