// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one cannot be laid out as a table.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid is the one stop of the keyboard.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef } from 'react';
import type { ArticleRow } from '../../core/library/article';
import { openArticle } from '../state/screen';
import { useStore } from '../state/store';
import type { WordKey } from '../words/en';
import { useWords } from '../words/use-words';
import { uiLanguage } from '../words/words';
import { type SortColumn, sortColumns } from './article-rows';
import { listView } from './list-view';
import { extendTo, goTo, type RowSelection, toggle } from './row-selection';
import { StateSign } from './state-sign';

/** Heights in px; all rows are alike, so that ten thousand need not be measured. */
const rowHeight = 44;
const headHeight = 34;

const columnWords: Record<SortColumn, WordKey> = {
  title: 'library.columnTitle',
  outlet: 'library.columnOutlet',
  language: 'library.columnLanguage',
  state: 'library.columnState',
  imported: 'library.columnDate',
  quotes: 'library.columnQuotes',
  claims: 'library.columnClaims',
};

interface ArticleGridProps {
  rows: readonly ArticleRow[];
}

/**
 * The articles as a grid with one keyboard stop: keys go by row, the header's buttons sort. Only the rows
 * on screen exist; each says its place among all.
 */
export function ArticleGrid({ rows }: ArticleGridProps) {
  const say = useWords();
  const language = useStore(uiLanguage, (value) => value);
  const { sort, selection } = useStore(listView, (view) => view);
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // The header covers the top of what scrolls.
    scrollPaddingEnd: headHeight,
  });
  const dates = useMemo(() => new Intl.DateTimeFormat(language, { dateStyle: 'medium' }), [language]);
  const languages = useMemo(() => new Intl.DisplayNames(language, { type: 'language' }), [language]);

  const { active, selected } = selection;
  const index = useMemo(() => (active === null ? -1 : ids.indexOf(active)), [ids, active]);
  useEffect(() => {
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
  }, [index, virtual]);

  const select = (next: RowSelection) => listView.update({ selection: next });

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1);
    const steps: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: ids.length - 1,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      const id = ids[Math.max(0, Math.min(ids.length - 1, step))];
      if (id !== undefined) select(event.shiftKey ? extendTo(selection, id, ids) : goTo(selection, id));
    } else if (event.key === ' ' && active !== null) {
      select(toggle(selection, active));
    } else if (event.key === 'Escape' && selected.size > 0) {
      select({ ...selection, selected: new Set() });
    } else if (event.key === 'Enter' && active !== null) {
      open(active);
    } else return;
    event.preventDefault();
  }

  function onClick(event: MouseEvent, id: string) {
    const isOnBox = event.target instanceof Element && event.target.closest('.select-cell') !== null;
    if (event.shiftKey) select(extendTo(selection, id, ids));
    else if (isOnBox || event.ctrlKey || event.metaKey) select(toggle(selection, id));
    else open(id);
  }

  function open(id: string) {
    select(goTo(selection, id));
    openArticle(id);
  }

  return (
    <div
      ref={scroller}
      role="grid"
      className="article-table"
      tabIndex={0}
      aria-label={say('library.title')}
      aria-multiselectable="true"
      aria-rowcount={rows.length + 1}
      aria-activedescendant={index >= 0 ? `article-${active}` : undefined}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        const first = ids[0];
        if (event.target === event.currentTarget && index < 0 && first !== undefined) select(goTo(selection, first));
      }}
    >
      <div role="rowgroup" className="article-head">
        <div role="row" aria-rowindex={1} tabIndex={-1} className="article-row">
          <div role="columnheader" className="select-cell">
            <input
              type="checkbox"
              aria-label={say('library.selectAll')}
              checked={rows.length > 0 && selected.size === rows.length}
              ref={(box) => {
                if (box) box.indeterminate = selected.size > 0 && selected.size < rows.length;
              }}
              onChange={(event) => select({ ...selection, selected: new Set(event.target.checked ? ids : []) })}
            />
          </div>
          {sortColumns.map((column) => (
            <div
              key={column}
              role="columnheader"
              className={`${column}-cell`}
              aria-sort={sort.column === column ? (sort.isDescending ? 'descending' : 'ascending') : 'none'}
            >
              <button
                type="button"
                onClick={() =>
                  listView.update({
                    sort: { column, isDescending: sort.column === column ? !sort.isDescending : isNumber(column) },
                  })
                }
              >
                {say(columnWords[column])}
                <span aria-hidden="true" className="sort-sign">
                  {sort.column === column ? (sort.isDescending ? '↓' : '↑') : ''}
                </span>
              </button>
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="article-rows" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index] as ArticleRow;
          const isSelected = selected.has(row.id);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys.
            <div
              key={row.id}
              id={`article-${row.id}`}
              role="row"
              tabIndex={-1}
              aria-rowindex={item.index + 2}
              aria-selected={isSelected}
              className={`article-row${row.id === active ? ' active' : ''}`}
              style={{ transform: `translateY(${item.start}px)` }}
              onMouseDown={(event) => {
                // The keyboard stays with the grid, and a range selects rows, not their words.
                event.preventDefault();
                scroller.current?.focus({ preventScroll: true });
              }}
              onClick={(event) => onClick(event, row.id)}
            >
              <div role="gridcell" className="select-cell">
                <span className="select-box" aria-hidden="true">
                  {isSelected ? (
                    <svg aria-hidden="true" viewBox="0 0 10 10" width="10" height="10">
                      <path d="M1.5 5.5L4 8L8.5 2.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
                    </svg>
                  ) : null}
                </span>
              </div>
              <div role="gridcell" className="title-cell" title={row.title}>
                {row.title}
                {row.version === undefined ? null : (
                  <small className="version-badge">{say('versions.badge', { number: row.version })}</small>
                )}
                {row.problem === undefined ? null : (
                  <span className="warning" title={row.problem}>
                    {say('library.damaged')}
                  </span>
                )}
              </div>
              <div role="gridcell" className="outlet-cell" title={row.outlet}>
                {row.outlet}
              </div>
              <div role="gridcell" className="language-cell">
                {row.language === 'und' ? '' : languages.of(row.language)}
              </div>
              <div role="gridcell" className="state-cell">
                <StateSign state={row.state} />
              </div>
              <div role="gridcell" className="imported-cell">
                {row.problem === undefined ? dates.format(new Date(row.imported)) : ''}
              </div>
              <div role="gridcell" className="quotes-cell">
                {row.quotes}
              </div>
              <div role="gridcell" className="claims-cell">
                {row.claims}
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Of numbers and dates one wants to see the largest first. */
function isNumber(column: SortColumn): boolean {
  return column === 'imported' || column === 'quotes' || column === 'claims';
}
