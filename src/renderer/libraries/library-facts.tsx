import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { LibrarySize, RecentLibrary } from '../../core/calls/libraries-calls';
import type { HostApi } from '../../core/host-api';
import type { Failure } from '../../core/result';
import { useStore } from '../state/store';
import { useWords } from '../words/use-words';
import { uiLanguage } from '../words/words';
import { readableBytes } from './readable-bytes';

interface LibraryFactsProps {
  host: HostApi;
  library: RecentLibrary;
  hasDialogs: boolean;
  onFailure: (failure: Failure) => void;
}

const parts = ['texts', 'originals', 'annotations', 'trash', 'backups'] as const satisfies (keyof LibrarySize)[];

/** Where the open library lies, how many articles it has, and what it takes on the disk; counted while one reads. */
export function LibraryFacts({ host, library, hasDialogs, onFailure }: LibraryFactsProps) {
  const say = useWords();
  const language = useStore(uiLanguage, (value) => value);
  const [size, setSize] = useState<LibrarySize | null>(null);

  useEffect(() => {
    let isShown = true;
    void host.call('library.size', {}).then((result) => {
      if (!isShown) return;
      if (result.ok) setSize(result.value);
      else onFailure(result.error);
    });
    return () => {
      isShown = false;
    };
  }, [host, onFailure]);

  async function show() {
    const result = await host.call('libraries.show', {});
    if (!result.ok) onFailure(result.error);
  }

  return (
    <section className="library-facts" aria-label={library.name} aria-busy={size === null}>
      <div className="library-facts-head">
        <span className="libraries-name">
          <strong>{library.name}</strong>
          <span className="hint">{library.shown}</span>
        </span>
        {hasDialogs ? (
          <Button className="button" onPress={() => void show()}>
            {say('libraries.show')}
          </Button>
        ) : null}
      </div>
      {size === null ? (
        <p className="hint">{say('libraries.counting')}</p>
      ) : (
        <>
          <p>
            {say('libraries.sum', {
              count: size.articles,
              size: readableBytes(size.texts + size.originals + size.annotations + size.trash, language),
            })}
          </p>
          <dl className="library-sizes">
            {parts.map((part) => (
              <div key={part}>
                <dt>{say(`libraries.${part}`)}</dt>
                <dd>{readableBytes(size[part], language)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}
