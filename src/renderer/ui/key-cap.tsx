import type { CommandId } from '../../core/commands/command-list';
import { keyOf, keyParts } from '../commands/commands';
import { settings } from '../state/settings';
import { useStore } from '../state/store';
import { useWords } from '../words/use-words';

/** A key, drawn as one. */
export function KeyCap({ of }: { of: string }) {
  // The names of keys are words too: they follow the language of the screen.
  useWords();
  return (
    <span className="key-cap">
      {keyParts(of).map((part) => (
        <kbd key={part}>{part}</kbd>
      ))}
    </span>
  );
}

/** The key of a command as it is set now; nothing where it has none. */
export function CommandKey({ of }: { of: CommandId }) {
  useStore(settings, ({ keys }) => keys);
  const key = keyOf(of);
  return key === '' ? null : <KeyCap of={key} />;
}
