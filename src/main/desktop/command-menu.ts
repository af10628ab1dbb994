import type { MenuItemConstructorOptions } from 'electron';
import { type CommandId, commandGroups, commands } from '../../core/commands/command-list';
import { type ChangedKeys, keysOf } from '../../core/commands/keymap';
import { commandNames as english } from '../../core/commands/words/en';
import { commandNames as french } from '../../core/commands/words/fr';
import { frenchSpacing } from '../../core/french-spacing';
import { acceleratorOf } from './accelerator';

export interface CommandMenuOptions {
  language: 'en' | 'fr';
  platform: NodeJS.Platform;
  keys: ChangedKeys;
  /** Those that stand in another menu. */
  without: ReadonlySet<CommandId>;
  run: (command: CommandId) => void;
}

/** Every command by its group, in the order of the page's own menu. The page answers the keys; they are only shown. */
export function commandMenu({ language, platform, keys, without, run }: CommandMenuOptions) {
  const nameOf = (word: keyof typeof english) => (language === 'fr' ? frenchSpacing(french[word]) : english[word]);
  return commandGroups.map((group): MenuItemConstructorOptions => {
    const members = commands.filter((command) => command.group === group && !without.has(command.id));
    return {
      id: `group-${group}`,
      label: nameOf(`keys.${group}`),
      submenu: members.map(({ id }) => {
        const [key] = keysOf(id, keys);
        const accelerator = key === undefined ? null : acceleratorOf(key, platform);
        return {
          id,
          label: nameOf(`command.${id}`),
          ...(accelerator === null ? {} : { accelerator, registerAccelerator: false }),
          click: () => run(id),
        };
      }),
    };
  });
}
