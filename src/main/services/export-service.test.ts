import { chmod, lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type Library, openLibrary } from '../library/library';
import { adding, madeArticle, madeQuote } from '../library/testing/made-library';
import { temporaryFolder } from '../library/testing/temporary-folder';
import { type ExportChoice, openingOf, prepareExport } from './exchange/export-job';
import { wholeExport, writeExport, writeExportFolder } from './export-service';

const path = temporaryFolder();

async function withLibrary<T>(act: (library: Library) => Promise<T>): Promise<T> {
  const library = await openLibrary(path('Desk'), { mode: 'write' });
  try {
    return await act(library);
  } finally {
    await library.close();
  }
}

const text = '{"é":"🧀"}\n';
const file = {
  async *bytes() {
    yield Buffer.from(text.slice(0, 3));
    yield Buffer.from(text.slice(3));
  },
};

async function render(library: Library, choice: ExportChoice): Promise<string> {
  return (await wholeExport(await prepareExport(library, choice))).toString('utf8');
}

describe('rendering an export', () => {
  it('gives the same bytes whenever and in whatever order, and an article once', async () => {
    await withLibrary(async (library) => {
      for (const id of ['a-2', 'a-1']) {
        await library.addArticle(madeArticle(id));
        const me = library.annotator.id;
        await (await library.annotations(id)).apply(adding(madeQuote('v-1', me)), me);
      }
      const first = await render(library, { articleIds: ['a-1', 'a-2'], format: 'json' });
      const second = await render(library, { articleIds: ['a-2', 'a-1', 'a-2'], format: 'json' });
      expect(second).toEqual(first);
      expect(JSON.parse(first).articles).toHaveLength(2);
    });
  });

  it('takes one annotator, by id or name, and refuses one that is not there', async () => {
    await withLibrary(async (library) => {
      await library.addArticle(madeArticle());
      const { id, name } = library.annotator;
      for (const annotator of [id, name]) {
        const text = await render(library, { articleIds: ['a-1'], format: 'json', annotators: [annotator] });
        expect(JSON.parse(text).articles).toHaveLength(1);
      }
      await expect(
        render(library, { articleIds: ['a-1'], format: 'json', annotators: ['nobody'] }),
      ).rejects.toMatchObject({ failure: { code: 'export-failed', path: ['annotators'] } });
    });
  });

  it('tells how far it is, and leaves nothing behind when it is cancelled', async () => {
    await withLibrary(async (library) => {
      for (const id of ['a-1', 'a-2']) await library.addArticle(madeArticle(id));
      const told: { done: number; total: number }[] = [];
      const cancelling = new AbortController();
      const choice = { articleIds: ['a-1', 'a-2'], format: 'xlsx' } as const;
      const job = await prepareExport(library, choice, {
        tell: (progress) => told.push(progress),
        signal: cancelling.signal,
      });
      await wholeExport(job);
      expect(told.at(0)).toEqual({ done: 1, total: 6 });
      expect(told.at(-1)).toEqual({ done: 6, total: 6 });
      cancelling.abort();
      await expect(writeExport(job, path('x.xlsx'))).rejects.toThrow(/cancelled/);
      await expect(writeExportFolder(job, path('folder'))).rejects.toThrow(/cancelled/);
      expect(await readdir(path())).toEqual(['Desk']);
    });
  });

  it('shows how the first file of text begins', async () => {
    await withLibrary(async (library) => {
      await library.addArticle(madeArticle());
      const job = await prepareExport(library, { articleIds: ['a-1'], format: 'brat' });
      expect(await openingOf(job, 10)).toEqual({ file: 'annotation.conf', text: '[entities]', isWhole: false });
    });
  });

  it('refuses an article that is not there', async () => {
    await withLibrary(async (library) => {
      await expect(render(library, { articleIds: ['a-9'], format: 'json' })).rejects.toMatchObject({
        failure: { code: 'article-missing' },
      });
    });
  });
});

describe('writing an export into a folder', () => {
  const files = {
    async *pieces() {
      yield { file: 'a.txt' };
      yield 'é';
      yield { file: 'sources/b.txt' };
      yield 'b';
    },
  };

  it('makes the folder, replaces files of the same names and keeps others', async () => {
    expect(await writeExportFolder(files, path('out'))).toHaveLength(2);
    await writeFile(path('out', 'a.txt'), 'old');
    await writeFile(path('out', 'mine.txt'), 'mine');
    await writeExportFolder(files, path('out'));
    expect(await readFile(path('out', 'a.txt'), 'utf8')).toBe('é');
    expect(await readFile(path('out', 'mine.txt'), 'utf8')).toBe('mine');
    expect(await readdir(path())).toEqual(['out']);
  });

  it('touches nothing when a file cannot be made', async () => {
    await mkdir(path('out'));
    await writeFile(path('out', 'a.txt'), 'old');
    const torn = {
      async *pieces() {
        yield* files.pieces();
        throw new Error('the text is gone');
      },
    };
    await expect(writeExportFolder(torn, path('out'))).rejects.toThrow(/the text is gone/);
    expect(await readFile(path('out', 'a.txt'), 'utf8')).toBe('old');
    expect(await readdir(path())).toEqual(['out']);
  });
});

describe('writing an export', () => {
  it('makes a file with the usual permissions and nothing beside it', async () => {
    await writeExport(file, path('x.json'));
    expect(await readFile(path('x.json'), 'utf8')).toBe(text);
    expect(await readdir(path())).toEqual(['x.json']);
    if (process.platform !== 'win32') {
      expect((await stat(path('x.json'))).mode & 0o777).toBe(0o666 & ~process.umask());
    }
  });

  it.runIf(process.platform !== 'win32')('over a file keeps its permissions, and a link to it stays one', async () => {
    await writeFile(path('real.json'), 'old');
    await chmod(path('real.json'), 0o640);
    await symlink('real.json', path('link.json'));
    await writeExport(file, path('link.json'));
    expect((await lstat(path('link.json'))).isSymbolicLink()).toBe(true);
    expect(await readFile(path('real.json'), 'utf8')).toBe(text);
    expect((await stat(path('real.json'))).mode & 0o777).toBe(0o640);
  });

  it.runIf(process.platform !== 'win32')('goes into a device, which stays one', async () => {
    await writeExport(file, '/dev/null');
    expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
  });

  it.each([
    ['a folder in its place', () => path('folder'), /a folder stands in its place/],
    ['no folder to put it in', () => path('none', 'x.json'), /its folder does not exist/],
    ['a file where its folder should be', () => path('plain', 'x.json'), /a file stands where/],
  ])('says what is in the way: %s', async (_what, place, reason) => {
    await mkdir(path('folder'));
    await writeFile(path('plain'), '');
    await expect(writeExport(file, place())).rejects.toMatchObject({
      failure: { code: 'export-failed', message: expect.stringMatching(reason) },
    });
    await expect(writeExport(file, place())).rejects.toThrow(place());
    expect((await readdir(path())).sort()).toEqual(['folder', 'plain']);
  });
});
