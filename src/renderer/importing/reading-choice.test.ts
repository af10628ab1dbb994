import { describe, expect, it } from 'vitest';
import type { Preview } from '../../core/host-api';
import { choiceOf } from './reading-choice';

const preview: Preview = {
  id: 'v-1',
  fileName: 'a.csv',
  metadata: { title: 'Un', language: 'fr', byline: '', outlet: '', published: '', url: '' },
  encoding: 'macintosh',
  encodingFrom: 'chosen',
  encodings: ['macintosh'],
  extraction: 'none',
  characters: 4,
  blocks: 1,
  opening: [],
  records: { count: 3, record: 1, columns: ['a'], mapping: { text: 'a' }, mappingFrom: 'chosen', rows: [] },
  sameAs: null,
};

describe('reading in another way', () => {
  it('keeps what was chosen before', () => {
    expect(choiceOf(preview, { record: 2 })).toEqual({ encoding: 'macintosh', record: 2, mapping: { text: 'a' } });
  });

  it('does not hold on to an encoding that nobody chose', () => {
    expect(choiceOf({ ...preview, encodingFrom: 'detected' }, {})).not.toHaveProperty('encoding');
  });

  it('finds the columns anew in another encoding, where they may have other names', () => {
    expect(choiceOf(preview, { encoding: 'windows-1252' })).toEqual({ encoding: 'windows-1252' });
  });

  it('names the chapters that are in the text', () => {
    const chapters = [
      { id: 'a', title: 'A', characters: 1, chosen: true },
      { id: 'b', title: 'B', characters: 1, chosen: false },
    ];
    expect(choiceOf({ ...preview, chapters }, {}).chapters).toEqual(['a']);
  });
});
