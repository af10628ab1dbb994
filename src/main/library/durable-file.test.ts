import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { backupsOf, type Disk, realDisk, removeLeftovers, replaceFile } from './durable-file';
import { type Faults, failingDisk, systemError } from './testing/failing-disk';
import { temporaryFolder } from './testing/temporary-folder';

const path = temporaryFolder();

/** What stands in the folder, by name. */
async function contents(): Promise<Record<string, string>> {
  const names = await readdir(path());
  return Object.fromEntries(
    await Promise.all(names.sort().map(async (name) => [name, await readFile(path(name), 'utf8')] as const)),
  );
}

describe('replaceFile', () => {
  it('makes a new file, whole, and nothing beside it', async () => {
    await replaceFile(path('a.json'), 'neuf 🐟', { backups: 1 });
    expect(await contents()).toEqual({ 'a.json': 'neuf 🐟' });
  });

  it('takes bytes as they are, also none and more than one write takes', async () => {
    const bytes = Buffer.alloc(5_000_001, 'é');
    await replaceFile(path('big'), bytes);
    await replaceFile(path('none'), new Uint8Array());
    expect((await readFile(path('big'))).equals(bytes)).toBe(true);
    expect(await readFile(path('none'), 'utf8')).toBe('');
  });

  it('keeps what stood there before as .bak, and only that', async () => {
    for (const content of ['one', 'two', 'three']) await replaceFile(path('a.json'), content, { backups: 1 });
    expect(await contents()).toEqual({ 'a.json': 'three', 'a.json.bak': 'two' });
  });

  it.runIf(process.platform !== 'win32')('is for the owner alone unless told otherwise', async () => {
    await replaceFile(path('own'), 'x');
    await replaceFile(path('shared'), 'x', { mode: 0o644 });
    expect((await stat(path('own'))).mode & 0o777).toBe(0o600);
    expect((await stat(path('shared'))).mode & 0o777).toBe(0o644 & ~process.umask());
  });

  const failures: [string, Faults, Partial<Disk>][] = [
    ['the disk is full', { writeFile: () => Promise.reject(systemError('ENOSPC')) }, {}],
    [
      'the disk is full halfway',
      {
        writeFile: async (real, content) => {
          await real.writeFile(content.subarray(0, 2));
          throw systemError('ENOSPC');
        },
      },
      {},
    ],
    ['a short write says that it was whole', { writeFile: (real, content) => real.writeFile(content.subarray(1)) }, {}],
    ['fsync fails', { sync: () => Promise.reject(systemError('EIO')) }, {}],
    ['the file cannot be made', {}, { open: () => Promise.reject(systemError('EMFILE')) }],
    ['the rename is refused', {}, { rename: () => Promise.reject(systemError('EROFS')) }],
    [
      'the backup cannot be put in its place',
      {},
      { rename: (from, to) => (String(to).endsWith('.bak') ? Promise.reject(systemError('EIO')) : rename(from, to)) },
    ],
  ];
  it.each(failures)('leaves the old file, its backup and nothing else when %s', async (_why, faults, more) => {
    await replaceFile(path('a.json'), 'first', { backups: 1 });
    await replaceFile(path('a.json'), 'good', { backups: 1 });
    const attempt = replaceFile(path('a.json'), 'better', { backups: 1, disk: failingDisk(faults, more) });
    await expect(attempt).rejects.toThrow(/injected|the disk took 5 of 6 bytes/);
    const after = await contents();
    expect(after['a.json']).toBe('good');
    expect(['first', 'good']).toContain(after['a.json.bak']);
    expect(Object.keys(after)).toEqual(['a.json', 'a.json.bak']);
  });

  it('leaves nothing behind when the first attempt at a new file fails', async () => {
    const disk = failingDisk({ sync: () => Promise.reject(systemError('EIO')) });
    await expect(replaceFile(path('a.json'), 'x', { backups: 1, disk })).rejects.toThrow('EIO');
    expect(await contents()).toEqual({});
  });

  it('leaves no temporary file when it is tried again after the backup was made', async () => {
    await replaceFile(path('a.json'), 'good', { backups: 1 });
    // The second attempt finds a backup that is the file itself: a rename between the two does nothing.
    let refusals = 2;
    const disk: Disk = {
      ...realDisk,
      rename: (from, to) =>
        String(to).endsWith('a.json') && refusals-- > 0 ? Promise.reject(systemError('EIO')) : rename(from, to),
    };
    for (const _ of [1, 2]) await expect(replaceFile(path('a.json'), 'x', { backups: 1, disk })).rejects.toThrow();
    await replaceFile(path('a.json'), 'better', { backups: 1, disk });
    expect(await contents()).toEqual({ 'a.json': 'better', 'a.json.bak': 'good' });
  });

  it('keeps as many earlier contents as it is asked to, the latest first', async () => {
    for (const content of ['one', 'two', 'three', 'four', 'five']) {
      await replaceFile(path('a.json'), content, { backups: 3 });
    }
    expect(await contents()).toEqual({
      'a.json': 'five',
      'a.json.bak': 'four',
      'a.json.2.bak': 'three',
      'a.json.3.bak': 'two',
    });
    expect(backupsOf(path('a.json'))).toEqual(['bak', '2.bak', '3.bak'].map((end) => path(`a.json.${end}`)));
  });

  it('pushes no earlier content out by saves that fail and are tried again', async () => {
    for (const content of ['one', 'two', 'three', 'four']) await replaceFile(path('a.json'), content, { backups: 3 });
    const stubborn: Disk['rename'] = (from, to) =>
      String(to) === path('a.json') ? Promise.reject(systemError('EIO')) : rename(from, to);
    const disk = { ...realDisk, rename: stubborn };
    for (let attempt = 0; attempt < 4; attempt++) {
      await expect(replaceFile(path('a.json'), 'five', { backups: 3, disk })).rejects.toThrow('EIO');
    }
    await replaceFile(path('a.json'), 'five', { backups: 3 });
    expect(Object.values(await contents()).sort()).toEqual(['five', 'four', 'three', 'two']);
  });

  it('keeps a backup on a disk without hard links', async () => {
    const disk: Disk = { ...realDisk, link: () => Promise.reject(systemError('EPERM')) };
    await replaceFile(path('a.json'), 'one', { backups: 1, disk });
    await replaceFile(path('a.json'), 'two', { backups: 1, disk });
    expect(await contents()).toEqual({ 'a.json': 'two', 'a.json.bak': 'one' });
  });

  it('waits for a file that another program holds for a while', async () => {
    let refusals = 3;
    const busy: Disk['rename'] = (from, to) =>
      refusals-- > 0 ? Promise.reject(systemError('EBUSY')) : rename(from, to);
    await replaceFile(path('a.json'), 'x', { disk: { ...realDisk, rename: busy } });
    expect(refusals).toBe(-1);
    expect(await contents()).toEqual({ 'a.json': 'x' });
  });

  it('gives up on a file that stays held, with the old one in place', async () => {
    await replaceFile(path('a.json'), 'old');
    vi.useFakeTimers({ toFake: ['Date'] });
    const start = Date.now();
    const busy: Disk['rename'] = () => {
      vi.setSystemTime(Date.now() + 4_000);
      return Promise.reject(systemError('EBUSY'));
    };
    try {
      await expect(replaceFile(path('a.json'), 'x', { disk: { ...realDisk, rename: busy } })).rejects.toThrow('EBUSY');
      expect(Date.now() - start).toBeGreaterThan(8_000);
    } finally {
      vi.useRealTimers();
    }
    expect(await contents()).toEqual({ 'a.json': 'old' });
  });

  it.each(['EPERM', 'EACCES'])('waits after %s on Windows, where scanners cause it, and nowhere else', async (code) => {
    const platform = vi.spyOn(process, 'platform', 'get');
    const refusing = () => {
      const refused: Disk['rename'] = vi
        .fn<Disk['rename']>()
        .mockRejectedValueOnce(systemError(code))
        .mockImplementation(rename);
      return { ...realDisk, rename: refused };
    };
    try {
      platform.mockReturnValue('linux');
      await expect(replaceFile(path('a'), 'x', { disk: refusing() })).rejects.toThrow(code);
      platform.mockReturnValue('win32');
      await replaceFile(path('a'), 'x', { disk: refusing() });
    } finally {
      platform.mockRestore();
    }
    expect(await contents()).toEqual({ a: 'x' });
  });

  it('never shows a reader anything but one of the contents, whole', async () => {
    const sizes = [10, 200_000, 3, 90_000];
    const allowed = new Set(sizes.map((size) => `${size}:${'x'.repeat(size)}`));
    await replaceFile(path('a'), [...allowed][0] as string);
    let done = false;
    const reading = (async () => {
      let reads = 0;
      for (; !done || reads === 0; reads++) expect(allowed.has(await readFile(path('a'), 'utf8'))).toBe(true);
      return reads;
    })();
    for (let round = 0; round < 10; round++) for (const content of allowed) await replaceFile(path('a'), content);
    done = true;
    expect(await reading).toBeGreaterThan(0);
  });
});

describe('removeLeftovers', () => {
  it('removes what killed attempts at this file left, and nothing else', async () => {
    const kept = [
      'a.json',
      'a.json.bak',
      '.b.json.12-0123456789ab.tmp',
      '.a.json.mine.tmp',
      'a.json.12-0123456789ab.tmp',
    ];
    for (const name of [...kept, '.a.json.12-0123456789ab.tmp', '.a.json.7-ffffffffffff.tmp']) {
      await writeFile(path(name), 'x');
    }
    await removeLeftovers(path('a.json'));
    expect((await readdir(path())).sort()).toEqual([...kept].sort());
  });

  it('finds what replaceFile leaves when it is killed before the rename', async () => {
    const disk = failingDisk({ sync: () => new Promise(() => {}) });
    void replaceFile(path('a.json'), 'x', { disk });
    await vi.waitFor(async () => expect(await readdir(path())).toHaveLength(1));
    await removeLeftovers(path('a.json'));
    expect(await readdir(path())).toEqual([]);
  });

  it('does not mind a folder that is not there', async () => {
    await expect(removeLeftovers(path('none', 'a.json'))).resolves.toBeUndefined();
  });
});
