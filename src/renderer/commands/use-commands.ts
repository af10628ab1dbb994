import { useEffect, useRef } from 'react';
import { commandWithId } from '../../core/commands/command-list';
import { commandOfKey, type KeyPlace } from '../../core/commands/keymap';
import type { HostApi } from '../../core/host-api';
import { codebook } from '../state/codebook';
import { screen } from '../state/screen';
import { settings } from '../state/settings';
import { codebookKeyOf } from './codebook-keys';
import { applyCodebook, type CommandSource, isReviewing, offerCommands, runCommand } from './command-sources';
import { pressedKey } from './commands';

/** The component carries out these commands for as long as it is shown. */
export function useCommands(source: CommandSource): void {
  const latest = useRef(source);
  latest.current = source;
  useEffect(() => offerCommands(() => latest.current), []);
}

/** Hears the keys of all commands, and the commands that the window's own menu sends. */
export function useCommandKeys(host: HostApi): void {
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown);
    const stop = host.on('command.run', ({ id }) => runFromMenu(id));
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      stop();
    };
  }, [host]);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || isCovered()) return;
  const target = event.target instanceof Element ? event.target : null;
  const letters = lettersAt(target);
  const place = { screen: screen.get().name, letters, isReviewing: isReviewing() };
  const id = commandOfKey(pressedKey(event), place, settings.get().keys);
  if (id) {
    // A button that has the focus is pressed by Enter itself.
    if (event.key === 'Enter' && target?.closest('button')) return;
    if (runCommand(id)) event.preventDefault();
    return;
  }
  const key = letters === 'free' ? codebookKeyOf(codebook.get(), event) : null;
  if (key && applyCodebook(key)) event.preventDefault();
}

/** What the menu bar sends. Its undo and redo are those of the text field where somebody types. */
function runFromMenu(id: string): void {
  const command = commandWithId(id);
  if (!command) return;
  if (command.yieldsToFields && lettersAt(document.activeElement) === 'field') document.execCommand(id);
  else if (!isCovered()) runCommand(command.id);
}

/** Whether a dialog or a menu stands before the screen and has the keys. */
function isCovered(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"]') !== null;
}

/** Who takes plain keys at a place of the page. */
function lettersAt(target: Element | null): KeyPlace['letters'] {
  if (target?.closest('textarea, input:not([type="checkbox"], [type="radio"], [type="range"])')) return 'field';
  return target?.closest('select, [role="option"]:not(.annotation-row)') ? 'list' : 'free';
}
