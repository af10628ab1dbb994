import { describe, expect, it } from 'vitest';
import { annotationOn, articleWith, libraryWith } from '../../testing/made-articles';
import { prepareArticle } from '../prepared-article';
import { passagesOf } from './passages';

const text = 'Un\nDeux\n\nTrois';
const heading = { type: 'heading', start: 0, end: 2 };
const paragraph = { type: 'paragraph', start: 3, end: 7 };
const blank = { type: 'paragraph', start: 8, end: 8 };
const last = { type: 'heading', start: 9, end: 14 };

function annotationsOn(...words: string[]) {
  const annotations = words.map((each, index) => annotationOn(text, 'claim', each, { id: `c-${index}` }));
  return prepareArticle({ article: articleWith(text), text, annotations }, libraryWith().codebook).annotations;
}

describe('the passages of a text', () => {
  it('are a block each, with the headings before it and without blank ones', () => {
    expect(passagesOf([heading, paragraph, blank, last], []).map(({ blocks }) => blocks)).toEqual([
      [heading, paragraph],
      [last],
    ]);
  });

  it('have each annotation once, where it begins, also one that goes on into the next', () => {
    const passages = passagesOf([heading, paragraph, blank, last], annotationsOn('Un', 'Deux\n\nTrois', 'Trois'));
    expect(passages.map(({ annotations }) => annotations.map(({ annotation }) => annotation.id))).toEqual([
      ['c-0', 'c-1'],
      ['c-2'],
    ]);
  });

  it('are none in a text of blank blocks', () => expect(passagesOf([blank], [])).toEqual([]));
});
