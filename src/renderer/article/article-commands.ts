import { useEffect } from 'react';
import { type CommandId, commandWithId } from '../../core/commands/command-list';
import { type CommandSource, offerCommands } from '../commands/command-sources';
import { takeInFor } from '../exchange/take-in-request';
import type { Review } from '../suggestions/review';
import { say } from '../words/words';
import type { ArticleSession } from './article-session';
import { focusNextRegion } from './regions';
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
  several: () => void;
  explain: () => void;
}

interface ArticleCommandsOptions {
  session: ArticleSession;
  review: Review;
  bench: Workbench | null;
  /** Whether an earlier state is shown, in which nothing can be changed. */
  isPast: boolean;
  /** Must be the same object as long as nothing in it changes. */
  screenCommands: ScreenCommands;
}

/** Carries out the commands of an open article. */
export function useArticleCommands({ session, review, bench, isPast, screenCommands }: ArticleCommandsOptions): void {
  useEffect(() => {
    if (!bench) return;
    const { actions, view } = bench;
    const source: CommandSource = {
      run: commandsOf(bench, session, review, screenCommands),
      reason: (id) => {
        if (commandWithId(id)?.writes && isPast) return say('history.readOnly');
        if (commandWithId(id)?.writes && session.refusal) return say(session.refusal);
        return reasonAgainst(id, session, review);
      },
      // What is not saved can be taken back at any time: nobody else knows of it.
      isFree: (id) => id === 'undo' && session.unsavedChanges.length > 0,
      applyCodebook: (key) => (key.kind === 'mark' ? actions.mark(key.layer) : actions.toggleTag(key.tag)),
      isReviewing: () => review.state.get().current !== null,
      focus: () => view.focus(),
    };
    return offerCommands(() => source);
  }, [session, review, bench, isPast, screenCommands]);
}

/** Commands that act on the selected annotation. */
const ofSelected: ReadonlySet<CommandId> = new Set<CommandId>([
  ...(['add-segment', 'edit', 'cycle-type', 'tag', 'relate', 'choose-border', 'delete'] as const),
  ...(['copy-citation', 'copy-citation-markdown'] as const),
  ...(['start-left', 'start-right', 'end-left', 'end-right', 'set-speaker', 'set-cue'] as const),
]);

/** Commands that act on the suggestion that is reviewed. */
const ofSuggestion: ReadonlySet<CommandId> = new Set<CommandId>([
  'accept-suggestion',
  'edit-suggestion',
  'reject-suggestion',
  'explain-suggestion',
]);

function reasonAgainst(id: CommandId, session: ArticleSession, review: Review): string | null {
  if (ofSelected.has(id) && !session.selectedAnnotation) return say('said.selectFirst');
  if (ofSuggestion.has(id) && !review.state.get().current) return say('said.chooseSuggestion');
  // What was undone a moment ago may not be known yet: redo is tried.
  if (id === 'undo' && !session.state.get().undoable && session.unsavedChanges.length === 0)
    return say('said.nothingToUndo');
  return null;
}

function commandsOf(
  { view, actions, citing, moving, borders, reviewActions }: Workbench,
  session: ArticleSession,
  review: Review,
  screenCommands: ScreenCommands,
): CommandSource['run'] {
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
    'copy-citation': () => void citing.copy('formatted'),
    'copy-citation-markdown': () => void citing.copy('markdown'),
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
      review.leave();
      session.select(null);
      view.focus();
    },
    'next-region': () => focusNextRegion(view),
  };
}
