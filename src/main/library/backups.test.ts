import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { repairLibrary } from '../services/repair-service';
import { Backups, expired, rotation } from './backups';
import type { Disk } from './durable-file';
import { openLibrary } from './library';
import { failingDisk } from './testing/failing-disk';
import { adding, madeArticle, madeQuote } from './testing/made-library';
import { temporaryFolder } from './testing/temporary-folder';

const path = temporaryFolder();
const root = () => path('Backups');

/** A library with three annotations, kept from `Desk`. */
async function madeLibrary(backups: string | null = root()): Promise<{ id: string; me: string }> {
  const library = await openLibrary(path('Desk'), { mode: 'write', backups });
  const me = library.annotator.id;
  await library.addArticle(madeArticle());
  const store = await library.annotations('a-1');
  for (const id of ['v-1', 'v-2', 'v-3']) await store.apply(adding(madeQuote(id, me)), me);
  await library.close();
  return { id: library.file.id, me };
}

async function ids(): Promise<string[]> {
  const library = await openLibrary(path('Desk'), { mode: 'read' });
  return (await library.readAnnotations('a-1')).map(({ id }) => id).sort();
}

describe('the copies that are kept', () => {
  it('never outgrow their number, and reach from the last save to days ago', () => {
    const most = rotation.latest + rotation.hourly + rotation.daily;
    let names: string[] = [];
    const start = Date.UTC(2026, 2, 1);
    for (let minutes = 0; minutes < 40 * 24 * 60; minutes += 11) {
      const now = new Date(start + minutes * 60_000);
      const name = `${now.toISOString().replace(/\D/g, '')}.json`;
      names.push(name);
      const gone = new Set(expired(names, now));
      names = names.filter((candidate) => !gone.has(candidate));
      expect(names).toContain(name);
      expect(names.length).toBeLessThanOrEqual(most);
    }
    expect(names.length).toBeGreaterThan(rotation.hourly + rotation.daily - 5);
    expect(names[0]?.slice(0, 8)).toBe('20260327');
  });

  it('outlive a long pause, and files of other kinds are left alone', () => {
    const names = ['20200101000000000.json', '20200101000000000.journal', 'place.json', 'notes.txt'];
    expect(expired(names, new Date(Date.UTC(2026, 0, 1)))).toEqual([]);
  });
});

describe('a library with backups', () => {
  it('has library.json, snapshot and journal outside it after closing, as they stand in it', async () => {
    const { id, me } = await madeLibrary();
    const [snapshot, journal] = ['json', 'journal'].map((extension) =>
      path('Desk', 'articles', 'a-1', `${me}.${extension}`),
    );
    const folder = path('Backups', id, 'a-1', me);
    const copies = (await readdir(folder)).sort();
    expect(copies).toEqual([expect.stringMatching(/^\d{17}\.journal$/), expect.stringMatching(/^\d{17}\.json$/)]);
    expect(await readFile(path('Backups', id, 'a-1', me, String(copies[0])))).toEqual(await readFile(String(journal)));
    expect(await readFile(path('Backups', id, 'a-1', me, String(copies[1])))).toEqual(await readFile(String(snapshot)));
    expect(await readdir(path('Backups', id, 'library'))).toHaveLength(1);
  });

  it('saves as ever where the folder of the backups cannot be made', async () => {
    await writeFile(path('Backups'), 'a file');
    await madeLibrary(path('Backups', 'inside'));
    expect(await ids()).toEqual(['v-1', 'v-2', 'v-3']);
  });

  it('has each copy on disk before it bears its name, so that a power cut leaves none that is empty', async () => {
    const order: string[] = [];
    const disk: Disk = {
      ...failingDisk({
        sync: async (real) => {
          await real.sync();
          order.push('sync');
        },
      }),
      rename: async (from, to) => {
        await rename(from, to);
        order.push('rename');
      },
    };
    const { id } = await madeLibrary(null);
    const backups = new Backups(root(), id, path('Desk'), undefined, disk);
    backups.keepLibrary();
    await backups.settled();
    expect(order).toEqual(['sync', 'rename']);
  });

  it('leaves no half copy where the file to copy is not there', async () => {
    const other = new Backups(root(), 'l-other', path('Nowhere'));
    other.keepLibrary();
    await other.settled();
    expect(await readdir(path('Backups', 'l-other', 'library'))).toEqual([]);
  });
});

describe('a repair with backups', () => {
  it('brings annotations back whose snapshot, .bak and journal are all damaged', async () => {
    const { me } = await madeLibrary();
    for (const name of [`${me}.json`, `${me}.json.bak`, `${me}.journal`]) {
      await writeFile(path('Desk', 'articles', 'a-1', name), 'nonsense\n');
    }
    const { repairs } = await repairLibrary(path('Desk'), { backups: root() });
    expect(repairs.length).toBeGreaterThan(0);
    expect(await ids()).toEqual(['v-1', 'v-2', 'v-3']);
    expect(await repairLibrary(path('Desk'), { backups: root() })).toEqual({ repairs: [], problems: [] });
  });

  it('takes a broken line of a journal from a copy, so that nothing is lost', async () => {
    const { me } = await madeLibrary();
    const journal = path('Desk', 'articles', 'a-1', `${me}.journal`);
    const whole = await readFile(journal, 'utf8');
    await rm(path('Desk', 'articles', 'a-1', `${me}.json`));
    await writeFile(journal, whole.replace('v-2', 'w-2'));
    expect((await repairLibrary(path('Desk'), { backups: root() })).problems).toEqual([]);
    expect(await readFile(journal, 'utf8')).toBe(whole);
    expect(await ids()).toEqual(['v-1', 'v-2', 'v-3']);
  });

  it('brings library.json back where no copy beside it is sound', async () => {
    const { id } = await madeLibrary();
    const file = path('Desk', 'library.json');
    const whole = await readFile(file, 'utf8');
    await writeFile(file, '');
    await rm(`${file}.bak`, { force: true });
    await repairLibrary(path('Desk'), { backups: root() });
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(JSON.parse(whole));
    expect(whole).toContain(id);
  });

  it('takes nothing from the copies of another library that lay in the same place', async () => {
    await madeLibrary();
    await rm(path('Desk'), { recursive: true });
    await madeLibrary();
    await writeFile(path('Desk', 'library.json'), '');
    await rm(path('Desk', 'library.json.bak'), { force: true });
    expect((await repairLibrary(path('Desk'), { backups: root() })).problems).toEqual([
      { article: null, message: expect.stringContaining('library.json is damaged') },
    ]);
    expect(await readFile(path('Desk', 'library.json'), 'utf8')).toBe('');
  });
});
