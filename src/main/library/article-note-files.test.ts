import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ArticleNote, articleNoteId, articleNoteWith } from '../../core/annotation/article-note';
import { type Change, type NewChange, workOf } from '../../core/annotation/change';
import { mergeFiles } from '../services/merge-service';
import { AnnotationStore } from './annotation-store';
import { mergeJournals } from './journal-merge';
import { planOutside } from './outside-merge';
import { alteredInSnapshot } from './snapshot-proof';
import { adding, madeQuote } from './testing/made-library';
import { temporaryFolder } from './testing/temporary-folder';

const place = temporaryFolder();
const time = '2026-03-04T09:00:00.000Z';
const noteOf = (note: string, tags: string[] = [], at = time): ArticleNote =>
  articleNoteWith(null, { note, tags }, { annotator: 'desk', time: at }) as ArticleNote;

function noting(before: ArticleNote | null, after: ArticleNote | null, id: string): NewChange {
  return { id, kind: 'note-article', ops: [{ kind: 'article-note', id: articleNoteId, before, after }] };
}

const made = (change: NewChange, revision: number): Change => ({ ...change, revision, at: time, annotator: 'desk' });

describe('the note on an article as a whole, on disk', () => {
  it('is there again from the journal alone, and from the snapshot alone', async () => {
    const folder = place();
    const store = await AnnotationStore.open(folder, 'a-1', 'desk');
    const note = noteOf('À **revoir**', ['t-budget']);
    await store.apply(noting(null, note, 'c-1'), 'desk');
    expect((await AnnotationStore.open(folder, 'a-1', 'desk')).articleNote).toEqual(note);
    await store.close();
    const snapshot = await readFile(join(folder, 'desk.json'), 'utf8');
    expect(snapshot).toContain(`"articleNote":\n${JSON.stringify(note)}\n`);
    await writeFile(join(folder, 'desk.journal'), '');
    expect((await AnnotationStore.open(folder, 'a-1', 'desk')).articleNote).toEqual(note);
  });

  it('is undone and done again, and leaves no trace in the snapshot when it is gone', async () => {
    const folder = place();
    const store = await AnnotationStore.open(folder, 'a-1', 'desk');
    const note = noteOf('un');
    await store.apply(noting(null, note, 'c-1'), 'desk');
    await store.undo('c-2', 'desk');
    expect(store.articleNote).toBeNull();
    await store.redo('c-3', 'desk');
    expect(store.articleNote).toEqual(note);
    await store.apply(noting(note, null, 'c-4'), 'desk');
    await store.close();
    expect(await readFile(join(folder, 'desk.json'), 'utf8')).not.toContain('articleNote');
  });

  it('is found out where a snapshot has another one than its journal makes', async () => {
    const folder = place();
    const store = await AnnotationStore.open(folder, 'a-1', 'desk');
    await store.apply(noting(null, noteOf('juste'), 'c-1'), 'desk');
    await store.close();
    const path = join(folder, 'desk.json');
    await writeFile(path, (await readFile(path, 'utf8')).replace('juste', 'faux'));
    expect(await alteredInSnapshot(folder, 'desk')).toEqual([articleNoteId]);
  });
});

describe('two sides that wrote the note', () => {
  const [ours, theirs] = [noteOf('ours', ['t-a']), noteOf('theirs', ['t-b'], '2026-03-04T10:00:00.000Z')];

  it('have both texts after their journals are joined, and an annotation that bears the same id is another thing', () => {
    const start = made(adding(madeQuote(articleNoteId, 'desk')), 1);
    const merged = mergeJournals(
      [start, made(noting(null, ours, 'c-ours'), 2)],
      [start, made(noting(null, theirs, 'c-theirs'), 2)],
    );
    const last = merged?.changes.at(-1)?.ops;
    expect(last).toMatchObject([{ kind: 'article-note', after: { note: 'ours\n\ntheirs', tags: ['t-a', 't-b'] } }]);
    expect(merged?.conflicts).toEqual([]);
  });

  it('have both texts after Git has joined their snapshots', async () => {
    const folder = place();
    const files = await Promise.all(
      [ours, theirs].map(async (note, index) => {
        const at = join(folder, String(index));
        await mkdir(at);
        const store = await AnnotationStore.open(at, 'a-1', 'desk');
        await store.apply(noting(null, note, `c-${index}`), 'desk');
        await store.close();
        return join(at, 'desk.json');
      }),
    );
    const base = join(folder, 'base');
    await writeFile(base, '');
    const [a = '', b = ''] = files;
    expect(await mergeFiles({ base, ours: a, theirs: b, path: join(folder, 'desk.json') })).toEqual({ conflicts: [] });
    expect(JSON.parse(await readFile(a, 'utf8'))).toMatchObject({
      articleNote: { note: 'ours\n\ntheirs', tags: ['t-a', 't-b'] },
    });
  });

  it('have both texts when another program has written the files', () => {
    const side = (note: ArticleNote, id: string) => ({
      changes: [made(noting(null, note, id), 1)],
      work: workOf([], [], note),
    });
    const plan = planOutside(
      { ...side(ours, 'c-ours'), base: workOf() },
      { ...side(theirs, 'c-theirs'), isWhole: true },
      { id: 'c-closing', at: time, annotator: 'desk' },
    );
    expect(plan).toMatchObject({
      kind: 'merge',
      disagreements: [],
      work: { articleNote: { note: 'ours\n\ntheirs', tags: ['t-a', 't-b'] } },
    });
  });
});
