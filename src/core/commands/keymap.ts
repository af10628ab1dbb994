import { type Command, type CommandId, commands, commandWithId, type ScreenName } from './command-list';
import { isPlainKey } from './key-name';

/**
 * The keys that the user has set, by command; a command that is not there has its usual ones, one with an empty
 * list has none. Commands that this version does not know are kept.
 */
export type ChangedKeys = Readonly<Record<string, readonly string[]>>;

export function keysOf(id: CommandId, changed: ChangedKeys): readonly string[] {
  return changed[id] ?? commandWithId(id)?.keys ?? [];
}

/** Where a key is pressed. */
export interface KeyPlace {
  screen: ScreenName;
  /** Who takes plain keys: nobody else; a list, to find an entry by its letters; a field for text. */
  letters: 'free' | 'list' | 'field';
  /** Whether a suggestion is reviewed: its commands come before others with the same key. */
  isReviewing: boolean;
}

/** The command of a key, by the name of the key; plain keys are commands only where they are free. */
export function commandOfKey(key: string, place: KeyPlace, changed: ChangedKeys): CommandId | null {
  if (key === '' || (place.letters !== 'free' && isPlainKey(key))) return null;
  const bearers = commands.filter(
    (command) => command.screens.includes(place.screen) && keysOf(command.id, changed).includes(key),
  );
  const found = bearers.find(({ group }) => (group === 'reviewing') === place.isReviewing) ?? bearers[0];
  return found && !(place.letters === 'field' && found.yieldsToFields) ? found.id : null;
}

/** Other commands that have the key where the command would have it. Those of the review share keys with the rest. */
export function clashesOf(id: CommandId, key: string, changed: ChangedKeys): readonly Command[] {
  const wanted = commandWithId(id);
  if (!wanted) return [];
  return commands.filter(
    (other) =>
      other.id !== id &&
      (other.group === 'reviewing') === (wanted.group === 'reviewing') &&
      other.screens.some((screen) => wanted.screens.includes(screen)) &&
      keysOf(other.id, changed).includes(key),
  );
}

/** The command has just these keys. Keys that are the usual ones are not remembered. */
export function withKeys(changed: ChangedKeys, id: CommandId, keys: readonly string[]): ChangedKeys {
  const { [id]: _before, ...others } = changed;
  const usual = commandWithId(id)?.keys ?? [];
  const isUsual = keys.length === usual.length && keys.every((key, index) => key === usual[index]);
  return isUsual ? others : { ...others, [id]: keys };
}

/** The command has just this key, and nobody has it beside it. */
export function withKeyTakenOver(changed: ChangedKeys, id: CommandId, key: string): ChangedKeys {
  const without = clashesOf(id, key, changed).reduce(
    (keys, other) =>
      withKeys(
        keys,
        other.id,
        keysOf(other.id, keys).filter((each) => each !== key),
      ),
    changed,
  );
  return withKeys(without, id, [key]);
}

/** All commands that are known here have their usual keys again. */
export function withUsualKeys(changed: ChangedKeys): ChangedKeys {
  return Object.fromEntries(Object.entries(changed).filter(([id]) => commandWithId(id) === null));
}
