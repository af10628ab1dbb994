import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../core/annotation/person';
import { type Library, openLibrary } from './library';
import { type Bundle, bundle } from './testing/bundle';
import type { Order } from './testing/busy-child';
import { adding, madeArticle, madeQuote } from './testing/made-library';
import { isRoot, temporaryFolder } from './testing/temporary-folder';

const path = temporaryFolder();
const folder = (...names: string[]) => path('Desk', ...names);

const write = () => openLibrary(folder(), { mode: 'write' });
const read = () => openLibrary(folder(), { mode: 'read' });

const person: Person = { id: 'p-1', name: 'Zoé Lindqvist', role: '', organisation: '', country: '', aliases: [] };

async function withLibrary<T>(act: (library: Library) => Promise<T>): Promise<T> {
  const library = await write();
  try {
    return await act(library);
  } finally {
    await library.close();
  }
}

/** Every file below the folder with its content. */
async function everything(): Promise<Record<string, string>> {
  const entries = await readdir(path(), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`);
  return Object.fromEntries(
    await Promise.all(files.sort().map(async (file) => [file, await readFile(file, 'latin1')] as const)),
  );
}

describe('opening for writing', () => {
  it('makes a new library in a folder that is not there, also below others that are not', async () => {
    const library = await openLibrary(path('a', 'b', 'Desk'), { mode: 'write' });
    expect(library.folder).toBe(path('a', 'b', 'Desk'));
    expect(library.file).toMatchObject({ name: 'Desk', people: [], annotators: [library.annotator] });
    expect(library.file.codebook.layers.map(({ id }) => id)).toEqual(['quote', 'claim']);
    await library.close();
    expect((await readdir(path('a', 'b', 'Desk'))).sort()).toEqual(['articles', 'library.json']);
  });

  it('makes one in an empty folder, and in one that holds nothing but hidden files', async () => {
    await mkdir(folder('.git'), { recursive: true });
    await writeFile(folder('.DS_Store'), '');
    await (await write()).close();
    expect(await readdir(folder())).toContain('library.json');
  });

  it('makes one where an attempt was killed before it had begun', async () => {
    await mkdir(folder());
    await writeFile(folder('library.lock.12-0123456789ab.tmp'), '');
    await writeFile(folder('.library.json.12-0123456789ab.tmp'), '{');
    await (await write()).close();
    expect(await readdir(folder())).toContain('library.json');
  });

  it('opens an existing one as it was left, and writes nothing', async () => {
    const id = await withLibrary(async (library) => library.file.id);
    const before = await everything();
    await withLibrary(async (library) => expect(library.file.id).toBe(id));
    expect(await everything()).toEqual(before);
  });

  it('refuses a folder that holds other things, and leaves it as it is', async () => {
    await mkdir(folder());
    await writeFile(folder('holiday.jpg'), 'x');
    await expect(write()).rejects.toMatchObject({
      failure: { code: 'library-not-one', message: expect.stringContaining(folder()) },
    });
    expect(await readdir(folder())).toEqual(['holiday.jpg']);
  });

  it('refuses a file, and a folder inside a file', async () => {
    await writeFile(folder(), 'x');
    for (const place of [folder(), folder('library')]) {
      await expect(openLibrary(place, { mode: 'write' })).rejects.toMatchObject({
        failure: { code: 'library-not-one', message: expect.stringContaining(place) },
      });
    }
    expect(await readFile(folder(), 'utf8')).toBe('x');
  });

  it.skipIf(isRoot)('refuses a read-only folder (not tried as root, who may write anywhere)', async () => {
    await mkdir(folder(), { mode: 0o500 });
    await expect(write()).rejects.toMatchObject({ failure: { code: 'library-read-only' } });
  });

  it.skipIf(isRoot)('refuses a folder that it may not make (not tried as root, who may write anywhere)', async () => {
    await mkdir(path('closed'), { mode: 0o500 });
    await expect(openLibrary(path('closed', 'Desk'), { mode: 'write' })).rejects.toMatchObject({
      failure: { code: 'library-read-only', message: expect.stringContaining('permission was denied') },
    });
  });

  it.each([
    ['damaged', '{"format":', 'library-damaged'],
    ['empty', '', 'library-damaged'],
    ['newer', '{"format":"guillemet-library","schemaVersion":7}', 'library-newer'],
  ])('refuses a %s library.json, leaves every byte, and lets the lock go', async (_what, content, code) => {
    await withLibrary((library) => library.putPerson(person));
    await writeFile(folder('library.json'), content);
    const before = await everything();
    await expect(write()).rejects.toMatchObject({
      failure: { code, message: expect.stringContaining(folder('library.json')) },
    });
    expect(await everything()).toEqual(before);
  });

  it('does not take a library that lost its library.json for a new one, and tells of the earlier state', async () => {
    await withLibrary((library) => library.putPerson(person));
    await rm(folder('library.json'));
    for (const open of [read, write]) {
      await expect(open()).rejects.toMatchObject({
        failure: { code: 'library-damaged', message: expect.stringContaining('library.json.bak') },
      });
    }
    await copyFile(folder('library.json.bak'), folder('library.json'));
    await rm(folder('library.json.bak'));
    await withLibrary((library) => library.addArticle(madeArticle()));
    await rm(folder('library.json'));
    await expect(write()).rejects.toMatchObject({ failure: { code: 'library-not-one' } });
  });

  it('clears away articles that a killed process did not finish storing', async () => {
    await withLibrary((library) => library.addArticle(madeArticle()));
    await cp(folder('articles', 'a-1'), folder('articles', '.incoming-12-0123456789ab'), { recursive: true });
    await withLibrary(async (library) => expect(await library.articleIds()).toEqual(['a-1']));
    expect(await readdir(folder('articles'))).toEqual(['a-1']);
  });
});

describe('opening for reading', () => {
  it('creates and changes nothing, not even a lock', async () => {
    await withLibrary(async (library) => {
      await library.addArticle(madeArticle());
      await (await library.annotations('a-1')).apply(
        adding(madeQuote('v-1', library.annotator.id)),
        library.annotator.id,
      );
    });
    const before = await everything();
    const library = await read();
    expect(await library.readAnnotations('a-1')).toHaveLength(1);
    await library.readArticle('a-1');
    await library.close();
    expect(await everything()).toEqual(before);
  });

  it('refuses what is no library, and makes none', async () => {
    await expect(read()).rejects.toMatchObject({ failure: { code: 'library-missing' } });
    await mkdir(folder());
    await expect(read()).rejects.toMatchObject({
      failure: { code: 'library-missing', message: expect.stringContaining(folder()) },
    });
    expect(await readdir(folder())).toEqual([]);
  });

  it('refuses every change', async () => {
    await withLibrary((library) => library.addArticle(madeArticle()));
    const library = await read();
    const refused = { failure: { code: 'library-read-only' } };
    await expect(library.putPerson(person)).rejects.toMatchObject(refused);
    await expect(library.addArticle(madeArticle('a-2'))).rejects.toMatchObject(refused);
    expect(() => library.annotations('a-1')).toThrow('for reading only');
    expect(await readdir(folder('articles'))).toEqual(['a-1']);
  });

  it('sees what another has acknowledged while that one is open', async () => {
    await withLibrary(async (library) => {
      await library.addArticle(madeArticle());
      const store = await library.annotations('a-1');
      const quote = madeQuote('v-1', library.annotator.id);
      await store.apply(adding(quote), library.annotator.id);
      expect(await (await read()).readAnnotations('a-1')).toEqual([quote]);
    });
  });
});

describe('two who want to write', () => {
  let program: Bundle;
  beforeAll(async () => {
    program = await bundle(new URL('./testing/busy-child.ts', import.meta.url).pathname);
  }, 60_000);
  afterAll(() => program?.remove());

  it('are kept apart while the first lives, and the second goes on when the first was killed', async () => {
    const child = spawn(process.execPath, [program.path], { stdio: ['pipe', 'pipe', 'inherit'] });
    const order: Order = { folder: folder(), article: null, seed: 0 };
    child.stdin.write(`${JSON.stringify(order)}\n`);
    await once(child.stdout, 'data');
    await expect(write()).rejects.toMatchObject({
      failure: { code: 'library-locked', message: expect.stringContaining(`process ${child.pid}`) },
    });
    await (await read()).close();

    child.kill('SIGKILL');
    await once(child, 'close');
    expect(await readdir(folder())).toContain('library.lock');
    await withLibrary((library) => library.putPerson(person));
    expect(await readdir(folder())).not.toContain('library.lock');
  });
});

describe('an article', () => {
  it('is kept with its document, its bytes as they were, and its metadata', async () => {
    const given = madeArticle();
    await withLibrary((library) => library.addArticle(given));
    const library = await read();
    expect(await library.articleIds()).toEqual(['a-1']);
    const { article, document } = await library.readArticle('a-1');
    expect({ article, document }).toEqual({ article: given.article, document: given.document });
    expect((await library.readOriginal(article)).equals(Buffer.from(given.bytes))).toBe(true);
  });

  it.each([
    ['page.HTML', 'original.html'],
    ['noending', 'original.bin'],
    ['x.json', 'original.json'],
    ['../../x.%2f', 'original.bin'],
    ['x.verylongending', 'original.bin'],
  ])('whose file is called %s keeps its bytes in %s', async (name, file) => {
    const made = madeArticle();
    const { article } = made;
    const given = { ...made, article: { ...article, original: { ...article.original, name } } };
    await withLibrary((library) => library.addArticle(given));
    expect((await readdir(folder('articles', 'a-1'))).sort()).toEqual(['article.json', file]);
    const library = await read();
    expect(await library.annotatorsOf('a-1')).toEqual({ known: [], unknown: [] });
  });

  it('is added whole or not at all', async () => {
    await withLibrary(async (library) => {
      await rm(folder('articles'), { recursive: true });
      await writeFile(folder('articles'), 'a file in its place');
      await expect(library.addArticle(madeArticle())).rejects.toMatchObject({
        failure: { code: 'library-write-failed', message: expect.stringContaining(folder()) },
      });
      await rm(folder('articles'));
      await mkdir(folder('articles'));

      const wrong = madeArticle('a-2');
      const unreadable = { ...wrong, article: { ...wrong.article, textSha256: 'none' } };
      await expect(library.addArticle(unreadable)).rejects.toMatchObject({ failure: { code: 'internal' } });

      await mkdir(folder('articles', 'a-3', 'taken'), { recursive: true });
      await expect(library.addArticle(madeArticle('a-3'))).rejects.toMatchObject({
        failure: { code: 'library-write-failed' },
      });
      await rm(folder('articles', 'a-3'), { recursive: true });

      expect(await readdir(folder('articles'))).toEqual([]);
      await library.addArticle(madeArticle('a-4'));
      expect(await library.articleIds()).toEqual(['a-4']);
    });
  });

  it('that is not there is said to be missing', async () => {
    await withLibrary(async (library) => {
      await expect(library.readArticle('a-9')).rejects.toMatchObject({ failure: { code: 'article-missing' } });
    });
  });

  it('whose file is damaged costs itself and no other', async () => {
    await withLibrary(async (library) => {
      for (const id of ['a-1', 'a-2', 'a-3', 'a-4']) await library.addArticle(madeArticle(id));
      await writeFile(folder('articles', 'a-1', 'article.json'), '{"format":"guillemet-article"');
      await rm(folder('articles', 'a-2', 'article.json'));
      await copyFile(folder('articles', 'a-4', 'article.json'), folder('articles', 'a-3', 'article.json'));
      expect(await library.articleIds()).toEqual(['a-1', 'a-2', 'a-3', 'a-4']);
      for (const id of ['a-1', 'a-2', 'a-3']) {
        await expect(library.readArticle(id)).rejects.toMatchObject({
          failure: {
            code: 'library-damaged',
            message: expect.stringContaining(folder('articles', id, 'article.json')),
          },
        });
      }
      expect((await library.readArticle('a-4')).article.id).toBe('a-4');
    });
  });

  it('whose original is missing says so by name', async () => {
    await withLibrary(async (library) => {
      const { article } = madeArticle();
      await library.addArticle(madeArticle());
      await rm(folder('articles', 'a-1', 'original.txt'));
      await expect(library.readOriginal(article)).rejects.toMatchObject({
        failure: { code: 'library-damaged', message: expect.stringContaining('original.txt is missing') },
      });
    });
  });

  it('is no file, hidden folder or folder with another kind of name among the articles', async () => {
    await withLibrary(async (library) => {
      await library.addArticle(madeArticle());
      await writeFile(folder('articles', 'Thumbs'), '');
      await mkdir(folder('articles', '.stfolder'));
      await mkdir(folder('articles', 'a-1 (copy)'));
      expect(await library.articleIds()).toEqual(['a-1']);
      expect(await library.strayFolders()).toEqual(['a-1 (copy)']);
    });
  });
});

describe('the register of people', () => {
  it('is on disk when a person was put into it, and keeps one entry a person', async () => {
    const library = await write();
    await library.putPerson(person);
    await library.putPerson({ ...person, id: 'p-2', name: 'Ada Ferret' });
    await library.putPerson({ ...person, role: 'harbour master' });
    const expected = [
      { ...person, role: 'harbour master' },
      { ...person, id: 'p-2', name: 'Ada Ferret' },
    ];
    expect((await read()).file.people).toEqual(expected);
    expect([...library.people.values()]).toEqual(expected);
    await library.close();
  });

  it('keeps all of many that are put at once', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `p-${index}`);
    await withLibrary((library) => Promise.all(ids.map((id) => library.putPerson({ ...person, id }))));
    expect((await read()).file.people.map(({ id }) => id)).toEqual(ids);
  });

  it('takes a person back whom the disk refused, and only that one', async () => {
    await withLibrary(async (library) => {
      await library.putPerson(person);
      const before = await readFile(folder('library.json'));
      // A rename onto a folder that is not empty is refused by every system.
      await writeFile(folder('library.json.2.bak'), '{}');
      await mkdir(folder('library.json.3.bak', 'x'), { recursive: true });
      const refused = [
        { ...person, role: 'mayor' },
        { ...person, id: 'p-2' },
      ].map((each) => library.putPerson(each));
      for (const each of refused) {
        await expect(each).rejects.toMatchObject({
          failure: { code: 'library-write-failed', message: expect.stringContaining(folder('library.json')) },
        });
      }
      expect(library.file.people).toEqual([person]);
      expect(await readFile(folder('library.json'))).toEqual(before);

      await rm(folder('library.json.3.bak'), { recursive: true });
      await library.putPerson({ ...person, id: 'p-3' });
      expect((await read()).file.people.map(({ id }) => id)).toEqual(['p-1', 'p-3']);
    });
  });

  it('is joined with what another program did to library.json', async () => {
    await withLibrary(async (library) => {
      const theirs = (await readFile(folder('library.json'), 'utf8')).replace('"Desk"', '"Night desk"');
      await writeFile(folder('library.json'), theirs);
      await library.putPerson(person);
      expect(library.file).toMatchObject({ name: 'Night desk', people: [person] });
      expect(JSON.parse(await readFile(folder('library.json'), 'utf8'))).toEqual(library.file);
    });
  });

  it('does not write over a library.json that another program left unreadable', async () => {
    await withLibrary(async (library) => {
      const theirs = `<<<<<<< HEAD\n${await readFile(folder('library.json'), 'utf8')}`;
      await writeFile(folder('library.json'), theirs);
      for (let attempt = 0; attempt < 2; attempt++) {
        await expect(library.putPerson(person)).rejects.toMatchObject({ failure: { code: 'library-damaged' } });
      }
      expect(await readFile(folder('library.json'), 'utf8')).toBe(theirs);
    });
  });
});

describe('annotations', () => {
  it('are those of the annotator, and others’ are read without being touched', async () => {
    await withLibrary(async (library) => {
      await library.addArticle(madeArticle());
      const me = library.annotator.id;
      await (await library.annotations('a-1')).apply(adding(madeQuote('v-1', me)), me);
    });
    const file = folder('library.json');
    const data = JSON.parse(await readFile(file, 'utf8')) as { annotators: { id: string; name: string }[] };
    const me = data.annotators[0]?.id ?? '';
    const asOther = (text: string) => text.replaceAll(`"annotator":"${me}"`, '"annotator":"night"');
    await writeFile(
      file,
      JSON.stringify({ ...data, annotators: [...data.annotators, { id: 'night', name: 'Night' }] }),
    );
    await writeFile(
      folder('articles', 'a-1', 'night.json'),
      asOther(await readFile(folder('articles', 'a-1', `${me}.json`), 'utf8')),
    );
    await writeFile(folder('articles', 'a-1', 'stranger.journal'), '');
    await withLibrary(async (library) => {
      expect(await library.annotatorsOf('a-1')).toEqual({ known: [me, 'night'].sort(), unknown: ['stranger'] });
      const before = await everything();
      expect(await library.readAnnotations('a-1', 'night')).toEqual([madeQuote('v-1', 'night')]);
      expect(await library.readAnnotations('a-1')).toEqual([madeQuote('v-1', me)]);
      expect(await everything()).toEqual(before);
    });
  });

  it('can be opened again after what stood in the way is mended', async () => {
    await withLibrary(async (library) => {
      await library.addArticle(madeArticle());
      const file = folder('articles', 'a-1', `${library.annotator.id}.json`);
      await writeFile(file, '');
      await expect(library.annotations('a-1')).rejects.toMatchObject({ failure: { code: 'library-damaged' } });
      await rm(file);
      expect((await library.annotations('a-1')).list()).toEqual([]);
    });
  });
});

describe('closing', () => {
  it('writes what is under way, lets the lock go, and may be asked for twice', async () => {
    const library = await write();
    await library.addArticle(madeArticle());
    const store = await library.annotations('a-1');
    const me = library.annotator.id;
    const under = [
      store.apply(adding(madeQuote('v-1', me)), me),
      library.addArticle(madeArticle('a-2')),
      library.putPerson(person),
    ];
    await Promise.all([library.close(), library.close()]);
    await Promise.all(under);
    expect(await readdir(folder())).not.toContain('library.lock');
    expect((await readdir(folder('articles'))).sort()).toEqual(['a-1', 'a-2']);
    expect(await readdir(folder('articles', 'a-1'))).toContain(`${me}.json`);
    const again = await read();
    expect(again.people.get('p-1')).toEqual(person);
    expect(await again.readAnnotations('a-1')).toHaveLength(1);
  });

  it('waits for an article that is on its way, before others may write', async () => {
    const library = await write();
    const adding = library.addArticle(madeArticle());
    await library.close();
    expect(await readdir(folder('articles'))).toEqual(['a-1']);
    await adding;
  });

  it('is the end of changes: nobody writes without the lock', async () => {
    const library = await write();
    await library.addArticle(madeArticle());
    const store = await library.annotations('a-1');
    await library.close();
    const gone = { failure: { code: 'host-gone' } };
    await expect(library.putPerson(person)).rejects.toMatchObject(gone);
    await expect(library.addArticle(madeArticle('a-2'))).rejects.toMatchObject(gone);
    await expect(store.apply(adding(madeQuote('v-1')), 'x')).rejects.toMatchObject(gone);
    expect(await readdir(folder('articles'))).toEqual(['a-1']);
  });

  it('keeps the lock, when its time is up, until the work is done', async () => {
    const library = await write();
    const people = Promise.all(
      Array.from({ length: 30 }, (_, index) => library.putPerson({ ...person, id: `p-${index}` })),
    );
    await library.close(0);
    await expect(write()).rejects.toMatchObject({ failure: { code: 'library-locked' } });
    await people;
    await expect.poll(() => readdir(folder())).not.toContain('library.lock');
    expect((await read()).file.people).toHaveLength(30);
  });
});
