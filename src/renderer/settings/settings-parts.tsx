import { type ReactNode, useId } from 'react';
import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';

interface SectionProps {
  title: string;
  children: ReactNode;
}

/** Settings of one kind, under their name. */
export function SettingsSection({ title, children }: SectionProps) {
  const id = useId();
  return (
    <section className="settings-section" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
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

/** A number within a range. */
export function Measure({ label, shown, value, range, onChange }: MeasureProps) {
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

interface CheckProps {
  label: ReactNode;
  help?: ReactNode;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

/** Something that is so or not. */
export function Check({ label, help, isOn, onChange }: CheckProps) {
  const helpId = useId();
  return (
    <div className="settings-check">
      <label>
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby={help === undefined ? undefined : helpId}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
      {help === undefined ? null : (
        <p id={helpId} className="hint">
          {help}
        </p>
      )}
    </div>
  );
}
