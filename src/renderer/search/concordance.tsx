import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import type { LibraryView } from '../../core/host-api';
import type { ConcordanceLine } from '../../core/search/concordance';
import { LayerGlyph } from '../ui/layer-glyph';
import { useWords } from '../words/use-words';
import { lineKey, type SearchModel, type SearchState } from './search-model';

interface ConcordanceProps {
  model: SearchModel;
  state: SearchState;
  library: LibraryView;
  onOpen: (line: ConcordanceLine) => void;
}

/** Height of a line, in px; all are alike, so that ten thousand need not be measured. */
const lineHeight = 34;

/** The hits one below the other, aligned, so that the eye runs down what stands before and after. */
export function Concordance({ model, state, library, onOpen }: ConcordanceProps) {
  const say = useWords();
  const { lines, active, selected, query, isRunning, people } = state;
  const scroller = useRef<HTMLDivElement>(null);
  const articles = useMemo(() => new Map(library.articles.map((row) => [row.id, row])), [library.articles]);
  const names = useMemo(() => new Map(library.people.map(({ id, name }) => [id, name])), [library.people]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 12,
  });

  useEffect(() => {
    if (lines.length > 0) virtual.scrollToIndex(active, { align: 'auto' });
  }, [active, lines, virtual]);

  function onKeyDown(event: KeyboardEvent) {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / lineHeight) - 1);
    const steps: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: lines.length - 1,
    };
    const next = steps[event.key];
    const line = lines[active];
    if (next !== undefined) model.move(next);
    else if (event.key === ' ' && line) model.toggle(line);
    else if (event.key === 'Enter' && line) onOpen(line);
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) model.selectAll();
    else if (event.key === 'Escape') {
      if (selected.size > 0) model.selectNone();
      else document.querySelector<HTMLElement>('.search-words')?.focus();
    } else return;
    event.preventDefault();
  }

  if (lines.length === 0) {
    const isAsked = query.text.trim() !== '' || query.layer !== null || query.person !== null;
    return (
      <div className="search-message">
        {isAsked && !isRunning ? <p role="status">{say('search.nothing')}</p> : null}
        {isAsked ? null : <p className="hint">{say('search.help')}</p>}
        <PeopleFound people={people} model={model} />
      </div>
    );
  }

  return (
    <div className="concordance" ref={scroller}>
      <PeopleFound people={people} model={model} />
      <div
        role="listbox"
        tabIndex={0}
        aria-multiselectable="true"
        aria-label={say('search.hits')}
        aria-activedescendant={`hit-${active}`}
        className="concordance-lines"
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtual.getVirtualItems().map(({ index, start }) => {
          const line = lines[index] as ConcordanceLine;
          const row = articles.get(line.articleId);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list box handles the keys.
            <div
              key={lineKey(line)}
              id={`hit-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={selected.has(lineKey(line))}
              aria-posinset={index + 1}
              aria-setsize={lines.length}
              className={index === active ? 'hit-line active' : 'hit-line'}
              style={{ height: lineHeight, transform: `translateY(${start}px)` }}
              onClick={(event) => {
                model.move(index);
                if (event.ctrlKey || event.metaKey) model.toggle(line);
              }}
              onDoubleClick={() => onOpen(line)}
            >
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: Space does the same. */}
              {/* biome-ignore lint/a11y/noStaticElementInteractions: the box is part of the option. */}
              <span
                className="hit-box"
                onClick={(event) => {
                  event.stopPropagation();
                  model.toggle(line);
                }}
              >
                <span className="box" data-checked={selected.has(lineKey(line)) || undefined} />
              </span>
              <span className="hit-article" title={row?.title}>
                {row?.title ?? line.articleId}
              </span>
              <span className="hit-date">{row?.published.slice(0, 10)}</span>
              <span className="hit-left">
                <bdi>{line.left}</bdi>
              </span>
              <mark className="hit-exact">{line.exact}</mark>
              <span className="hit-right">{line.right}</span>
              <span className="hit-layer">
                {line.annotation ? <LayerGlyph layer={line.annotation.layer} named /> : null}
                <span className="hit-voice">{names.get(line.annotation?.person ?? '')}</span>
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Entries of the register that bear the words; choosing one shows what that person says. */
function PeopleFound({ people, model }: { people: SearchState['people']; model: SearchModel }) {
  const say = useWords();
  if (people.length === 0) return null;
  return (
    <ul className="people-found" aria-label={say('search.people')}>
      {people.slice(0, 12).map(({ id, name, role }) => (
        <li key={id}>
          <button
            type="button"
            className="chip"
            onClick={() => model.ask({ person: id, scope: 'annotations', text: '' })}
          >
            {name}
            {role === '' ? '' : ` · ${role}`}
          </button>
        </li>
      ))}
    </ul>
  );
}
