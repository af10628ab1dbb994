import { useEffect } from 'react';
import type { HostApi } from '../../core/host-api';
import { LibrariesDialog } from '../libraries/libraries-dialog';
import { appDialogs, shownDialog } from '../state/app-dialogs';
import { useStore } from '../state/store';
import { SettingsDialog } from './settings-dialog';

/** The dialogs that can be opened from every screen: by their key, by a button, or from the window's menu. */
export function AppDialogs({ host }: { host: HostApi }) {
  const shown = useStore(shownDialog, (value) => value);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const mod = navigator.platform.startsWith('Mac') ? event.metaKey : event.ctrlKey;
      if (!mod || event.shiftKey || event.altKey || event.key !== ',') return;
      event.preventDefault();
      if (document.querySelector('[role="dialog"]') === null) shownDialog.set('settings');
    };
    window.addEventListener('keydown', onKeyDown);
    const stopCommands = host.on('command.run', ({ id }) => {
      const asked = appDialogs.find((name) => name === id);
      if (asked) shownDialog.set(asked);
    });
    // Whatever this page holds is of the library before.
    const stopReplacing = host.on('library.replaced', () => location.reload());
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      stopCommands();
      stopReplacing();
    };
  }, [host]);

  const close = () => shownDialog.set(null);
  if (shown === null) return null;
  if (shown === 'settings') return <SettingsDialog onClose={close} />;
  return <LibrariesDialog host={host} begin={shown === 'new-library' ? 'new' : 'open'} onClose={close} />;
}
