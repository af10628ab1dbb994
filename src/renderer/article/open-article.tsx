import { Fragment, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { flushSync } from 'react-dom';
import type { AnnotatorOfArticle } from '../../core/calls/annotators-calls';
import type { HostApi } from '../../core/host-api';
import { versionNumber } from '../../core/library/article';
import { layerOf } from '../codebook/names';
import { CommandsMenu } from '../commands/commands-menu';
import { ExportDialog } from '../export/export-dialog';
import type { ArticleChoice } from '../export/export-scope';
import { AboutDialog } from '../metadata/about-dialog';
import { announce } from '../state/announcer';
import { shownDialog } from '../state/app-dialogs';
import type { LibraryModel } from '../state/library-model';
import { leaveArticle, screen } from '../state/screen';
import { useStore } from '../state/store';
import type { ReviewActions } from '../suggestions/review-actions';
import { SuggestionCard } from '../suggestions/suggestion-card';
import { SuggestionStrip } from '../suggestions/suggestion-strip';
import { useReview } from '../suggestions/use-review';
import { LanguageSwitch } from '../ui/language-switch';
import { ReadingOnly } from '../ui/may-write';
import { askForNewVersion } from '../versions/new-version';
import { UnplacedList } from '../versions/unplaced-list';
import { VersionBar } from '../versions/version-bar';
import { useWords } from '../words/use-words';
import { say as sayNow } from '../words/words';
import type { ArticleActions } from './actions';
import { AnnotationFilterBar } from './annotation-filter-bar';
import { AnnotationList } from './annotation-list';
import { AnnotatorBanner } from './annotator-banner';
import { type ScreenCommands, useArticleCommands } from './article-commands';
import { ArticleNoteActions } from './article-note-actions';
import { ArticleNotes } from './article-notes';
import type { ArticleSession } from './article-session';
import { FindBar } from './find-bar';
import { HistoryPanel } from './history-panel';
import { Inspector, type InspectorAsk } from './inspector';
import { KeyStrip } from './key-strip';
import { MarginCards } from './margin-cards';
import { RelationDialog } from './relation-dialog';
import { StatusLine } from './status-line';
import { useAnnotationFilter } from './use-annotation-filter';
import { Workbench } from './workbench';

type OpenDialog = 'none' | 'about' | 'export' | 'relate' | 'several';

/** Where one was in the text: the caret, UTF-16, and how far it was scrolled, CSS px. */
export interface ReadingPlace {
  caret: number;
  scrolled: number;
}

interface OpenArticleProps {
  host: HostApi;
  library: LibraryModel;
  session: ArticleSession;
  /** Whose annotations these are; null for one's own. */
  other: AnnotatorOfArticle | null;
  onShowAnnotator: (annotator: AnnotatorOfArticle | null) => void;
  /** Taken up when the article is shown anew, and left behind for the next time. */
  resume: RefObject<ReadingPlace | null>;
}

/** An article with its text, its annotations and what is done with them. */
export function OpenArticle({ host, library, session, other, onShowAnnotator, resume }: OpenArticleProps) {
  const say = useWords();
  const place = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const actions = useRef<ArticleActions | null>(null);
  const reviewActions = useRef<ReviewActions | null>(null);
  const [bench, setBench] = useState<Workbench | null>(null);
  const [dialog, setDialog] = useState<OpenDialog>('none');
  const [finding, setFinding] = useState(false);
  const [isPast, setPast] = useState(false);
  const [ask, setAsk] = useState<InspectorAsk>(null);
  const [isExplained, setExplained] = useState(false);
  const review = useReview(session, library);
  const suggestion = useStore(review.state, ({ current }) => current);
  const { title, outlet, published, byline } = useStore(session.about, ({ metadata }) => metadata);
  const [filter, setFilter] = useAnnotationFilter(session, library);
  const facts = [...new Set([outlet, byline, published])].filter((fact) => fact !== '');
  const exported = useMemo(() => exportedFrom(session, library), [session, library]);

  useEffect(() => {
    if (!place.current || !scroller.current) return;
    const created = new Workbench({
      place: place.current,
      scroller: scroller.current,
      session,
      library,
      review,
      askSpeaker: (words) => flushSync(() => setAsk({ field: 'person', words })),
    });
    actions.current = created.actions;
    reviewActions.current = created.reviewActions;
    setBench(created);
    const scrolling = scroller.current;
    return () => {
      resume.current = { caret: created.view.caretOffset, scrolled: scrolling.scrollTop };
      created.destroy();
      setBench(null);
    };
  }, [session, library, review, resume]);

  const noteActions = useMemo(() => new ArticleNoteActions(host, session, library), [host, session, library]);
  const askTaken = useCallback(() => setAsk(null), []);
  const toText = useCallback(() => bench?.view.focus(), [bench]);

  // At once (`flushSync`) where what is typed next goes into a field and must not be taken for commands.
  const screenCommands = useMemo<ScreenCommands>(
    () => ({
      edit: () => askInspector(session, setAsk, library),
      tag: () => askTags(session, setAsk),
      relate: () => (session.selectedAnnotation ? setDialog('relate') : announce(sayNow('said.selectFirst'))),
      history: () => setPast((isOpen) => !isOpen),
      newVersion: () => askForNewVersion(session.article),
      find: () => flushSync(() => setFinding(true)),
      filter: () => document.querySelector<HTMLElement>('[data-annotation-filter]')?.focus(),
      export: () => setDialog('export'),
      about: () => setDialog('about'),
      several: () => setDialog('several'),
      articleNote: () => {
        review.choose(null);
        session.select(null);
        flushSync(() => setAsk({ field: 'article-note' }));
      },
      articleState: () => void noteActions.nextState(),
      explain: () => setExplained((before) => !before),
    }),
    [session, library, review, noteActions],
  );
  useArticleCommands({ session, review, bench, isPast, screenCommands });

  // After the keys are heard: whoever sees the caret may press one.
  useEffect(() => {
    const shown = screen.get();
    const before = resume.current;
    if (before && bench && scroller.current) {
      resume.current = null;
      bench.view.placeCaret(before.caret);
      scroller.current.scrollTop = before.scrolled;
    } else if (shown.name === 'article' && shown.show) bench?.view.show(shown.show);
    else bench?.view.begin();
  }, [bench, resume]);

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
        <Button className="quiet-button" onPress={() => setDialog('about')}>
          {say('about.open')}
        </Button>
        <Button className="quiet-button" onPress={() => shownDialog.set('keys')}>
          {say('article.keys')}
        </Button>
        <CommandsMenu />
        <LanguageSwitch />
        <Button className="button" onPress={() => setDialog('export')}>
          {say('article.export')}
        </Button>
      </header>
      <main className={isPast ? 'article-main past' : 'article-main'} ref={scroller} data-region="text">
        {isPast ? <p className="past-label">{say('history.past')}</p> : null}
        {finding && bench ? (
          <FindBar
            host={host}
            session={session}
            view={bench.view}
            actions={bench.actions}
            onClose={() => setFinding(false)}
          />
        ) : null}
        <article className="page">
          <header className="page-head">
            {startsWithTitle(session) ? null : <h1>{title}</h1>}
            {facts.length === 0 ? null : (
              <p className="page-facts">
                {facts.map((fact, index) => (
                  <Fragment key={fact}>
                    {index === 0 ? '' : ' · '}
                    <bdi>{fact}</bdi>
                  </Fragment>
                ))}
              </p>
            )}
            <VersionBar host={host} session={session} />
          </header>
          <div className="text-area">
            <div className="text-place" ref={place} />
            {bench && !isPast ? <MarginCards session={session} library={library} bench={bench} /> : null}
          </div>
        </article>
      </main>
      <ReadingOnly value={session.refusal !== null}>
        <aside className="side" aria-label={say('article.annotations')}>
          {isPast && bench ? (
            <HistoryPanel
              host={host}
              session={session}
              view={bench.view}
              onClose={() => {
                setPast(false);
                bench.view.focus();
              }}
            />
          ) : (
            <>
              {other ? (
                <AnnotatorBanner annotator={other} onBack={() => onShowAnnotator(null)} />
              ) : session.supersededBy ? null : (
                <SuggestionStrip
                  review={review}
                  actions={reviewActions}
                  language={session.language}
                  severalOpen={dialog === 'several'}
                  onSeveralOpen={(isOpen) => setDialog(isOpen ? 'several' : 'none')}
                />
              )}
              <div className="list-region" data-region="list">
                {bench ? <UnplacedList session={session} view={bench.view} /> : null}
                <AnnotationFilterBar
                  session={session}
                  library={library}
                  filter={filter}
                  onChange={setFilter}
                  onDone={() => bench?.view.focus()}
                  {...{ host, other, onShowAnnotator }}
                />
                <AnnotationList
                  {...{ session, review, library, filter }}
                  onChoose={(annotation) => actions.current?.go(annotation)}
                  onReview={(one) => reviewActions.current?.go(one)}
                  onGone={toText}
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
                  otherwise={
                    <ArticleNotes
                      {...{ session, library }}
                      actions={noteActions}
                      isAsked={ask?.field === 'article-note'}
                      onAskTaken={askTaken}
                      onDone={toText}
                    />
                  }
                />
              )}
            </>
          )}
        </aside>
      </ReadingOnly>
      {bench && !isPast ? <KeyStrip session={session} review={review} bench={bench} /> : null}
      <StatusLine session={session} borders={bench?.borders ?? null} />
      {dialog === 'about' ? <AboutDialog {...{ host, library, session }} onClose={() => setDialog('none')} /> : null}
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
        <ExportDialog
          host={host}
          articles={exported}
          version={session.supersededBy ? versionNumber(session.article) : null}
          onClose={() => setDialog('none')}
        />
      ) : null}
    </div>
  );
}

/** What can be exported from here: this article, or all of them. */
function exportedFrom(session: ArticleSession, library: LibraryModel): readonly [ArticleChoice, ...ArticleChoice[]] {
  const state = library.state.get();
  const ids = state.kind === 'ready' ? state.library.articles.map(({ id }) => id) : [];
  const article: ArticleChoice = { kind: 'article', ids: [session.article.id] };
  return ids.length > 1 ? [article, { kind: 'library', ids }] : [article];
}

/** Most articles bring their title along as a heading; it is not shown twice. */
function startsWithTitle({ article, canonical }: ArticleSession): boolean {
  const first = canonical.blocks.find((block) => block.end > block.start);
  return first !== undefined && canonical.text.slice(first.start, first.end).trim() === article.metadata.title;
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
