import type { CommandId, ScreenName } from '../../core/commands/command-list';
import { keyNameOf, keyNameParts, type PressedKey } from '../../core/commands/key-name';
import { commandOfKey, keysOf } from '../../core/commands/keymap';
import { settings } from '../state/settings';
import { isWordKey, say } from '../words/words';

const isMac = navigator.platform.startsWith('Mac');

/** The name of a pressed key on this computer; empty where no command can have it. */
export function pressedKey(event: PressedKey): string {
  return keyNameOf(event, isMac);
}

export function commandName(id: CommandId): string {
  return say(`command.${id}`);
}

/** The first key of a command as the user has set it; empty where it has none. */
export function keyOf(id: CommandId): string {
  return keysOf(id, settings.get().keys)[0] ?? '';
}

/** The command that a key has on a screen where letters are free and no suggestion is reviewed. */
export function bearerOf(key: string, screen: ScreenName): CommandId | null {
  return commandOfKey(key, { screen, letters: 'free', isReviewing: false }, settings.get().keys);
}

/** The parts of a key as they are shown: `Mod+z` is `Ctrl` and `Z`, or `⌘` and `Z` on a Mac. */
export function keyParts(name: string): string[] {
  const parts = keyNameParts(name);
  return parts.map((part) => {
    if (isMac && part === 'Mod') return '⌘';
    if (isMac && part === 'Alt') return '⌥';
    const word = `key.${part === 'Mod' ? 'Ctrl' : part}`;
    if (isWordKey(word)) return say(word);
    return part.length === 1 && parts.length > 1 ? part.toUpperCase() : part;
  });
}
