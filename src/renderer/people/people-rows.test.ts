import { describe, expect, it } from 'vitest';
import type { Person } from '../../core/annotation/person';
import type { ArticleRow } from '../../core/library/article';
import { nextAfter, personDetail, personRows, rowsNamed } from './people-rows';

function person(id: string, name: string, more: Partial<Person> = {}): Person {
  return { id, name, role: '', organisation: '', country: '', aliases: [], ...more };
}

function article(id: string, ...people: string[]): ArticleRow {
  return {
    id,
    title: id,
    outlet: '',
    language: 'fr',
    published: '',
    imported: '2026-03-05T08:00:00Z',
    characters: 1,
    quotes: 0,
    claims: 0,
    people,
    tags: [],
    state: 'new',
  };
}

const register = new Map(
  [
    person('p-1', 'Zoé Lindqvist', { aliases: ['la ministre'] }),
    person('p-2', 'Émile Zay'),
    person('p-3', 'Z. Lindqvist', { mergedInto: 'p-1' }),
    person('p-4', 'Frida Ek'),
  ].map((entry) => [entry.id, entry]),
);
const rows = personRows(register, [article('a-1', 'p-1', 'p-3'), article('a-2', 'p-3', 'p-gone')], 'fr');

describe('personRows', () => {
  it('counts an article once for a person who speaks in it under two merged entries', () => {
    expect(rows.map(({ person: { id }, articles }) => [id, articles])).toEqual([
      ['p-2', 0],
      ['p-4', 0],
      ['p-1', 2],
    ]);
  });
});

describe('rowsNamed', () => {
  it('finds by parts of name and aliases in any order, without accents or case', () => {
    expect(rowsNamed(rows, 'ZOE  ministre').map(({ person: { id } }) => id)).toEqual(['p-1']);
    expect(rowsNamed(rows, 'lindqvist e').map(({ person: { id } }) => id)).toEqual(['p-1']);
    expect(rowsNamed(rows, 'zoé x')).toEqual([]);
  });

  it('shows everybody where nothing is asked', () => {
    expect(rowsNamed(rows, '  ')).toBe(rows);
  });
});

describe('personDetail', () => {
  it('says what is known and leaves out what is not', () => {
    expect(personDetail(person('p-5', 'Ana', { role: 'mayor', country: 'PT' }))).toBe('mayor · PT');
    expect(personDetail(person('p-5', 'Ana'))).toBe('');
  });
});

describe('an entry that was taken out of the register', () => {
  const gone = new Map([['p-9', person('p-9', 'Ilse Ray', { removed: true })]]);

  it('is not listed, unless an article names it all the same', () => {
    expect(personRows(gone, [article('a-1', 'p-1')], 'fr')).toEqual([]);
    expect(personRows(gone, [article('a-1', 'p-9')], 'fr')).toMatchObject([{ articles: 1 }]);
  });

  it('leaves its place to the next one that stays, else to the last one', () => {
    const rows = personRows(new Map(['a', 'b', 'c'].map((id) => [id, person(id, id)])), [], 'fr');
    expect(nextAfter(rows, new Set(['b']), 'b')).toBe('c');
    expect(nextAfter(rows, new Set(['b', 'c']), 'b')).toBe('a');
    expect(nextAfter(rows, new Set(['b']), 'a')).toBe('a');
    expect(nextAfter(rows, new Set(['a', 'b', 'c']), 'a')).toBeNull();
  });
});
