import { useId, useState } from 'react';
import { Button } from 'react-aria-components';
import { ChainLink } from '../../../core/annotation/annotation';
import { useWords } from '../../words/use-words';

interface ChainFieldProps {
  label: string;
  value: readonly ChainLink[];
  onCommit: (value: ChainLink[] | undefined) => void;
}

const roles = ChainLink.shape.role.options;

/** How the words came to the article, from the outlet back to the first source. */
export function ChainField({ label, value, onCommit }: ChainFieldProps) {
  const say = useWords();
  const id = useId();
  const [role, setRole] = useState<ChainLink['role']>(value.length === 0 ? 'outlet' : 'agency');
  const [name, setName] = useState('');

  function add() {
    if (name.trim() === '') return;
    onCommit([...value, { role, name: name.trim() }]);
    setName('');
    setRole(roles[Math.min(roles.indexOf(role) + 1, roles.indexOf('document'))] ?? 'other');
  }

  function removeAt(index: number) {
    const left = value.toSpliced(index, 1);
    onCommit(left.length === 0 ? undefined : left);
  }

  return (
    <fieldset className="field chain-field">
      <legend>{label}</legend>
      {value.length === 0 ? null : (
        <ol className="chain">
          {value.map((link, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two links may say the same; their place is what they are.
            <li key={index}>
              <small>{say(`chain.role.${link.role}`)}</small>
              <span>{link.name}</span>
              <Button
                className="icon-button"
                aria-label={say('inspector.removeNamed', { name: link.name })}
                onPress={() => removeAt(index)}
              >
                ×
              </Button>
            </li>
          ))}
        </ol>
      )}
      <div className="chain-add">
        <select
          aria-label={say('inspector.chainRole')}
          value={role}
          onChange={(event) => setRole(ChainLink.shape.role.catch('other').parse(event.target.value))}
        >
          {roles.map((each) => (
            <option key={each} value={each}>
              {say(`chain.role.${each}`)}
            </option>
          ))}
        </select>
        <input
          id={id}
          aria-label={say('inspector.chainName')}
          placeholder={say('inspector.chainHelp')}
          value={name}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && add()}
          onBlur={add}
        />
      </div>
    </fieldset>
  );
}
