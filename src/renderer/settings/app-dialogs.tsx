import { useEffect } from 'react';
import type { HostApi, LibraryView } from '../../core/host-api';
import { KeyOverview } from '../commands/key-overview';
import { Palette } from '../commands/palette/palette';
import { ImportsDialog } from '../exchange/imports-dialog';
import type { TakeInModel } from '../exchange/take-in-model';
import { LibrariesDialog } from '../libraries/libraries-dialog';
import { shownDialog } from '../state/app-dialogs';
import { useStore } from '../state/store';
import { SettingsDialog } from './settings-dialog';

interface AppDialogsProps {
  host: HostApi;
  /** Null where none could be read. */
  library: LibraryView | null;
  takeIn: TakeInModel;
}

/** The dialogs that can be opened from every screen: by their command or by a button. */
export function AppDialogs({ host, library, takeIn }: AppDialogsProps) {
  const shown = useStore(shownDialog, (value) => value);

  // Whatever this page holds is of the library before.
  useEffect(() => host.on('library.replaced', () => location.reload()), [host]);

  const close = () => shownDialog.set(null);
  switch (shown) {
    case null:
      return null;
    case 'settings':
      return <SettingsDialog onClose={close} />;
    case 'keys':
      return <KeyOverview onClose={close} />;
    case 'palette':
      return <Palette library={library} onClose={close} />;
    case 'imports':
      return <ImportsDialog host={host} model={takeIn} onClose={close} />;
    case 'open-library':
    case 'new-library':
      return <LibrariesDialog host={host} begin={shown === 'new-library' ? 'new' : 'open'} onClose={close} />;
  }
}
