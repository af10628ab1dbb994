import { useCallback, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { RecentLibrary } from '../../core/calls/libraries-calls';
import type { CallOutput, HostApi } from '../../core/host-api';
import type { Failure, Result } from '../../core/result';
import { AppDialog } from '../ui/app-dialog';
import { useWords } from '../words/use-words';
import { sayFailure } from '../words/words';
import { LibraryFacts } from './library-facts';
import { NewLibrary } from './new-library';

interface LibrariesDialogProps {
  host: HostApi;
  /** Where the keyboard begins: at opening a library, or at making one. */
  begin: 'open' | 'new';
  onClose: () => void;
}

/** The libraries of this user: what the open one holds, which ones there were, and the ways to open another. */
export function LibrariesDialog({ host, begin, onClose }: LibrariesDialogProps) {
  const say = useWords();
  const [list, setList] = useState<CallOutput<'libraries.list'> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isOpening, setOpening] = useState(false);
  const [folder, setFolder] = useState('');

  const read = useCallback(async () => {
    const result = await host.call('libraries.list', {});
    if (result.ok) setList(result.value);
    else setFailure(result.error);
  }, [host]);
  useEffect(() => {
    void read();
    return host.on('libraries.changed', () => void read());
  }, [host, read]);

  /** Where another library is open now, every page is loaded again; here nothing is left to do but close. */
  async function open(opening: () => Promise<Result<unknown>>) {
    setFailure(null);
    setOpening(true);
    const result = await opening();
    setOpening(false);
    if (result.ok) onClose();
    else setFailure(result.error);
  }

  async function choose() {
    const result = await host.call('libraries.choose', {});
    if (!result.ok) return setFailure(result.error);
    const { folder: chosen } = result.value;
    if (chosen !== null) await open(() => host.call('libraries.open', { folder: chosen }));
  }

  if (list === null) return null;
  const { recent, hasDialogs, newIn } = list;
  const others = recent.filter(({ isOpen }) => !isOpen);
  const present = recent.find(({ isOpen }) => isOpen);
  return (
    <AppDialog title={say('libraries.title')} onClose={onClose} size="wide">
      <div className="libraries">
        {failure ? (
          <p className="warning" role="alert">
            {sayFailure(failure)}
          </p>
        ) : null}
        {present ? <LibraryFacts host={host} library={present} hasDialogs={hasDialogs} onFailure={setFailure} /> : null}
        {others.length > 0 ? (
          <section aria-labelledby="libraries-recent">
            <h3 id="libraries-recent">{say('libraries.recent')}</h3>
            <ul className="libraries-list">
              {others.map((library) => (
                <RecentRow
                  key={library.folder}
                  library={library}
                  isDisabled={isOpening}
                  onOpen={() => void open(() => host.call('libraries.open', { folder: library.folder }))}
                  onForget={() =>
                    void host
                      .call('libraries.forget', { folder: library.folder })
                      .then((result) => !result.ok && setFailure(result.error))
                  }
                />
              ))}
            </ul>
          </section>
        ) : null}
        <section aria-labelledby="libraries-open">
          <h3 id="libraries-open">{say('libraries.openOther')}</h3>
          {hasDialogs ? (
            <Button
              className="button"
              autoFocus={begin === 'open'}
              isDisabled={isOpening}
              onPress={() => void choose()}
            >
              {say('libraries.choose')}
            </Button>
          ) : (
            <form
              className="libraries-path"
              onSubmit={(event) => {
                event.preventDefault();
                if (folder.trim() !== '') void open(() => host.call('libraries.open', { folder }));
              }}
            >
              <input
                type="text"
                // biome-ignore lint/a11y/noAutofocus: the dialog was opened for this.
                autoFocus={begin === 'open'}
                spellCheck={false}
                aria-label={say('libraries.path')}
                placeholder={say('libraries.path')}
                value={folder}
                onChange={(event) => setFolder(event.target.value)}
              />
              <Button className="button" type="submit" isDisabled={isOpening || folder.trim() === ''}>
                {say('libraries.open')}
              </Button>
            </form>
          )}
        </section>
        <NewLibrary
          host={host}
          newIn={newIn}
          hasDialogs={hasDialogs}
          isFirst={begin === 'new'}
          isDisabled={isOpening}
          onCreate={(input) => void open(() => host.call('libraries.create', input))}
        />
        <p className="hint" role="status">
          {isOpening ? say('libraries.opening') : ''}
        </p>
      </div>
    </AppDialog>
  );
}

interface RecentRowProps {
  library: RecentLibrary;
  isDisabled: boolean;
  onOpen: () => void;
  onForget: () => void;
}

function RecentRow({ library: { name, shown, isMissing }, isDisabled, onOpen, onForget }: RecentRowProps) {
  const say = useWords();
  return (
    <li>
      <span className="libraries-name">
        <strong>{name}</strong>
        <span className="hint">{shown}</span>
      </span>
      {isMissing ? (
        <span className="libraries-missing">{say('libraries.missing')}</span>
      ) : (
        <Button
          className="button"
          aria-label={say('libraries.openNamed', { name })}
          isDisabled={isDisabled}
          onPress={onOpen}
        >
          {say('libraries.open')}
        </Button>
      )}
      <Button className="quiet-button" aria-label={say('libraries.forgetNamed', { name })} onPress={onForget}>
        {say('libraries.forget')}
      </Button>
    </li>
  );
}
