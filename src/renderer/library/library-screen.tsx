import { useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { takenInExtensions } from '../../core/exchange/incoming/recognise';
import type { CallOutput, HostApi, LibraryView, Outcome } from '../../core/host-api';
import type { ArticleState } from '../../core/library/article';
import { readableExtensions } from '../../core/library/file-formats';
import type { Result } from '../../core/result';
import { CommandsMenu } from '../commands/commands-menu';
import type { TakeInModel } from '../exchange/take-in-model';
import { TakeInNotice } from '../exchange/take-in-notice';
import { takeInFor } from '../exchange/take-in-request';
import { ExportDialog } from '../export/export-dialog';
import type { ArticleChoice } from '../export/export-scope';
import type { ImportQueue } from '../importing/import-queue';
import { OpenMenu } from '../importing/open-menu';
import type { TakingIn } from '../importing/take-in';
import { isReadOnly } from '../state/access';
import { announce, announcement } from '../state/announcer';
import { shownDialog } from '../state/app-dialogs';
import { tagTreeOf } from '../state/codebook';
import { registerOf } from '../state/library-model';
import { screen } from '../state/screen';
import { useStore } from '../state/store';
import { LanguageSwitch } from '../ui/language-switch';
import { MayWrite } from '../ui/may-write';
import { useWords } from '../words/use-words';
import { sayFailure, uiLanguage } from '../words/words';
import { ArticleGrid } from './article-grid';
import { currentFilter, filterRows, foldRows, sortRows } from './article-rows';
import { useLibraryCommands } from './library-commands';
import { ListFilters, SelectionBar } from './list-tools';
import { listView } from './list-view';
import { keepShown } from './row-selection';
import { TrashDialog } from './trash-dialog';

/** How many refusals of one command are told; the others have the same reason as a rule. */
const refusalsShown = 5;

interface LibraryScreenProps {
  host: HostApi;
  library: LibraryView;
  queue: ImportQueue;
  takingIn: TakingIn;
  takeIn: TakeInModel;
}

/** All articles of the library, and the ways to add one. */
export function LibraryScreen({ host, library, queue, takingIn, takeIn }: LibraryScreenProps) {
  const say = useWords();
  const language = useStore(uiLanguage, (value) => value);
  const said = useStore(announcement, ({ text }) => text);
  const { filter, sort, selection } = useStore(listView, (view) => view);
  const takeInSaid = useStore(takeIn.said, (value) => value);
  /** What can be exported, as it was when the dialog was opened; null while it is not. */
  const [exported, setExported] = useState<readonly [ArticleChoice, ...ArticleChoice[]] | null>(null);
  const [isTrashOpen, setTrashOpen] = useState(false);
  /** What went to the trash last, as long as taking it back is offered. */
  const [trashed, setTrashed] = useState<readonly string[]>([]);
  const picker = useRef<HTMLInputElement>(null);
  const { articles, people, codebook } = library;
  const register = useMemo(() => ({ people: registerOf(people), tree: tagTreeOf(codebook) }), [people, codebook]);
  const current = useMemo(() => currentFilter(filter, register), [filter, register]);
  const asked = useDeferredValue(current);
  const folded = useMemo(() => foldRows(articles, register), [articles, register]);
  const rows = useMemo(() => sortRows(filterRows(folded, asked), sort, language), [folded, asked, sort, language]);
  const isEmpty = library.articles.length === 0;

  // What was said on another screen is not about this one.
  useEffect(() => announce(''), []);

  const before = useRef<readonly string[]>([]);
  useLayoutEffect(() => {
    const ids = rows.map(({ id }) => id);
    listView.update({ selection: keepShown(listView.get().selection, ids, before.current) });
    before.current = ids;
  }, [rows]);

  // What had the keyboard may be gone: a row, a button of the selection, the article one comes back from.
  const main = useRef<HTMLElement>(null);
  const isTakenIn = useStore(takeIn.last, (last) => last !== null) || takeInSaid !== '';
  const undo = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is asked again whenever one of these has changed.
  useEffect(() => {
    if (document.activeElement !== document.body) return;
    const grid = main.current?.querySelector<HTMLElement>('[role="grid"]');
    (grid ?? undo.current)?.focus({ preventScroll: true });
  }, [rows, trashed, selection.selected]);

  async function outcome(doing: Promise<Result<Outcome>>): Promise<readonly string[]> {
    const result = await doing;
    if (!result.ok) {
      queue.refuse(library.name, result.error);
      return [];
    }
    for (const { articleId, failure } of result.value.refused.slice(0, refusalsShown)) {
      queue.refuse(library.articles.find(({ id }) => id === articleId)?.title ?? articleId, failure);
    }
    return result.value.done;
  }

  async function trash(ids: readonly string[]) {
    if (isReadOnly()) return queue.refuse(library.name, { code: 'library-locked', message: say('access.refused') });
    setTrashed(await outcome(host.call('articles.trash', { articleIds: [...ids] })));
  }

  async function takeBack() {
    if (trashed.length === 0) return;
    setTrashed([]);
    await outcome(host.call('articles.restore', { articleIds: [...trashed] }));
  }

  const setState = (state: ArticleState) =>
    void outcome(host.call('article.setState', { articleIds: [...selection.selected], state }));
  const select = (selected: readonly string[]) =>
    listView.update({ selection: { ...selection, selected: new Set(selected) } });

  function exportArticles(first: ArticleChoice['kind']) {
    const all: ArticleChoice = { kind: 'library', ids: library.articles.map(({ id }) => id) };
    const some: ArticleChoice = { kind: 'selected', ids: [...selection.selected] };
    if (some.ids.length === 0) setExported([all]);
    else setExported(first === 'selected' ? [some, all] : [all, some]);
  }

  useLibraryCommands({
    shown: rows.map(({ id }) => id),
    hasTrash: library.trashed > 0,
    canTakeBack: trashed.length > 0,
    open: () => picker.current?.click(),
    select,
    setState,
    trash: (ids) => void trash(ids),
    takeBack: () => void takeBack(),
    openTrash: () => setTrashOpen(true),
    find: () => main.current?.querySelector<HTMLElement>('input[type="search"]')?.focus(),
    export: isEmpty ? null : () => exportArticles('selected'),
    focus: () => main.current?.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true }),
  });

  return (
    <div className="library-screen">
      <header className="top-bar">
        <span className="brand" aria-hidden="true">
          «»
        </span>
        <h1 className="top-title">{library.name}</h1>
        {isEmpty ? null : (
          <Button className="quiet-button" onPress={() => screen.set({ name: 'search' })}>
            {say('search.title')}
          </Button>
        )}
        {isEmpty ? null : (
          <Button className="quiet-button" onPress={() => screen.set({ name: 'people' })}>
            {say('people.title')}
          </Button>
        )}
        <Button className="quiet-button" onPress={() => screen.set({ name: 'codebook' })}>
          {say('codebook.title')}
        </Button>
        <CommandsMenu />
        <LanguageSwitch />
        <Button className="quiet-button" onPress={() => shownDialog.set('settings')}>
          {say('settings.title')}
        </Button>
        {library.trashed > 0 ? (
          <Button className="quiet-button" onPress={() => setTrashOpen(true)}>
            {say('library.trash', { count: library.trashed })}
          </Button>
        ) : null}
        {isEmpty ? null : (
          <Button className="quiet-button" onPress={() => exportArticles('library')}>
            {say('library.export')}
          </Button>
        )}
        <MayWrite>
          <Button className="quiet-button" onPress={() => void takeInFor(null)}>
            {say('takeIn.open')}
          </Button>
          <Button className="button primary" onPress={() => picker.current?.click()}>
            {say('library.open')}
          </Button>
          <OpenMenu takingIn={takingIn} />
        </MayWrite>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label={say('library.open')}
          accept={[...new Set([...readableExtensions, ...takenInExtensions])].join(',')}
          onChange={(event) => {
            takingIn.files([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </header>
      <Refusals queue={queue} />
      <main className="library-main" ref={main}>
        {isEmpty ? (
          <EmptyLibrary host={host} queue={queue} />
        ) : (
          <>
            {selection.selected.size > 0 ? (
              <SelectionBar
                count={selection.selected.size}
                onState={setState}
                onExport={() => exportArticles('selected')}
                onTrash={() => void trash([...selection.selected])}
                onClear={() => select([])}
              />
            ) : (
              <ListFilters all={folded} register={register} filter={current} shown={rows.length} />
            )}
            {rows.length > 0 ? <ArticleGrid rows={rows} /> : <p className="hint list-none">{say('library.noMatch')}</p>}
          </>
        )}
      </main>
      <footer className="status-line">
        {isTakenIn ? (
          <TakeInNotice model={takeIn} />
        ) : trashed.length > 0 ? (
          <>
            <span role="status">{say('library.trashed', { count: trashed.length })}</span>
            <Button className="button" ref={undo} onPress={() => void takeBack()}>
              {say('command.undo')}
            </Button>
          </>
        ) : (
          <>
            <span className="hint">{say('library.folder', { folder: library.folder })}</span>
            <Button className="quiet-button" onPress={() => shownDialog.set('open-library')}>
              {say('libraries.title')}
            </Button>
            <span className="said">{said}</span>
            {isEmpty ? null : <span className="hint library-paste">{say('library.paste')}</span>}
          </>
        )}
      </footer>
      {isTrashOpen ? <TrashDialog host={host} onClose={() => setTrashOpen(false)} /> : null}
      {exported ? <ExportDialog host={host} articles={exported} onClose={() => setExported(null)} /> : null}
    </div>
  );
}

/** The first start: an invitation, and something to try at once. */
function EmptyLibrary({ host, queue }: { host: HostApi; queue: ImportQueue }) {
  const say = useWords();
  const language = useStore(uiLanguage, (value) => value);
  const [samples, setSamples] = useState<CallOutput<'samples.list'>>([]);
  const inOwnFirst = samples.toSorted((a, b) => Number(b.language === language) - Number(a.language === language));
  useEffect(() => {
    void host.call('samples.list', {}).then((result) => result.ok && setSamples(result.value));
  }, [host]);
  return (
    <div className="empty">
      <p className="empty-glyph" aria-hidden="true">
        «»
      </p>
      <h2>{say('library.empty')}</h2>
      <p>{say('library.emptyHelp')}</p>
      <p className="hint">{say('library.sample')}</p>
      <MayWrite>
        <div className="samples">
          {inOwnFirst.map((sample) => (
            <Button
              key={sample.id}
              className="button"
              onPress={() =>
                queue.add([
                  {
                    name: sample.title,
                    bytes: 0,
                    read: async () => ({ ok: true, value: { kind: 'sample', id: sample.id } }),
                  },
                ])
              }
            >
              <span lang={sample.language}>{sample.title}</span>
            </Button>
          ))}
        </div>
      </MayWrite>
    </div>
  );
}

/** What could not be opened, by file and reason, until the user has read it. */
function Refusals({ queue }: { queue: ImportQueue }) {
  const say = useWords();
  const refusals = useStore(queue.refusals, (value) => value);
  if (refusals.length === 0) return null;
  return (
    <div className="refusals" role="alert">
      <ul>
        {refusals.map(({ failure }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may bear one name.
          <li key={index}>{sayFailure(failure)}</li>
        ))}
      </ul>
      <Button className="icon-button" aria-label={say('dialog.close')} onPress={() => queue.refusals.set([])}>
        ×
      </Button>
    </div>
  );
}
