import { useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { ok } from '../core/result';
import { AccessBanner } from './access/access-banner';
import { OutsideNotice } from './access/outside-notice';
import { ArticleScreen } from './article/article-screen';
import { CodebookScreen } from './codebook/codebook-screen';
import { offerCommands } from './commands/command-sources';
import { pageCommands } from './commands/page-commands';
import { useCommandKeys } from './commands/use-commands';
import { TakeInDialog } from './exchange/take-in-dialog';
import { TakeInModel } from './exchange/take-in-model';
import type { ConnectedHost } from './host/connected-host';
import { BatchDialog } from './importing/batch-dialog';
import { Batches } from './importing/batches';
import { ImportDialog } from './importing/import-dialog';
import { ImportQueue } from './importing/import-queue';
import { mappingMemory } from './importing/mapping-memory';
import { TakingIn } from './importing/take-in';
import { LibraryScreen } from './library/library-screen';
import { PeopleScreen } from './people/people-screen';
import { printingCommands, readPrinting } from './printing/report-printing';
import { BackupBanner } from './recovery/backup-banner';
import { RecoveryScreen } from './recovery/recovery-screen';
import { SearchModel } from './search/search-model';
import { SearchScreen } from './search/search-screen';
import { AppDialogs } from './settings/app-dialogs';
import { followAccess, readAccess } from './state/access';
import { LibraryModel } from './state/library-model';
import { openArticle, screen } from './state/screen';
import { useStore } from './state/store';
import { LiveRegion } from './ui/live-region';
import { VersionDialogs } from './versions/version-dialogs';
import { useWords } from './words/use-words';
import { sayFailure, say as sayNow, uiLanguage } from './words/words';

/** The whole page: which screen is shown, and what can happen on all of them. */
export function App({ host }: { host: ConnectedHost }) {
  const say = useWords();
  const language = useStore(uiLanguage, (value) => value);
  const model = useMemo(() => new LibraryModel(host), [host]);
  const batches = useMemo(() => new Batches(host, mappingMemory), [host]);
  const queue = useMemo(
    () => new ImportQueue(host, (articleId) => articleId !== null && openArticle(articleId), mappingMemory, batches),
    [host, batches],
  );
  const search = useMemo(() => new SearchModel(host, () => uiLanguage.get()), [host]);
  const takeIn = useMemo(() => new TakeInModel(host), [host]);
  const state = useStore(model.state, (value) => value);
  const shown = useStore(screen, (value) => value);
  const [connection, setConnection] = useState<'open' | 'lost'>('open');
  const [returns, setReturns] = useState(0);
  const takingIn = useMemo(() => new TakingIn(queue, batches, takeIn), [queue, batches, takeIn]);
  const dropping = useDrop(takingIn);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  // Coming back to the list, its counts are those of now.
  useEffect(() => {
    if (shown.name === 'library') void model.read();
  }, [model, shown]);

  useEffect(() => offerCommands(pageCommands), []);
  useEffect(() => {
    void readPrinting(host);
    return offerCommands(() => printingCommands(host));
  }, [host]);
  useCommandKeys(host);

  useEffect(() => {
    const stopAccess = followAccess(host);
    void takePending(host, queue, takingIn);
    const stopPending = host.on('import.pending', () => void takePending(host, queue, takingIn));
    const stopConnection = host.onConnection?.((next) => {
      setConnection((previous) => {
        // What happened while the connection was lost is not known here: everything is read again.
        if (previous === 'lost' && next === 'open') {
          void readAccess(host);
          void model.read();
          setReturns((count) => count + 1);
        }
        return next;
      });
    });
    return () => {
      stopAccess();
      stopPending();
      stopConnection?.();
    };
  }, [host, model, queue, takingIn]);

  return (
    <I18nProvider locale={language}>
      {connection === 'lost' ? (
        <div className="banner" role="alert">
          {say('app.lost')}
        </div>
      ) : null}
      <AccessBanner host={host} />
      <OutsideNotice host={host} library={model} />
      {state.kind === 'reading' ? (
        <div className="message-screen">
          <p>{state.progress ? say('library.indexing', state.progress) : say('app.connecting')}</p>
          {state.progress ? (
            <progress aria-label={say('app.connecting')} max={state.progress.total} value={state.progress.done} />
          ) : null}
        </div>
      ) : null}
      {state.kind === 'failed' && state.failure.code === 'library-damaged' ? (
        <RecoveryScreen host={host} articleId={null} failure={state.failure} onRestored={() => void model.read()} />
      ) : null}
      {state.kind === 'ready' ? <BackupBanner host={host} libraryId={state.library.id} /> : null}
      {state.kind === 'failed' && state.failure.code !== 'library-damaged' ? (
        <p className="message-screen" role="alert">
          {sayFailure(state.failure)}
        </p>
      ) : null}
      {state.kind === 'ready' && shown.name === 'library' ? (
        <LibraryScreen host={host} library={state.library} queue={queue} takingIn={takingIn} takeIn={takeIn} />
      ) : null}
      {state.kind === 'ready' && shown.name === 'search' ? (
        <SearchScreen model={search} library={state.library} />
      ) : null}
      {state.kind === 'ready' && shown.name === 'people' ? (
        <PeopleScreen host={host} model={model} library={state.library} />
      ) : null}
      {state.kind === 'ready' && shown.name === 'codebook' ? <CodebookScreen host={host} library={model} /> : null}
      {state.kind === 'ready' && shown.name === 'article' ? (
        <ArticleScreen
          key={shown.articleId}
          host={host}
          library={model}
          articleId={shown.articleId}
          returns={returns}
        />
      ) : null}
      <LiveRegion />
      <ImportDialog queue={queue} />
      <VersionDialogs host={host} queue={queue} />
      <BatchDialog host={host} batches={batches} />
      <TakeInDialog model={takeIn} />
      <AppDialogs host={host} library={state.kind === 'ready' ? state.library : null} takeIn={takeIn} />
      {dropping ? <div className="drop-veil">{say('library.drop')}</div> : null}
    </I18nProvider>
  );
}

/** What the host was asked to open. */
async function takePending(host: ConnectedHost, queue: ImportQueue, takingIn: TakingIn): Promise<void> {
  const result = await host.call('import.pending', {});
  if (!result.ok) return;
  takingIn.openings(
    result.value.flatMap(({ fileName, id, bytes }) =>
      id === null ? [] : [{ name: fileName, bytes, read: async () => ok({ kind: 'pending', id }) }],
    ),
  );
  for (const { fileName, failure } of result.value) if (failure) queue.refuse(fileName, failure);
}

/** Files and text from elsewhere are taken wherever they are dropped, and pasted wherever nobody is typing. */
function useDrop(takingIn: TakingIn): boolean {
  const [depth, setDepth] = useState(0);
  useEffect(() => {
    // What is dragged from one place of the page to another, such as a tag, is no article.
    let isFromHere = false;
    const start = () => {
      isFromHere = true;
    };
    const end = () => {
      isFromHere = false;
    };
    const isForUs = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => event.preventDefault();
    const enter = (event: DragEvent) => isForUs(event) && setDepth((count) => count + 1);
    const leave = (event: DragEvent) => isForUs(event) && setDepth((count) => Math.max(0, count - 1));
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setDepth(0);
      if (!event.dataTransfer || isFromHere) return;
      void takingIn.drop(event.dataTransfer, sayNow('import.pasted'));
    };
    const paste = (event: ClipboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (!event.clipboardData || target?.closest('input, textarea, [role="dialog"]')) return;
      event.preventDefault();
      takingIn.paste(event.clipboardData, sayNow('import.pasted'));
    };
    document.addEventListener('dragstart', start);
    document.addEventListener('dragend', end);
    document.addEventListener('dragover', over);
    document.addEventListener('dragenter', enter);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('dragstart', start);
      document.removeEventListener('dragend', end);
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragenter', enter);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
      document.removeEventListener('paste', paste);
    };
  }, [takingIn]);
  return depth > 0;
}
