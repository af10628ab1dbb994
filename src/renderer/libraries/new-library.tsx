import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { HostApi } from '../../core/host-api';
import { useWords } from '../words/use-words';

interface NewLibraryProps {
  host: HostApi;
  /** Folder in which a place is suggested, with the separator at its end. */
  newIn: string;
  hasDialogs: boolean;
  /** The dialog was opened for this. */
  isFirst: boolean;
  isDisabled: boolean;
  onCreate: (input: { folder: string; name: string }) => void;
}

/** A name and a folder for a new library; the folder follows the name until it is changed. */
export function NewLibrary({ host, newIn, hasDialogs, isFirst, isDisabled, onCreate }: NewLibraryProps) {
  const say = useWords();
  const [name, setName] = useState('');
  const [place, setPlace] = useState(newIn);
  /** As typed; null while it follows the name. */
  const [typed, setTyped] = useState<string | null>(null);
  const folder = typed ?? (name.trim() === '' ? '' : place + folderName(name));
  const isComplete = name.trim() !== '' && folder.trim() !== '';

  async function choose() {
    const result = await host.call('libraries.choose', {});
    if (!result.ok || result.value.folder === null) return;
    const { folder: chosen } = result.value;
    const separator = newIn.slice(-1);
    setPlace(chosen.endsWith(separator) ? chosen : chosen + separator);
    setTyped(null);
  }

  return (
    <section aria-labelledby="libraries-new">
      <h3 id="libraries-new">{say('libraries.new')}</h3>
      <form
        className="libraries-new"
        onSubmit={(event) => {
          event.preventDefault();
          if (isComplete) onCreate({ folder, name });
        }}
      >
        <label>
          {say('libraries.name')}
          <input
            type="text"
            // biome-ignore lint/a11y/noAutofocus: the dialog was opened for this.
            autoFocus={isFirst}
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label>
          {say('libraries.folder')}
          <input
            type="text"
            spellCheck={false}
            value={folder}
            onChange={(event) => setTyped(event.target.value === '' ? null : event.target.value)}
          />
        </label>
        {hasDialogs ? (
          <Button className="button" onPress={() => void choose()}>
            {say('libraries.choosePlace')}
          </Button>
        ) : null}
        <Button className="button" type="submit" isDisabled={isDisabled || !isComplete}>
          {say('libraries.create')}
        </Button>
      </form>
    </section>
  );
}

/** The name without what some system does not take in the name of a folder. */
function folderName(name: string): string {
  return name
    .replace(/[\\/:*?"<>|]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^\.+|\.+$/gu, '');
}
