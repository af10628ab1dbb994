import { useMemo } from 'react';
import { useStore } from '../state/store';
import { FilterField } from '../ui/filter-field';
import { personOptions, tagOptions } from '../ui/filter-options';
import { useWords } from '../words/use-words';
import { uiLanguage } from '../words/words';
import type { ArticleFilter, FoldedRow, Register } from './article-rows';

interface MoreFiltersProps {
  all: readonly FoldedRow[];
  register: Register;
  filter: ArticleFilter;
  onChange: (part: Partial<ArticleFilter>) => void;
}

/** What narrows the list down by its annotations and dates. Offers the tags and people that some article has. */
export function MoreFilters({ all, register, filter, onChange }: MoreFiltersProps) {
  const say = useWords();
  const language = useStore(uiLanguage, (value) => value);
  const tags = useMemo(() => {
    const used = new Set(all.flatMap(({ tags }) => [...tags]));
    return tagOptions(register.tree, (id) => used.has(id));
  }, [all, register]);
  const people = useMemo(() => {
    const named = all.flatMap((row) => row.people.flatMap((id) => register.people.get(id) ?? []));
    return personOptions(named, language);
  }, [all, register, language]);

  return (
    <div className="library-more">
      <FilterField
        label={say('filters.tag')}
        placeholder={say('filters.anyTag')}
        nothing={say('filters.noTag')}
        options={tags}
        value={filter.tag}
        onChange={(tag) => onChange({ tag })}
      />
      <FilterField
        label={say('filters.person')}
        placeholder={say('filters.anyPerson')}
        nothing={say('filters.noPerson')}
        options={people}
        value={filter.person}
        onChange={(person) => onChange({ person })}
      />
      <select
        aria-label={say('filters.date')}
        value={filter.date}
        onChange={(event) => onChange({ date: event.target.value as ArticleFilter['date'] })}
      >
        <option value="published">{say('filters.published')}</option>
        <option value="imported">{say('filters.imported')}</option>
      </select>
      <label className="filter-day">
        {say('filters.from')}
        <input
          type="date"
          value={filter.from}
          max={filter.to || undefined}
          onChange={(event) => onChange({ from: event.target.value })}
        />
      </label>
      <label className="filter-day">
        {say('filters.to')}
        <input
          type="date"
          value={filter.to}
          min={filter.from || undefined}
          onChange={(event) => onChange({ to: event.target.value })}
        />
      </label>
    </div>
  );
}
