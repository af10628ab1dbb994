import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '../../../core/annotation/annotation';
import { checkFolder } from '../../services/check-service';
import { repairLibrary } from '../../services/repair-service';
import { openLibrary } from '../library';
import { type LibraryState, stateOf } from '../testing/library-state';
import { adding, madeArticle, madeQuote, madeText } from '../testing/made-library';
import { temporaryFolder } from '../testing/temporary-folder';
import { acts } from './acts';

const path = temporaryFolder();
const desk = () => path('Desk');
let me = '';
let sound: LibraryState;

/** Every file of several kilobytes: 12 people, a text of 60 paragraphs, 20 marks; copies of them outside. */
beforeEach(async () => {
  const library = await openLibrary(desk(), { mode: 'write', backups: path('Backups') });
  me = library.annotator.id;
  const text = [madeText, ...Array.from({ length: 60 }, (_, index) => `Paragraphe ${index} sur la criée.`)].join('\n');
  await library.addArticle(madeArticle('a-1', text));
  await library.addArticle(madeArticle('a-2'));
  for (let index = 0; index < 12; index++) await acts.putPerson(library, `p-${index}`);
  const store = await library.annotations('a-1');
  for (let index = 0; index < 20; index++) await store.apply(adding(madeQuote(`v-${index + 10}`, me)), me);
  // Twice, so that its .bak says the same of it.
  for (const state of ['done', 'in-work', 'in-work'] as const) await library.setState('a-1', state);
  await library.close();
  sound = await stateOf(desk());
});

const files = {
  'library.json': () => path('Desk', 'library.json'),
  'article.json': () => path('Desk', 'articles', 'a-1', 'article.json'),
  'the snapshot': () => path('Desk', 'articles', 'a-1', `${me}.json`),
  'the journal': () => path('Desk', 'articles', 'a-1', `${me}.journal`),
};
const named = Object.entries(files).map(([name, file]) => ({ name, file }));

async function contents(): Promise<Map<string, string>> {
  const entries = await readdir(desk(), { recursive: true, withFileTypes: true });
  const all = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`);
  return new Map(await Promise.all(all.map(async (file) => [file, await readFile(file, 'latin1')] as const)));
}

/** Opens all there is as a host does; gives the failures. */
async function failuresOfOpening(): Promise<{ code: string; message: string }[]> {
  const failures: { code: string; message: string }[] = [];
  const noting = async (act: () => Promise<unknown>) =>
    act().catch((error) => void failures.push({ code: error.failure?.code, message: String(error.message) }));
  await noting(async () => {
    const library = await openLibrary(desk(), { mode: 'write' });
    await noting(() => library.readArticle('a-1'));
    await noting(() => library.annotations('a-1'));
    // The other article must not suffer.
    await library.readArticle('a-2');
    await library.annotations('a-2');
    await library.close();
  });
  return failures;
}

/** Damaged like this, the file is named with the reason, nothing is written over it, and a repair brings all back. */
async function expectNamedAndMended(file: string, bytes: Uint8Array): Promise<void> {
  await writeFile(file, bytes);
  const before = await contents();
  for (const { code, message } of await failuresOfOpening()) {
    expect(code).toBe('library-damaged');
    expect(message).toMatch(new RegExp(`^${file} (is damaged(:| at line \\d+:)|is missing)`));
  }
  expect(await contents()).toEqual(before);
  const { problems } = await repairLibrary(desk(), { backups: path('Backups') });
  expect(problems).toEqual([]);
  expect(await stateOf(desk())).toEqual(sound);
  expect((await checkFolder(desk())).problems).toEqual([]);
  const after = await contents();
  if (after.get(file) !== before.get(file)) expect([...after.values()]).toContain(before.get(file));
}

describe.each(named)('$name', ({ file }) => {
  it('that is empty, or filled with NULs from any kilobyte on, is named, left as it is, and comes back whole', async () => {
    const whole = await readFile(file());
    await expectNamedAndMended(file(), Buffer.alloc(0));
    for (let at = 0; at < whole.length; at += 1_024) {
      await expectNamedAndMended(file(), Buffer.concat([whole.subarray(0, at), Buffer.alloc(whole.length - at)]));
    }
  });

  it('that is cut off at any kilobyte is named, left as it is, and comes back whole', async () => {
    const whole = await readFile(file());
    for (let at = 1_024; at < whole.length; at += 1_024) await expectNamedAndMended(file(), whole.subarray(0, at));
    expect(whole.length).toBeGreaterThan(3_000);
  });

  it.each([
    ['a comma too many', (text: string) => text.replace(/\}\s*$/, ',}\n')],
    ['a type that is another', (text: string) => text.replace(/"(schemaVersion|crc)":\s*("?)\w+"?/, '"$1":["x"]')],
    ['conflict marks of a merge', (text: string) => `<<<<<<< ours\n${text}=======\n>>>>>>> theirs\n`],
  ])('that a hand has edited so that it has %s is named, left as it is, and comes back whole', async (_what, edit) => {
    await expectNamedAndMended(file(), Buffer.from(edit(await readFile(file(), 'utf8'))));
  });
});

describe('a few bytes that are others', () => {
  /** What a file of the library comes to with bytes turned at random; `look` expects what must hold. */
  async function turnBytes(file: string, look: () => Promise<void>): Promise<void> {
    const whole = await readFile(file);
    const turned = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(turned, async (faults) => {
        const bytes = Buffer.from(whole);
        for (const [at, byte] of faults) bytes[at] = byte;
        await writeFile(file, bytes);
        await look();
      }),
      { numRuns: 40 },
    );
  }

  it.each(['the snapshot', 'the journal'] as const)(
    'in %s never pass for other marks: they are named',
    async (name) => {
      await turnBytes(files[name](), async () => {
        const { problems } = await checkFolder(desk());
        if (problems.length === 0) expect((await stateOf(desk())).annotations).toEqual(sound.annotations);
      });
    },
  );

  it('in article.json never pass for another text: they are named', async () => {
    await turnBytes(files['article.json'](), async () => {
      const { problems } = await checkFolder(desk());
      if (problems.length > 0) return;
      const { 'a-1': article } = (await stateOf(desk())).articles;
      expect(article?.textSha256).toBe(sound.articles['a-1']?.textSha256);
    });
  });

  it('in library.json never keep the check from looking at the articles', async () => {
    await turnBytes(files['library.json'](), async () => {
      expect(await checkFolder(desk()).catch((error) => error.failure.code)).toSatisfy(
        (report) => report === 'library-newer' || report.articles === 2,
      );
    });
  });
});

describe('a hand-edited file', () => {
  it('with a byte order mark is read as it is', async () => {
    for (const { name, file } of named.filter((each) => each.name !== 'the journal')) {
      await writeFile(file(), Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), await readFile(file())]));
      expect(await stateOf(desk()), name).toEqual(sound);
    }
    expect(await failuresOfOpening()).toEqual([]);
  });

  it('keeps the fields that nobody here knows, through every kind of save', async () => {
    const edit = async (file: string, change: (value: Record<string, unknown>) => unknown) =>
      writeFile(file, JSON.stringify(change(JSON.parse(await readFile(file, 'utf8')))));
    await edit(files['library.json'](), (value) => ({
      ...value,
      house: 'style',
      people: (value.people as object[]).map((person) => ({ ...person, beat: 'ports' })),
    }));
    await edit(files['article.json'](), (value) => ({
      ...value,
      desk: 1,
      article: { ...(value.article as object), lead: 'x' },
    }));
    const library = await openLibrary(desk(), { mode: 'write' });
    const store = await library.annotations('a-1');
    const mark = { ...madeQuote('v-99', me), verdict: { by: 'two' } } as Annotation;
    await store.apply(adding(mark), me);
    await acts.putPerson(library, 'p-99');
    await library.setState('a-1', 'done');
    await library.close();
    const read = async (file: string) => JSON.parse(await readFile(file, 'utf8'));
    expect(await read(files['library.json']())).toMatchObject({ house: 'style', people: { 0: { beat: 'ports' } } });
    expect(await read(files['article.json']())).toMatchObject({ desk: 1, article: { lead: 'x', state: 'done' } });
    expect((await stateOf(desk())).annotations['v-99']).toEqual(mark);
  });
});

describe('ids that stand for two things', () => {
  it('among annotations: the file is named, and the journal says which is right', async () => {
    const text = await readFile(files['the snapshot'](), 'utf8');
    await expectNamedAndMended(files['the snapshot'](), Buffer.from(text.replace('"id":"v-11"', '"id":"v-10"')));
  });

  it('among changes: one that makes an annotation that is there is refused by name', async () => {
    await rm(files['the snapshot']());
    const journal = await readFile(files['the journal'](), 'utf8');
    const [first = ''] = journal.split('\n');
    await writeFile(files['the journal'](), `${first}\n${journal}`);
    expect(await failuresOfOpening()).toEqual([
      {
        code: 'library-damaged',
        message: expect.stringMatching(/\.journal is damaged at line 2: revision 1 follows 1/),
      },
    ]);
  });

  it('among people: the library opens, and the check names the id', async () => {
    const value = JSON.parse(await readFile(files['library.json'](), 'utf8'));
    await writeFile(files['library.json'](), JSON.stringify({ ...value, people: [...value.people, value.people[0]] }));
    expect(await failuresOfOpening()).toEqual([]);
    expect((await checkFolder(desk())).problems).toEqual([
      { article: null, message: expect.stringContaining('two people bear the id "p-0"') },
    ]);
  });

  it('among articles: a folder that was copied under another name is named, and the first one opens', async () => {
    await cp(path('Desk', 'articles', 'a-1'), path('Desk', 'articles', 'a-3'), { recursive: true });
    const library = await openLibrary(desk(), { mode: 'read' });
    await expect(library.readArticle('a-3')).rejects.toMatchObject({
      failure: {
        code: 'library-damaged',
        message: expect.stringMatching(/a-3.article\.json is damaged: it is the article a-1/),
      },
    });
    expect(Object.keys(sound.articles)).toContain('a-1');
    expect((await library.readAnnotations('a-1')).length).toBe(20);
  });
});
