import { Store } from '../state/store';
import { type ArticleFilter, noFilter, type Sort } from './article-rows';
import { nothingSelected, type RowSelection } from './row-selection';

/** How the list is looked at; it is still so when one comes back from an article. */
export interface ListView {
  filter: ArticleFilter;
  /** Whether the filters by tag, person and date are shown. */
  isMoreShown: boolean;
  sort: Sort;
  selection: RowSelection;
}

export const listView = new Store<ListView>({
  filter: noFilter,
  isMoreShown: false,
  sort: { column: 'imported', isDescending: true },
  selection: nothingSelected,
});
