import { useMemo } from 'react';
import { ToggleButton } from 'react-aria-components';
import { isListed, type Person } from '../../core/annotation/person';
import type { ArticleRow } from '../../core/library/article';
import { concordanceOrders } from '../../core/search/concordance';
import type { SearchQuery } from '../../core/search/query';
import { layerName } from '../codebook/names';
import { codebook } from '../state/codebook';
import { useStore } from '../state/store';
import { useWords } from '../words/use-words';
import { uiLanguage } from '../words/words';
import { QueryOptions } from './query-options';
import type { SearchModel, SearchState } from './search-model';

interface SearchFormProps {
  model: SearchModel;
  state: SearchState;
  people: readonly Person[];
  rows: readonly ArticleRow[];
}

/** What is looked for, where, and in which order it is shown. */
export function SearchForm({ model, state, people, rows }: SearchFormProps) {
  const say = useWords();
  const layers = useStore(codebook, (book) => book.layers).filter(({ mergedInto }) => mergedInto === undefined);
  const { query, order, hits, articles, lines, progress, failure } = state;
  const languages = useDistinct(rows, 'language').filter((tag) => tag !== 'und');
  const outlets = useDistinct(rows, 'outlet');
  const screenLanguage = useStore(uiLanguage, (value) => value);
  const names = useMemo(() => new Intl.DisplayNames(screenLanguage, { type: 'language' }), [screenLanguage]);
  const counts =
    failure || (query.text.trim() === '' && query.layer === null && query.person === null)
      ? ''
      : lines.length < hits
        ? say('search.firstOf', { shown: lines.length, hits, articles })
        : say('search.counts', { hits, articles });
  return (
    <search className="search-form">
      <div className="search-line">
        <input
          type="search"
          className="search-words"
          aria-label={say('search.label')}
          placeholder={say('search.label')}
          value={query.text}
          onChange={(event) => model.ask({ text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
            event.preventDefault();
            document.querySelector<HTMLElement>('.concordance [role="listbox"]')?.focus();
          }}
        />
        <QueryOptions query={query} onChange={(part) => model.ask(part)} />
      </div>
      <div className="search-line">
        <select
          aria-label={say('search.scope')}
          value={query.scope}
          onChange={(event) => model.ask({ scope: event.target.value as SearchQuery['scope'] })}
        >
          <option value="text">{say('search.inTexts')}</option>
          <option value="annotations">{say('search.inAnnotations')}</option>
          <option value="notes">{say('search.inNotes')}</option>
        </select>
        <select
          aria-label={say('search.layer')}
          value={query.layer ?? ''}
          onChange={(event) => model.ask({ layer: event.target.value || null })}
        >
          <option value="">{say('search.anyLayer')}</option>
          {layers.map(({ id }) => (
            <option key={id} value={id}>
              {layerName(id)}
            </option>
          ))}
        </select>
        <select
          aria-label={say('search.person')}
          value={query.person ?? ''}
          onChange={(event) => model.ask({ person: event.target.value || null })}
        >
          <option value="">{say('search.anyPerson')}</option>
          {people.filter(isListed).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        {languages.length > 1 || query.language !== null ? (
          <select
            aria-label={say('library.columnLanguage')}
            value={query.language ?? ''}
            onChange={(event) => model.ask({ language: event.target.value || null })}
          >
            <option value="">{say('library.anyLanguage')}</option>
            {languages.map((tag) => (
              <option key={tag} value={tag}>
                {names.of(tag) ?? tag}
              </option>
            ))}
          </select>
        ) : null}
        {outlets.length > 1 || query.outlet !== null ? (
          <select
            aria-label={say('library.columnOutlet')}
            value={query.outlet ?? ''}
            onChange={(event) => model.ask({ outlet: event.target.value || null })}
          >
            <option value="">{say('library.anyOutlet')}</option>
            {outlets.map((outlet) => (
              <option key={outlet}>{outlet}</option>
            ))}
          </select>
        ) : null}
      </div>
      <div className="search-line">
        <fieldset className="search-orders" aria-label={say('search.order')}>
          {concordanceOrders.map((each) => (
            <ToggleButton key={each} className="toggle" isSelected={order === each} onChange={() => model.sortBy(each)}>
              {say(`search.order.${each}`)}
            </ToggleButton>
          ))}
        </fieldset>
        <output className="hint search-counts">
          {progress ? say('search.preparing', { done: progress.done, total: progress.total }) : counts}
        </output>
      </div>
    </search>
  );
}

/** What the articles have there, each once, in order. */
function useDistinct(rows: readonly ArticleRow[], column: 'language' | 'outlet'): string[] {
  return useMemo(
    () => [...new Set(rows.map((row) => row[column]))].filter(Boolean).sort((a, b) => a.localeCompare(b)),
    [rows, column],
  );
}
