import { useEffect } from 'react';
import type { HostApi } from '../../core/host-api';
import { type CodebookKey, codebookKeyOf } from '../commands/codebook-keys';
import { type CommandId, commandOf, writingCommands } from '../commands/commands';
import { takeInFor } from '../exchange/take-in-request';
import { isReadOnly } from '../state/access';
import { announce } from '../state/announcer';
import { codebook } from '../state/codebook';
import { leaveArticle } from '../state/screen';
import type { Review } from '../suggestions/review';
import { say } from '../words/words';
import type { ArticleSession } from './article-session';
import { focusNextRegion, isTyping } from './regions';
import type { Workbench } from './workbench';

/** What a command asks of the screen rather than of the text. */
export interface ScreenCommands {
  edit: () => void;
  tag: () => void;
  relate: () => void;
  articleNote: () => void;
  articleState: () => void;
  history: () => void;
  newVersion: () => void;
  find: () => void;
  filter: () => void;
  export: () => void;
  about: () => void;
  keys: () => void;
  several: () => void;
  explain: () => void;
}

interface ArticleCommandsOptions {
  host: HostApi;
  session: ArticleSession;
  review: Review;
  bench: Workbench | null;
  /** Whether an earlier state is shown, in which nothing can be changed. */
  isPast: boolean;
  /** Must be the same object as long as nothing in it changes. */
  screenCommands: ScreenCommands;
}

/** Hears the keys of an open article, and the commands that its window sends. */
export function useArticleCommands({
  host,
  session,
  review,
  bench,
  isPast,
  screenCommands,
}: ArticleCommandsOptions): void {
  useEffect(() => {
    if (!bench) return;
    const commands = commandsOf(bench, session, review, screenCommands);
    const write = (action: () => void, isFree = false) => {
      if (isPast) announce(say('history.readOnly'));
      else if (session.refusal) announce(say(session.refusal));
      else if (isReadOnly() && !isFree) announce(say('access.refused'));
      else action();
    };
    const run = (id: CommandId) => {
      // What is not saved can be taken back at any time: nobody else knows of it.
      const isFree = id === 'undo' && session.unsavedChanges.length > 0;
      if (writingCommands.has(id)) write(commands[id], isFree);
      else commands[id]();
    };
    const runCodebookKey = (key: CodebookKey) =>
      write(() => (key.kind === 'mark' ? bench.actions.mark(key.layer) : bench.actions.toggleTag(key.tag)));
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('[role="dialog"], [role="menu"]'))
        return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      const id = commandOf(event, isTyping(target), review.state.get().current !== null);
      const key = id || isTyping(target) ? null : codebookKeyOf(codebook.get(), event);
      if (key) {
        event.preventDefault();
        return runCodebookKey(key);
      }
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
  }, [host, session, review, bench, isPast, screenCommands]);
}

function commandsOf(
  { view, actions, moving, borders, reviewActions }: Workbench,
  session: ArticleSession,
  review: Review,
  screenCommands: ScreenCommands,
): Record<CommandId, () => void> {
  return {
    'mark-quote': () => actions.mark('quote'),
    'mark-claim': () => actions.mark('claim'),
    'set-speaker': () => actions.setSpeaker(),
    'set-cue': () => actions.setCue(),
    'add-segment': () => actions.addSegment(),
    'cycle-type': () => actions.cycleType(),
    'next-annotation': () => actions.step(1),
    'previous-annotation': () => actions.step(-1),
    'start-left': () => actions.moveBorder('start', -1),
    'start-right': () => actions.moveBorder('start', 1),
    'end-left': () => actions.moveBorder('end', -1),
    'end-right': () => actions.moveBorder('end', 1),
    'choose-border': () => borders.next(),
    'cycle-overlaps': () => moving.cycle(),
    'next-without-speaker': () => moving.toQuoteWithoutSpeaker(),
    'next-untyped': () => moving.toUntypedClaim(),
    delete: () => actions.remove(),
    undo: () => void actions.undo(),
    redo: () => void actions.redo(),
    edit: screenCommands.edit,
    tag: screenCommands.tag,
    relate: screenCommands.relate,
    'article-note': screenCommands.articleNote,
    'article-state': screenCommands.articleState,
    history: () => {
      borders.leave();
      screenCommands.history();
    },
    'new-version': screenCommands.newVersion,
    find: screenCommands.find,
    filter: screenCommands.filter,
    export: screenCommands.export,
    'take-in': () => void takeInFor(session.article.id),
    about: screenCommands.about,
    keys: screenCommands.keys,
    'next-suggestion': () => reviewActions.step(1),
    'previous-suggestion': () => reviewActions.step(-1),
    'accept-suggestion': () => reviewActions.accept(),
    'accept-several': () => (review.state.get().shown.length > 0 ? screenCommands.several() : reviewActions.step(1)),
    'edit-suggestion': () => void reviewActions.edit(),
    'reject-suggestion': () => reviewActions.reject(),
    'explain-suggestion': () => {
      screenCommands.explain();
      reviewActions.why();
    },
    'all-suggestions': () => reviewActions.toggleAll(),
    leave: () => {
      review.choose(null);
      session.select(null);
      view.focus();
    },
    'next-region': () => focusNextRegion(view),
    back: () => leaveArticle(),
  };
}
