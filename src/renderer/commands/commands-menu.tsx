import { useState } from 'react';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { flushSync } from 'react-dom';
import { type CommandGroup, commandGroups, commandWithId } from '../../core/commands/command-list';
import { CommandKey } from '../ui/key-cap';
import { useWords } from '../words/use-words';
import { focusScreen, type OfferedCommand, offeredCommands, runCommand } from './command-sources';
import { commandName } from './commands';

/** The menu of the screen: its commands by what they are for, with their keys. */
export function CommandsMenu() {
  const say = useWords();
  const [isOpen, setOpen] = useState(false);

  function run(id: string) {
    const command = commandWithId(id);
    if (!command) return;
    // First gone, then done: what is run may bring the keyboard elsewhere.
    flushSync(() => setOpen(false));
    focusScreen();
    runCommand(command.id);
  }

  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className="quiet-button">{say('commands.title')}</Button>
      <Popover className="popover commands-menu" placement="bottom end">
        <CommandItems onRun={run} />
      </Popover>
    </MenuTrigger>
  );
}

/** Asked for when the menu opens: what can be done depends on what is selected then. */
function CommandItems({ onRun }: { onRun: (id: string) => void }) {
  const say = useWords();
  const [offered] = useState(offeredCommands);
  const groups = commandGroups
    .map((group): [CommandGroup, OfferedCommand[]] => [group, offered.filter(({ command }) => command.group === group)])
    .filter(([, items]) => items.length > 0);
  return (
    <Menu
      className="options"
      aria-label={say('commands.title')}
      disabledKeys={offered.filter(({ reason }) => reason !== null).map(({ command }) => command.id)}
      onAction={(key) => onRun(String(key))}
    >
      {groups.map(([group, items]) => (
        <MenuSection key={group}>
          <Header className="menu-group">{say(`keys.${group}`)}</Header>
          {items.map(({ command: { id }, reason }) => (
            <MenuItem key={id} id={id} className="option" textValue={commandName(id)}>
              <span className="menu-label">
                {commandName(id)}
                {reason === null ? null : <small>{reason}</small>}
              </span>
              <CommandKey of={id} />
            </MenuItem>
          ))}
        </MenuSection>
      ))}
    </Menu>
  );
}
