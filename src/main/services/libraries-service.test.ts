import { chmod, mkdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HostServices } from '../../core/host-api';
import { openLibrary } from '../library/library';
import { adding, madeArticle, madeQuote } from '../library/testing/made-library';
import { isRoot, temporaryFolder } from '../library/testing/temporary-folder';
import { SettingsFile } from '../settings/settings-file';
import { allServices, createHostWide } from './host-wide-services';
import { LibraryHost } from './library-host';
import { openServices } from './open-services';
import { callerOf } from './testing/caller';

const path = temporaryFolder();
let calls: HostServices;
let host: LibraryHost;
let events: string[];

/** A host as its user has it, with the libraries below `path()`. */
async function start(named: string | null = path('Desk')) {
  events = [];
  host = new LibraryHost([], (name) => events.push(name));
  const hostWide = createHostWide({
    host,
    settings: await SettingsFile.open(path('config')),
    usualFolder: path('Usual'),
    connect: (folder, opening) => (pendingFiles, emit) => {
      const options = { host: 'browser' as const, version: '1', samplesFolder: '', saveTarget: null, backups: null };
      return openServices({ ...options, ...opening, folder, pendingFiles, emit });
    },
    dialogs: null,
    emit: (name) => events.push(name),
  });
  calls = allServices(host.calls, Promise.resolve(hostWide));
  await hostWide.libraries.openFirst(named);
  return hostWide.libraries;
}

const call = callerOf(() => calls);

const name = async () => (await call('library.read', {})).name;
const recent = async () => (await call('libraries.list', {})).recent.map((library) => library.name);

beforeEach(() => start());
afterEach(() => host.close());

describe('several libraries', () => {
  it('are made with a name, in a new folder or an empty one, and opened', async () => {
    await call('libraries.create', { folder: path('New', 'er'), name: 'Élections' });
    expect(await name()).toBe('Élections');
    await mkdir(path('Empty'));
    await call('libraries.create', { folder: path('Empty'), name: 'Budget' });
    expect(await name()).toBe('Budget');
    expect(events.filter((event) => event === 'library.replaced')).toHaveLength(2);
  });

  it('keep what was acknowledged, and each its own', async () => {
    await (await openForWriting('Other', 'a-1')).close();
    await call('libraries.open', { folder: path('Other') });
    const { annotator } = await call('library.read', {});
    const change = adding(madeQuote('q-1', annotator.id));
    await call('annotations.apply', { articleId: 'a-1', change });
    await call('libraries.open', { folder: path('Desk') });
    expect((await call('library.read', {})).articles).toEqual([]);
    await call('libraries.open', { folder: path('Other') });
    expect((await call('article.open', { articleId: 'a-1' })).annotations).toHaveLength(1);
  });

  it('are let go when another is opened, so that another Guillemet can write there', async () => {
    await call('libraries.create', { folder: path('Other'), name: 'Other' });
    const desk = await openLibrary(path('Desk'), { mode: 'write' });
    await desk.close();
  });

  it('are listed, the latest first, also after a restart, and say which is open and which is gone', async () => {
    await call('libraries.create', { folder: path('Other'), name: 'Autre' });
    expect(await recent()).toEqual(['Autre', 'Desk']);
    await host.close();
    await start();
    await rm(path('Other'), { recursive: true });
    const list = (await call('libraries.list', {})).recent;
    expect(list.map(({ name, isOpen, isMissing }) => [name, isOpen, isMissing])).toEqual([
      ['Desk', true, false],
      ['Autre', false, true],
    ]);
  });

  it('can be forgotten, and stay where they lie', async () => {
    await call('libraries.create', { folder: path('Other'), name: 'Other' });
    await call('libraries.open', { folder: path('Desk') });
    await call('libraries.forget', { folder: path('Other') });
    expect(await recent()).toEqual(['Desk']);
    expect(await readFile(path('Other', 'library.json'), 'utf8')).toContain('Other');
  });

  it('are not opened twice, under another name neither', async () => {
    await symlink(path('Desk'), path('Link'));
    await call('libraries.open', { folder: path('Link') });
    await call('libraries.open', { folder: join(path('Desk'), '..', 'Desk') });
    expect(events).not.toContain('library.replaced');
    expect(await call('library.access', {})).toEqual({ kind: 'writing' });
  });
});

async function openForWriting(folder: string, articleId: string) {
  const library = await openLibrary(path(folder), { mode: 'write' });
  await library.addArticle(madeArticle(articleId));
  return library;
}

describe('a library that cannot be opened', () => {
  const file = (content: string) => async () => {
    await mkdir(path('Other'));
    await writeFile(path('Other', 'library.json'), content);
  };

  it.each([
    ['damaged', 'library-damaged', file('{"format":"guille')],
    ['of a newer version', 'library-newer', file('{"format":"guillemet-library","schemaVersion":999}')],
    ['no library', 'library-missing', () => mkdir(path('Other'))],
    ['not there', 'library-missing', async () => {}],
    ['a file', 'library-not-one', () => writeFile(path('Other'), '')],
  ])('because it is %s leaves the present one open and says why', async (_, code, prepare) => {
    await prepare();
    await expect(call('libraries.open', { folder: path('Other') })).rejects.toMatchObject({ failure: { code } });
    expect(await name()).toBe('Desk');
    expect(await call('library.access', {})).toEqual({ kind: 'writing' });
    expect(await recent()).toEqual(['Desk']);
    expect(events).not.toContain('library.replaced');
  });

  it.skipIf(isRoot)('because of its permissions leaves the present one open and says why', async () => {
    await mkdir(path('Other'), { mode: 0o000 });
    await expect(call('libraries.open', { folder: path('Other') })).rejects.toMatchObject({
      failure: { code: 'library-unreadable' },
    });
    await chmod(path('Other'), 0o700);
    expect(await name()).toBe('Desk');
  });

  it('is not made where something lies already, nor in a place that depends on where Guillemet was started', async () => {
    await mkdir(path('Other'));
    await writeFile(path('Other', 'letter.txt'), 'Chère rédaction');
    const create = (folder: string) => call('libraries.create', { folder, name: 'New' });
    await expect(create(path('Other'))).rejects.toMatchObject({ failure: { code: 'folder-not-empty' } });
    await expect(create(path('Desk'))).rejects.toMatchObject({ failure: { code: 'folder-not-empty' } });
    await expect(create('Other/New')).rejects.toMatchObject({ failure: { code: 'folder-not-absolute' } });
    expect(await name()).toBe('Desk');
  });
});

describe('the library that is opened at the start', () => {
  it('is the one that the user names', async () => {
    await call('libraries.create', { folder: path('Other'), name: 'Other' });
    await host.close();
    await start(path('Desk'));
    expect(await name()).toBe('Desk');
  });

  it('is otherwise the one chosen last, and at first the usual one', async () => {
    await host.close();
    await start(null);
    expect(await name()).toBe('Usual');
    await call('libraries.create', { folder: path('Other'), name: 'Other' });
    await host.close();
    await start(null);
    expect(await name()).toBe('Other');
  });

  it('is opened to be recovered where it is damaged, and another one can be opened instead', async () => {
    await host.close();
    await writeFile(path('Desk', 'library.json'), '{"format":"guille');
    await start();
    await expect(call('library.read', {})).rejects.toMatchObject({ failure: { code: 'library-damaged' } });
    expect(await call('recovery.candidates', { articleId: null })).toHaveLength(1);
    await call('libraries.create', { folder: path('Other'), name: 'Other' });
    expect(await name()).toBe('Other');
  });

  it('is never made anew where it is gone: the usual one is opened, and that is told', async () => {
    await call('libraries.create', { folder: path('Other'), name: 'Other' });
    await host.close();
    await rm(path('Other'), { recursive: true });
    const libraries = await start(null);
    expect(await name()).toBe('Usual');
    expect(libraries.missedFolder).toBe(path('Other'));
    await expect(realpath(path('Other'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('the size of the library that is open', () => {
  it('is told by what it is made of', async () => {
    await (await openForWriting('Other', 'a-1')).close();
    await call('libraries.open', { folder: path('Other') });
    const size = await call('library.size', {});
    expect(size.articles).toBe(1);
    expect(size.originals).toBe(madeArticle('a-1').bytes.length);
    expect(size.texts).toBeGreaterThan(0);
  });
});
