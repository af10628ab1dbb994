import { Button } from 'react-aria-components';
import { Settings, usualSettings } from '../../core/calls/settings-calls';
import { changeSettings, settings, settingsProblem } from '../state/settings';
import { useStore } from '../state/store';
import { AppDialog } from '../ui/app-dialog';
import { Choice } from '../ui/choice';
import { CommandKey } from '../ui/key-cap';
import { useWords } from '../words/use-words';
import { sayFailure } from '../words/words';
import { Check, Measure, SettingsSection } from './settings-parts';
import { SuggestionSettings } from './suggestion-settings';

/** What the user can set; each choice holds at once. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const say = useWords();
  const { language, theme, textSize, lineWidth, snapToWords, showsKeyStrip } = useStore(settings, (value) => value);
  const problem = useStore(settingsProblem, (value) => value);
  const isUsual = textSize === usualSettings.textSize && lineWidth === usualSettings.lineWidth;

  return (
    <AppDialog title={say('settings.title')} onClose={onClose}>
      {problem ? (
        <p className="warning" role="alert">
          {sayFailure(problem)}
        </p>
      ) : null}
      <Choice
        label={say('settings.language')}
        value={language}
        options={[
          ['system', say('settings.asSystem')],
          [
            'en',
            <span key="en" lang="en">
              English
            </span>,
          ],
          [
            'fr',
            <span key="fr" lang="fr">
              Français
            </span>,
          ],
        ]}
        onChange={(value) => void changeSettings({ language: Settings.shape.language.parse(value) })}
      />
      <Choice
        label={say('settings.theme')}
        value={theme}
        options={[
          ['system', say('settings.asSystem')],
          ['light', say('settings.light')],
          ['dark', say('settings.dark')],
        ]}
        onChange={(value) => void changeSettings({ theme: Settings.shape.theme.parse(value) })}
      />
      <SettingsSection title={say('settings.reading')}>
        <Measure
          label={say('settings.textSize')}
          shown={say('settings.percent', { value: textSize })}
          value={textSize}
          range={{ minValue: 80, maxValue: 160, step: 5 }}
          onChange={(value) => void changeSettings({ textSize: value })}
        />
        <Measure
          label={say('settings.lineWidth')}
          shown={say('settings.characters', { value: lineWidth })}
          value={lineWidth}
          range={{ minValue: 45, maxValue: 100, step: 1 }}
          onChange={(value) => void changeSettings({ lineWidth: value })}
        />
        <p className="settings-sample">{say('settings.sample')}</p>
        <Button
          className="quiet-button"
          isDisabled={isUsual}
          onPress={() => {
            const { textSize, lineWidth } = usualSettings;
            void changeSettings({ textSize, lineWidth });
          }}
        >
          {say('settings.usual')}
        </Button>
      </SettingsSection>
      <SettingsSection title={say('settings.marking')}>
        <Check
          label={say('settings.snapToWords')}
          help={say('settings.snapToWordsHelp')}
          isOn={snapToWords}
          onChange={(isOn) => void changeSettings({ snapToWords: isOn })}
        />
        <Check
          label={say('settings.keyStrip')}
          help={
            <>
              {say('settings.keyStripHelp')} <CommandKey of="key-strip" />
            </>
          }
          isOn={showsKeyStrip}
          onChange={(isOn) => void changeSettings({ showsKeyStrip: isOn })}
        />
      </SettingsSection>
      <SuggestionSettings />
    </AppDialog>
  );
}
