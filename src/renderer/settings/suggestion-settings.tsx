import { suggestionLanguages, withLanguage } from '../../core/review/preferences';
import { changeSettings } from '../state/settings';
import { useStore } from '../state/store';
import { languageName } from '../suggestions/language-name';
import { suggestionPreferences } from '../suggestions/preferences';
import { useWords } from '../words/use-words';
import { uiLanguage } from '../words/words';
import { Check, SettingsSection } from './settings-parts';

/** What is suggested in articles: at all, of which kinds, how certain, in which languages. */
export function SuggestionSettings() {
  const say = useWords();
  const preferences = useStore(suggestionPreferences, (value) => value);
  const screenLanguage = useStore(uiLanguage, (value) => value);
  const { suggests, suggestsQuotes, suggestsClaims, suggestsUncertain, suggestsNotIn } = preferences;
  // One that was switched off in an article of it can be switched on again here.
  const languages = [...new Set<string>([...suggestionLanguages, ...suggestsNotIn])]
    .map((code) => ({ code, name: languageName(code) }))
    .sort((a, b) => a.name.localeCompare(b.name, screenLanguage));
  return (
    <SettingsSection title={say('settings.suggestions')}>
      <Check
        label={say('settings.suggests')}
        help={say('settings.suggestsHelp')}
        isOn={suggests}
        onChange={(isOn) => void changeSettings({ suggests: isOn })}
      />
      <fieldset className="settings-boxes" disabled={!suggests}>
        <legend>{say('settings.suggestionKinds')}</legend>
        <div>
          <Check
            label={say('suggestions.quotes')}
            isOn={suggestsQuotes}
            onChange={(isOn) => void changeSettings({ suggestsQuotes: isOn })}
          />
          <Check
            label={say('suggestions.claims')}
            isOn={suggestsClaims}
            onChange={(isOn) => void changeSettings({ suggestsClaims: isOn })}
          />
          <Check
            label={say('settings.suggestsUncertain')}
            isOn={suggestsUncertain}
            onChange={(isOn) => void changeSettings({ suggestsUncertain: isOn })}
          />
        </div>
      </fieldset>
      <fieldset className="settings-boxes" disabled={!suggests}>
        <legend>{say('settings.suggestionLanguages')}</legend>
        <div className="settings-languages">
          {languages.map(({ code, name }) => (
            <Check
              key={code}
              label={<span className="settings-name">{name}</span>}
              isOn={!suggestsNotIn.includes(code)}
              onChange={(isOn) => void changeSettings({ suggestsNotIn: withLanguage(preferences, code, isOn) })}
            />
          ))}
        </div>
      </fieldset>
      <p className="hint">{say('settings.suggestionLanguagesHelp')}</p>
    </SettingsSection>
  );
}
