import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import type { Annotation } from '../../core/annotation/annotation';
import { layerTint } from '../state/layer-tint';
import type { LibraryModel } from '../state/library-model';
import { useStore } from '../state/store';
import { useAfterPaint } from '../state/use-after-paint';
import { CommandKey } from '../ui/key-cap';
import { LayerGlyph } from '../ui/layer-glyph';
import { useWords } from '../words/use-words';
import { passedOnBy, shortened, typeName, voiceOf, wordsOf } from './annotation-label';
import { type ArticleSession, type ArticleState, everything, orderedIndex } from './article-session';

/** Height of a row, in px; all rows are alike, so that ten thousand need not be measured. */
const rowHeight = 76;

interface AnnotationListProps {
  session: ArticleSession;
  library: LibraryModel;
  onChoose: (annotation: Annotation) => void;
}

/**
 * The article's annotations in the order of the text. Only the rows on screen exist; each says its
 * place among all, so that a screen reader knows the whole.
 */
export function AnnotationList({ session, library, onChoose }: AnnotationListProps) {
  const say = useWords();
  const { ordered: all, selected, matches } = useAfterPaint(session.state);

  const ordered = useMemo(() => filtered(all, selected, matches), [all, selected, matches]);
  useStore(library.state, (state) => state);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: ordered.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });

  const index = useMemo(() => ordered.findIndex(({ id }) => id === selected), [ordered, selected]);
  useEffect(() => {
    if (index >= 0) rows.scrollToIndex(index, { align: 'auto' });
  }, [index, rows]);

  function onKeyDown(event: KeyboardEvent) {
    // As it is now: the next key may come before the last one is painted.
    const now = session.state.get();
    const ordered = filtered(now.ordered, now.selected, now.matches);
    const chosen = session.selectedAnnotation;
    const place = chosen ? orderedIndex(ordered, chosen) : -1;
    const next = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: ordered.length - 1 }[event.key];
    const annotation = next === undefined ? undefined : ordered[Math.max(0, Math.min(ordered.length - 1, next))];
    if (!annotation) return;
    event.preventDefault();
    onChoose(annotation);
  }

  if (all.length === 0) {
    const [before, middle, after] = say('article.noAnnotationsHelp', { quote: '\u0001', claim: '\u0001' }).split(
      '\u0001',
    );
    const [toSuggestions, thence] = say('article.suggestionsHelp', { key: '\u0001' }).split('\u0001');
    return (
      <div className="list-empty">
        <p>{say('article.noAnnotations')}</p>
        <p className="hint">
          {before}
          <CommandKey of="mark-quote" />
          {middle}
          <CommandKey of="mark-claim" />
          {after}
        </p>
        <p className="hint">
          {toSuggestions}
          <CommandKey of="next-suggestion" />
          {thence}
        </p>
      </div>
    );
  }

  if (ordered.length === 0) {
    return (
      <div className="list-empty">
        <p>{say('annotationFilter.none')}</p>
      </div>
    );
  }

  return (
    <div className="annotation-list" ref={scroller}>
      <div
        role="listbox"
        tabIndex={0}
        aria-label={say('article.annotations')}
        aria-activedescendant={index >= 0 ? `row-${selected}` : undefined}
        className="annotation-rows"
        style={{ height: rows.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {rows.getVirtualItems().map((row) => {
          const annotation = ordered[row.index] as Annotation;
          const voice = voiceOf(annotation, all, library);
          const passedOn = passedOnBy(annotation, all, library);
          const type = typeName(annotation);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list box handles the keys.
            <div
              key={annotation.id}
              id={`row-${annotation.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={annotation.id === selected}
              aria-posinset={row.index + 1}
              aria-setsize={ordered.length}
              className={`annotation-row tint-${layerTint(annotation.layer)}`}
              style={{ height: rowHeight, transform: `translateY(${row.start}px)` }}
              onClick={() => onChoose(annotation)}
            >
              <LayerGlyph layer={annotation.layer} named />
              <span className="row-text">
                <span className="row-words">{shortened(wordsOf(annotation), 140)}</span>
                <span className="row-facts">
                  {voice === '' ? null : <span className="row-voice">{voice}</span>}
                  {type === '' ? null : <span>{type}</span>}
                  {passedOn === '' ? null : <span>{say('inspector.passedOn', { name: passedOn })}</span>}
                  {annotation.segments.length > 1 ? (
                    <span>{say('inspector.segments', { count: annotation.segments.length })}</span>
                  ) : null}
                </span>
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** What the list shows: all that the filter lets through, and the selected one. */
function filtered(
  ordered: readonly Annotation[],
  selected: string | null,
  matches: ArticleState['matches'],
): readonly Annotation[] {
  if (matches === everything) return ordered;
  return ordered.filter((annotation) => annotation.id === selected || matches(annotation));
}
