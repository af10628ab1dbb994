import { copyFile, mkdir, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import type { Annotation } from '../../core/annotation/annotation';
import { MergedParts } from '../../core/annotation/merged-parts';
import { AnnotationStore, type StoreOptions } from './annotation-store';
import { readJournal } from './journal-file';
import { type Faults, failingDisk, systemError } from './testing/failing-disk';
import { adding, deciding, madeDecision, madeQuote, replacing } from './testing/made-library';
import { temporaryFolder } from './testing/temporary-folder';

const path = temporaryFolder();
const snapshot = () => path('desk.json');
const journal = () => path('desk.journal');

const open = (options?: StoreOptions) => AnnotationStore.open(path(), 'a-1', 'desk', options);
const quote = (id: string, note = '') => madeQuote(id, 'desk', 'chalutiers', note);

function held(store: AnnotationStore): Annotation[] {
  return store.list().sort((a, b) => (a.id < b.id ? -1 : 1));
}

const [one, two] = [quote('v-1'), quote('v-2')];
const edited = { ...one, note: 'seen', modified: '2026-03-05T08:00:00Z' };

/** Adds two, edits the first, deletes the second. */
async function fourChanges(store: AnnotationStore): Promise<void> {
  await store.apply(adding(one), 'desk');
  await store.apply(adding(two), 'desk');
  await store.apply(replacing(one, edited, 'c-edit'), 'desk');
  await store.apply(replacing(two, null, 'c-delete'), 'desk');
}

describe('a store of annotations whose layer became part of another', () => {
  const layers = [
    { id: 'quote', name: 'Quote', attributes: [], mergedInto: 'speech' },
    { id: 'speech', name: 'Speech', attributes: [] },
  ];
  const merged = new MergedParts({ layers, relationTypes: [] });
  const today = { ...one, layer: 'speech' };

  it('gives them, and their changes, as they count today', async () => {
    await fourChanges(await open());
    const store = await open({ merged: () => merged });
    expect(held(store)).toEqual([{ ...edited, layer: 'speech' }]);
    expect(store.stored.annotations.get(one.id)).toEqual(edited);
    const undone = await store.undo('c-undo', 'desk');
    expect(undone?.ops[0]).toMatchObject({ before: null, after: { id: two.id, layer: 'speech' } });
  });

  it('takes a change that was made on them, once however often it is sent, and undoes to what was there', async () => {
    await (await open()).apply(adding(one), 'desk');
    const store = await open({ merged: () => merged });
    const change = replacing(today, { ...today, note: 'seen' }, 'c-edit');
    const [first, second] = await Promise.all([store.apply(change, 'desk'), store.apply(change, 'desk')]);
    expect([first.ops, second.revision]).toEqual([change.ops, first.revision]);
    expect((await store.apply(change, 'desk')).revision).toBe(first.revision);
    expect((await readJournal(journal())).changes.at(-1)?.ops[0]?.before).toEqual(one);
    await store.undo('c-undo', 'desk');
    expect(store.stored.annotations.get(one.id)).toEqual(one);
  });

  it('takes one that was made before they were merged, and refuses one made on neither', async () => {
    await (await open()).apply(adding(one), 'desk');
    const store = await open({ merged: () => merged });
    const wrong = replacing({ ...today, note: 'other' }, null, 'c-wrong');
    await expect(store.apply(wrong, 'desk')).rejects.toMatchObject({ failure: { code: 'change-conflict' } });
    await store.apply(replacing(one, edited, 'c-edit'), 'desk');
    expect(held(store)).toEqual([{ ...edited, layer: 'speech' }]);
  });
});

describe('a store', () => {
  it('acknowledges a change with its place, time and annotator', async () => {
    const store = await open();
    const before = new Date().toISOString();
    const change = await store.apply(adding(one), 'desk');
    expect(change).toMatchObject({ ...adding(one), revision: 1, annotator: 'desk' });
    expect(change.at >= before && change.at <= new Date().toISOString()).toBe(true);
    expect(await store.apply(adding(two), 'desk')).toMatchObject({ revision: 2 });
  });

  it('has every change in its journal when it is acknowledged, without being closed', async () => {
    await fourChanges(await open());
    expect(await readdir(path())).toEqual(['desk.journal']);
    const after = await open();
    expect(held(after)).toEqual([edited]);
    expect(after.currentRevision).toBe(4);
  });

  it('undoes and redoes across reopening, as far back as the first change', async () => {
    const states: Annotation[][] = [];
    let store = await open();
    const reopen = async () => {
      await store.close();
      store = await open();
    };
    for (const change of [
      adding(one),
      adding(two),
      replacing(one, edited, 'c-edit'),
      replacing(two, null, 'c-delete'),
    ]) {
      states.push(held(store));
      await store.apply(change, 'desk');
      await reopen();
    }
    for (const state of states.toReversed()) {
      expect(await store.undo(`c-undo-${state.length}-${store.currentRevision}`, 'desk')).not.toBeNull();
      expect(held(store)).toEqual(state);
      await reopen();
    }
    expect(store.undoable).toBeNull();
    expect(await store.undo('c-none', 'desk')).toBeNull();
    for (const state of [...states.slice(1), [edited]]) {
      expect(await store.redo(`c-redo-${store.currentRevision}`, 'desk')).not.toBeNull();
      expect(held(store)).toEqual(state);
      await reopen();
    }
    expect(store.redoable).toBeNull();
    expect(await store.redo('c-none', 'desk')).toBeNull();
    expect(store.currentRevision).toBe(12);
  });

  it('says in the journal what an undo takes back and a redo does again', async () => {
    const store = await open();
    await store.apply(adding(one), 'desk');
    await store.undo('c-u', 'desk');
    await store.redo('c-r', 'desk');
    const { changes } = await readJournal(journal());
    expect(changes.map(({ id, undoes, redoes }) => ({ id, undoes, redoes }))).toEqual([
      { id: 'c-v-1', undoes: undefined, redoes: undefined },
      { id: 'c-u', undoes: 'c-v-1', redoes: undefined },
      { id: 'c-r', undoes: undefined, redoes: 'c-v-1' },
    ]);
  });

  it('does not let a change say what it undoes', async () => {
    const store = await open();
    await store.apply(adding(one), 'desk');
    const forged = { ...adding(two), undoes: 'c-v-1', redoes: 5, revision: 40, at: 'never', annotator: 'other' };
    const change = await store.apply(forged, 'desk');
    expect(change).toMatchObject({ id: 'c-v-2', revision: 2, annotator: 'desk' });
    expect(change).not.toHaveProperty('undoes');
    expect(change).not.toHaveProperty('redoes');
    expect(held(await open())).toEqual([one, two]);
  });

  it('takes nothing into the journal that could not be read again', async () => {
    const store = await open();
    const unreadable = adding({ ...one, created: 'yesterday' });
    await expect(store.apply(unreadable, 'desk')).rejects.toMatchObject({
      failure: { code: 'change-invalid', path: ['change', 'ops', 0, 'after', 'created'] },
    });
    expect(held(store)).toEqual([]);
    expect(await readdir(path())).toEqual([]);
  });

  it('keeps what a change carries beyond what it knows', async () => {
    const store = await open();
    await store.apply({ ...adding({ ...one, weight: 3 } as Annotation), reason: 'asked' }, 'desk');
    expect(held(await open())[0]).toHaveProperty('weight', 3);
    expect((await readJournal(journal())).changes[0]).toHaveProperty('reason', 'asked');
  });
});

describe('a conflict', () => {
  it('refuses a change that takes an annotation for what it is no more, whole, with the path to it', async () => {
    const store = await open();
    await store.apply(adding(one), 'desk');
    await store.apply(replacing(one, edited, 'c-edit'), 'desk');
    const ops = [...adding(two).ops, ...replacing(one, null, 'c').ops];
    await expect(store.apply({ id: 'c-late', kind: 'delete', ops }, 'desk')).rejects.toMatchObject({
      failure: { code: 'change-conflict', path: ['change', 'ops', 1] },
    });
    await expect(store.apply(adding(one, 'c-again'), 'desk')).rejects.toMatchObject({
      failure: { code: 'change-conflict', path: ['change', 'ops', 0] },
    });
    expect(held(store)).toEqual([edited]);
    expect(store.currentRevision).toBe(2);
    expect(held(await open())).toEqual([edited]);
    expect(await store.apply(adding(two), 'desk')).toMatchObject({ revision: 3 });
  });
});

describe('a change that is sent again because its acknowledgement was lost', () => {
  it('is acknowledged as it was, and not made twice', async () => {
    const store = await open();
    const first = await store.apply(adding(one), 'desk');
    await store.apply(replacing(one, edited, 'c-edit'), 'desk');
    expect(await store.apply(adding(one), 'desk')).toEqual(first);
    expect(store.currentRevision).toBe(2);
    expect(held(store)).toEqual([edited]);
  });

  it('is known after reopening, from the snapshot’s time too, and when it was undone meanwhile', async () => {
    const store = await open();
    const first = await store.apply(adding(one), 'desk');
    await store.undo('c-u', 'desk');
    await store.close();
    const again = await open();
    expect(await again.apply(adding(one), 'desk')).toEqual(first);
    expect(held(again)).toEqual([]);
    expect(again.currentRevision).toBe(2);
  });

  it('shares the fate of the first one when that is still on its way', async () => {
    const store = await open();
    const [a, b] = await Promise.all([store.apply(adding(one), 'desk'), store.apply(adding(one), 'desk')]);
    expect(a).toEqual(b);
    expect((await readJournal(journal())).changes).toHaveLength(1);
  });

  it('is made when the first one was refused', async () => {
    const faults: Faults = { datasync: () => Promise.reject(systemError('ENOSPC')) };
    const store = await open({ disk: failingDisk(faults) });
    const both = [store.apply(adding(one), 'desk'), store.apply(adding(one), 'desk')];
    for (const each of both) await expect(each).rejects.toThrow('the disk is full');
    delete faults.datasync;
    expect(await store.apply(adding(one), 'desk')).toMatchObject({ revision: 1 });
    expect(held(await open())).toEqual([one]);
  });

  it('is refused when it is another change that bears the same id', async () => {
    const store = await open();
    await store.apply(adding(one), 'desk');
    for (const other of [adding(two, 'c-v-1'), { ...adding(one), kind: 'import' as const }]) {
      await expect(store.apply(other, 'desk')).rejects.toMatchObject({
        failure: { code: 'change-invalid', path: ['change', 'id'] },
      });
    }
    expect(held(store)).toEqual([one]);
  });
});

describe('pipelined changes', () => {
  it('stay in the order in which they were asked for', async () => {
    const store = await open();
    let last = one;
    const asked = [store.apply(adding(one), 'desk')];
    for (let step = 1; step <= 100; step++) {
      const next = { ...last, note: `${step}` };
      asked.push(store.apply(replacing(last, next, `c-${step}`), 'desk'));
      last = next;
    }
    const undone = store.undo('c-u', 'desk');
    expect((await Promise.all(asked)).map(({ revision }) => revision)).toEqual(asked.map((_, index) => index + 1));
    expect(await undone).toMatchObject({ revision: 102, undoes: 'c-100' });
    expect(held(await open())).toEqual([{ ...one, note: '99' }]);
  });
});

describe('a refused write', () => {
  it('takes the state back to what the disk holds, with all changes made on top of it', async () => {
    const faults: Faults = {};
    const store = await open({ disk: failingDisk(faults) });
    await store.apply(adding(one), 'desk');
    await store.undo('c-u', 'desk');
    faults.datasync = () => Promise.reject(systemError('ENOSPC'));
    const outcomes = await Promise.allSettled([
      store.redo('c-r', 'desk'),
      store.apply(replacing(one, edited, 'c-edit'), 'desk'),
      store.apply(adding(two), 'desk'),
      store.undo('c-u2', 'desk'),
    ]);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({
        reason: { failure: { code: 'library-write-failed', details: { reason: 'ENOSPC' } } },
      });
    }
    expect(held(store)).toEqual([]);
    expect(store.currentRevision).toBe(2);
    expect(store.redoable?.id).toBe('c-v-1');
    expect(store.undoable).toBeNull();

    delete faults.datasync;
    expect(await store.redo('c-r', 'desk')).toMatchObject({ revision: 3, redoes: 'c-v-1' });
    await store.close();
    expect(held(await open())).toEqual([one]);
  });

  it('is mended by whatever mends the folder, here a folder in the journal’s place', async () => {
    await mkdir(journal());
    await expect(open()).rejects.toMatchObject({ failure: { code: 'library-unreadable' } });
    await rmdir(journal());
    const store = await open();
    await mkdir(journal());
    await expect(store.apply(adding(one), 'desk')).rejects.toMatchObject({
      failure: { code: 'library-write-failed', message: expect.stringContaining(journal()) },
    });
    expect(held(store)).toEqual([]);
    await rmdir(journal());
    await store.apply(adding(one), 'desk');
    expect(held(await open())).toEqual([one]);
  });

  it('after which a refused change is never found again, even when the disk kept its line', async () => {
    const faults: Faults = {};
    const store = await open({ disk: failingDisk(faults) });
    await store.apply(adding(one), 'desk');
    faults.datasync = () => Promise.reject(systemError('EIO'));
    faults.truncate = () => Promise.reject(systemError('EIO'));
    await expect(store.apply(adding(two), 'desk')).rejects.toThrow('the disk reports an error');
    delete faults.datasync;
    delete faults.truncate;
    await store.apply(replacing(one, edited, 'c-edit'), 'desk');
    await store.close();
    expect(held(await open())).toEqual([edited]);
  });
});

describe('a snapshot', () => {
  it('is written at closing, and what is opened from it and the journal is the same', async () => {
    const store = await open();
    await fourChanges(store);
    await store.close();
    expect(JSON.parse(await readFile(snapshot(), 'utf8'))).toMatchObject({ revision: 4, annotations: [edited] });
    const again = await open();
    expect(held(again)).toEqual([edited]);
    await again.apply(adding(two, 'c-after'), 'desk');
    const third = await open();
    expect(held(third)).toEqual([edited, two]);
    expect(third.currentRevision).toBe(5);
  });

  it('is written after a quiet time, with the earlier one as .bak', async () => {
    const store = await open({ snapshots: { quiet: 5, latest: 1_000 } });
    const revision = async (file: string) => JSON.parse(await readFile(file, 'utf8')).revision;
    await store.apply(adding(one), 'desk');
    await vi.waitFor(async () => expect(await revision(snapshot())).toBe(1));
    await store.apply(adding(two), 'desk');
    await vi.waitFor(async () => expect(await revision(snapshot())).toBe(2));
    expect(await revision(`${snapshot()}.bak`)).toBe(1);
    await store.close();
  });

  it('is written while changes go on, without those that are not on disk yet', async () => {
    const faults: Faults = {};
    const store = await open({ snapshots: { quiet: 60_000, latest: 5 }, disk: failingDisk(faults) });
    let letSync = () => {};
    await store.apply(adding(one), 'desk');
    faults.datasync = (real) =>
      new Promise<void>((resolve) => {
        letSync = resolve;
      }).then(() => real.datasync());
    const waiting = store.apply(adding(two), 'desk');
    await vi.waitFor(async () => {
      expect(JSON.parse(await readFile(snapshot(), 'utf8'))).toMatchObject({ revision: 1, annotations: [one] });
    });
    expect(held(store)).toEqual([one, two]);
    letSync();
    await waiting;
    await store.close();
    expect(held(await open())).toEqual([one, two]);
  });

  it('that is lost is made again from the journal alone', async () => {
    const store = await open();
    await fourChanges(store);
    await store.undo('c-u', 'desk');
    await store.close();
    await rm(snapshot());
    const again = await open();
    expect(held(again)).toEqual([edited, two]);
    expect(again.currentRevision).toBe(5);
    expect(again.redoable?.id).toBe('c-delete');
  });

  it('that cannot be written costs nothing: the journal has every change', async () => {
    const store = await open({ disk: failingDisk({ sync: () => Promise.reject(systemError('ENOSPC')) }) });
    await fourChanges(store);
    await expect(store.close()).rejects.toThrow('ENOSPC');
    expect(await readdir(path())).toEqual(['desk.journal']);
    expect(held(await open())).toEqual([edited]);
  });

  it('that is damaged is refused by name and left as it is, and so is its journal', async () => {
    const store = await open();
    await fourChanges(store);
    await store.close();
    await writeFile(snapshot(), '{"format":"guillemet-annot');
    const before = await Promise.all([readFile(snapshot()), readFile(journal())]);
    await expect(open()).rejects.toMatchObject({
      failure: { code: 'library-damaged', message: expect.stringContaining(snapshot()) },
    });
    expect(await Promise.all([readFile(snapshot()), readFile(journal())])).toEqual(before);
  });

  it('of another article or annotator is refused', async () => {
    const store = await open();
    await store.apply(adding(one), 'desk');
    await store.close();
    await copyFile(snapshot(), path('night.json'));
    await expect(AnnotationStore.open(path(), 'a-1', 'night')).rejects.toMatchObject({
      failure: { code: 'library-damaged', details: { reason: expect.stringContaining('annotator desk') } },
    });
    await expect(AnnotationStore.open(path(), 'a-2', 'desk')).rejects.toMatchObject({
      failure: { code: 'library-damaged', details: { reason: expect.stringContaining('article a-1') } },
    });
  });

  it('that does not fit the journal after it is refused by name', async () => {
    const store = await open();
    await store.apply(adding(one), 'desk');
    await store.close();
    const early = await readFile(snapshot(), 'utf8');
    const again = await open();
    await again.apply(replacing(one, edited, 'c-edit'), 'desk');
    await writeFile(snapshot(), early.replace('"note":""', '"note":"altered"'));
    await expect(open()).rejects.toMatchObject({
      failure: { code: 'library-damaged', details: { file: snapshot(), reason: expect.stringContaining('change 2') } },
    });
  });
});

describe('a journal that somebody put back', () => {
  it('older than the snapshot, is set aside whole: the snapshot goes on, and no later change is lost', async () => {
    const store = await open();
    await store.apply(adding(one), 'desk');
    await copyFile(journal(), path('old'));
    await store.apply(adding(two), 'desk');
    await store.close();
    await copyFile(path('old'), journal());

    const again = await open();
    expect(held(again)).toEqual([one, two]);
    expect(again.undoable).toBeNull();
    expect(await again.apply(replacing(one, edited, 'c-edit'), 'desk')).toMatchObject({ revision: 3 });
    const third = await open();
    expect(held(third)).toEqual([edited, two]);
    const aside = (await readdir(path())).find((name) => name.includes('.aside-'));
    expect(await readFile(path(aside ?? ''), 'utf8')).toBe(await readFile(path('old'), 'utf8'));
  });

  it('from another history, as long as the snapshot’s own, is refused by name', async () => {
    const store = await open();
    await fourChanges(store);
    await store.close();
    const own = await readFile(journal(), 'utf8');
    await rm(journal());
    await rm(snapshot());
    const other = await open();
    for (const id of ['w-1', 'w-2', 'w-3', 'w-4', 'w-5']) await other.apply(adding(quote(id)), 'desk');
    await rm(snapshot(), { force: true });
    const foreign = await readFile(journal(), 'utf8');
    await writeFile(journal(), own);
    await (await open()).close();
    await writeFile(journal(), foreign);
    await expect(open()).rejects.toMatchObject({
      failure: { code: 'library-damaged', details: { reason: expect.stringContaining('does not know') } },
    });
    expect(await readFile(journal(), 'utf8')).toBe(foreign);
  });

  it('without its first lines and without a snapshot, is refused', async () => {
    const store = await open();
    await fourChanges(store);
    const [, ...later] = (await readFile(journal(), 'utf8')).split('\n');
    await writeFile(journal(), later.join('\n'));
    await expect(open()).rejects.toMatchObject({ failure: { code: 'library-damaged' } });
  });

  it('taken away, leaves what the snapshot holds, and goes on', async () => {
    const store = await open();
    await fourChanges(store);
    await store.close();
    await rm(journal());
    const again = await open();
    expect(held(again)).toEqual([edited]);
    expect(await again.apply(adding(two, 'c-after'), 'desk')).toMatchObject({ revision: 5 });
    expect(held(await open())).toEqual([edited, two]);
  });
});

describe('closing', () => {
  it('waits for what was asked for and has it all in the snapshot', async () => {
    const store = await open();
    const asked = [store.apply(adding(one), 'desk'), store.apply(adding(two), 'desk')];
    await store.close();
    await Promise.all(asked);
    expect(JSON.parse(await readFile(snapshot(), 'utf8'))).toMatchObject({ revision: 2, annotations: [one, two] });
  });

  it('is the end of changes', async () => {
    const store = await open();
    await store.apply(adding(one), 'desk');
    await store.close();
    await expect(store.apply(adding(two), 'desk')).rejects.toMatchObject({ failure: { code: 'host-gone' } });
    await expect(store.undo('c-u', 'desk')).rejects.toMatchObject({ failure: { code: 'host-gone' } });
    expect(held(await open())).toEqual([one]);
  });

  it('writes nothing where nothing was changed', async () => {
    await (await open()).close();
    expect(await readdir(path())).toEqual([]);
    const store = await open();
    await store.apply(adding(one), 'desk');
    await store.close();
    const before = await readFile(snapshot());
    await (await open()).close();
    expect(await readFile(snapshot())).toEqual(before);
    expect((await readdir(path())).sort()).toEqual(['desk.journal', 'desk.json']);
  });
});

describe('a decision about a suggestion', () => {
  const rejected = madeDecision('d-1', 'desk');

  it('is as durable as an annotation: in the journal when it is acknowledged, in the snapshot after closing', async () => {
    const store = await open();
    await store.apply(deciding(rejected), 'desk');
    expect((await open()).decisions()).toEqual([rejected]);
    await store.close();
    await rm(journal());
    const fromSnapshot = await open();
    expect(fromSnapshot.decisions()).toEqual([rejected]);
    expect(fromSnapshot.list()).toEqual([]);
  });

  it('is undone and done again together with the annotation that came of it', async () => {
    const store = await open();
    const accepted = { ...rejected, verdict: 'accepted' as const, annotation: one.id };
    await store.apply(
      { id: 'c-1', kind: 'accept-suggestions', ops: [...adding(one).ops, ...deciding(accepted).ops] },
      'desk',
    );
    await store.undo('c-2', 'desk');
    expect([store.list(), store.decisions()]).toEqual([[], []]);
    await store.redo('c-3', 'desk');
    expect([store.list(), store.decisions()]).toEqual([[one], [accepted]]);
  });

  it('leaves no trace in the snapshot of one who never decided', async () => {
    const store = await open();
    await store.apply(adding(one), 'desk');
    await store.close();
    expect(JSON.parse(await readFile(snapshot(), 'utf8'))).not.toHaveProperty('decisions');
  });
});
