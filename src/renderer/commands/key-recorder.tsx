import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { CommandId } from '../../core/commands/command-list';
import { isReserved, KeyName } from '../../core/commands/key-name';
import { layerName } from '../codebook/names';
import { codebook, tagTreeOf } from '../state/codebook';
import { settings } from '../state/settings';
import { useWords } from '../words/use-words';
import { commandName, keyParts, pressedKey } from './commands';
import { type KeyOwner, ownersOf } from './key-owners';

interface KeyRecorderProps {
  command: CommandId;
  /** A key that nobody has, or that is to be taken over. */
  onKey: (key: string) => void;
  /** The command has no key any more. */
  onNone: () => void;
  onLeave: () => void;
}

/** Hears the next key, and says at once who has it. Escape leaves everything as it is. */
export function KeyRecorder({ command, onKey, onNone, onLeave }: KeyRecorderProps) {
  const say = useWords();
  const field = useRef<HTMLButtonElement>(null);
  const [pressed, setPressed] = useState('');
  const [owners, setOwners] = useState<KeyOwner[]>([]);
  const shown = keyParts(pressed || ' ').join(' ');
  const isRefused = pressed !== '' && isReserved(pressed);

  useEffect(() => field.current?.focus(), []);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Tab' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return onLeave();
    const key = pressedKey(event);
    // A modifier alone is the beginning of a key.
    if (['Control', 'Shift', 'Alt', 'AltGraph', 'Meta'].includes(event.key) || !KeyName.safeParse(key).success) return;
    const found = isReserved(key) ? [] : ownersOf(command, key, settings.get().keys, codebook.get());
    setPressed(key);
    setOwners(found);
    if (!isReserved(key) && found.length === 0) onKey(key);
  }

  return (
    <div className="key-recorder">
      <button ref={field} type="button" className="key-field" aria-describedby="key-said" onKeyDown={onKeyDown}>
        {say('keys.press')}
      </button>
      <span id="key-said" role="status" className={isRefused || owners.length > 0 ? 'warning' : 'hint'}>
        {isRefused ? say('keys.reserved', { key: shown }) : null}
        {owners.length > 0 ? say('keys.taken', { key: shown, names: owners.map(nameOf).join(', ') }) : null}
      </span>
      {owners.length > 0 ? (
        <Button className="button" onPress={() => onKey(pressed)}>
          {say('keys.takeOver')}
        </Button>
      ) : null}
      {owners.length > 0 ? null : (
        <Button className="quiet-button" onPress={onNone}>
          {say('keys.without')}
        </Button>
      )}
      <Button className="quiet-button" onPress={onLeave}>
        {say('keys.leaveIt')}
      </Button>
    </div>
  );
}

function nameOf(owner: KeyOwner): string {
  if (owner.kind === 'command') return commandName(owner.id);
  if (owner.kind === 'mark') return layerName(owner.layer);
  return tagTreeOf(codebook.get()).resolve(owner.tag)?.name ?? owner.tag;
}
