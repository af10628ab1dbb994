import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useWords } from '../words/use-words';
import { type PersonRow, personDetail } from './people-rows';

interface PeopleListProps {
  rows: readonly PersonRow[];
  /** Id of the person who is shown. */
  chosen: string | null;
  onChoose: (id: string) => void;
  /** Called when the keyboard is to go on to the person's form. */
  onEnter: () => void;
}

/** Height of a row, in px; all are alike, so that ten thousand need not be measured. */
const rowHeight = 48;

/** The register: a list in which choosing follows the keyboard. */
export function PeopleList({ rows, chosen, onChoose, onEnter }: PeopleListProps) {
  const say = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const active = rows.findIndex(({ person }) => person.id === chosen);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });

  useEffect(() => {
    if (active >= 0) virtual.scrollToIndex(active, { align: 'auto' });
  }, [active, virtual]);

  function onKeyDown(event: KeyboardEvent) {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 1);
    const steps: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: rows.length - 1,
    };
    const next = steps[event.key];
    if (next !== undefined) {
      const row = rows[Math.max(0, Math.min(rows.length - 1, next))];
      if (row) onChoose(row.person.id);
    } else if (event.key === 'Enter') onEnter();
    else return;
    event.preventDefault();
  }

  return (
    <div className="people-scroller" ref={scroller}>
      <div
        role="listbox"
        tabIndex={0}
        aria-label={say('people.title')}
        {...(active >= 0 ? { 'aria-activedescendant': `person-${active}` } : {})}
        className="people-rows"
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (!row) return null;
          const { person, articles } = row;
          const detail = personDetail(person);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list box handles the keys.
            <div
              key={person.id}
              id={`person-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              aria-posinset={index + 1}
              aria-setsize={rows.length}
              className="person-row"
              style={{ height: rowHeight, transform: `translateY(${start}px)` }}
              onClick={() => onChoose(person.id)}
            >
              <span className={person.anonymous === true ? 'person-name anonymous' : 'person-name'} title={person.name}>
                <bdi>{person.name}</bdi>
              </span>
              <span className="person-count" role="img" aria-label={say('people.articles', { count: articles })}>
                {articles}
              </span>
              <span className="person-detail">
                <bdi>{detail === '' && person.anonymous === true ? say('people.anonymousShort') : detail}</bdi>
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
