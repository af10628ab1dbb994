import { describe, expect, it } from 'vitest';
import type { Person } from '../../core/annotation/person';
import { TagTree } from '../../core/annotation/tag-tree';
import type { ArticleRow } from '../../core/library/article';
import {
  currentFilter,
  filterRows,
  foldRows,
  isNarrowed,
  noFilter,
  type Register,
  sortColumns,
  sortRows,
} from './article-rows';
import { extendTo, goTo, keepShown, nothingSelected, toggle } from './row-selection';

function row(id: string, more: Partial<ArticleRow> = {}): ArticleRow {
  return {
    id,
    title: id,
    outlet: '',
    language: 'fr',
    published: '',
    imported: '2026-03-04T09:00:00Z',
    characters: 10,
    quotes: 0,
    claims: 0,
    people: [],
    tags: [],
    state: 'new',
    ...more,
  };
}

const rows = [
  row('1', { title: 'Élan du port', outlet: 'Gazette', quotes: 10, state: 'done' }),
  row('2', { title: 'Eaux hautes', outlet: 'Courrier', language: 'en', quotes: 9 }),
  row('3', { title: 'Zone humide', outlet: 'Gazette', imported: '2026-03-04T08:30:00+02:00', state: 'in-work' }),
];
function person(id: string, more: Partial<Person> = {}): [string, Person] {
  return [id, { id, name: id, role: '', organisation: '', country: '', aliases: [], ...more }];
}

const register: Register = {
  people: new Map([person('p-1'), person('p-2'), person('p-old', { mergedInto: 'p-2' })]),
  tree: new TagTree({
    tags: [
      { id: 't-water', name: 'Water', parent: null },
      { id: 't-flood', name: 'Flood', parent: 't-water' },
      { id: 't-tide', name: 'Tide', parent: 't-flood' },
      { id: 't-high', name: 'High water', parent: null, mergedInto: 't-flood' },
    ],
  }),
};

const ids = (some: readonly ArticleRow[]) => some.map(({ id }) => id);
const filteredOf = (some: readonly ArticleRow[], filter: Partial<typeof noFilter>) =>
  ids(filterRows(foldRows(some, register), currentFilter({ ...noFilter, ...filter }, register)));
const filtered = (filter: Partial<typeof noFilter>) => filteredOf(rows, filter);

describe('the list of articles', () => {
  it('finds words in title and outlet in any order, without accents and capitals', () => {
    expect(filtered({ text: 'gazette ELAN' })).toEqual(['1']);
    expect(filtered({ text: 'gazette eaux' })).toEqual([]);
    expect(filtered({ text: '  ' })).toEqual(['1', '2', '3']);
  });

  it('shows only what fits every filter', () => {
    expect(filtered({ outlet: 'Gazette' })).toEqual(['1', '3']);
    expect(filtered({ outlet: 'Gazette', state: 'in-work' })).toEqual(['3']);
    expect(filtered({ language: 'en' })).toEqual(['2']);
  });

  it('sorts accents as readers do, numbers as numbers, states by progress and times across zones', () => {
    const by = (column: (typeof sortColumns)[number]) => ids(sortRows(rows, { column, isDescending: false }, 'fr'));
    expect(by('title')).toEqual(['2', '1', '3']);
    expect(by('quotes')).toEqual(['3', '2', '1']);
    expect(by('state')).toEqual(['2', '3', '1']);
    expect(by('imported')).toEqual(['3', '1', '2']);
  });

  it('sorts by every column both ways, alike rows always in one order', () => {
    for (const column of sortColumns) {
      for (const isDescending of [false, true]) {
        const there = sortRows(rows, { column, isDescending }, 'fr');
        expect(ids(sortRows([...rows].reverse(), { column, isDescending }, 'fr'))).toEqual(ids(there));
      }
    }
  });
});

describe('the filters by person, tag and date', () => {
  const some = [
    row('1', { people: ['p-1', 'p-old'], tags: ['t-tide'], published: '2026-03-04T23:30:00+02:00' }),
    row('2', { people: ['p-2'], tags: ['t-high', 't-gone'], published: '2026-04' }),
    row('3', { people: ['p-gone'], tags: ['t-water'], published: '2025', outlet: 'Gazette' }),
    row('4', { published: 'last summer', imported: '2026-05-06T12:00:00Z' }),
  ];

  it('find a person under every entry that became part of theirs', () => {
    expect(filteredOf(some, { person: 'p-2' })).toEqual(['1', '2']);
    expect(filteredOf(some, { person: 'p-old' })).toEqual(['1', '2']);
    expect(filteredOf(some, { person: 'p-1' })).toEqual(['1']);
  });

  it('find a tag, those below it, and those that were merged into them', () => {
    expect(filteredOf(some, { tag: 't-water' })).toEqual(['1', '2', '3']);
    expect(filteredOf(some, { tag: 't-flood' })).toEqual(['1', '2']);
    expect(filteredOf(some, { tag: 't-high' })).toEqual(['1', '2']);
    expect(filteredOf(some, { tag: 't-tide' })).toEqual(['1']);
  });

  it('show everything again where the person or the tag is gone', () => {
    expect(filteredOf(some, { person: 'p-gone', tag: 't-gone' })).toEqual(['1', '2', '3', '4']);
  });

  it('take both ends of the time, and the day as the source has it', () => {
    expect(filteredOf(some, { from: '2026-03-04', to: '2026-03-04' })).toEqual(['1']);
    expect(filteredOf(some, { from: '2026-03-05' })).toEqual(['2']);
    expect(filteredOf(some, { to: '2026-03-03' })).toEqual(['3']);
  });

  it('show what may lie within the time where only the month or the year is known, and nothing without a date', () => {
    expect(filteredOf(some, { from: '2026-04-30' })).toEqual(['2']);
    expect(filteredOf(some, { from: '2025-06-01', to: '2025-06-30' })).toEqual(['3']);
    expect(filteredOf(some, { to: '2999-01-01' })).toEqual(['1', '2', '3']);
  });

  it('ask for the day on which an article was added, where that is chosen', () => {
    expect(filteredOf(some, { date: 'imported', from: '2026-05-06', to: '2026-05-06' })).toEqual(['4']);
    expect(filteredOf(some, { date: 'imported', to: '2026-03-04' })).toEqual(['1', '2', '3']);
  });

  it('narrow together, and with the others', () => {
    expect(filteredOf(some, { tag: 't-water', person: 'p-2', from: '2026-04-01' })).toEqual(['2']);
    expect(filteredOf(some, { tag: 't-water', outlet: 'Gazette', language: 'fr' })).toEqual(['3']);
  });

  it('narrow nothing by the choice of a date alone', () => {
    expect(isNarrowed({ ...noFilter, date: 'imported' })).toBe(false);
    expect(isNarrowed({ ...noFilter, to: '2026-01-01' })).toBe(true);
    expect(filteredOf(some, { date: 'imported' })).toHaveLength(4);
  });
});

describe('the selection', () => {
  const shown = ['a', 'b', 'c', 'd'];

  it('extends from where it began, and shrinks again', () => {
    let selection = extendTo(goTo(nothingSelected, 'b'), 'd', shown);
    expect([...selection.selected]).toEqual(['b', 'c', 'd']);
    selection = extendTo(selection, 'a', shown);
    expect([...selection.selected]).toEqual(['a', 'b']);
    expect(selection.active).toBe('a');
  });

  it('takes single rows in and out', () => {
    const both = toggle(toggle(nothingSelected, 'a'), 'c');
    expect([...both.selected]).toEqual(['a', 'c']);
    expect([...toggle(both, 'a').selected]).toEqual(['c']);
  });

  it('never keeps a row that is not shown, and goes on with the next one', () => {
    const selection = extendTo(goTo(nothingSelected, 'b'), 'c', shown);
    expect(keepShown(selection, ['a', 'd'], shown)).toEqual({ selected: new Set(), active: 'd', anchor: 'd' });
    expect(keepShown(selection, ['a'], shown).active).toBe('a');
    expect(keepShown(selection, [], shown).active).toBeNull();
    expect([...keepShown(selection, ['a', 'c'], shown).selected]).toEqual(['c']);
  });
});
