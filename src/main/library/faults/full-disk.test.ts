import { spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FailureError } from '../../../core/result';
import { checkFolder } from '../../services/check-service';
import { openLibrary } from '../library';
import { type FaultyDisk, fullDisk } from '../testing/faulty-disk';
import { stateOf } from '../testing/library-state';
import { adding, madeArticle, madeQuote } from '../testing/made-library';
import { temporaryFolder } from '../testing/temporary-folder';
import { acts, madeDesk } from './acts';

const path = temporaryFolder();
let disk: FaultyDisk | null = null;
beforeEach(async () => {
  await madeDesk(path('Made'));
});
afterEach(() => disk?.mend());

/** Every write and every sync of the act fails in its turn, and all after it; gives how many there were. */
async function tryEveryWrite(name: keyof typeof acts, partial: boolean): Promise<number> {
  for (let n = 1; ; n++) {
    const folder = path(`Desk-${n}`);
    await cp(path('Made'), folder, { recursive: true });
    const library = await openLibrary(folder, { mode: 'write' });
    const before = await stateOf(folder);
    disk = fullDisk(partial);
    disk.failFrom(n);
    const outcome = await acts[name](library).then(
      () => 'acknowledged',
      (error) => error,
    );
    const asked = disk.count();
    disk.free();
    const there = await stateOf(folder);
    if (outcome === 'acknowledged') {
      expect(there).not.toEqual(before);
    } else {
      expect(outcome).toBeInstanceOf(FailureError);
      expect(outcome.failure).toMatchObject({ code: 'library-write-failed', details: { reason: 'ENOSPC' } });
      expect(outcome.message).toMatch(new RegExp(`^${folder}.* could not be written: the disk is full`));
      expect(there).toEqual(before);
      await acts[name](library);
      expect(await stateOf(folder)).not.toEqual(before);
    }
    disk.mend();
    const after = await stateOf(folder);
    await library.close();
    expect(await stateOf(folder)).toEqual(after);
    expect((await checkFolder(folder)).problems).toEqual([]);
    if (asked < n) return asked;
    await rm(folder, { recursive: true });
  }
}

describe.each([
  ['takes no byte', false],
  ['takes half of the bytes', true],
])('a disk that is full and %s, at every write in turn', (_what, partial) => {
  it.each([
    ['a change to the annotations', 'apply'],
    ['an undo', 'undo'],
    ['a person', 'putPerson'],
    ['an article', 'addArticle'],
    ['a new version', 'addVersion'],
    ['a state', 'setState'],
  ] as const)(
    'keeps what is acknowledged of %s, invents nothing, says so, and works when there is room',
    async (_act, name) => {
      expect(await tryEveryWrite(name, partial)).toBeGreaterThan(1);
    },
  );

  it('keeps of a burst of changes just those that were acknowledged, which are the first ones', async () => {
    for (let n = 1; ; n++) {
      const folder = path(`Desk-${n}`);
      await cp(path('Made'), folder, { recursive: true });
      const library = await openLibrary(folder, { mode: 'write' });
      const store = await library.annotations('a-1');
      const me = library.annotator.id;
      disk = fullDisk(partial);
      disk.failFrom(n);
      const ids = ['b-1', 'b-2', 'b-3', 'b-4', 'b-5', 'b-6'];
      const outcomes = await Promise.allSettled(ids.map((id) => store.apply(adding(madeQuote(id, me)), me)));
      const asked = disk.count();
      disk.mend();
      const kept = ids.filter((_id, index) => outcomes[index]?.status === 'fulfilled');
      expect(kept).toEqual(ids.slice(0, kept.length));
      expect(Object.keys((await stateOf(folder)).annotations)).toEqual(['v-1', 'v-2', 'v-3', ...kept]);
      await library.close();
      expect(Object.keys((await stateOf(folder)).annotations).sort()).toEqual([...kept, 'v-1', 'v-2', 'v-3']);
      if (asked < n) break;
    }
  });

  it('loses no acknowledged change when the snapshot at closing cannot be written', async () => {
    for (let n = 1; ; n++) {
      const folder = path(`Desk-${n}`);
      await cp(path('Made'), folder, { recursive: true });
      const library = await openLibrary(folder, { mode: 'write' });
      await acts.apply(library);
      const acknowledged = await stateOf(folder);
      disk = fullDisk(partial);
      disk.failFrom(n);
      await library.close();
      const asked = disk.count();
      disk.mend();
      expect(await stateOf(folder)).toEqual(acknowledged);
      expect((await checkFolder(folder)).problems).toEqual([]);
      if (asked < n) break;
    }
  });

  it('moves an article to the trash and back all the same: that needs no room', async () => {
    const folder = path('Made');
    const library = await openLibrary(folder, { mode: 'write' });
    disk = fullDisk(partial);
    disk.failFrom(1);
    await library.trashArticle('a-2');
    expect((await stateOf(folder)).trashed).toEqual(['a-2']);
    await library.restoreArticle('a-2');
    disk.mend();
    await library.close();
    expect(await stateOf(folder)).toMatchObject({ trashed: [], articles: { 'a-2': expect.anything() } });
  });

  it('tells once that copies outside cannot be made, saves as ever, leaves no half copy, and tells when it can again', async () => {
    const library = await openLibrary(path('Made'), { mode: 'write', backups: path('Backups') });
    const told: (string | null)[] = [];
    library.onBackup = (failure) => void told.push(failure?.message ?? null);
    // The disk of the library has room; that of the copies has none.
    const copies = fullDisk(partial);
    disk = copies;
    for (const id of ['p-7', 'p-8', 'p-9']) {
      copies.failFrom(Number.POSITIVE_INFINITY);
      await acts.putPerson(library, id);
      copies.failFrom(1);
      await library.backedUp();
    }
    expect(told).toEqual([
      expect.stringMatching(/^Copies of the library cannot be made in .*Backups.*: the disk is full/),
    ]);
    expect(library.backupFailure).toMatchObject({ code: 'backup-failed', details: { reason: 'ENOSPC' } });
    copies.free();
    await acts.putPerson(library, 'p-10');
    await library.backedUp();
    expect(told.slice(1)).toEqual([null]);
    copies.mend();
    await library.close();
    expect(Object.keys((await stateOf(path('Made'))).people)).toEqual(['p-1', 'p-7', 'p-8', 'p-9', 'p-10']);
    const names = await readdir(path('Backups'), { recursive: true });
    expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

/** Mounts a disk of that size; null where this process may not. */
function tinyDisk(folder: string, size: string): (() => void) | null {
  if (process.platform !== 'linux') return null;
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'guillemet-test', folder]);
  return status === 0 ? () => void spawnSync('umount', ['--lazy', folder]) : null;
}

describe('a real disk of one megabyte', () => {
  it('that fills up loses no acknowledged mark, person or article, and takes them again when there is room', async (context) => {
    await mkdir(path('Disk'));
    const unmount = tinyDisk(path('Disk'), '1m');
    if (unmount === null) return context.skip('this process may not mount a disk; the stand-in above is tried instead');
    try {
      const folder = path('Disk', 'Desk');
      const library = await openLibrary(folder, { mode: 'write', snapshots: { quiet: 20, latest: 60 } });
      const me = library.annotator.id;
      await library.addArticle(madeArticle('a-1'));
      const store = await library.annotations('a-1');
      const kept = { annotations: 0, people: 0, articles: 1 };
      let refusals = 0;
      const attempt = async (counter: keyof typeof kept, act: () => Promise<unknown>) => {
        try {
          await act();
          kept[counter]++;
        } catch (error) {
          refusals++;
          expect(error).toMatchObject({ failure: { code: 'library-write-failed', details: { reason: 'ENOSPC' } } });
        }
      };
      for (let round = 0; refusals < 30; round++) {
        const note = 'é🐟\n'.repeat(round % 7 === 0 ? 1_500 : 30);
        await attempt('annotations', () => store.apply(adding(madeQuote(`v-${round}`, me, 'chalutiers', note)), me));
        if (round % 3 === 0) await attempt('people', () => library.putPerson(personOf(`p-${round}`)));
        if (round % 11 === 5) await attempt('articles', () => library.addArticle(madeArticle(`a-x${round}`)));
        if (refusals === 10) await writeFile(join(path('Disk'), 'other'), Buffer.alloc(4_096)).catch(() => {});
      }
      await library.close();
      const there = await stateOf(folder);
      expect({
        annotations: Object.keys(there.annotations).length,
        people: Object.keys(there.people).length,
        articles: Object.keys(there.articles).length,
      }).toEqual(kept);
      expect((await checkFolder(folder)).problems).toEqual([]);

      for (const id of Object.keys(there.articles).filter((id) => id !== 'a-1')) {
        await rm(join(folder, 'articles', id), { recursive: true });
      }
      await rm(join(path('Disk'), 'other'), { force: true });
      spawnSync('mount', ['-o', 'remount,size=8m', path('Disk')]);
      const again = await openLibrary(folder, { mode: 'write' });
      await (await again.annotations('a-1')).apply(adding(madeQuote('v-room', me)), me);
      await again.close();
      expect(Object.keys((await stateOf(folder)).annotations)).toHaveLength(kept.annotations + 1);
    } finally {
      unmount();
    }
  });
});

function personOf(id: string) {
  return { id, name: `Person ${id}`, role: '', organisation: '', country: '', aliases: [] };
}
