import { execFile, spawnSync } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '../../core/annotation/annotation';
import { type Library, openLibrary } from '../library/library';
import { type Bundle, bundle } from '../library/testing/bundle';
import { adding, madeArticle, madeQuote, replacing } from '../library/testing/made-library';
import { temporaryFolder } from '../library/testing/temporary-folder';
import { checkLibrary } from '../services/check-service';

const run = promisify(execFile);
const path = temporaryFolder();
let program: Bundle;
let me = '';
let changes = 0;

beforeAll(async () => {
  program = await bundle(join(import.meta.dirname, 'testing/merge-program.ts'));
});
afterAll(() => program.remove());

/** As docs/team.md tells it. */
const attributes = [
  '*.journal -text merge=guillemet',
  '*.json text eol=lf merge=guillemet',
  'article.json -text -merge',
  'original.* -text -merge',
  '',
].join('\n');
const ignored = ['library.lock*', '*.bak', '*.tmp', '*.corrupt-*', '*.aside-*', '*.merge-report', ''].join('\n');

async function git(desk: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const identity = ['-c', 'user.name=desk', '-c', 'user.email=desk@example.org', '-c', 'init.defaultBranch=main'];
  try {
    const { stdout, stderr } = await run('git', [...identity, ...args], { cwd: path(desk), env });
    return { code: 0, said: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, said: stdout + stderr };
  }
}

async function done(desk: string, ...args: string[]): Promise<void> {
  const { code, said } = await git(desk, ...args);
  expect(`${code} ${said}`).toMatch(/^0 /);
}

const commit = async (desk: string) => {
  await done(desk, 'add', '--all');
  await done(desk, 'commit', '--quiet', '--message', 'work');
};

async function withDriver(desk: string): Promise<void> {
  const driver = `"${process.execPath}" "${program.path}" merge-driver %O %A %B %P`;
  await done(desk, 'config', 'merge.guillemet.driver', driver);
}

/** Git is the one program that these tests need besides Node; a machine without it skips them. */
const hasGit = spawnSync('git', ['--version']).status === 0;

/** `here` and `there`, two clones with one article and the annotations v-1 and v-2. */
beforeEach(async () => {
  const library = await openLibrary(path('origin'), { mode: 'write' });
  me = library.annotator.id;
  await library.addArticle(madeArticle());
  const store = await library.annotations('a-1');
  for (const id of ['v-1', 'v-2']) await store.apply(adding(madeQuote(id, me)), me);
  await library.close();
  await writeFile(path('origin', '.gitattributes'), attributes);
  await writeFile(path('origin', '.gitignore'), ignored);
  await done('origin', 'init', '--quiet');
  await commit('origin');
  for (const desk of ['here', 'there']) {
    await done('.', 'clone', '--quiet', 'origin', desk);
    await withDriver(desk);
  }
});

async function work(desk: string, act: (library: Library) => Promise<unknown>, close = true): Promise<Library> {
  const library = await openLibrary(path(desk), { mode: 'write' });
  await act(library);
  if (close) await library.close();
  return library;
}

const mark = (desk: string, id: string) =>
  work(desk, async (library) => (await library.annotations('a-1')).apply(adding(madeQuote(id, me)), me));

const edit = (desk: string, id: string, more: Partial<Annotation> | null) =>
  work(desk, async (library) => {
    const store = await library.annotations('a-1');
    const before = store.list().find((annotation) => annotation.id === id);
    if (!before) throw new Error(`no ${id}`);
    const after = more && { ...before, ...more };
    await store.apply(replacing(before, after, `c-edit-${desk}-${++changes}`), me);
  });

async function annotations(desk: string): Promise<Annotation[]> {
  const library = await openLibrary(path(desk), { mode: 'read' });
  expect((await checkLibrary(library)).problems).toEqual([]);
  return (await library.readAnnotations('a-1')).sort((a, b) => (a.id < b.id ? -1 : 1));
}

const ids = async (desk: string) => (await annotations(desk)).map(({ id }) => id);

const snapshot = async (desk: string): Promise<Annotation[]> =>
  JSON.parse(await readFile(path(desk, 'articles', 'a-1', `${me}.json`), 'utf8')).annotations;

/** `here` commits, `there` commits, `here` takes in what `there` did. */
async function pull(): Promise<{ code: number; said: string }> {
  await commit('here');
  await commit('there');
  return git('here', 'pull', '--quiet', '--no-rebase', '--no-edit', '../there', 'main');
}

describe.skipIf(!hasGit)('two clones, merged by Git (which must be installed) with the driver', () => {
  it('hold what both marked, in the snapshot and from the journal, and go on from there', async () => {
    await mark('here', 'v-3');
    await mark('there', 'v-4');
    await mark('there', 'v-5');
    expect(await pull()).toMatchObject({ code: 0 });
    expect(await ids('here')).toEqual(['v-1', 'v-2', 'v-3', 'v-4', 'v-5']);
    expect((await snapshot('here')).map(({ id }) => id)).toEqual(['v-1', 'v-2', 'v-3', 'v-4', 'v-5']);
    await mark('here', 'v-6');
    await work('here', async (library) => (await library.annotations('a-1')).undo('c-undo-1', me));
    await work('here', async (library) => (await library.annotations('a-1')).undo('c-undo-2', me));
    expect(await ids('here')).toEqual(['v-1', 'v-2', 'v-3', 'v-4']);
    await commit('here');
    await done('there', 'pull', '--quiet', '--ff-only', '../here', 'main');
    expect(await ids('there')).toEqual(['v-1', 'v-2', 'v-3', 'v-4']);
  });

  it('keep both where one wrote a note and the other set a type on the same annotation', async () => {
    await edit('here', 'v-1', { note: 'à vérifier', modified: '2026-05-01T08:00:00.000Z' });
    await edit('there', 'v-1', { tags: ['port'], modified: '2026-05-02T08:00:00.000Z' });
    expect(await pull()).toMatchObject({ code: 0 });
    const [merged] = await annotations('here');
    expect(merged).toMatchObject({ note: 'à vérifier', tags: ['port'], modified: '2026-05-02T08:00:00.000Z' });
    expect((await snapshot('here'))[0]).toEqual(merged);
  });

  it('stop at a true conflict with the later one kept and the other one’s text in a report', async () => {
    await edit('here', 'v-1', { note: 'the later', modified: '2026-05-02T08:00:00.000Z' });
    await edit('there', 'v-1', { note: 'the earlier', modified: '2026-05-01T08:00:00.000Z' });
    const { code, said } = await pull();
    expect(code).toBe(1);
    expect(said).toMatch(/v-1 was changed on both sides/);
    expect((await git('here', 'status', '--short')).said).toMatch(/^UU articles\/a-1\//m);
    const report = await readFile(path('here', 'articles', 'a-1', `${me}.json.merge-report`), 'utf8');
    expect(JSON.parse(report)).toMatchObject({
      id: 'v-1',
      kept: { note: 'the later' },
      other: { note: 'the earlier' },
    });
    await commit('here');
    expect((await annotations('here'))[0]).toMatchObject({ note: 'the later' });
    await mark('here', 'v-3');
    expect(await ids('here')).toEqual(['v-1', 'v-2', 'v-3']);
  });

  it('keep an annotation that one deleted and the other changed, and say so', async () => {
    await edit('here', 'v-1', null);
    await edit('there', 'v-1', { note: 'needed' });
    const { code, said } = await pull();
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining('deleted on one side') });
    await commit('here');
    expect((await annotations('here'))[0]).toMatchObject({ id: 'v-1', note: 'needed' });
  });

  it('hold what was in a journal only, because it was committed while the library was open', async () => {
    await mark('here', 'v-3');
    await mark('here', 'v-4');
    for (const [desk, id] of [
      ['here', 'v-5'],
      ['there', 'v-6'],
    ] as const) {
      const open = await work(
        desk,
        async (library) => (await library.annotations('a-1')).apply(adding(madeQuote(id, me)), me),
        false,
      );
      await cp(path(desk, 'articles', 'a-1', `${me}.json`), path(`${desk}.json`));
      await open.close();
      await cp(path(`${desk}.json`), path(desk, 'articles', 'a-1', `${me}.json`));
    }
    expect(await pull()).toMatchObject({ code: 0 });
    expect(await ids('here')).toEqual(['v-1', 'v-2', 'v-3', 'v-4', 'v-5', 'v-6']);
    await mark('here', 'v-7');
    expect(await ids('here')).toEqual(['v-1', 'v-2', 'v-3', 'v-4', 'v-5', 'v-6', 'v-7']);
  });

  it('hold the people that each entered into the register', async () => {
    const person = (id: string) => ({ id, name: id, role: '', organisation: '', country: '', aliases: [] });
    await work('here', (library) => library.putPerson(person('p-1')));
    await work('there', (library) => library.putPerson(person('p-2')));
    expect(await pull()).toMatchObject({ code: 0 });
    expect([...(await openLibrary(path('here'), { mode: 'read' })).people.keys()]).toEqual(['p-1', 'p-2']);
  });

  it('leave a file alone that a newer Guillemet wrote on one side', async () => {
    await mark('here', 'v-3');
    await mark('there', 'v-4');
    const file = (desk: string) => path(desk, 'articles', 'a-1', `${me}.json`);
    await writeFile(
      file('there'),
      (await readFile(file('there'), 'utf8')).replace('"schemaVersion":1', '"schemaVersion":9'),
    );
    const ours = await readFile(file('here'), 'utf8');
    const { code, said } = await pull();
    expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(/newer Guillemet/) });
    expect(await readFile(file('here'), 'utf8')).toBe(ours);
  });
});
