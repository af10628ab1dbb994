import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { TagMove } from '../../core/annotation/codebook-edits';
import type { PlacedTag } from '../../core/annotation/tag-tree';
import { useWords } from '../words/use-words';

/** Pixels. */
const rowHeight = 30;
const indent = 18;

const altMoves: Readonly<Record<string, TagMove>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'outdent',
  ArrowRight: 'indent',
};

interface TagTreeViewProps {
  places: readonly PlacedTag[];
  /** Found ones stand without what is above them: each says its path. */
  isFlat: boolean;
  selected: string;
  countOf: (tag: string) => number | null;
  onSelect: (id: string) => void;
  onMove: (move: TagMove) => void;
  onRename: () => void;
}

/** The tree by keyboard: arrows choose, Alt and arrows move the tag, Enter or F2 renames it. Only what is on screen is drawn. */
export function TagTreeView({ places, isFlat, selected, countOf, onSelect, onMove, onRename }: TagTreeViewProps) {
  const say = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const active = Math.max(
    0,
    places.findIndex(({ tag }) => tag.id === selected),
  );
  const virtual = useVirtualizer({
    count: places.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });

  useEffect(() => {
    virtual.scrollToIndex(active, { align: 'auto' });
  }, [active, virtual]);

  function onKeyDown(event: KeyboardEvent) {
    const move = event.altKey ? altMoves[event.key] : undefined;
    const to = { ArrowUp: active - 1, ArrowDown: active + 1, Home: 0, End: places.length - 1 }[event.key];
    if (move !== undefined) {
      if (!isFlat) onMove(move);
    } else if (to !== undefined && !event.altKey) {
      const place = places[Math.min(places.length - 1, Math.max(0, to))];
      if (place) onSelect(place.tag.id);
    } else if (event.key === 'F2' || event.key === 'Enter') {
      onRename();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      ref={scroller}
      className="codebook-tree"
      role="tree"
      tabIndex={0}
      aria-label={say('codebook.tags.label')}
      aria-activedescendant={`codebook-tag-${active}`}
      onKeyDown={onKeyDown}
    >
      <div className="codebook-tree-rows" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const place = places[index];
          if (!place) return null;
          const { tag, depth, path } = place;
          const count = countOf(tag.id);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keyboard.
            <div
              key={tag.id}
              id={`codebook-tag-${index}`}
              role="treeitem"
              tabIndex={-1}
              aria-level={isFlat ? 1 : depth + 1}
              aria-selected={index === active}
              className="codebook-entry"
              data-retired={tag.retired || undefined}
              style={{
                height: rowHeight,
                transform: `translateY(${start}px)`,
                paddingInlineStart: 10 + (isFlat ? 0 : depth * indent),
              }}
              onClick={() => onSelect(tag.id)}
            >
              <span className="codebook-entry-name">{isFlat ? path.join(' / ') : tag.name}</span>
              {tag.retired ? <span className="codebook-badge">{say('codebook.isRetired')}</span> : null}
              {tag.key ? <kbd>{tag.key}</kbd> : null}
              <span className="hint codebook-count" aria-hidden="true">
                {count ?? ''}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
