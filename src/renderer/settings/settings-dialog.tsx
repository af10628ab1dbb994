import { Button, Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import { Settings, usualSettings } from '../../core/calls/settings-calls';
import { changeSettings, settings, settingsProblem } from '../state/settings';
import { useStore } from '../state/store';
import { AppDialog } from '../ui/app-dialog';
import { Choice } from '../ui/choice';
import { useWords } from '../words/use-words';
import { sayFailure } from '../words/words';

/** What the user can set; each choice holds at once. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const say = useWords();
  const { language, theme, textSize, lineWidth, snapToWords } = useStore(settings, (value) => value);
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
      <section className="settings-reading" aria-labelledby="settings-reading">
        <h3 id="settings-reading">{say('settings.reading')}</h3>
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
      </section>
      <div className="settings-check">
        <label>
          <input
            type="checkbox"
            checked={snapToWords}
            aria-describedby="settings-snap-help"
            onChange={(event) => void changeSettings({ snapToWords: event.target.checked })}
          />
          {say('settings.snapToWords')}
        </label>
        <p id="settings-snap-help" className="hint">
          {say('settings.snapToWordsHelp')}
        </p>
      </div>
    </AppDialog>
  );
}

interface MeasureProps {
  label: string;
  /** The value as it is read. */
  shown: string;
  value: number;
  range: { minValue: number; maxValue: number; step: number };
  onChange: (value: number) => void;
}

function Measure({ label, shown, value, range, onChange }: MeasureProps) {
  return (
    <Slider className="settings-measure" value={value} {...range} onChange={(next) => onChange(Number(next))}>
      <Label>{label}</Label>
      <SliderOutput>{shown}</SliderOutput>
      <SliderTrack className="settings-track">
        <SliderThumb className="settings-thumb" />
      </SliderTrack>
    </Slider>
  );
}
