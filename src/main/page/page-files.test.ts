import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FailureError } from '../../core/result';
import { listPageFiles, pageFile } from './page-files';

let root: string;
let folder: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'guillemet-page-'));
  folder = join(root, 'renderer');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await writeFile(join(root, 'secret.txt'), 'not for the page');
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  await writeFile(join(folder, 'assets', 'page-1.js'), '');
  await writeFile(join(folder, 'assets', 'page-1.js.map'), '{}');
  await writeFile(join(folder, 'assets', 'été.woff2'), '');
  await writeFile(join(folder, 'assets', 'odd.xyz'), '');
});

afterEach(() => rm(root, { recursive: true, force: true }));

describe('page files', () => {
  it('serves the root as index.html', async () => {
    const files = await listPageFiles(folder);
    const index = { path: join(folder, 'index.html'), contentType: 'text/html; charset=utf-8' };
    expect(pageFile(files, '/')).toEqual(index);
    expect(pageFile(files, '/index.html')).toEqual(index);
  });

  it('gives every file its type, and a harmless one to what it does not know', async () => {
    const files = await listPageFiles(folder);
    expect(pageFile(files, '/assets/page-1.js')?.contentType).toBe('text/javascript; charset=utf-8');
    expect(pageFile(files, '/assets/%C3%A9t%C3%A9.woff2')?.contentType).toBe('font/woff2');
    expect(pageFile(files, '/assets/odd.xyz')?.contentType).toBe('application/octet-stream');
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..\\secret.txt',
    '//secret.txt',
    '/assets',
    '/assets/',
    '/assets//page-1.js',
    '/INDEX.HTML',
    '/index.html%00',
    '/%E0%A4%A',
    '',
    '/constructor',
    '/assets/page-1.js.map',
  ])('refuses %j', async (pathname) => {
    expect(pageFile(await listPageFiles(folder), pathname)).toBeNull();
  });

  it('does not serve what was put there after the start', async () => {
    const files = await listPageFiles(folder);
    await writeFile(join(folder, 'late.js'), '');
    expect(pageFile(files, '/late.js')).toBeNull();
  });

  it.skipIf(process.platform === 'win32')('does not follow a link out of the folder', async () => {
    await symlink(join(root, 'secret.txt'), join(folder, 'linked.txt'));
    await symlink(root, join(folder, 'up'));
    const files = await listPageFiles(folder);
    expect(pageFile(files, '/linked.txt')).toBeNull();
    expect(pageFile(files, '/up/secret.txt')).toBeNull();
  });

  it('says how to build a page that is not there', async () => {
    await expect(listPageFiles(join(root, 'nowhere'))).rejects.toThrow(FailureError);
    await expect(listPageFiles(join(root, 'nowhere'))).rejects.toThrow(/npm run build/);
  });
});
