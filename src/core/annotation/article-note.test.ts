import { describe, expect, it } from 'vitest';
import { type ArticleNote, articleNoteId, articleNoteWith, maxNoteLength } from './article-note';
import { applyOperations, type Operation, workOf } from './change';
import { countUse, partKey } from './codebook-use';
import { mergeArticleNote } from './merge';
import { differenceOf, summaryOf } from './past';

const author = { annotator: 'desk', time: '2026-03-04T09:00:00.000Z' };
const later = { annotator: 'desk', time: '2026-03-04T10:00:00.000Z' };

/** A note that says something; the test fails where it does not. */
function said(before: ArticleNote | null, more: Partial<ArticleNote>, by = author): ArticleNote {
  const note = articleNoteWith(before, more, by);
  if (!note) throw new Error('the note says nothing');
  return note;
}

describe('the note on an article as a whole', () => {
  it('begins with the first thing that is said and ends with the last that is taken back', () => {
    const first = said(null, { tags: ['t-budget'] });
    expect(first).toEqual({
      id: articleNoteId,
      tags: ['t-budget'],
      note: '',
      annotator: 'desk',
      created: author.time,
      modified: author.time,
    });
    const second = said(first, { note: 'à revoir' }, later);
    expect(second).toMatchObject({ tags: ['t-budget'], created: author.time, modified: later.time });
    expect(articleNoteWith(second, { tags: [], note: '' }, later)).toBeNull();
  });

  it('is applied, refused where it is another by now, and found as the difference of two states', () => {
    const before = said(null, { note: 'un' });
    const after = said(before, { note: 'deux' }, later);
    const op: Operation = { kind: 'article-note', id: articleNoteId, before, after };
    const work = workOf([], [], before);
    expect(applyOperations(work, [op])).toBeNull();
    expect(work.articleNote).toEqual(after);
    expect(applyOperations(work, [op])).toBe(0);
    expect(differenceOf(workOf([], [], before), work)).toEqual([op]);
    expect(summaryOf({ ops: [op] })).toMatchObject({ ofArticle: true, added: 0, changed: 0 });
  });

  it('counts its tags as an annotation does', () => {
    const use = { annotations: new Map<string, number>(), articles: new Map<string, number>() };
    const articleNote = said(null, { tags: ['t-a', 't-a', 't-b'] });
    countUse(
      [
        { annotations: [], articleNote },
        { annotations: [], articleNote: null },
      ],
      use,
      null,
    );
    expect(use.annotations).toEqual(
      new Map([
        [partKey({ kind: 'tag', tag: 't-a' }), 1],
        [partKey({ kind: 'tag', tag: 't-b' }), 1],
      ]),
    );
  });
});

describe('two sides that changed the note', () => {
  const base = said(null, { tags: ['t-a', 't-b'], note: 'Base' });
  const ours = said(base, { tags: ['t-b', 't-ours'], note: 'Base\n\nOurs' });
  const theirs = said(base, { tags: ['t-a', 't-b', 't-theirs'], note: 'Theirs' }, later);

  it('keep both texts, the earlier first, and the tags that either added or took away', () => {
    const { value, conflict } = mergeArticleNote(base, ours, theirs);
    expect(value).toMatchObject({
      tags: ['t-b', 't-ours', 't-theirs'],
      note: 'Base\n\nOurs\n\nTheirs',
      modified: later.time,
    });
    expect(conflict).toBeNull();
    expect(mergeArticleNote(base, theirs, ours).value).toEqual(value);
  });

  it('do not say twice what one of them says already', () => {
    const longer = said(base, { note: 'Base\n\nOurs\n\nmore' }, later);
    expect(mergeArticleNote(base, ours, longer).value?.note).toBe('Base\n\nOurs\n\nmore');
  });

  it('keep a change where the other side took everything back', () => {
    expect(mergeArticleNote(base, null, theirs)).toEqual({ value: theirs, conflict: null });
    expect(mergeArticleNote(base, null, base).value).toBeNull();
  });

  it('hand over the earlier text where both together are too long to be stored', () => {
    const [long, longer] = ['a', 'b'].map((letter) => letter.repeat(maxNoteLength - 1)) as [string, string];
    const [earlier, kept] = [said(base, { note: long }), said(base, { note: longer }, later)];
    expect(mergeArticleNote(base, earlier, kept)).toEqual({
      value: kept,
      conflict: { id: articleNoteId, kept, other: earlier },
    });
  });
});
