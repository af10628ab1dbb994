import { keyParts } from '../commands/commands';
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
