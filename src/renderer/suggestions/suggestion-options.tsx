import { Menu, MenuItem } from 'react-aria-components';
import { primaryLanguage, withLanguage } from '../../core/review/preferences';
import { changeSettings } from '../state/settings';
import { useStore } from '../state/store';
import { useWords } from '../words/use-words';
import { languageName } from './language-name';
import { suggestionPreferences } from './preferences';

/** What is suggested, as far as it matters to an article of the language. */
export function SuggestionOptions({ language }: { language: string }) {
  const say = useWords();
  const preferences = useStore(suggestionPreferences, (value) => value);
  const code = primaryLanguage(language);
  const options = [
    { id: 'all', label: say('suggestions.on'), isOn: preferences.suggests },
    { id: 'quotes', label: say('suggestions.quotes'), isOn: preferences.suggestsQuotes },
    { id: 'claims', label: say('suggestions.claims'), isOn: preferences.suggestsClaims },
    {
      id: 'language',
      label: say('suggestions.language', { language: languageName(code) }),
      isOn: !preferences.suggestsNotIn.includes(code),
    },
  ];
  return (
    <Menu
      className="options"
      aria-label={say('suggestions.options')}
      selectionMode="multiple"
      selectedKeys={options.filter(({ isOn }) => isOn).map(({ id }) => id)}
      disabledKeys={preferences.suggests ? [] : options.slice(1).map(({ id }) => id)}
      onSelectionChange={(keys) => {
        const isOn = (id: string) => keys === 'all' || keys.has(id);
        void changeSettings({
          suggests: isOn('all'),
          suggestsQuotes: isOn('quotes'),
          suggestsClaims: isOn('claims'),
          suggestsNotIn: withLanguage(preferences, code, isOn('language')),
        });
      }}
    >
      {options.map(({ id, label }) => (
        <MenuItem key={id} id={id} className="option check-option" textValue={label}>
          {label}
        </MenuItem>
      ))}
    </Menu>
  );
}
