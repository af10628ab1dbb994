import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { Button } from 'react-aria-components';
import { versionStep } from '../versions/version-step';
import { useWords } from '../words/use-words';
import { aboutOf, likeOf, likeWords } from './batch-report';
import type { BatchEntry } from './batch-run';

const rowHeight = 44;

interface BatchEntriesProps {
  entries: readonly BatchEntry[];
  /** Shows beside each file what of the library it is like. */
  isSideBySide: boolean;
  onOpen: (articleId: string) => void;
}

/** What became of files, a row each; as many as there are. */
export function BatchEntries({ entries, isSideBySide, onOpen }: BatchEntriesProps) {
  const say = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the list scrolls, so the keyboard must reach it.
    <section className="batch-entries" ref={scroller} tabIndex={0} aria-label={say('batch.kinds')}>
      <ul style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => (
          <li
            key={index}
            aria-posinset={index + 1}
            aria-setsize={entries.length}
            style={{ height: rowHeight, transform: `translateY(${start}px)` }}
          >
            <Row entry={entries[index] as BatchEntry} isSideBySide={isSideBySide} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RowProps extends Pick<BatchEntriesProps, 'isSideBySide' | 'onOpen'> {
  entry: BatchEntry;
}

function Row({ entry, isSideBySide, onOpen }: RowProps) {
  const say = useWords();
  const name = entry.name || say('import.pasted');
  const like = isSideBySide ? likeOf(entry) : null;
  const about = like && entry.kind === 'same' ? say('batch.notAdded') : aboutOf(entry);
  return (
    <>
      <Cell head={name} about={about} />
      {like ? <Cell head={like.title} about={likeWords(like)} /> : null}
      {like && entry.kind === 'kept' && like.because !== 'same' ? (
        <Button
          className="quiet-button"
          aria-label={say('batch.compareWith', { name, title: like.title })}
          onPress={() => versionStep.set({ kind: 'read', before: like.id, after: entry.articleId })}
        >
          {say('versions.compare')}
        </Button>
      ) : null}
      {entry.kind === 'refused' ? null : (
        <Button className="quiet-button" onPress={() => onOpen(entry.articleId)}>
          {say('batch.open')}
        </Button>
      )}
    </>
  );
}

function Cell({ head, about }: { head: string; about: string }) {
  return (
    <span className="batch-entry">
      <b title={head}>{head}</b>
      <span title={about}>{about}</span>
    </span>
  );
}
