import { readdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { afterEach, expect, it, vi } from 'vitest';
import { checkFolder } from '../../services/check-service';
import { repairLibrary } from '../../services/repair-service';
import { rotation } from '../backups';
import { readJournal } from '../journal-file';
import { openLibrary } from '../library';
import { stateOf } from '../testing/library-state';
import { adding, madeArticle, madeQuote } from '../testing/made-library';
import { temporaryFolder } from '../testing/temporary-folder';
import { acts, madeDesk } from './acts';

const path = temporaryFolder();
afterEach(() => vi.useRealTimers());

function setClock(time: string): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(time) });
}

it('a clock that goes back keeps changes in their order, their undo, and ids apart', async () => {
  setClock('2026-06-01T12:00:00Z');
  const library = await openLibrary(path('Desk'), { mode: 'write' });
  const me = library.annotator.id;
  await library.addArticle(madeArticle('a-1'));
  const store = await library.annotations('a-1');
  await store.apply(adding(madeQuote('v-1', me)), me);
  setClock('2019-01-01T00:00:00Z');
  await store.apply(adding(madeQuote('v-2', me)), me);
  await store.apply(adding(madeQuote('v-3', me)), me);
  expect((await store.undo('c-undo', me))?.ops[0]?.id).toBe('v-3');
  await acts.addArticle(library);
  setClock('2019-01-01T00:00:00Z');
  await acts.addArticle(library);
  await library.close();
  expect((await library.articleIds()).length).toBe(3);

  const { changes } = await readJournal(path('Desk', 'articles', 'a-1', `${me}.journal`));
  expect(changes.map(({ revision }) => revision)).toEqual([1, 2, 3, 4]);
  expect(changes.map(({ at }) => at.slice(0, 4))).toEqual(['2026', '2019', '2019', '2019']);
  expect(Object.keys((await stateOf(path('Desk'))).annotations).sort()).toEqual(['v-1', 'v-2']);
  expect((await checkFolder(path('Desk'))).problems).toEqual([]);
});

it('a clock that goes back does not cost the copies that are made after it, nor those made before', async () => {
  setClock('2026-06-01T12:00:00Z');
  const backups = path('Backups');
  const early = await openLibrary(path('Desk'), { mode: 'write', backups });
  for (let index = 0; index < rotation.latest + 2; index++) {
    setClock(`2026-06-01T12:00:0${index}Z`);
    await acts.putPerson(early, `p-${index}`);
    await early.backedUp();
  }
  setClock('2019-01-01T00:00:00Z');
  await acts.putPerson(early, 'p-late');
  await early.close();
  const folder = path('Backups', early.file.id, 'library');
  const newest = (await readdir(folder)).sort().at(-1);
  expect(await readFile(`${folder}/${newest}`, 'utf8')).toContain('p-late');
  await writeFile(path('Desk', 'library.json'), '');
  for (const name of (await readdir(path('Desk'))).filter((each) => each.endsWith('.bak'))) {
    await writeFile(path('Desk', name), '');
  }
  await repairLibrary(path('Desk'), { backups });
  expect((await openLibrary(path('Desk'), { mode: 'read' })).people.has('p-late')).toBe(true);
});

it('a lock that a dead process took in the future is taken over all the same', async () => {
  await madeDesk(path('Desk'));
  const holder = { pid: 2 ** 22 + 1, host: hostname(), since: '2099-01-01T00:00:00.000Z', birth: null, token: 'x' };
  await writeFile(path('Desk', 'library.lock'), JSON.stringify(holder));
  const library = await openLibrary(path('Desk'), { mode: 'write' });
  await acts.apply(library);
  await library.close();
  expect(Object.keys((await stateOf(path('Desk'))).annotations)).toHaveLength(4);
});

it('a damaged file that is set aside twice in the same millisecond is kept twice', async () => {
  await madeDesk(path('Desk'));
  setClock('2026-06-01T12:00:00Z');
  for (const damage of ['{"one":', '{"two":']) {
    await writeFile(path('Desk', 'library.json'), damage);
    await repairLibrary(path('Desk'));
  }
  const asides = (await readdir(path('Desk'))).filter((name) => name.includes('.corrupt-'));
  const texts = await Promise.all(asides.map((name) => readFile(path('Desk', name), 'utf8')));
  expect(texts.sort()).toEqual(['{"one":', '{"two":']);
});
