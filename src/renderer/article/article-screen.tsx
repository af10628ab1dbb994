import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { flushSync } from 'react-dom';
import type { HostApi } from '../../core/host-api';
import type { Failure } from '../../core/result';
import { layerName, layerOf } from '../codebook/names';
import { type CommandId, commandOf, writingCommands } from '../commands/commands';
import { KeyOverview } from '../commands/key-overview';
import { ExportDialog } from '../export/export-dialog';
import { RecoveryScreen } from '../recovery/recovery-screen';
import { isReadOnly } from '../state/access';
import { announce } from '../state/announcer';
import type { LibraryModel } from '../state/library-model';
import { leaveArticle, screen } from '../state/screen';
import { useStore } from '../state/store';
import { ReviewActions } from '../suggestions/review-actions';
import { SuggestionCard } from '../suggestions/suggestion-card';
import { suggestionLabel } from '../suggestions/suggestion-label';
import { SuggestionStrip } from '../suggestions/suggestion-strip';
import { useReview } from '../suggestions/use-review';
import { LanguageSwitch } from '../ui/language-switch';
import { useWords } from '../words/use-words';
import { sayFailure, say as sayNow, uiLanguage } from '../words/words';
import { ArticleActions } from './actions';
import { voiceOf } from './annotation-label';
import { AnnotationList } from './annotation-list';
import { ArticleSession } from './article-session';
import { ArticleView } from './article-view';
import { FindBar } from './find-bar';
import { HistoryPanel } from './history-panel';
import { Inspector, type InspectorAsk } from './inspector';
import { RelationDialog } from './relation-dialog';
import { StatusLine } from './status-line';

interface ArticleScreenProps {
  host: HostApi;
  library: LibraryModel;
  articleId: string;
  /** How often the connection was lost and came back. */
  returns: number;
}

/** Opens the article, and opens it again when it was changed in a way that cannot be followed. */
export function ArticleScreen({ host, library, articleId, returns }: ArticleScreenProps) {
  const say = useWords();
  /** `times`: how often it was opened; another session is another view, built anew. */
  const [shown, setShown] = useState<{ session: ArticleSession; times: number } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [opening, setOpening] = useState(0);
  const current = useRef<ArticleSession | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `opening` and `returns` count the times it is opened again.
  useEffect(() => {
    let left = false;
    void host.call('article.open', { articleId }).then((result) => {
      if (left) return;
      if (!result.ok) return setFailure(result.error);
      const opened = new ArticleSession(host, result.value, library.annotator, () => setOpening((count) => count + 1));
      const before = current.current;
      current.current = opened;
      setFailure(null);
      setShown((earlier) => ({ session: opened, times: (earlier?.times ?? 0) + 1 }));
      if (!before) return;
      // What was on its way when the connection or the common ground was lost is not lost with it.
      before.close();
      const lost = opened.carryOn(before.unsavedChanges);
      announce(sayNow('said.reloaded', { lost }));
    });
    return () => {
      left = true;
    };
  }, [host, library, articleId, opening, returns]);

  // Whoever wrote meanwhile may have changed it, and what could not be saved before can be now.
  useEffect(() => {
    const follow = () => void renew(host, articleId, current, () => setOpening((count) => count + 1));
    const stops = [
      host.on('library.access', ({ kind }) => kind === 'writing' && follow()),
      host.on('article.outside', (changed) => changed.articleId === articleId && follow()),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [host, articleId]);

  useEffect(() => () => current.current?.close(), []);

  if (failure?.code === 'library-damaged') {
    return (
      <RecoveryScreen
        host={host}
        articleId={articleId}
        failure={failure}
        onRestored={() => setOpening((count) => count + 1)}
        onBack={() => leaveArticle()}
      />
    );
  }
  if (failure) {
    return (
      <main className="message-screen">
        <p role="alert">{sayFailure(failure)}</p>
        <Button className="button" onPress={() => leaveArticle()}>
          {say('article.back')}
        </Button>
      </main>
    );
  }
  return shown ? <OpenArticle key={shown.times} host={host} library={library} session={shown.session} /> : null;
}

/** Brings the session up to date where its text is still the same; `reopen` does what cannot be done in place. */
async function renew(
  host: HostApi,
  articleId: string,
  current: { readonly current: ArticleSession | null },
  reopen: () => void,
): Promise<void> {
  const result = await host.call('article.open', { articleId });
  const session = current.current;
  if (!session) return;
  if (!result.ok || result.value.article.textSha256 !== session.article.textSha256) return reopen();
  announce(sayNow('said.reloaded', { lost: session.renew(result.value) }));
}

type OpenDialog = 'none' | 'keys' | 'export' | 'relate' | 'several';

function OpenArticle({ host, library, session }: { host: HostApi; library: LibraryModel; session: ArticleSession }) {
  const say = useWords();
  const place = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const actions = useRef<ArticleActions | null>(null);
  const [view, setView] = useState<ArticleView | null>(null);
  const [dialog, setDialog] = useState<OpenDialog>('none');
  const [finding, setFinding] = useState(false);
  const [isPast, setPast] = useState(false);
  const [ask, setAsk] = useState<InspectorAsk>(null);
  const [isExplained, setExplained] = useState(false);
  const review = useReview(session, library);
  const reviewActions = useRef<ReviewActions | null>(null);
  const suggestion = useStore(review.state, ({ current }) => current);
  const { title, outlet, published, byline } = session.article.metadata;
  const articleIds = useMemo(() => [session.article.id], [session]);

  useEffect(() => {
    if (!place.current || !scroller.current) return;
    const labels = () => ({
      text: sayNow('article.text', { title }),
      labelOf: (annotation: Parameters<typeof voiceOf>[0]) =>
        [layerName(annotation.layer), voiceOf(annotation, session.state.get().ordered, library)]
          .filter((part) => part !== '')
          .join(', '),
    });
    const askSpeaker = (words: string) => flushSync(() => setAsk({ field: 'person', words }));
    const created = new ArticleView(place.current, scroller.current, session, labels(), (id) =>
      reviewActions.current?.goTo(id),
    );
    actions.current = new ArticleActions(session, created, library, askSpeaker);
    reviewActions.current = new ReviewActions(review, session, created, askSpeaker);
    const showSuggestions = () => created.setSuggestions({ ...review.state.get(), labelOf: suggestionLabel });
    showSuggestions();
    setView(created);
    const stops = [
      library.state.subscribe(() => created.setLabels(labels())),
      uiLanguage.subscribe(() => created.setLabels(labels())),
      review.state.subscribe(showSuggestions),
    ];
    return () => {
      for (const stop of stops) stop();
      created.destroy();
      setView(null);
    };
  }, [session, library, review, title]);

  const askTaken = useCallback(() => setAsk(null), []);
  const toText = useCallback(() => view?.focus(), [view]);

  useEffect(() => {
    const act = actions.current;
    const reviewing = reviewActions.current;
    if (!act || !reviewing || !view) return;
    const commands: Record<CommandId, () => void> = {
      'mark-quote': () => act.mark('quote'),
      'mark-claim': () => act.mark('claim'),
      'set-speaker': () => act.setSpeaker(),
      'set-cue': () => act.setCue(),
      'add-segment': () => act.addSegment(),
      'cycle-type': () => act.cycleType(),
      'next-annotation': () => act.step(1),
      'previous-annotation': () => act.step(-1),
      'start-left': () => act.moveBorder('start', -1),
      'start-right': () => act.moveBorder('start', 1),
      'end-left': () => act.moveBorder('end', -1),
      'end-right': () => act.moveBorder('end', 1),
      delete: () => act.remove(),
      undo: () => void act.undo(),
      redo: () => void act.redo(),
      edit: () => askInspector(session, setAsk, library),
      tag: () => askTags(session, setAsk),
      relate: () => (session.selectedAnnotation ? setDialog('relate') : announce(sayNow('said.selectFirst'))),
      // At once, so that what is typed next goes into the field and is not taken for commands.
      history: () => setPast((isOpen) => !isOpen),
      find: () => flushSync(() => setFinding(true)),
      export: () => setDialog('export'),
      keys: () => setDialog('keys'),
      'next-suggestion': () => reviewing.step(1),
      'previous-suggestion': () => reviewing.step(-1),
      'accept-suggestion': () => reviewing.accept(),
      'accept-several': () => (review.state.get().shown.length > 0 ? setDialog('several') : reviewing.step(1)),
      'edit-suggestion': () => void reviewing.edit(),
      'reject-suggestion': () => reviewing.reject(),
      'explain-suggestion': () => {
        setExplained((before) => !before);
        reviewing.why();
      },
      'all-suggestions': () => reviewing.toggleAll(),
      leave: () => {
        review.choose(null);
        session.select(null);
        view.focus();
      },
      'next-region': () => focusNextRegion(view),
      back: () => leaveArticle(),
    };
    const run = (id: CommandId) => {
      // What is not saved can be taken back at any time: nobody else knows of it.
      const isFree = id === 'undo' && session.unsavedChanges.length > 0;
      if (isPast && writingCommands.has(id)) announce(sayNow('history.readOnly'));
      else if (isReadOnly() && writingCommands.has(id) && !isFree) announce(sayNow('access.refused'));
      else commands[id]();
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('[role="dialog"], [role="menu"]'))
        return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      const id = commandOf(event, isTyping(target), review.state.get().current !== null);
      // A button that has the focus is pressed by Enter itself.
      if (!id || (event.key === 'Enter' && target?.closest('button'))) return;
      if ((id === 'undo' || id === 'redo') && isTyping(target)) return;
      event.preventDefault();
      run(id);
    };
    window.addEventListener('keydown', onKeyDown);
    const stop = host.on('command.run', ({ id }) => Object.hasOwn(commands, id) && run(id as CommandId));
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      stop();
    };
  }, [host, isPast, library, session, review, view]);

  // After the keys are heard: whoever sees the caret may press one.
  useEffect(() => {
    const shown = screen.get();
    if (shown.name === 'article' && shown.show) view?.show(shown.show);
    else view?.begin();
  }, [view]);

  return (
    <div className="article-screen">
      <header className="top-bar">
        <Button className="quiet-button" onPress={() => leaveArticle()}>
          ‹ {say('article.back')}
        </Button>
        <h1 className="top-title">{title}</h1>
        <Button className="quiet-button" onPress={() => setFinding(true)}>
          {say('article.find')}
        </Button>
        <Button className="quiet-button" onPress={() => setDialog('keys')}>
          {say('article.keys')}
        </Button>
        <LanguageSwitch />
        <Button className="button" onPress={() => setDialog('export')}>
          {say('article.export')}
        </Button>
      </header>
      <main className={isPast ? 'article-main past' : 'article-main'} ref={scroller} data-region="text">
        {isPast ? <p className="past-label">{say('history.past')}</p> : null}
        {finding && view && actions.current ? (
          <FindBar
            host={host}
            session={session}
            view={view}
            actions={actions.current}
            onClose={() => setFinding(false)}
          />
        ) : null}
        <article className="page">
          <header className="page-head">
            {startsWithTitle(session) ? null : <h1>{title}</h1>}
            <p className="page-facts">{[outlet, byline, published].filter((fact) => fact !== '').join(' · ')}</p>
          </header>
          <div className="text-place" ref={place} />
        </article>
      </main>
      <aside className="side" aria-label={say('article.annotations')}>
        {isPast && view ? (
          <HistoryPanel
            host={host}
            session={session}
            view={view}
            onClose={() => {
              setPast(false);
              view.focus();
            }}
          />
        ) : (
          <>
            <SuggestionStrip
              review={review}
              actions={reviewActions}
              language={session.language}
              severalOpen={dialog === 'several'}
              onSeveralOpen={(isOpen) => setDialog(isOpen ? 'several' : 'none')}
            />
            <div className="list-region" data-region="list">
              <AnnotationList
                session={session}
                library={library}
                onChoose={(annotation) => actions.current?.go(annotation)}
              />
            </div>
            {suggestion ? (
              <SuggestionCard
                suggestion={suggestion}
                text={session.canonical.text}
                library={library}
                actions={reviewActions}
                isExplained={isExplained}
                onExplain={setExplained}
              />
            ) : (
              <Inspector
                session={session}
                library={library}
                actions={actions}
                ask={ask}
                onAskTaken={askTaken}
                onDone={toText}
              />
            )}
          </>
        )}
      </aside>
      <StatusLine session={session} />
      {dialog === 'keys' ? <KeyOverview onClose={() => setDialog('none')} /> : null}
      {dialog === 'relate' && session.selectedAnnotation ? (
        <RelationDialog
          session={session}
          from={session.selectedAnnotation}
          onRelate={(type, to) =>
            session.selectedAnnotation && actions.current?.relate(session.selectedAnnotation.id, type, to)
          }
          onClose={() => setDialog('none')}
        />
      ) : null}
      {dialog === 'export' ? (
        <ExportDialog host={host} articleIds={articleIds} onClose={() => setDialog('none')} />
      ) : null}
    </div>
  );
}

/** Most articles bring their title along as a heading; it is not shown twice. */
function startsWithTitle({ article, canonical }: ArticleSession): boolean {
  const first = canonical.blocks.find((block) => block.end > block.start);
  return first !== undefined && canonical.text.slice(first.start, first.end).trim() === article.metadata.title;
}

function isTyping(target: HTMLElement | null): boolean {
  return target?.closest('input, textarea, select, [role="option"]:not(.annotation-row)') != null;
}

function askInspector(session: ArticleSession, ask: (what: InspectorAsk) => void, library: LibraryModel): void {
  const annotation = session.selectedAnnotation;
  if (!annotation) return announce(sayNow('said.selectFirst'));
  const person = layerOf(annotation.layer)?.attributes.find(({ type }) => type === 'person');
  if (person) flushSync(() => ask({ field: 'person', words: library.nameOf(annotation.attributes[person.id]) }));
  else document.querySelector<HTMLElement>('[data-region="inspector"] :is(input, textarea, select)')?.focus();
}

function askTags(session: ArticleSession, ask: (what: InspectorAsk) => void): void {
  if (!session.selectedAnnotation) return announce(sayNow('said.selectFirst'));
  flushSync(() => ask({ field: 'tags' }));
}

/** Text, list, inspector, suggestions and round again, each at the place it was left. */
function focusNextRegion(view: ArticleView): void {
  const names = ['text', 'list', 'inspector', 'suggestions'];
  const current = document.activeElement?.closest('[data-region]')?.getAttribute('data-region') ?? 'suggestions';
  for (let step = 1; step <= names.length; step++) {
    const name = names[(names.indexOf(current) + step) % names.length];
    if (name === 'text') return view.focus();
    const target = document.querySelector<HTMLElement>(
      `[data-region="${name}"] :is([tabindex="0"], input, textarea, select)`,
    );
    if (target) return target.focus();
  }
}
