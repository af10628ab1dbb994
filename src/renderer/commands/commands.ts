import type { WordKey } from '../words/en';
import { isWordKey, say } from '../words/words';

export type CommandId = WordKey extends infer Key ? (Key extends `command.${infer Id}` ? Id : never) : never;

export type CommandGroup = 'marking' | 'moving' | 'editing' | 'reviewing' | 'general';

export interface CommandDefinition {
  id: CommandId;
  group: CommandGroup;
  /** As `KeyboardEvent.key`, with `Mod+` for Ctrl or, on a Mac, Cmd; several where several work. */
  keys: readonly string[];
}

/** Every command of the article screen, with its keys. The key overview and the key handler read this one list. */
export const articleCommands: readonly CommandDefinition[] = [
  { id: 'mark-quote', group: 'marking', keys: ['q'] },
  { id: 'mark-claim', group: 'marking', keys: ['c'] },
  { id: 'set-speaker', group: 'marking', keys: ['w'] },
  { id: 'set-cue', group: 'marking', keys: ['v'] },
  { id: 'add-segment', group: 'marking', keys: ['a'] },
  { id: 'next-annotation', group: 'moving', keys: ['n'] },
  { id: 'previous-annotation', group: 'moving', keys: ['p'] },
  { id: 'cycle-overlaps', group: 'moving', keys: ['o'] },
  { id: 'next-without-speaker', group: 'moving', keys: ['m'] },
  { id: 'next-untyped', group: 'moving', keys: ['i'] },
  { id: 'filter', group: 'moving', keys: ['f'] },
  { id: 'next-region', group: 'moving', keys: ['F6'] },
  { id: 'leave', group: 'moving', keys: ['Escape'] },
  { id: 'edit', group: 'editing', keys: ['e', 'Enter'] },
  { id: 'cycle-type', group: 'editing', keys: ['t'] },
  { id: 'tag', group: 'editing', keys: ['g'] },
  { id: 'relate', group: 'editing', keys: ['r'] },
  { id: 'article-note', group: 'editing', keys: ['j'] },
  { id: 'article-state', group: 'editing', keys: ['J'] },
  { id: 'start-left', group: 'editing', keys: ['['] },
  { id: 'start-right', group: 'editing', keys: [']'] },
  { id: 'end-left', group: 'editing', keys: ['{'] },
  { id: 'end-right', group: 'editing', keys: ['}'] },
  { id: 'choose-border', group: 'editing', keys: ['b'] },
  { id: 'delete', group: 'editing', keys: ['Delete', 'Backspace'] },
  { id: 'next-suggestion', group: 'reviewing', keys: ['s'] },
  { id: 'previous-suggestion', group: 'reviewing', keys: ['S'] },
  { id: 'accept-suggestion', group: 'reviewing', keys: ['Enter'] },
  { id: 'accept-several', group: 'reviewing', keys: ['Shift+Enter'] },
  { id: 'edit-suggestion', group: 'reviewing', keys: ['e'] },
  { id: 'reject-suggestion', group: 'reviewing', keys: ['x'] },
  { id: 'explain-suggestion', group: 'reviewing', keys: ['y'] },
  { id: 'all-suggestions', group: 'reviewing', keys: ['A'] },
  { id: 'undo', group: 'general', keys: ['Mod+z'] },
  { id: 'redo', group: 'general', keys: ['Mod+Shift+z', 'Mod+y'] },
  { id: 'history', group: 'general', keys: ['h'] },
  { id: 'new-version', group: 'general', keys: ['U'] },
  { id: 'find', group: 'general', keys: ['Mod+f'] },
  { id: 'about', group: 'general', keys: ['D'] },
  { id: 'export', group: 'general', keys: ['Mod+e'] },
  { id: 'take-in', group: 'general', keys: ['Mod+i'] },
  { id: 'keys', group: 'general', keys: ['?'] },
  { id: 'back', group: 'general', keys: ['Alt+ArrowLeft'] },
];

const deciding: readonly string[] = ['accept-suggestion', 'accept-several', 'edit-suggestion', 'reject-suggestion'];

/** Those that change annotations: they are refused while the window only reads. */
export const writingCommands: ReadonlySet<CommandId> = new Set(
  articleCommands
    .filter(
      ({ id, group }) =>
        group === 'marking' ||
        group === 'editing' ||
        id === 'undo' ||
        id === 'redo' ||
        deciding.includes(id) ||
        id === 'new-version',
    )
    .map(({ id }) => id),
);

const isMac = navigator.platform.startsWith('Mac');

/**
 * The command of a key press. Plain keys are commands only where nobody is typing; while a suggestion is
 * reviewed, its commands come before others with the same key.
 */
export function commandOf(event: KeyboardEvent, typing: boolean, reviewing = false): CommandId | null {
  const pressed = pressedKey(event);
  const bearers = articleCommands.filter(({ keys }) => keys.includes(pressed));
  const found = bearers.find(({ group }) => (group === 'reviewing') === reviewing) ?? bearers[0];
  if (!found) return null;
  const isPlain = !pressed.startsWith('Mod+') && !pressed.startsWith('Alt+') && pressed !== 'F6';
  return typing && isPlain ? null : found.id;
}

function pressedKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  const mod = isMac ? metaKey && !ctrlKey : ctrlKey && !metaKey;
  if (mod && !altKey) return `Mod+${shiftKey ? 'Shift+' : ''}${key.length === 1 ? key.toLowerCase() : key}`;
  if (altKey && !ctrlKey && !metaKey && key.startsWith('Arrow')) return `Alt+${key}`;
  // AltGr (reported as Ctrl+Alt) types brackets on many European keyboards.
  if ((ctrlKey || altKey || metaKey) && !'[]{}'.includes(key)) return '';
  // A letter says itself that Shift is held.
  return key === 'Enter' && shiftKey ? 'Shift+Enter' : key;
}

/** The parts of a key as they are shown: `Mod+z` is `Ctrl` and `Z`, or `⌘` and `Z` on a Mac. */
export function keyParts(key: string): string[] {
  if (key === '+') return ['+'];
  return key.split('+').map((part) => {
    if (isMac && part === 'Mod') return '⌘';
    if (isMac && part === 'Alt') return '⌥';
    const name = `key.${part === 'Mod' ? 'Ctrl' : part}`;
    if (isWordKey(name)) return say(name);
    return part.length === 1 && key.includes('+') ? part.toUpperCase() : part;
  });
}

export function keyOf(id: CommandId): string {
  return articleCommands.find((command) => command.id === id)?.keys[0] ?? '';
}
