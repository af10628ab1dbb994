import { rm, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BatchReport } from '../../core/calls/batch-calls';
import type { CallInput, ImportSource } from '../../core/host-api';
import { type Library, openLibrary } from '../library/library';
import { temporaryFolder } from '../library/testing/temporary-folder';
import { docxFile, docxParagraph, epubFile } from '../readers/testing/office-files';
import { column, pdfFile } from '../readers/testing/pdf-file';
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
  const host = 'browser' as const;
  const samplesFolder = new URL('../../../resources/samples', import.meta.url).pathname;
  const options = { library, host, version: '1', samplesFolder, pendingFiles: [], emit: bus.emit, saveTarget: null };
  services = createServices(options);
});
afterEach(() => services.close());

const call = callerOf(() => services.calls);

const file = (name: string, content: string | Uint8Array): ImportSource => ({
  kind: 'file',
  name,
  base64: Buffer.from(content).toString('base64'),
});

async function keep(source: ImportSource, choice: CallInput<'import.preview'>['choice'] = {}): Promise<string> {
  const preview = await call('import.preview', { source, choice });
  return (await call('import.keep', { previewId: preview.id, metadata: preview.metadata })).articleId;
}

const articleOf = async (articleId: string) => (await call('article.open', { articleId })).article;

describe('the provenance of an article', () => {
  it('says where the pages of a PDF begin, and which chapters of a book were taken', async () => {
    const pages = [{ texts: column(['Le pont est ouvert depuis hier.'], 50, 700) }];
    expect((await articleOf(await keep(file('a.pdf', pdfFile(pages))))).provenance).toMatchObject({
      reader: 'pdf',
      pages: [{ label: '1', start: 0 }],
    });
    const book = epubFile({ 'a.xhtml': '<p>Le pont</p>', 'b.xhtml': '<p>Le quai</p>' });
    const chapters = ['OEBPS/b.xhtml'];
    expect((await articleOf(await keep(file('a.epub', book), { chapters }))).provenance).toMatchObject({ chapters });
  });

  it('says of a record which file it comes from, by its hash, and what was in which column', async () => {
    const { original, provenance } = await articleOf(await keep(file('a.csv', 'title,text\nUn,Le pont\n')));
    expect(original).toMatchObject({ name: 'a-1.json', mediaType: 'application/json' });
    expect(provenance).toMatchObject({
      reader: 'csv',
      record: {
        file: 'a.csv',
        number: 1,
        mapping: { title: 'title', text: 'text' },
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
  });

  it.each([
    ['a.txt', Buffer.from('Été à la criée, où l’on pêche.', 'latin1')],
    ['a.html', '<p>Le pont</p><aside>Publicité</aside>'],
    ['a.docx', docxFile(docxParagraph('Le pont'))],
    ['a.epub', epubFile({ 'a.xhtml': '<p>Le pont</p>' })],
    ['a.csv', 'title,text\nUn,Le pont\n'],
  ])('is verified by reading the original once more: %s', async (name, content) => {
    const articleId = await keep(file(name, content));
    expect(await call('provenance.verify', { articleId })).toMatchObject({
      original: 'same',
      text: 'same',
      rereading: 'same',
    });
  });

  it('is verified for what was pasted', async () => {
    for (const source of [
      { kind: 'pasted-text', text: 'Le pont\nest ouvert' },
      { kind: 'pasted-html', html: '<p>Le pont</p><p>est ouvert</p>' },
    ] as const) {
      expect(await call('provenance.verify', { articleId: await keep(source) })).toMatchObject({ rereading: 'same' });
    }
  });

  it('shows an original that was altered, and one that is gone', async () => {
    const articleId = await keep(file('a.txt', 'Le pont'));
    const original = path('Desk', 'articles', articleId, 'original.txt');
    await writeFile(original, 'Le quai');
    expect(await call('provenance.verify', { articleId })).toMatchObject({
      original: 'altered',
      text: 'same',
      rereading: 'different',
    });
    await rm(original);
    expect(await call('provenance.verify', { articleId })).toMatchObject({ original: 'missing', rereading: 'failed' });
  });
});

describe('the preview of a web page', () => {
  const sentence = 'Le pont est ouvert depuis hier soir, a dit la mairie du village, et le quai suivra. ';
  const page = `<title>Pont</title><nav><a href="/">Rubriques du journal</a></nav><article><h1>Pont</h1><p>${sentence.repeat(6)}</p><p>${sentence.repeat(6)}</p></article><footer>Tous droits réservés</footer>`;

  it('has the whole page beside the article, and the article beside the whole page, and stays as it is', async () => {
    const preview = await call('import.preview', { source: file('a.html', page), choice: {} });
    const whole = await call('import.otherText', { previewId: preview.id });
    expect(preview.extraction).toBe('article');
    expect(whole?.extraction).toBe('page');
    expect(whole?.characters).toBeGreaterThan(preview.characters);
    expect(whole?.opening.map(({ text }) => text)).toContain('Rubriques du journal');
    const { articleId } = await call('import.keep', { previewId: preview.id, metadata: preview.metadata });
    expect((await articleOf(articleId)).characters).toBe(preview.characters);

    const source = file('a.html', page);
    const chosen = await call('import.preview', { source, choice: { extraction: 'page' } });
    const article = await call('import.otherText', { previewId: chosen.id });
    expect(article).toMatchObject({ extraction: 'article', characters: preview.characters });
  });

  it('has nothing beside it where there is no article in the page, or it is no page', async () => {
    for (const source of [file('a.html', `${'<div>'.repeat(120)}${sentence}`), file('a.txt', 'Pont')]) {
      const { id } = await call('import.preview', { source, choice: {} });
      expect(await call('import.otherText', { previewId: id })).toBeNull();
    }
  });
});

describe('a batch that a page sends', () => {
  const batch = (
    sources: CallInput<'import.batch'>['sources'],
    more: Partial<CallInput<'import.batch'>> = {},
  ): Promise<BatchReport> => call('import.batch', { batchId: 'b-1', sources, choice: {}, skipSame: true, ...more });

  it('keeps what can be read, says what it had already, and what it refused, with counts on the way', async () => {
    await keep(file('old.txt', 'Le pont'));
    const counts: string[] = [];
    bus.subscribe((name, payload) => {
      if (name !== 'import.batchProgress') return;
      const { done, total } = payload as { done: number; total: number };
      counts.push(`${done}/${total}`);
    });
    const report = await batch([file('same.txt', 'Le pont'), file('empty.txt', ''), file('new.txt', 'Le quai')]);
    expect(report).toMatchObject({
      kept: [{ name: 'new.txt' }],
      same: [{ name: 'same.txt' }],
      refused: [{ name: 'empty.txt', failure: { code: 'file-empty' } }],
      cancelled: false,
    });
    expect(counts).toEqual(['0/3', '1/3', '2/3', '3/3']);
    expect((await call('library.read', {})).articles).toHaveLength(2);
  });

  it('may be a preview of a file of many records: all of them are kept, and the preview is gone', async () => {
    const rows = ['title,text', ...Array.from({ length: 12 }, (_, i) => `T${i},Le pont numéro ${i}`)].join('\n');
    const preview = await call('import.preview', { source: file('a.csv', rows), choice: {} });
    expect(preview.records).toMatchObject({ count: 12, record: 0, columns: ['title', 'text'] });
    const report = await batch([{ kind: 'preview', previewId: preview.id }]);
    expect(report.kept.map(({ title }) => title)).toEqual(Array.from({ length: 12 }, (_, i) => `T${i}`));
    await expect(call('import.keep', { previewId: preview.id, metadata: preview.metadata })).rejects.toThrow(
      /no longer/,
    );
  });

  it('ends after the article that it is at when it is cancelled', async () => {
    bus.subscribe((name, payload) => {
      if (name === 'import.batchProgress' && (payload as { done: number }).done === 2) {
        void call('import.cancelBatch', { batchId: 'b-1' });
      }
    });
    const report = await batch(Array.from({ length: 9 }, (_, i) => file(`${i}.txt`, `Le pont ${i}`)));
    expect(report.cancelled).toBe(true);
    expect(report.kept.length).toBeGreaterThan(0);
    expect(report.kept.length).toBeLessThan(9);
    expect(report.refused).toEqual([]);
  });
});
