import { useId } from 'react';
import type { AttributeDefinition } from '../../../core/annotation/codebook';
import { choiceName } from '../../codebook/names';
import { useWords } from '../../words/use-words';

interface ChoiceFieldProps {
  label: string;
  layer: string;
  definition: AttributeDefinition;
  value: string;
  onCommit: (value: string | undefined) => void;
}

/** One of the choices, or none. A retired one is there only where it is the value. */
export function ChoiceField({ label, layer, definition, value, onCommit }: ChoiceFieldProps) {
  const say = useWords();
  const id = useId();
  const choices = definition.choices ?? [];
  const offered = value === '' || choices.includes(value) ? choices : [...choices, value];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onCommit(event.target.value || undefined)}>
        <option value="">{say('inspector.untyped')}</option>
        {offered.map((choice) => (
          <option key={choice} value={choice}>
            {choiceName(layer, definition.id, choice)}
          </option>
        ))}
      </select>
    </div>
  );
}

interface ChoicesFieldProps extends Omit<ChoiceFieldProps, 'value' | 'onCommit'> {
  value: readonly string[];
  onCommit: (value: string[] | undefined) => void;
}

/** Any of the choices, kept in the order in which they are offered. */
export function ChoicesField({ label, layer, definition, value, onCommit }: ChoicesFieldProps) {
  const choices = definition.choices ?? [];
  const offered = [...choices, ...value.filter((choice) => !choices.includes(choice))];
  const toggle = (choice: string) => {
    const next = offered.filter((each) => (each === choice ? !value.includes(each) : value.includes(each)));
    onCommit(next.length === 0 ? undefined : next);
  };
  return (
    <fieldset className="field choices-field">
      <legend>{label}</legend>
      {offered.map((choice) => (
        <label key={choice}>
          <input type="checkbox" checked={value.includes(choice)} onChange={() => toggle(choice)} />
          {choiceName(layer, definition.id, choice)}
        </label>
      ))}
    </fieldset>
  );
}
