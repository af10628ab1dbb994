import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import type { LibraryView } from '../../core/host-api';
import type { ConcordanceLine } from '../../core/search/concordance';
import { CommandsMenu } from '../commands/commands-menu';
import { useCommands } from '../commands/use-commands';
import { announce } from '../state/announcer';
import { openArticle, screen } from '../state/screen';
import { useStore } from '../state/store';
import { useWords } from '../words/use-words';
import { sayFailure, say as sayNow } from '../words/words';
import { Concordance } from './concordance';
import { SearchForm } from './search-form';
import type { SearchModel } from './search-model';
import { SearchSelection } from './search-selection';

interface SearchScreenProps {
  model: SearchModel;
  library: LibraryView;
}

/** Words in all articles, each in its context; from here they are opened and marked. */
export function SearchScreen({ model, library }: SearchScreenProps) {
  const say = useWords();
  const state = useStore(model.state, (value) => value);
  const main = useRef<HTMLElement>(null);

  useEffect(() => {
    model.prepare();
    // What was done in the article one comes back from may have changed what is found.
    const { query } = model.state.get();
    if (query.text !== '' || query.layer !== null || query.person !== null) void model.run();
    const focus = model.state.get().lines.length > 0 ? '[role="listbox"]' : 'input[type="search"]';
    main.current?.querySelector<HTMLElement>(focus)?.focus();
  }, [model]);

  const open = ({ articleId, start, end }: ConcordanceLine) => {
    openArticle(articleId, { show: { start, end }, back: { name: 'search' } });
  };

  async function annotate(layer: string) {
    const done = await model.annotate(layer);
    if ('code' in done) return announce(sayFailure(done));
    announce(sayNow('search.annotated', { made: done.made, articles: done.batch.length, skipped: done.skipped }));
  }

  async function takeBack() {
    const done = await model.takeBack();
    if (done === null) return;
    if ('code' in done) return announce(sayFailure(done));
    announce(sayNow('search.takenBack', { done: done.done.length, refused: done.refused.length }));
  }

  useCommands({
    run: {
      undo: () => void takeBack(),
      find: () => main.current?.querySelector<HTMLElement>('input[type="search"]')?.focus(),
    },
    reason: (id) => (id === 'undo' && !state.annotated ? sayNow('said.nothingToUndo') : null),
  });

  return (
    <div className="search-screen">
      <header className="top-bar">
        <Button className="quiet-button" onPress={() => screen.set({ name: 'library' })}>
          ‹ {say('article.back')}
        </Button>
        <h1 className="top-title">{say('search.title')}</h1>
        <CommandsMenu />
      </header>
      <main className="search-main" ref={main}>
        <SearchForm model={model} state={state} people={library.people} rows={library.articles} />
        {state.failure ? (
          <p className="search-message warning" role="alert">
            {sayFailure(state.failure)}
          </p>
        ) : (
          <Concordance model={model} state={state} library={library} onOpen={open} />
        )}
      </main>
      <SearchSelection
        state={state}
        onAnnotate={(layer) => void annotate(layer)}
        onTakeBack={() => void takeBack()}
        model={model}
      />
    </div>
  );
}
