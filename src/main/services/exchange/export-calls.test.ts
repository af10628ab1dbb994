import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '../../../core/host-api';
import { type Library, openLibrary } from '../../library/library';
import { adding, madeArticle, madeQuote } from '../../library/testing/made-library';
import { temporaryFolder } from '../../library/testing/temporary-folder';
import { EventBus } from '../events';
import { createServices, type Services } from '../services';
import { callerOf } from '../testing/caller';

const path = temporaryFolder();
let library: Library;
let services: Services;
let bus: EventBus;
const call = callerOf(() => services.calls);

beforeEach(async () => {
  library = await openLibrary(path('Desk'), { mode: 'write' });
  bus = new EventBus();
  services = createServices({
    library,
    host: 'browser',
    version: '1',
    samplesFolder: '',
    pendingFiles: [],
    emit: bus.emit,
    saveTarget: null,
  });
});

afterEach(() => services.close());

/** An article with two versions, and one that two desks have marked. */
async function fill(): Promise<void> {
  const { codebook, people, annotators } = library.file;
  const others = [
    { id: 'second-desk', name: 'Deuxième desk' },
    { id: 'idle-desk', name: 'Desk without work' },
  ];
  await library.putShared({ codebook, people, annotators: [...annotators, ...others] });
  for (const id of ['a-1', 'a-9']) await library.addArticle(madeArticle(id));
  const { article: first } = await library.readArticle('a-1');
  const earlier = [{ id: 'a-1', textSha256: first.textSha256, imported: first.provenance.imported }];
  await library.addArticle(madeArticle('a-2', 'La criée rouvre mardi', { version: { earlier } }));
  const own = library.annotator.id;
  await library.applyFor('a-9', own, adding(madeQuote('v-1', own, 'chalutiers')));
  await library.applyFor('a-9', 'second-desk', adding(madeQuote('v-2', 'second-desk', 'Les chalutiers', 'À voir')));
}

async function exported(request: CallInput<'export.bytes'>): Promise<{ fileName: string; bytes: Uint8Array }> {
  const { fileName, base64 } = await call('export.bytes', request);
  return { fileName, bytes: Buffer.from(base64, 'base64') };
}

async function articlesIn(request: Omit<CallInput<'export.bytes'>, 'format'>): Promise<string[]> {
  const { bytes } = await exported({ ...request, format: 'json' });
  return JSON.parse(strFromU8(bytes)).articles.map(({ id }: { id: string }) => id);
}

describe('what there is to choose from', () => {
  it('is who has annotated one of the articles, and the versions that are there', async () => {
    await fill();
    const own = library.annotator;
    expect(await call('export.scope', { articleIds: ['a-2', 'a-9'] })).toEqual({
      annotators: [own, { id: 'second-desk', name: 'Deuxième desk' }],
      versions: [1, 2],
    });
    expect(await call('export.scope', { articleIds: ['a-1'] })).toEqual({ annotators: [], versions: [1, 2] });
    await call('articles.trash', { articleIds: ['a-1'] });
    expect(await call('export.scope', { articleIds: ['a-2'] })).toEqual({ annotators: [], versions: [2] });
  });
});

describe('the versions of an export', () => {
  it('are the ones that are named, the newest, each, or the one of a number', async () => {
    await fill();
    expect(await articlesIn({ articleIds: ['a-1', 'a-9'] })).toEqual(['a-1', 'a-9']);
    expect(await articlesIn({ articleIds: ['a-1', 'a-9'], versions: 'newest' })).toEqual(['a-2', 'a-9']);
    expect(await articlesIn({ articleIds: ['a-2', 'a-9'], versions: 'each' })).toEqual(['a-1', 'a-2', 'a-9']);
    expect(await articlesIn({ articleIds: ['a-2'], versions: 1 })).toEqual(['a-1']);
  });

  it('are refused where an article does not have the one of that number, before anything is written', async () => {
    await fill();
    await expect(call('export.preview', { articleIds: ['a-9'], versions: 2, format: 'json' })).rejects.toMatchObject({
      failure: { code: 'export-failed', path: ['versions'], message: expect.stringContaining('a-9 has no version 2') },
    });
  });

  it('have files that say which is which', async () => {
    await fill();
    const { bytes } = await exported({ articleIds: ['a-2'], versions: 'each', format: 'tei' });
    expect(Object.keys(unzipSync(bytes))).toEqual(['le-port-rouvre-v1.tei.xml', 'le-port-rouvre-v2.tei.xml']);
  });
});

describe('the annotators of an export', () => {
  it('are those who are chosen, and what is lost is counted for them alone', async () => {
    await fill();
    const request = { articleIds: ['a-9'], format: 'conll' as const };
    const notes = (losses: readonly { kind: string; count: number }[]) => losses.find(({ kind }) => kind === 'notes');
    expect(notes((await call('export.preview', request)).losses)).toEqual({ kind: 'notes', count: 1 });
    const annotators = [library.annotator.id];
    expect(notes((await call('export.preview', { ...request, annotators })).losses)).toBeUndefined();
  });

  it('have a folder each where they are wanted apart, with one file in it; nobody has one without annotations', async () => {
    await fill();
    const request = { articleIds: ['a-9'], format: 'csv' as const, apart: true };
    const { fileName, bytes } = await exported(request);
    expect(fileName).toBe('le-port-rouvre.csv.zip');
    const files = Object.entries(unzipSync(bytes));
    expect(files).toHaveLength(2);
    for (const [file, content] of files) {
      const rows = strFromU8(content).trimEnd().split('\r\n');
      expect(rows).toHaveLength(2);
      expect(rows[1]).toContain(file === 'deuxieme-desk/le-port-rouvre.csv' ? '"v-2"' : '"v-1"');
    }
    const again = await exported(request);
    expect(again.bytes).toEqual(bytes);
  });

  it('lie across each other no more where they are apart', async () => {
    await fill();
    const request = { articleIds: ['a-9'], format: 'conll' as const };
    const { losses } = await call('export.preview', request);
    const { losses: apart } = await call('export.preview', { ...request, apart: true });
    expect(losses).toContainEqual({ kind: 'overlaps', count: 2 });
    expect(apart.map(({ kind }) => kind)).not.toContain('overlaps');
    const texts = (all: typeof losses) => all.find(({ kind }) => kind === 'metadata');
    expect(texts(apart)).toEqual(texts(losses));
  });

  it('have packages of their own in a zip', async () => {
    await fill();
    const { bytes } = await exported({ articleIds: ['a-9'], format: 'qdpx', apart: true });
    for (const [file, content] of Object.entries(unzipSync(bytes))) {
      expect(file).toMatch(/^[^/]+\/le-port-rouvre\.qdpx$/);
      expect(Object.keys(unzipSync(content))).toContain('project.qde');
    }
  });
});

describe('the preview', () => {
  it('shows a table as its first rows, and anything else as the beginning of its first file', async () => {
    await fill();
    for (const format of ['csv', 'xlsx'] as const) {
      const { rows } = await call('export.preview', { articleIds: ['a-1', 'a-9'], format });
      const [head = [], ...others] = rows ?? [];
      expect(others.map((row) => row[head.indexOf('anno_id')])).toEqual(['v-2', 'v-1']);
      expect(others[0]?.[head.indexOf('note')]).toBe('À voir');
    }
    const { rows, opening } = await call('export.preview', { articleIds: ['a-9'], format: 'qdc' });
    expect(rows).toBeNull();
    expect(opening.text).toContain('<CodeBook');
  });

  it('shows the export of one annotator where each has their own, inside a package too', async () => {
    await fill();
    const request = { articleIds: ['a-9'], apart: true };
    const { opening } = await call('export.preview', { ...request, format: 'qdpx' });
    expect(opening.file).toMatch(/^[^/]+\/project\.qde$/);
    expect(opening.text).toContain('<Project');
    expect((await call('export.preview', { ...request, format: 'csv' })).rows).toHaveLength(2);
  });
});

it('an export is cancelled by its name and tells how far it is under it; others go on', async () => {
  await fill();
  const told: unknown[] = [];
  const request = { articleIds: ['a-1', 'a-2', 'a-9'], format: 'json' as const };
  bus.subscribe((name, payload) => {
    if (name === 'export.progress') told.push(payload);
  });
  const one = call('export.bytes', { ...request, jobId: 'job-1' });
  const other = call('export.bytes', { ...request, jobId: 'job-2' });
  await call('export.cancel', { jobId: 'job-1' });
  await expect(one).rejects.toMatchObject({ failure: { code: 'export-failed' } });
  expect((await other).base64).not.toBe('');
  expect(told).toContainEqual({ jobId: 'job-2', done: 6, total: 6 });
  expect(told).not.toContainEqual(expect.objectContaining({ jobId: 'job-1' }));
});

it('an export tells at the end that all is done, whichever way it goes through the articles', async () => {
  await fill();
  for (const format of ['conll', 'xlsx', 'qdpx'] as const) {
    for (const apart of [false, true]) {
      const told: { done: number; total: number }[] = [];
      const stop = bus.subscribe((name, payload) => {
        if (name === 'export.progress') told.push(payload as { done: number; total: number });
      });
      await call('export.bytes', { jobId: 'job-1', articleIds: ['a-1', 'a-9'], format, apart });
      stop();
      const last = told.at(-1);
      expect(last?.done).toBe(last?.total);
    }
  }
});
