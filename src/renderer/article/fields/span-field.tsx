import { Button } from 'react-aria-components';
import { type AttributeValue, isSelector } from '../../../core/annotation/annotation';
import type { CommandId } from '../../../core/commands/command-list';
import { keyOf } from '../../commands/commands';
import { CommandKey } from '../../ui/key-cap';
import { useWords } from '../../words/use-words';

interface SpanFieldProps {
  label: string;
  value: AttributeValue | undefined;
  /** The command that takes the selected words; none where a button does. */
  command: CommandId | null;
  onTake: () => void;
  onClear: () => void;
}

/** Words of the text that an attribute points at; they are set from the text, and cleared here. */
export function SpanField({ label, value, command, onTake, onClear }: SpanFieldProps) {
  const say = useWords();
  const [before, after] = say('inspector.unset', { key: '\u0001' }).split('\u0001');
  return (
    <div className="span-field">
      <span className="span-label">{label}</span>
      {isSelector(value) ? (
        <span className="span-value">
          {value.exact}
          <Button className="icon-button" aria-label={`${say('inspector.clear')}: ${label}`} onPress={onClear}>
            ×
          </Button>
        </span>
      ) : command === null || keyOf(command) === '' ? (
        <Button className="quiet-button" onPress={onTake}>
          {say('inspector.takeSelection')}
        </Button>
      ) : (
        <span className="hint">
          {before}
          <CommandKey of={command} />
          {after}
        </span>
      )}
    </div>
  );
}
