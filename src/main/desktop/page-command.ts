import type { WebContents } from 'electron';
import type { CommandId } from '../../core/commands/command-list';
import { type EventMessage, eventChannel } from './channels';

/**
 * Runs a command that was chosen in the menu. The page has not seen that click, and without one of the user's own
 * Chromium shows it no file chooser and lets it copy nothing: so it is told of the gesture first.
 */
export async function runInPage(contents: WebContents, id: CommandId): Promise<void> {
  // A page that cannot take it is closing or has crashed; it says so itself.
  await contents.executeJavaScript('undefined', true).catch(() => undefined);
  if (contents.isDestroyed()) return;
  const message: EventMessage = { name: 'command.run', payload: { id } };
  contents.send(eventChannel, message);
}
