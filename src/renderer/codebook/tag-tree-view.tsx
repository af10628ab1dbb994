import { useVirtualizer } from '@tanstack/react-virtual';
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Beside, TagMove } from '../../core/annotation/codebook-edits';
import type { PlacedTag } from '../../core/annotation/tag-tree';
import { isReadOnly } from '../state/access';
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

/** The upper and the lower third of a row are the places beside it, the middle is the one on it. */
function sideOf(event: DragEvent): Beside | 'on' {
  const { top, height } = event.currentTarget.getBoundingClientRect();
  const at = (event.clientY - top) / height;
  return at < 1 / 3 ? 'before' : at > 2 / 3 ? 'after' : 'on';
}

interface TagTreeViewProps {
  places: readonly PlacedTag[];
  /** Found ones stand without what is above them: each says its path. */
  isFlat: boolean;
  selected: string;
  countOf: (tag: string) => number | null;
  onSelect: (id: string) => void;
  onMove: (move: TagMove) => void;
  /** A tag was dropped beside or on another. */
  onPlace: (id: string, target: string, side: Beside | 'on') => void;
  onRename: () => void;
}

/** The tree by keyboard: arrows choose, Alt and arrows move the tag, as dragging does, Enter or F2 renames it. Only what is on screen is drawn. */
export function TagTreeView({
  places,
  isFlat,
  selected,
  countOf,
  onSelect,
  onMove,
  onPlace,
  onRename,
}: TagTreeViewProps) {
  const say = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const dragged = useRef<string | null>(null);
  const [drop, setDrop] = useState<{ target: string; side: Beside | 'on' } | null>(null);
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
              data-drop={drop?.target === tag.id ? drop.side : undefined}
              draggable={!isFlat && !isReadOnly()}
              onDragStart={(event) => {
                dragged.current = tag.id;
                event.dataTransfer.setData('text/plain', tag.name);
                event.dataTransfer.effectAllowed = 'move';
              }}
              onDragOver={(event) => {
                if (dragged.current === null || dragged.current === tag.id) return;
                event.preventDefault();
                setDrop({ target: tag.id, side: sideOf(event) });
              }}
              onDragLeave={() => setDrop(null)}
              onDragEnd={() => {
                dragged.current = null;
                setDrop(null);
              }}
              onDrop={(event) => {
                event.preventDefault();
                if (dragged.current !== null && drop) onPlace(dragged.current, tag.id, drop.side);
              }}
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
