import { appendFile, mkdir, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../core/annotation/change';
import { type Disk, realDisk } from './durable-file';
import { Journal } from './journal';
import { journalLine, readJournal } from './journal-file';
import { type Faults, failingDisk, systemError } from './testing/failing-disk';
import { adding, madeQuote } from './testing/made-library';
import { temporaryFolder } from './testing/temporary-folder';

const path = temporaryFolder();
const file = () => path('desk.journal');

function change(revision: number, note = `note ${revision} 🐟`): Change {
  const asked = adding(madeQuote(`v-${revision}`, 'first-desk', 'chalutiers', note), `c-${revision}`);
  return { ...asked, revision, at: '2026-03-04T09:30:00.000Z', annotator: 'first-desk' };
}

const lines = (...changes: Change[]) => Buffer.from(changes.map((each) => journalLine(each)).join(''));

/** A journal on what the file holds. */
async function journal(disk?: Disk): Promise<Journal> {
  return new Journal(file(), await readJournal(file()), disk);
}

async function revisions(): Promise<number[]> {
  return (await readJournal(file())).changes.map(({ revision }) => revision);
}

async function asides(): Promise<string[]> {
  const names = (await readdir(path())).filter((name) => name.includes('.aside-'));
  return Promise.all(names.map((name) => readFile(path(name), 'utf8')));
}

describe('a journal', () => {
  it('gives back every change as it was appended, also after it was closed', async () => {
    const changes = [1, 2, 3].map((revision) => change(revision));
    const first = await journal();
    for (const each of changes.slice(0, 2)) await first.append(each);
    await first.close();
    const second = await journal();
    await second.append(changes[2] as Change);
    await second.close();
    expect((await readJournal(file())).changes).toEqual(changes);
  });

  it('goes on where it ended after hundreds of others were written to, with few files open', async () => {
    const open = new Set<string>();
    const watched: Disk = {
      ...realDisk,
      open: async (...args: Parameters<typeof realDisk.open>) => {
        const handle = await realDisk.open(...args);
        const { close } = handle;
        open.add(String(args[0]));
        handle.close = () => {
          open.delete(String(args[0]));
          return close.call(handle);
        };
        return handle;
      },
    };
    const nothing = { length: 0, tornBytes: 0 };
    const journals = Array.from({ length: 200 }, (_, i) => new Journal(path(`${i}.journal`), nothing, watched));
    for (const each of journals) await each.append(change(1));
    expect(open.size).toBeLessThan(64);
    for (const each of journals) await each.append(change(2));
    expect(open.size).toBeLessThan(64);
    await Promise.all(journals.map((each) => each.close()));
    for (const [i] of journals.entries()) {
      const { changes } = await readJournal(path(`${i}.journal`));
      expect(changes.map(({ revision }) => revision)).toEqual([1, 2]);
    }
  });

  it('is not written to once another file stands in its place, also where it was not open at that moment', async () => {
    const first = await journal();
    await first.append(change(1));
    const nothing = { length: 0, tornBytes: 0 };
    const others = Array.from({ length: 100 }, (_, i) => new Journal(path(`${i}.journal`), nothing));
    for (const each of others) await each.append(change(1));
    await writeFile(path('other'), lines(change(1)));
    await rename(path('other'), file());
    await expect(first.append(change(2))).rejects.toMatchObject({ failure: { code: 'library-write-failed' } });
    await Promise.all([first, ...others].map((each) => each.close()));
    expect(await revisions()).toEqual([1]);
  });

  it('keeps any words whatever, line ends, halves of surrogate pairs and lookalikes of its own lines', async () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\n', '\r\n', '\u2028', '\uD83D', '\uFFFD', '{"crc":"00000000","change":{}}\n', '\0'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 4 }), async (notes) => {
        await rm(file(), { force: true });
        const changes = notes.map((note, index) => change(index + 1, note));
        const written = await journal();
        await Promise.all(changes.map((each) => written.append(each)));
        await written.close();
        expect((await readJournal(file())).changes).toEqual(changes);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the order of a burst, and shares the waits for the disk', async () => {
    let syncs = 0;
    const disk = failingDisk({
      datasync: (real) => {
        syncs++;
        return real.datasync();
      },
    });
    const all = Array.from({ length: 200 }, (_, index) => change(index + 1));
    const settled: number[] = [];
    const burst = await journal(disk);
    await Promise.all(all.map((each) => burst.append(each).then(() => settled.push(each.revision))));
    await burst.close();
    const expected = all.map(({ revision }) => revision);
    expect(settled).toEqual(expected);
    expect(await revisions()).toEqual(expected);
    expect(syncs).toBeLessThan(20);
  });

  it('acknowledges nothing before the disk has it', async () => {
    let letSync = () => {};
    const waiting = new Promise<void>((resolve) => {
      letSync = resolve;
    });
    const slow = await journal(failingDisk({ datasync: (real) => waiting.then(() => real.datasync()) }));
    let isAcknowledged = false;
    const appending = slow.append(change(1)).then(() => {
      isAcknowledged = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isAcknowledged).toBe(false);
    letSync();
    await appending;
    await slow.close();
    expect(isAcknowledged).toBe(true);
  });

  it('is empty where there is no file, and makes none by reading', async () => {
    expect(await readJournal(file())).toEqual({ changes: [], length: 0, tornBytes: 0 });
    expect(await readdir(path())).toEqual([]);
  });

  it('is unreadable where a folder stands in its place', async () => {
    await mkdir(file());
    await expect(readJournal(file())).rejects.toMatchObject({ failure: { code: 'library-unreadable' } });
  });
});

describe('a last line that was torn', () => {
  it('is left out at every length, and set aside before the next change', async () => {
    const whole = lines(change(1), change(2));
    const torn = lines(change(3, 'é'));
    for (let length = 1; length < torn.length; length++) {
      await writeFile(file(), Buffer.concat([whole, torn.subarray(0, length)]));
      const content = await readJournal(file());
      expect(content.changes).toHaveLength(2);
      expect(content).toMatchObject({ length: whole.length, tornBytes: length });
    }
    for (const length of [1, 9, 300, torn.length - 1]) {
      await writeFile(file(), Buffer.concat([whole, torn.subarray(0, length)]));
      const next = await journal();
      await next.append(change(3, 'anew'));
      await next.close();
      expect((await readFile(file())).equals(Buffer.concat([whole, lines(change(3, 'anew'))]))).toBe(true);
    }
    expect((await asides()).sort()).toEqual(
      [1, 9, 300, torn.length - 1].map((length) => torn.subarray(0, length).toString()).sort(),
    );
  });

  it.each([
    ['NULs without an end', Buffer.alloc(700)],
    ['NULs up to its line end', Buffer.concat([Buffer.alloc(40), Buffer.from('"}}\n')])],
    ['its start, NULs and its line end', Buffer.concat([Buffer.from('{"crc":"'), Buffer.alloc(40), Buffer.from('\n')])],
  ])('is left out when it is %s', async (_what, tail) => {
    await writeFile(file(), Buffer.concat([lines(change(1)), tail]));
    expect(await readJournal(file())).toMatchObject({ tornBytes: tail.length });
    const next = await journal();
    await next.append(change(2));
    await next.close();
    expect(await revisions()).toEqual([1, 2]);
  });

  it('may be all there is', async () => {
    await writeFile(file(), '{"crc":');
    const next = await journal();
    await next.append(change(1));
    await next.close();
    expect(await revisions()).toEqual([1]);
    expect(await asides()).toEqual(['{"crc":']);
  });

  it('is not touched by reading', async () => {
    const bytes = Buffer.concat([lines(change(1)), Buffer.from('{"cr')]);
    await writeFile(file(), bytes);
    await readJournal(file());
    expect((await readFile(file())).equals(bytes)).toBe(true);
  });
});

describe('damage to a journal', () => {
  const sound = [1, 2, 3].map((revision) => lines(change(revision)));

  async function expectDamage(bytes: Uint8Array, line: number): Promise<void> {
    await writeFile(file(), bytes);
    await expect(readJournal(file())).rejects.toMatchObject({
      failure: {
        code: 'library-damaged',
        message: expect.stringMatching(new RegExp(`desk\\.journal .*line ${line}\\b`)),
        details: { file: file(), line },
      },
    });
    expect((await readFile(file())).equals(Buffer.from(bytes))).toBe(true);
    expect(await readdir(path())).toEqual(['desk.journal']);
  }

  it('is found wherever a bit of any line has turned, the last one too, and nothing is changed', async () => {
    const bytes = Buffer.concat(sound);
    const ends = sound.map((_, index) => Buffer.concat(sound.slice(0, index + 1)).length - 1);
    for (let at = 0; at < bytes.length; at += 23) {
      if (ends.includes(at)) continue;
      const turned = Buffer.from(bytes);
      turned[at] = (turned[at] as number) ^ 1;
      if (turned[at] === 10) continue;
      await expectDamage(turned, ends.findIndex((end) => at < end) + 1);
    }
  });

  it('is found where a line is missing, double or in the wrong place', async () => {
    const [one, two, three] = sound as [Buffer, Buffer, Buffer];
    await expectDamage(Buffer.concat([one, three]), 2);
    await expectDamage(Buffer.concat([one, one, two]), 2);
    await expectDamage(Buffer.concat([two, one]), 2);
    await expectDamage(Buffer.concat([one, Buffer.from('\n'), two]), 2);
    await expectDamage(Buffer.concat([Buffer.from('\n'), one]), 1);
  });

  it('is found where NULs stand in the middle', async () => {
    const [one, two] = sound as [Buffer, Buffer];
    await expectDamage(Buffer.concat([one, Buffer.alloc(30), Buffer.from('\n'), two]), 2);
  });

  it('is no torn line when a whole line holds what a newer version wrote', async () => {
    const json = JSON.stringify({ ...change(2), kind: 'adjudicate' });
    const crc = crc32(json).toString(16).padStart(8, '0');
    const bytes = Buffer.concat([lines(change(1)), Buffer.from(`{"crc":"${crc}","change":${json}}\n`)]);
    await writeFile(file(), bytes);
    await expect(readJournal(file())).rejects.toMatchObject({
      failure: { code: 'library-newer', message: expect.stringContaining(file()), details: { line: 2 } },
    });
    expect((await readFile(file())).equals(bytes)).toBe(true);
  });
});

describe('a disk that refuses', () => {
  const full = () => Promise.reject(systemError('ENOSPC'));
  const halfWritten: Faults['write'] = async (real, bytes, offset, length, position) => {
    if (length < 20) throw systemError('ENOSPC');
    return real.write(bytes, offset, Math.floor(length / 2), position);
  };
  const refusals: [string, Faults][] = [
    ['takes no byte', { write: full }],
    ['is full in the middle of the line', { write: halfWritten }],
    ['says that it took nothing', { write: async () => ({ bytesWritten: 0 }) }],
    ['fails to sync', { datasync: () => Promise.reject(systemError('EIO')) }],
    ['fails to sync and to take the line out again', { datasync: full, truncate: full }],
  ];
  it.each(refusals)('leaves no line when it %s, and later changes are appended', async (_what, given) => {
    const faults: Faults = {};
    const kept = await journal(failingDisk(faults));
    await kept.append(change(1));
    Object.assign(faults, given);
    await expect(kept.append(change(2, 'refused'))).rejects.toMatchObject({
      failure: { code: 'library-write-failed', message: expect.stringContaining(file()) },
    });
    for (const name of Object.keys(given)) delete faults[name as keyof Faults];
    await kept.append(change(2, 'taken'));
    await kept.close();
    expect((await readFile(file())).equals(lines(change(1), change(2, 'taken')))).toBe(true);
  });

  it('loses no part of a line to short writes', async () => {
    const disk = failingDisk({
      write: (real, bytes, offset, length, position) => real.write(bytes, offset, Math.min(length, 7), position),
    });
    const slow = await journal(disk);
    await Promise.all([change(1), change(2)].map((each) => slow.append(each)));
    await slow.close();
    expect((await readFile(file())).equals(lines(change(1), change(2)))).toBe(true);
  });

  it('refuses what was handed in after the refused change too, and takes what comes then', async () => {
    let refusals = 1;
    const disk = failingDisk({ datasync: (real) => (refusals-- > 0 ? full() : real.datasync()) });
    const kept = await journal(disk);
    const outcomes = await Promise.allSettled([1, 2, 3].map((revision) => kept.append(change(revision))));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await kept.append(change(1, 'anew'));
    await kept.close();
    expect((await readFile(file())).equals(lines(change(1, 'anew')))).toBe(true);
  });

  it('says which file and why', async () => {
    const kept = await journal(failingDisk({ write: full }));
    await expect(kept.append(change(1))).rejects.toMatchObject({
      failure: { message: expect.stringMatching(/desk\.journal .*the disk is full/), details: { reason: 'ENOSPC' } },
    });
  });
});

describe('another program at the same journal', () => {
  const changedElsewhere = {
    failure: { code: 'library-write-failed', message: expect.stringMatching(/desk\.journal was changed by another/) },
  };

  async function withTwo(): Promise<Journal> {
    const open = await journal();
    await open.append(change(1));
    await open.append(change(2));
    return open;
  }

  const interference: [string, () => Promise<void>][] = [
    ['makes it shorter', () => truncate(file(), lines(change(1)).length)],
    ['empties it', () => truncate(file())],
    ['appends to it', () => appendFile(file(), lines(change(3, 'theirs')))],
    [
      'puts another file of the same length in its place',
      async () => {
        await writeFile(path('other'), lines(change(1), change(2)));
        await rename(path('other'), file());
      },
    ],
  ];
  it.each(interference)('is not written over when it %s while it is open', async (_what, interfere) => {
    const open = await withTwo();
    await interfere();
    const theirs = await readFile(file());
    await expect(open.append(change(3))).rejects.toMatchObject(changedElsewhere);
    await open.close();
    expect((await readFile(file())).equals(theirs)).toBe(true);
    expect(await asides()).toEqual([]);
  });

  it.each(interference.slice(0, 3))(
    'is not written over when it %s between reading and the first change',
    async (_what, interfere) => {
      await (await withTwo()).close();
      const reopened = await journal();
      await interfere();
      const theirs = await readFile(file());
      await expect(reopened.append(change(3))).rejects.toMatchObject(changedElsewhere);
      expect((await readFile(file())).equals(theirs)).toBe(true);
      expect(await asides()).toEqual([]);
    },
  );

  it('gets no new journal without the first lines where it took the file away', async () => {
    for (const open of [await withTwo(), await journal()]) {
      await rm(file(), { force: true });
      await expect(open.append(change(3))).rejects.toMatchObject({ failure: { code: 'library-write-failed' } });
      await open.close();
    }
    expect(await readdir(path())).toEqual([]);
  });

  it('makes one fail that was not there before, and that stays as it is', async () => {
    const fresh = await journal();
    await writeFile(file(), lines(change(1, 'theirs')));
    await expect(fresh.append(change(1))).rejects.toMatchObject(changedElsewhere);
    expect((await readFile(file())).equals(lines(change(1, 'theirs')))).toBe(true);
  });
});
