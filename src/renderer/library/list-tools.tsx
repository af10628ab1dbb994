import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import { type ArticleState, articleStates } from '../../core/library/article';
import { runCommand } from '../commands/command-sources';
import { useStore } from '../state/store';
import { MayWrite } from '../ui/may-write';
import { useWords } from '../words/use-words';
import { uiLanguage } from '../words/words';
import { type ArticleFilter, type FoldedRow, isNarrowed, noFilter, type Register } from './article-rows';
import { listView } from './list-view';
import { MoreFilters } from './more-filters';
import { stateWords } from './state-sign';

interface ListFiltersProps {
  all: readonly FoldedRow[];
  register: Register;
  /** As `currentFilter` gives it. */
  filter: ArticleFilter;
  /** How many articles are shown. */
  shown: number;
}

/** What narrows the list down: words, language, outlet, state; and, where asked for, tag, person and date. */
export function ListFilters({ all, register, filter, shown }: ListFiltersProps) {
  const say = useWords();
  const language = useStore(uiLanguage, (value) => value);
  const isMoreShown = useStore(listView, (view) => view.isMoreShown);
  const names = useMemo(() => new Intl.DisplayNames(language, { type: 'language' }), [language]);
  const languages = useMemo(() => distinct(all, 'language').filter((tag) => tag !== 'und'), [all]);
  const outlets = useMemo(() => distinct(all, 'outlet'), [all]);
  const change = (part: Partial<ArticleFilter>) => listView.update({ filter: { ...filter, ...part } });
  const more = [filter.tag, filter.person, filter.from || filter.to].filter(Boolean).length;

  return (
    <search className="library-tools">
      <input
        type="search"
        className="library-filter"
        aria-label={say('library.search')}
        placeholder={say('library.search')}
        value={filter.text}
        onChange={(event) => change({ text: event.target.value })}
      />
      <select
        aria-label={say('library.columnLanguage')}
        value={filter.language}
        onChange={(event) => change({ language: event.target.value })}
      >
        <option value="">{say('library.anyLanguage')}</option>
        {languages.map((tag) => (
          <option key={tag} value={tag}>
            {names.of(tag) ?? tag}
          </option>
        ))}
      </select>
      <select
        aria-label={say('library.columnOutlet')}
        value={filter.outlet}
        onChange={(event) => change({ outlet: event.target.value })}
      >
        <option value="">{say('library.anyOutlet')}</option>
        {outlets.map((outlet) => (
          <option key={outlet}>{outlet}</option>
        ))}
      </select>
      <select
        aria-label={say('library.columnState')}
        value={filter.state}
        onChange={(event) => change({ state: event.target.value as ArticleState | '' })}
      >
        <option value="">{say('library.anyState')}</option>
        {articleStates.map((state) => (
          <option key={state} value={state}>
            {say(stateWords[state])}
          </option>
        ))}
      </select>
      <Button
        className="quiet-button"
        aria-expanded={isMoreShown}
        onPress={() => listView.update({ isMoreShown: !isMoreShown })}
      >
        {say('filters.more', { count: more })}
      </Button>
      {isNarrowed(filter) ? (
        <Button className="quiet-button" onPress={() => listView.update({ filter: noFilter })}>
          {say('library.showAll')}
        </Button>
      ) : null}
      <span className="hint" role="status">
        {say('library.count', { count: shown })}
      </span>
      {isMoreShown ? <MoreFilters all={all} register={register} filter={filter} onChange={change} /> : null}
    </search>
  );
}

interface SelectionBarProps {
  count: number;
  onState: (state: ArticleState) => void;
  onExport: () => void;
  onTrash: () => void;
  onClear: () => void;
}

/** What can be done with the selected articles. */
export function SelectionBar({ count, onState, onExport, onTrash, onClear }: SelectionBarProps) {
  const say = useWords();
  return (
    <div className="selection-bar" role="toolbar" aria-label={say('library.selected', { count })}>
      <strong>{say('library.selected', { count })}</strong>
      <span className="hint">{say('library.setState')}</span>
      <MayWrite>
        {articleStates.map((state) => (
          <Button key={state} className="button" onPress={() => onState(state)}>
            {say(stateWords[state])}
          </Button>
        ))}
      </MayWrite>
      <Button className="button selection-export" onPress={onExport}>
        {say('library.exportSelected')}
      </Button>
      <Button className="button" onPress={() => runCommand('print')}>
        {say('printing.print')}
      </Button>
      <MayWrite>
        <Button className="button" onPress={onTrash}>
          {say('library.toTrash')}
        </Button>
      </MayWrite>
      <Button className="icon-button" aria-label={say('library.selectNone')} onPress={onClear}>
        ×
      </Button>
    </div>
  );
}

function distinct(rows: readonly FoldedRow[], column: 'language' | 'outlet'): string[] {
  return [...new Set(rows.map(({ row }) => row[column]))].filter(Boolean).sort((a, b) => a.localeCompare(b));
}
