import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../core/annotation/change';
import { AnnotationStore } from './annotation-store';
import { journalLine, readJournal } from './journal-file';
import { mergeJournals } from './journal-merge';
import { mendAnnotations } from './mend';
import { readHistory, sealedFiles, sealingOf } from './sealed-history';
import { type Faults, failingDisk, systemError } from './testing/failing-disk';
import { adding, madeQuote, replacing } from './testing/made-library';
import { temporaryFolder } from './testing/temporary-folder';

const path = temporaryFolder();
const sealing = { above: 6, keep: 3 };
const open = () => AnnotationStore.open(path(), 'a-1', 'first-desk', { sealing });

/** So many changes to one annotation, acknowledged one by one. */
async function work(store: AnnotationStore, from: number, count: number): Promise<Change[]> {
  const made: Change[] = [];
  for (let i = from; i < from + count; i++) {
    const before = store.list().find(({ id }) => id === 'q-1');
    const after = madeQuote('q-1', 'first-desk', 'chalutiers', `note ${i}`);
    made.push(await store.apply(before ? replacing(before, after, `c-${i}`) : adding(after, `c-${i}`), 'first-desk'));
  }
  return made;
}

describe('a journal that has grown long', () => {
  it('is sealed when it is closed, and nothing of the history is lost', async () => {
    const store = await open();
    const made = await work(store, 1, 10);
    await store.close();
    expect((await readdir(path())).filter((name) => name.endsWith('.past'))).toHaveLength(1);
    expect((await readFile(path('first-desk.journal'), 'utf8')).split('\n').filter(Boolean)).toHaveLength(3);
    expect(await readHistory(path(), 'first-desk')).toEqual(made);
  });

  it('goes on where it was, is undone, and is sealed again', async () => {
    const store = await open();
    const first = await work(store, 1, 10);
    await store.close();
    const again = await open();
    expect(again.list()).toMatchObject([{ note: 'note 10' }]);
    const undone = await again.undo('c-undo', 'first-desk');
    expect(again.list()).toMatchObject([{ note: 'note 9' }]);
    const more = await work(again, 11, 8);
    await again.close();
    expect(await sealedFiles(path(), 'first-desk')).toHaveLength(2);
    expect(await readHistory(path(), 'first-desk')).toEqual([...first, undone, ...more]);
    expect((await open()).list()).toMatchObject([{ note: 'note 18' }]);
  });

  it('keeps what the snapshot does not hold yet, and is left alone while it is short', () => {
    const changes = Array.from({ length: 10 }, (_, i) => ({ revision: i + 1 }) as Change);
    expect(sealingOf(changes, 2, sealing)?.sealed.map(({ revision }) => revision)).toEqual([1, 2]);
    expect(sealingOf(changes, 10, sealing)?.kept.map(({ revision }) => revision)).toEqual([8, 9, 10]);
    expect(sealingOf(changes.slice(0, 6), 6, sealing)).toBeNull();
  });

  it('keeps together what was undone and what undid it', () => {
    const changes = Array.from({ length: 10 }, (_, i) => ({ id: `c-${i + 1}`, revision: i + 1 }) as Change);
    const undone = [...changes.slice(0, 9), { ...changes[9], undoes: 'c-5' } as Change];
    expect(sealingOf(undone, 10, sealing)?.sealed.map(({ id }) => id)).toEqual(['c-1', 'c-2', 'c-3', 'c-4']);
    expect(sealingOf([...changes.slice(0, 9), { ...changes[9], undoes: 'c-1' } as Change], 10, sealing)).toBeNull();
  });

  it('is all there still where its snapshot is lost, and where the journal is lost as well', async () => {
    const store = await open();
    await work(store, 1, 10);
    await store.close();
    await rm(path('first-desk.json'));
    expect((await open()).list()).toMatchObject([{ note: 'note 10' }]);
    await rm(path('first-desk.journal'));
    expect((await open()).list()).toMatchObject([{ note: 'note 7' }]);
  });

  it.each([1, 2, 3, 4])('holds every change where the disk is full at write %i of the closing', async (failing) => {
    const faults: Faults = {};
    let writes = 0;
    const disk = failingDisk(faults);
    const store = await AnnotationStore.open(path(), 'a-1', 'first-desk', { sealing, disk });
    const made = await work(store, 1, 10);
    faults.writeFile = async (real, content) => {
      writes++;
      if (writes < failing) return real.writeFile(content);
      await real.writeFile(content.subarray(0, content.length / 2));
      throw systemError('ENOSPC');
    };
    await store.close().catch(() => {});
    expect(writes).toBeGreaterThan(0);
    expect(await readHistory(path(), 'first-desk')).toEqual(made);
    expect((await open()).list()).toMatchObject([{ note: 'note 10' }]);
  });
});

describe('mending', () => {
  it('builds everything again from sealed lines where snapshot and journal are damaged', async () => {
    const at = (...names: string[]) => path('a-1', ...names);
    await mkdir(at());
    const openArticle = () => AnnotationStore.open(at(), 'a-1', 'first-desk', { sealing });
    const store = await openArticle();
    await work(store, 1, 10);
    await store.close();
    await writeFile(at('first-desk.json'), 'damaged');
    await rm(at('first-desk.json.bak'), { force: true });
    const [first, , last] = (await readFile(at('first-desk.journal'), 'utf8')).split('\n');
    await writeFile(at('first-desk.journal'), `${first}\nbroken\n${last}\n`);
    const mending = await mendAnnotations(at(), 'first-desk');
    expect(mending?.losses.join()).toContain('lost');
    expect((await openArticle()).list()).toMatchObject([{ note: 'note 8' }]);
    expect((await readHistory(at(), 'first-desk')).map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await mendAnnotations(at(), 'first-desk')).toBeNull();
  });
});

describe('a merge', () => {
  it('joins a side that has sealed its beginning with one that has not', async () => {
    const store = await open();
    const common = await work(store, 1, 10);
    await store.close();
    const again = await open();
    const mine = await work(again, 11, 1);
    await again.close();
    const ours = (await readJournal(path('first-desk.journal'))).changes;
    expect(ours.map(({ id }) => id)).toEqual(['c-8', 'c-9', 'c-10', 'c-11']);
    const other = adding(madeQuote('q-2', 'first-desk', 'sardines'), 'c-theirs');
    const at = { revision: 11, at: '2026-03-05T09:30:00Z', annotator: 'first-desk' };
    const theirs: Change[] = [...common, { ...other, ...at }];
    expect(mergeJournals(ours, theirs)?.changes.map(({ id }) => id)).toEqual([
      ...['c-8', 'c-9', 'c-10'],
      ...['c-11', 'c-theirs'],
    ]);
    const turned = mergeJournals(theirs, ours)?.changes.map(({ id }) => id);
    expect(turned).toEqual(['c-8', 'c-9', 'c-10', 'c-theirs', ...mine.map(({ id }) => id)]);
  });

  it('that brings sealed lines back into the journal changes nothing of the history', async () => {
    const store = await open();
    const made = await work(store, 1, 10);
    await store.close();
    await writeFile(path('first-desk.journal'), made.map(journalLine).join(''));
    expect(await readHistory(path(), 'first-desk')).toEqual(made);
    expect((await open()).list()).toMatchObject([{ note: 'note 10' }]);
  });
});
