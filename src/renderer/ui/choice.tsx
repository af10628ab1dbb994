import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly (readonly [value: string, name: ReactNode])[];
  onChange: (value: string) => void;
}

/** One of a few options, all of them in sight, with what it is about before them. */
export function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <RadioGroup className="settings-choice" orientation="horizontal" value={value} onChange={onChange}>
      <Label>{label}</Label>
      <div className="settings-options">
        {options.map(([id, name]) => (
          <Radio key={id} value={id} className="settings-option">
            {name}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
