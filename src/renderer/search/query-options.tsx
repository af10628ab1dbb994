import { ToggleButton } from 'react-aria-components';
import type { SearchQuery } from '../../core/search/query';
import { useWords } from '../words/use-words';

interface QueryOptionsProps {
  query: SearchQuery;
  /** True where words are one phrase anyway. */
  isPhrase?: boolean;
  onChange: (part: Partial<SearchQuery>) => void;
}

/** How words are looked for: the same switches in the library's search and in an article's. */
export function QueryOptions({ query, isPhrase = false, onChange }: QueryOptionsProps) {
  const say = useWords();
  const isPattern = query.kind === 'regex';
  return (
    <fieldset className="query-options" aria-label={say('search.options')}>
      {isPhrase ? null : (
        <ToggleButton
          className="toggle"
          isSelected={query.kind === 'phrase'}
          onChange={(isOn) => onChange({ kind: isOn ? 'phrase' : 'words' })}
        >
          {say('search.phrase')}
        </ToggleButton>
      )}
      <ToggleButton className="toggle" isSelected={query.wholeWord} onChange={(wholeWord) => onChange({ wholeWord })}>
        {say('search.wholeWord')}
      </ToggleButton>
      <ToggleButton className="toggle" isSelected={query.matchCase} onChange={(matchCase) => onChange({ matchCase })}>
        {say('search.case')}
      </ToggleButton>
      <ToggleButton
        className="toggle"
        isSelected={query.matchAccents}
        isDisabled={isPattern}
        onChange={(matchAccents) => onChange({ matchAccents })}
      >
        {say('search.accents')}
      </ToggleButton>
      <ToggleButton
        className="toggle"
        isSelected={isPattern}
        onChange={(isOn) => onChange({ kind: isOn ? 'regex' : 'words' })}
      >
        {say('search.pattern')}
      </ToggleButton>
    </fieldset>
  );
}
