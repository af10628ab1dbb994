import { copyFile, cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkLibrary } from '../services/check-service';
import { journalLineAs, parseJournal } from './journal-file';
import { openLibrary } from './library';
import { LibraryFile } from './library-file';
import { type Migration, SchemaHistory, type Stored, schemaHistory } from './schema-history';
import { DurableAdapter } from './stored-json';
import { temporaryFolder } from './testing/temporary-folder';

const path = temporaryFolder();
const fixture = (version: number, ...names: string[]) =>
  join(import.meta.dirname, 'testing', `schema-${version}`, ...names);

/** Schema 2 names a library in capitals, schema 3 gives changes and people a field. */
const migrations: Migration[] = [
  { to: 2, migrate: { 'guillemet-library': (file) => ({ ...file, name: String(file.name).toUpperCase() }) } },
  {
    to: 3,
    migrate: {
      'guillemet-library': (file) => ({
        ...file,
        people: (file.people as Stored[]).map((person) => ({ ...person, since: '2026' })),
      }),
      change: (change) => ({ ...change, place: 'desk' }),
    },
  },
];
const schemas = new SchemaHistory(migrations);
const adapter = (known = schemas) => new DurableAdapter(path('library.json'), LibraryFile, { schemas: known });

describe('the schema versions of this program', () => {
  it('each have a library that was written with it, which opens and is sound', async () => {
    for (let version = 1; version <= schemaHistory.newest; version++) {
      const folder = path(`schema-${version}`);
      await cp(fixture(version), folder, { recursive: true });
      const library = await openLibrary(folder, { mode: 'read' });
      expect(await checkLibrary(library)).toMatchObject({ articles: 1, annotations: 2, problems: [] });
      const annotations = await library.readAnnotations('a-1', 'first-desk');
      expect(annotations.find(({ id }) => id === 'v-1')).toMatchObject({ note: 'à vérifier' });
    }
  });
});

describe('migrations', () => {
  it('that leave one out, come twice or are out of order stop the program at its start', () => {
    const [second, third] = migrations as [Migration, Migration];
    for (const wrong of [[third], [third, second], [second, second], [second, third, third]]) {
      expect(() => new SchemaHistory(wrong)).toThrow(/leads to schema/);
    }
  });

  it('that change the value they are given fail', () => {
    const impure = new SchemaHistory([
      { to: 2, migrate: { change: (change) => Object.assign((change as { ops: object }).ops, { more: 1 }) as Stored } },
    ]);
    expect(() => impure.migrate('change', { ops: {} }, 1)).toThrow(TypeError);
  });
});

describe('a file of an earlier schema', () => {
  it('is read through every version after its own, and looking changes no byte', async () => {
    await copyFile(fixture(1, 'library.json'), path('library.json'));
    const before = await readFile(path('library.json'));
    expect(await adapter().read()).toMatchObject({
      schemaVersion: 3,
      name: 'CRIÉE',
      people: [{ id: 'p-1', since: '2026' }],
    });
    expect(await readFile(path('library.json'))).toEqual(before);
    expect(await readdir(path())).toEqual(['library.json']);
  });

  it('is copied before the first write, and not again at the next', async () => {
    await copyFile(fixture(1, 'library.json'), path('library.json'));
    const before = await readFile(path('library.json'));
    const file = adapter();
    const data = await file.read();
    if (!data) throw new Error('nothing read');
    await file.write(data);
    await file.write({ ...data, name: 'Later' });
    const copies = (await readdir(path())).filter((name) => name.includes('.schema-'));
    expect(copies).toEqual([expect.stringMatching(/^library\.json\.schema-1-\d+$/)]);
    expect(await readFile(path(String(copies[0])))).toEqual(before);
    expect(await adapter().read()).toMatchObject({ schemaVersion: 3, name: 'Later' });
  });

  it('that was written anew is refused by an earlier Guillemet, with the version it has', async () => {
    await copyFile(fixture(1, 'library.json'), path('library.json'));
    const file = adapter();
    const data = await file.read();
    if (!data) throw new Error('nothing read');
    await file.write(data);
    await expect(adapter(new SchemaHistory([])).read()).rejects.toMatchObject({
      failure: { code: 'library-newer', details: { version: 3, known: 1 } },
    });
  });

  it('keeps fields that no version knows', async () => {
    const stored = JSON.parse(await readFile(fixture(1, 'library.json'), 'utf8')) as Stored;
    await writeFile(path('library.json'), JSON.stringify({ ...stored, shelf: { row: 4 } }));
    expect(await adapter().read()).toMatchObject({ shelf: { row: 4 } });
  });
});

describe('a journal with lines of several schemas', () => {
  it('is read line by line, each from its own version', async () => {
    const early = await readFile(fixture(1, 'articles', 'a-1', 'first-desk.journal'));
    const { changes } = parseJournal('j', early, schemas);
    expect(changes.map((change) => (change as Stored).place)).toEqual(['desk', 'desk', 'desk']);
    const [last] = changes.slice(-1);
    if (!last) throw new Error('no change');
    const line = journalLineAs({ ...last, place: 'home', id: 'c-new', revision: 4 }, schemas);
    const both = parseJournal('j', Buffer.concat([early, Buffer.from(line)]), schemas);
    expect(both.changes.map((change) => (change as Stored).place)).toEqual(['desk', 'desk', 'desk', 'home']);
    expect(() => parseJournal('j', Buffer.from(line), new SchemaHistory([]))).toThrow(/newer Guillemet/);
  });
});
