import { Button } from 'react-aria-components';
import { changeSettings } from '../state/settings';
import { useStore } from '../state/store';
import { useWords } from '../words/use-words';
import { uiLanguage } from '../words/words';

/** Changes the language of the screen at once; it bears the name of the other language, in that language. */
export function LanguageSwitch() {
  const say = useWords();
  const language = useStore(uiLanguage, (value) => value);
  const other = language === 'fr' ? 'en' : 'fr';
  return (
    <Button className="quiet-button" onPress={() => void changeSettings({ language: other })}>
      <span lang={other}>{say('app.language')}</span>
    </Button>
  );
}
