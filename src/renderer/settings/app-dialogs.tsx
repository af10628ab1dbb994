import { useEffect } from 'react';
import type { HostApi } from '../../core/host-api';
import { shownDialog } from '../state/app-dialogs';
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
    const stop = host.on('command.run', ({ id }) => {
      if (id === 'settings') shownDialog.set(id);
    });
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      stop();
    };
  }, [host]);

  const close = () => shownDialog.set(null);
  return shown === 'settings' ? <SettingsDialog onClose={close} /> : null;
}
