import { appendFile, mkdir, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Damage } from '../../core/calls/recovery-calls';
import { dispatch } from '../../core/dispatch';
import type { CallName, EventName } from '../../core/host-api';
import type { Result } from '../../core/result';
import { openLibrary } from '../library/library';
import { lockLibrary } from '../library/lock';
import { adding, madeArticle, madeQuote, madeText } from '../library/testing/made-library';
import { temporaryFolder } from '../library/testing/temporary-folder';
import { checkLibrary } from './check-service';
import { openServices } from './open-services';
import type { Services } from './services';

const path = temporaryFolder();
const desk = () => path('Desk');
const article = (...names: string[]) => path('Desk', 'articles', 'a-1', ...names);
const zoe = { id: 'p-1', name: 'Zoé', role: '', organisation: '', country: '', aliases: [] };
let me = '';
let events: EventName[] = [];

/** Two marks in the `.bak`, a third one in the snapshot; a person; copies of all of it outside. */
beforeEach(async () => {
  events = [];
  for (const ids of [['v-1', 'v-2'], ['v-3']]) {
    const library = await openLibrary(desk(), { mode: 'write', backups: path('Backups') });
    me = library.annotator.id;
    if (ids.length === 2) await library.addArticle(madeArticle('a-1'));
    else await library.putPerson(zoe);
    const store = await library.annotations('a-1');
    for (const id of ids) await store.apply(adding(madeQuote(id, me)), me);
    await library.close();
  }
});

async function host<T>(act: (services: Services) => Promise<T>, backups: string | null = path('Backups')): Promise<T> {
  const services = await openServices({
    folder: desk(),
    recovers: true,
    backups,
    host: 'browser',
    version: '0',
    samplesFolder: '',
    pendingFiles: [],
    emit: (name) => void events.push(name),
    saveTarget: null,
  });
  try {
    return await act(services);
  } finally {
    await services.close();
  }
}

async function call(services: Services, name: CallName, input: unknown): Promise<Result<never>> {
  return (await dispatch(services.calls, name, input)) as Result<never>;
}

async function damages(services: Services, articleId: string | null): Promise<Damage[]> {
  return services.calls['recovery.candidates']({ articleId });
}

/** Restores the first candidate, or the one from `source`, of each damage; gives the marks that stand afterwards. */
async function restored(source?: string): Promise<string[]> {
  return host(async (services) => {
    const opened = await call(services, 'article.open', { articleId: 'a-1' });
    expect(opened).toMatchObject({ ok: false, error: { code: 'library-damaged' } });
    for (const { target, candidates } of await damages(services, 'a-1')) {
      const chosen = source === undefined ? candidates[0] : candidates.find((each) => each.source === source);
      await services.calls['recovery.restore']({ target, candidateId: String(chosen?.id) });
    }
    expect(await damages(services, 'a-1')).toEqual([]);
    return (await services.calls['article.open']({ articleId: 'a-1' })).annotations.map(({ id }) => id).sort();
  });
}

async function contents(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`);
  return Promise.all(files.map((file) => readFile(file, 'latin1')));
}

async function expectSound(): Promise<void> {
  expect((await checkLibrary(await openLibrary(desk(), { mode: 'read' }))).problems).toEqual([]);
}

describe('a damaged snapshot', () => {
  it('is offered as whole file, journal, .bak and copy only where these differ, with what each holds', async () => {
    await rm(path('Backups'), { recursive: true });
    await truncate(article(`${me}.json`), 700);
    await host(async (services) => {
      const [damage, ...others] = await damages(services, 'a-1');
      expect(others).toEqual([]);
      expect(damage).toMatchObject({
        target: { kind: 'annotations', articleId: 'a-1', annotator: me },
        file: article(`${me}.json`),
        failure: { code: 'library-damaged' },
      });
      expect(damage?.candidates[0]).toMatchObject({ source: 'journal', annotations: 3, misplaced: 0, missing: 0 });
      expect(damage?.candidates[0]).toMatchObject({ verified: 'checksums', lastChange: expect.any(String) });
    });
  });

  it.each(['journal', 'previous', 'copy'])(
    'comes back from the %s, and stands set aside as it was found',
    async (source) => {
      const file = article(`${me}.json`);
      await writeFile(file, '{"half":');
      if (source !== 'journal') await rm(article(`${me}.journal`));
      if (source === 'previous') await rm(path('Backups'), { recursive: true });
      if (source === 'copy') {
        await rm(`${file}.bak`);
        const copies = (await readdir(path('Backups'), { recursive: true })).filter((name) =>
          name.endsWith('.journal'),
        );
        for (const name of copies) await rm(path('Backups', name));
      }
      expect(await restored(source)).toEqual(source === 'previous' ? ['v-1', 'v-2'] : ['v-1', 'v-2', 'v-3']);
      expect(await contents(article())).toContain('{"half":');
      expect(events).toContain('library.changed');
      await expectSound();
    },
  );

  it('without any copy gives back every annotation in it that is whole', async () => {
    const file = article(`${me}.json`);
    for (const name of [`${file}.bak`, article(`${me}.journal`), path('Backups')]) await rm(name, { recursive: true });
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.slice(0, text.indexOf('"v-3"') + 40));
    expect(await restored('salvaged')).toEqual(['v-1', 'v-2']);
    await expectSound();
  });

  it('that a hand has edited with a comma too many and a byte order mark is read as it was meant', async () => {
    const file = article(`${me}.json`);
    const text = await readFile(file, 'utf8');
    for (const name of [`${file}.bak`, article(`${me}.journal`), path('Backups')]) await rm(name, { recursive: true });
    await writeFile(file, `\uFEFF${text.replace(/\n\]/, ',\n]')}`);
    expect(await restored('salvaged')).toEqual(['v-1', 'v-2', 'v-3']);
  });

  it('can be chosen again from what was set aside', async () => {
    const file = article(`${me}.json`);
    await rename(file, `${file}.corrupt-20260101000000000`);
    await rm(article(`${me}.journal`));
    await rm(path('Backups'), { recursive: true });
    await writeFile(file, '');
    expect(await restored('set-aside')).toEqual(['v-1', 'v-2', 'v-3']);
  });

  it('with nothing left to restore it from can be begun again, and stands set aside', async () => {
    const file = article(`${me}.json`);
    for (const name of [`${file}.bak`, article(`${me}.journal`), path('Backups')]) await rm(name, { recursive: true });
    await writeFile(file, 'nonsense');
    expect(await restored('empty')).toEqual([]);
    expect(await contents(article())).toContain('nonsense');
    await host((services) =>
      services.calls['annotations.apply']({ articleId: 'a-1', change: adding(madeQuote('v-4', me)) }),
    );
    await expectSound();
  });

  it('beside a journal that lost its beginning gives the later changes back that fit without it', async () => {
    const file = article(`${me}.json`);
    for (const name of [`${file}.bak`, path('Backups')]) await rm(name, { recursive: true });
    const journal = article(`${me}.journal`);
    const [, ...later] = (await readFile(journal, 'utf8')).split('\n');
    await writeFile(journal, later.join('\n'));
    await writeFile(file, '');
    await host(async (services) => {
      expect((await damages(services, 'a-1'))[0]?.candidates).toEqual([
        expect.objectContaining({ source: 'journal', annotations: 2, missing: 1, verified: 'checksums' }),
      ]);
    });
    expect(await restored()).toEqual(['v-2', 'v-3']);
    await expectSound();
  });

  it('of a newer Guillemet is nothing to recover from', async () => {
    const file = article(`${me}.json`);
    const text = (await readFile(file, 'utf8')).replace('"schemaVersion":1', '"schemaVersion":99');
    for (const name of [`${file}.bak`, article(`${me}.journal`), path('Backups')]) await rm(name, { recursive: true });
    await writeFile(file, '');
    await writeFile(`${file}.corrupt-20260101000000000`, text);
    await host(async (services) => {
      expect((await damages(services, 'a-1'))[0]?.candidates).toEqual([expect.objectContaining({ source: 'empty' })]);
    });
  });
});

describe('a damaged article.json', () => {
  it('whose end is lost is made again from its beginning and the original, with the same text and metadata', async () => {
    const file = article('article.json');
    const before = await readFile(file, 'utf8');
    await truncate(file, before.indexOf('"document"') + 40);
    expect(await restored()).toEqual(['v-1', 'v-2', 'v-3']);
    const [was, is] = [before, await readFile(file, 'utf8')].map((text) => JSON.parse(text));
    expect(is.article).toEqual(was.article);
    await expectSound();
  });

  it('that is lost altogether is made again from the original, as its hash in the cache of the list proves', async () => {
    await host((services) => services.calls['library.read']({}));
    await rm(article('article.json'));
    await host(async (services) => {
      const [damage] = await damages(services, 'a-1');
      expect(damage?.candidates).toEqual([
        expect.objectContaining({ source: 'original', verified: 'hash', misplaced: 0, characters: madeText.length }),
      ]);
    });
    expect(await restored('original')).toEqual(['v-1', 'v-2', 'v-3']);
    await expectSound();
  });

  it('whose text was altered goes back to the text that was imported', async () => {
    const file = article('article.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('chalutiers', 'chalands'));
    expect(await restored('original')).toEqual(['v-1', 'v-2', 'v-3']);
    await expectSound();
  });

  it('comes back from .bak together with damaged annotations, one after the other', async () => {
    await host((services) => services.calls['article.setState']({ articleIds: ['a-1'], state: 'done' }));
    await writeFile(article('article.json'), Buffer.alloc(4_000));
    await writeFile(article(`${me}.json`), Buffer.alloc(4_000));
    expect(await restored()).toEqual(['v-1', 'v-2', 'v-3']);
    await expectSound();
  });

  it('whose text nobody can prove any more says how many marks do not stand on the words that are there', async () => {
    await rm(path('Desk', '.index.json'), { force: true });
    await rm(article('article.json'));
    await writeFile(article('original.txt'), madeText.replace('La criée', 'Une criée'));
    await host(async (services) => {
      expect((await damages(services, 'a-1'))[0]?.candidates).toEqual([
        expect.objectContaining({ source: 'original', verified: 'words', misplaced: 3 }),
      ]);
    });
  });
});

describe('a damaged library.json', () => {
  const file = () => path('Desk', 'library.json');

  /** What each candidate of the library is and holds. */
  async function offered(): Promise<string[]> {
    return host(async (services) => {
      const [damage] = await damages(services, null);
      return damage?.candidates.map(({ source, people, verified }) => `${source} ${people} ${verified}`) ?? [];
    });
  }

  it('lets the host start, which refuses all but the recovery and says why', async () => {
    await truncate(file(), 50);
    await host(async (services) => {
      expect(await call(services, 'host.info', {})).toMatchObject({ ok: true });
      for (const [name, input] of [
        ['library.read', {}],
        ['article.open', { articleId: 'a-1' }],
        ['people.put', { person: zoe }],
      ] as const) {
        expect(await call(services, name, input)).toMatchObject({
          ok: false,
          error: { code: 'library-damaged', details: { file: file() } },
        });
      }
    });
    expect(await readFile(file(), 'utf8')).toHaveLength(50);
  });

  it('opens with people and marks once a candidate was chosen, and takes changes', async () => {
    const before = JSON.parse(await readFile(file(), 'utf8'));
    await writeFile(file(), Buffer.alloc(300));
    await host(async (services) => {
      services.openFiles([path('given.txt')]);
      const [damage] = await damages(services, null);
      const candidateId = String(damage?.candidates[0]?.id);
      const both = [1, 2].map(() => services.calls['recovery.restore']({ target: { kind: 'library' }, candidateId }));
      expect((await Promise.all(both)).map(({ setAside }) => setAside.length)).toEqual([1, 0]);
      expect(events).toContain('library.changed');
      expect(await services.calls['library.read']({})).toMatchObject({ id: before.id, people: [zoe] });
      expect((await services.calls['article.open']({ articleId: 'a-1' })).annotations).toHaveLength(3);
      await services.calls['annotations.apply']({ articleId: 'a-1', change: adding(madeQuote('v-4', me)) });
      expect(await services.calls['import.pending']({})).toHaveLength(1);
      expect(await damages(services, null)).toEqual([]);
    });
    expect(await contents(desk())).toContain('\0'.repeat(300));
    await expectSound();
  });

  it('is offered with each state that is kept of it once, the newest first, and anew', async () => {
    await appendFile(file(), '<<<<<<<');
    expect(await offered()).toEqual(['copy 1 whole', 'copy 0 whole', 'anew 0 none']);
  });

  it('with a wrong type in one person keeps the others, and the fields it does not know', async () => {
    const value = JSON.parse(await readFile(file(), 'utf8'));
    const ghost = { ...zoe, id: 'p-2', name: 7 };
    await writeFile(file(), JSON.stringify({ ...value, people: [...value.people, ghost], house: 'style' }));
    await host(async (services) => {
      const [damage] = await damages(services, null);
      const own = damage?.candidates.find(({ source }) => source === 'salvaged');
      expect(own).toMatchObject({ people: 1, verified: 'parts' });
      await services.calls['recovery.restore']({ target: { kind: 'library' }, candidateId: String(own?.id) });
    });
    expect(JSON.parse(await readFile(file(), 'utf8'))).toMatchObject({ people: [zoe], house: 'style' });
  });

  it('without any copy begins anew and still knows whose annotations are there', async () => {
    await rm(path('Backups'), { recursive: true });
    for (const name of (await readdir(desk())).filter((each) => each.endsWith('.bak'))) await rm(path('Desk', name));
    await mkdir(path('Desk', 'articles', 'a-1'), { recursive: true });
    await writeFile(article('second-desk.journal'), '');
    await writeFile(file(), '');
    await host(async (services) => {
      const [damage] = await damages(services, null);
      expect(damage?.candidates).toEqual([expect.objectContaining({ source: 'anew', articles: 1 })]);
      await services.calls['recovery.restore']({
        target: { kind: 'library' },
        candidateId: String(damage?.candidates[0]?.id),
      });
      expect((await services.calls['article.open']({ articleId: 'a-1' })).annotations).toHaveLength(3);
    });
    const annotators = JSON.parse(await readFile(file(), 'utf8')).annotators.map(({ id }: { id: string }) => id);
    expect(annotators).toEqual(expect.arrayContaining([me, 'second-desk']));
  });

  it('that is gone while articles and the cache of the list are there counts as damaged, not as no library', async () => {
    await host((services) => services.calls['library.read']({}));
    for (const name of (await readdir(desk())).filter((each) => each.startsWith('library.json')))
      await rm(path('Desk', name));
    expect(await offered()).toContain('copy 1 whole');
  });

  it('that somebody else has mended meanwhile is not written over', async () => {
    const whole = await readFile(file(), 'utf8');
    await writeFile(file(), '');
    await host(async (services) => {
      const [damage] = await damages(services, null);
      await writeFile(file(), whole);
      const candidateId = String(damage?.candidates.at(-1)?.id);
      expect(await services.calls['recovery.restore']({ target: { kind: 'library' }, candidateId })).toEqual({
        setAside: [],
      });
      expect(await services.calls['library.read']({})).toMatchObject({ people: [zoe] });
    });
    expect(await readFile(file(), 'utf8')).toBe(whole);
  });

  it('is left alone while another Guillemet is at work on it', async () => {
    await writeFile(file(), '');
    await host(async (services) => {
      const [damage] = await damages(services, null);
      const restore = { target: { kind: 'library' }, candidateId: String(damage?.candidates[0]?.id) };
      const unlock = await lockLibrary(desk());
      expect(await call(services, 'recovery.restore', restore)).toMatchObject({ error: { code: 'library-locked' } });
      expect(await readFile(file(), 'utf8')).toBe('');
      await unlock();
      expect(await call(services, 'recovery.restore', restore)).toMatchObject({ ok: true });
    });
  });
});
