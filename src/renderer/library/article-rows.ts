import { foldName } from '../../core/annotation/person';
import { type ArticleRow, type ArticleState, articleStates } from '../../core/library/article';

export const sortColumns = ['title', 'outlet', 'language', 'state', 'imported', 'quotes', 'claims'] as const;
export type SortColumn = (typeof sortColumns)[number];

export interface Sort {
  column: SortColumn;
  isDescending: boolean;
}

/** What the list shows; an empty text shows all. */
export interface ArticleFilter {
  text: string;
  language: string;
  outlet: string;
  state: ArticleState | '';
}

export const noFilter: ArticleFilter = { text: '', language: '', outlet: '', state: '' };

/** A row with what the filter looks for, folded once instead of at every key. */
export interface FoldedRow {
  row: ArticleRow;
  folded: string;
}

export function foldRows(rows: readonly ArticleRow[]): FoldedRow[] {
  return rows.map((row) => ({ row, folded: foldName(`${row.title} ${row.outlet}`) }));
}

/** Each word of the text is in the title or the outlet; accents and capitals do not matter. */
export function filterRows(rows: readonly FoldedRow[], { text, language, outlet, state }: ArticleFilter): ArticleRow[] {
  const words = foldName(text).split(' ').filter(Boolean);
  return rows
    .filter(
      ({ row, folded }) =>
        (language === '' || row.language === language) &&
        (outlet === '' || row.outlet === outlet) &&
        (state === '' || row.state === state) &&
        words.every((word) => folded.includes(word)),
    )
    .map(({ row }) => row);
}

/** A new array; rows that are alike keep the order of their ids, so that the order is total. `locale` is BCP 47. */
export function sortRows(rows: readonly ArticleRow[], { column, isDescending }: Sort, locale: string): ArticleRow[] {
  const collator = new Intl.Collator(locale, { numeric: true });
  const compare = (a: ArticleRow, b: ArticleRow): number => {
    if (column === 'quotes' || column === 'claims') return a[column] - b[column];
    if (column === 'state') return articleStates.indexOf(a.state) - articleStates.indexOf(b.state);
    if (column === 'imported') return Date.parse(a.imported) - Date.parse(b.imported);
    return collator.compare(a[column], b[column]);
  };
  const sign = isDescending ? -1 : 1;
  return [...rows].sort((a, b) => sign * compare(a, b) || (a.id < b.id ? -1 : 1));
}
