import { describe, expect, it } from 'vitest';
import type { ArticleRow } from '../../core/library/article';
import { filterRows, foldRows, noFilter, sortColumns, sortRows } from './article-rows';
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
    state: 'new',
    ...more,
  };
}

const rows = [
  row('1', { title: 'Élan du port', outlet: 'Gazette', quotes: 10, state: 'done' }),
  row('2', { title: 'Eaux hautes', outlet: 'Courrier', language: 'en', quotes: 9 }),
  row('3', { title: 'Zone humide', outlet: 'Gazette', imported: '2026-03-04T08:30:00+02:00', state: 'in-work' }),
];
const ids = (some: readonly ArticleRow[]) => some.map(({ id }) => id);
const filtered = (filter: Partial<typeof noFilter>) => ids(filterRows(foldRows(rows), { ...noFilter, ...filter }));

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
