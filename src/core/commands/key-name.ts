import { z } from 'zod';

/**
 * A key by its name: as `KeyboardEvent.key` has it, such as `q`, `?`, `Delete`, with `Mod+` for Ctrl or, on a Mac,
 * Cmd, with `Shift+` where the key does not say so itself, and with `Alt+` for arrows.
 */
export const KeyName = z
  .string()
  .regex(
    /^(?:Mod\+(?:Shift\+)?|Alt\+|Shift\+)?(?:[^\s+]|\+|[A-Z][A-Za-z0-9]{1,19})$/u,
    'This is not the name of a key.',
  );

/** A press of a key, as far as its name needs it. */
export interface PressedKey {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** The name of the key that is pressed; empty where no command can have it. */
export function keyNameOf({ key, ctrlKey, metaKey, altKey, shiftKey }: PressedKey, isMac: boolean): string {
  const mod = isMac ? metaKey && !ctrlKey : ctrlKey && !metaKey;
  if (mod && !altKey) return `Mod+${shiftKey ? 'Shift+' : ''}${key.length === 1 ? key.toLowerCase() : key}`;
  if (altKey && !ctrlKey && !metaKey && key.startsWith('Arrow')) return `Alt+${key}`;
  // AltGr (reported as Ctrl+Alt) types brackets on many European keyboards.
  if ((ctrlKey || altKey || metaKey) && !'[]{}'.includes(key)) return '';
  // A letter says itself that Shift is held.
  return shiftKey && (key === 'Enter' || isFunctionKey(key)) ? `Shift+${key}` : key;
}

/** Whether the key types something, or means something, in a field for text. */
export function isPlainKey(name: string): boolean {
  return !/^(?:Mod|Alt)\+/.test(name) && !isFunctionKey(name.replace('Shift+', ''));
}

/** The modifiers of a key and the key itself: `Mod+Shift+z` is `Mod`, `Shift`, `z`. */
export function keyNameParts(name: string): string[] {
  const [, modifiers = '', key = ''] = /^((?:(?:Mod|Alt|Shift)\+)*)(.+)$/su.exec(name) ?? [];
  return [...modifiers.split('+').filter((part) => part !== ''), key];
}

/** Keys that the caret, the fields, the browser or the system need: no command can have them. */
const reserved: ReadonlySet<string> = new Set([
  ...['Tab', ' ', 'Escape', 'Home', 'End', 'PageUp', 'PageDown', 'Insert', 'CapsLock', 'NumLock', 'ContextMenu'],
  ...['Control', 'Shift', 'Alt', 'AltGraph', 'Meta', 'Dead', 'Process', 'Unidentified', 'F5', 'F11', 'F12'],
  ...['c', 'x', 'v', 'w', 't', 'n', 'q', 'r', '+', '-', '0', 'Shift+n', 'Shift+t', 'Shift+w', 'Shift+i', 'Shift+r'].map(
    (key) => `Mod+${key}`,
  ),
  ...['Mod+Tab', 'Mod+Shift+Tab', 'Mod+ ', 'Mod+Shift+ ', 'Mod+Home', 'Mod+End', 'Mod+PageUp', 'Mod+PageDown'],
]);

export function isReserved(name: string): boolean {
  return reserved.has(name) || /^(?:Mod\+(?:Shift\+)?)?(?:Arrow\w+|Control|Shift|Meta|Alt)$/.test(name);
}

function isFunctionKey(key: string): boolean {
  return /^F\d{1,2}$/.test(key);
}
