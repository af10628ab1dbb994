import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { isRoot, temporaryFolder } from '../library/testing/temporary-folder';
import { articlePaths } from './article-paths';

const path = temporaryFolder();

async function put(...files: string[]): Promise<void> {
  for (const file of files) {
    await mkdir(path(file, '..'), { recursive: true });
    await writeFile(path(file), '');
  }
}

async function found(named: string, except = path('Desk')): Promise<string[]> {
  const paths = await articlePaths(path(named), except);
  return paths.map(({ path: each, problem }) => `${each.slice(path().length + 1)}${problem ? ` ${problem.code}` : ''}`);
}

describe('what a command line names', () => {
  it('is a file as it is, whether it is there, can be read, or not', async () => {
    await put('a.txt', 'b.jpg');
    for (const name of ['a.txt', 'b.jpg', 'none.txt']) expect(await found(name)).toEqual([name]);
  });

  it('is the readable files below a folder, in order of name, without hidden ones', async () => {
    await put('in/b.TXT', 'in/a.md', 'in/c.jpg', 'in/deep/er/d.html', 'in/.hidden.txt', 'in/.git/e.txt', 'in/Z.txt');
    expect(await found('in')).toEqual(['in/Z.txt', 'in/a.md', 'in/b.TXT', 'in/deep/er/d.html']);
  });

  it('is not the library itself', async () => {
    await put('in/a.txt', 'in/Desk/articles/a-1/original.txt');
    expect(await found('in', path('in', 'Desk'))).toEqual(['in/a.txt']);
  });

  it.runIf(process.platform !== 'win32')('follows links to files, and never those to folders', async () => {
    await put('in/a.txt', 'other/b.txt');
    await symlink(path('other', 'b.txt'), path('in', 'linked.txt'));
    await symlink(path('in'), path('in', 'circle.txt'));
    await symlink(path('nowhere'), path('in', 'broken.txt'));
    expect(await found('in')).toEqual(['in/a.txt', 'in/broken.txt', 'in/linked.txt']);
  });

  it('is a problem where a folder holds no article', async () => {
    await put('in/c.jpg');
    const [only] = await articlePaths(path('in'), path('Desk'));
    expect(only?.problem).toMatchObject({
      code: 'folder-without-articles',
      message: expect.stringMatching(/in holds no article: .*\.txt/),
    });
  });

  it.skipIf(isRoot)(
    'is a problem where a folder cannot be read, and the others are found (not tried as root)',
    async () => {
      await put('in/a.txt', 'in/z.txt');
      await mkdir(path('in', 'closed'), { mode: 0 });
      expect(await found('in')).toEqual(['in/a.txt', 'in/closed file-unreadable', 'in/z.txt']);
    },
  );
});
