import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Annotation } from '../../core/annotation/annotation';
import type { AnnotationFilter } from '../../core/annotation/annotation-filter';
import type { Suggestion } from '../../core/review/suggestion';
import { layerTint } from '../state/layer-tint';
import type { LibraryModel } from '../state/library-model';
import { useStore } from '../state/store';
import { useAfterPaint } from '../state/use-after-paint';
import type { Review, ReviewState } from '../suggestions/review';
import { suggestionFilter } from '../suggestions/suggestion-filter';
import { useWords } from '../words/use-words';
import { AnnotationRow, SuggestionRow } from './annotation-row';
import { type ArticleSession, type ArticleState, everything } from './article-session';
import { EmptyList } from './empty-list';
import { entriesOf, isSuggestion, type ListEntry } from './list-entries';

/** Height of a row, in px; all rows are alike, so that ten thousand need not be measured. */
const rowHeight = 76;

interface AnnotationListProps {
  session: ArticleSession;
  review: Review;
  library: LibraryModel;
  filter: AnnotationFilter;
  onChoose: (annotation: Annotation) => void;
  onReview: (suggestion: Suggestion) => void;
  /** The keyboard was here, and there is nothing left to be at. */
  onGone: () => void;
}

/**
 * The article's annotations in the order of the text, and the open suggestions among them while they are reviewed.
 * Only the rows on screen exist; each says its place among all, so that a screen reader knows the whole.
 */
export function AnnotationList({ session, review, library, filter, onChoose, onReview, onGone }: AnnotationListProps) {
  const say = useWords();
  const state = useAfterPaint(session.state);
  const reviewed = useAfterPaint(review.state);
  useStore(library.state, (value) => value);
  const { register } = library;
  const { ordered: all, matches } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `register` stands for the people in `library`.
  const admits = useMemo(
    () => suggestionFilter(filter, matches, review, library),
    [filter, matches, review, library, register],
  );
  const entries = useMemo(() => listed(state, reviewed, admits), [state, reviewed, admits]);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });

  const current = currentIn(state, reviewed);
  const index = useMemo(() => entries.findIndex(({ id }) => id === current), [entries, current]);
  const height = rows.scrollRect?.height;
  // Also where what stands below the list takes some of its height.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `height` says when to look again.
  useEffect(() => {
    if (index >= 0) rows.scrollToIndex(index, { align: 'auto' });
  }, [index, height, rows]);

  const gone = useRef(onGone);
  gone.current = onGone;
  const list = useRef<HTMLDivElement>(null);
  const listShown = useCallback((element: HTMLDivElement | null) => {
    list.current = element;
    return () => {
      // The browser takes the focus from what is removed without a word.
      if (element !== null && element === document.activeElement) gone.current();
    };
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    // As it is now: the next key may come before the last one is painted.
    const [now, reviewedNow] = [session.state.get(), review.state.get()];
    const entries = listed(now, reviewedNow, admits);
    const chosen = currentIn(now, reviewedNow);
    const place = entries.findIndex(({ id }) => id === chosen);
    const next = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: entries.length - 1 }[event.key];
    const entry = next === undefined ? undefined : entries[Math.max(0, Math.min(entries.length - 1, next))];
    if (!entry) return;
    event.preventDefault();
    choose(entry);
  }

  function choose(entry: ListEntry) {
    if (isSuggestion(entry)) onReview(entry);
    else onChoose(entry);
  }

  if (entries.length === 0) {
    return all.length === 0 && !reviewed.isListed ? (
      <EmptyList />
    ) : (
      <div className="list-empty">
        <p>{say('annotationFilter.none')}</p>
      </div>
    );
  }

  return (
    <div className="annotation-list" ref={scroller}>
      <div
        ref={listShown}
        role="listbox"
        tabIndex={0}
        aria-label={say(reviewed.isListed ? 'suggestions.list' : 'article.annotations')}
        aria-activedescendant={index >= 0 ? `row-${current}` : undefined}
        className="annotation-rows"
        style={{ height: rows.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {rows.getVirtualItems().map((row) => {
          const entry = entries[row.index] as ListEntry;
          const isSuggested = isSuggestion(entry);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list box handles the keys.
            <div
              key={entry.id}
              id={`row-${entry.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={entry.id === current}
              aria-posinset={row.index + 1}
              aria-setsize={entries.length}
              className={`annotation-row tint-${layerTint(entry.layer)}${isSuggested ? ` suggestion-row suggested-${entry.tier}` : ''}`}
              style={{ height: rowHeight, transform: `translateY(${row.start}px)` }}
              onClick={() => {
                // Not the row, which may be gone with the next key.
                list.current?.focus({ preventScroll: true });
                choose(entry);
              }}
            >
              {isSuggested ? (
                <SuggestionRow suggestion={entry} text={session.canonical.text} />
              ) : (
                <AnnotationRow annotation={entry} all={all} library={library} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function currentIn({ selected }: ArticleState, { current }: ReviewState): string | null {
  return current?.id ?? selected;
}

/** What the list shows: all that the filter lets through, and what is selected or reviewed. */
function listed(
  { ordered, selected, matches }: ArticleState,
  { shown, current, isListed }: ReviewState,
  admits: (suggestion: Suggestion) => boolean,
): readonly ListEntry[] {
  const annotations =
    matches === everything
      ? ordered
      : ordered.filter((annotation) => annotation.id === selected || matches(annotation));
  return isListed
    ? entriesOf(
        annotations,
        shown.filter((suggestion) => suggestion === current || admits(suggestion)),
      )
    : annotations;
}
