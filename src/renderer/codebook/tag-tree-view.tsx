import { useVirtualizer } from '@tanstack/react-virtual';
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Beside, TagMove } from '../../core/annotation/codebook-edits';
import type { PlacedTag } from '../../core/annotation/tag-tree';
import { isReadOnly } from '../state/access';
import { useWords } from '../words/use-words';
import { parentOf } from './tag-folding';

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
  onFold: (id: string, isFolded: boolean) => void;
  selected: string;
  countOf: (tag: string) => number | null;
  onSelect: (id: string) => void;
  onMove: (move: TagMove) => void;
  /** A tag was dropped beside or on another. */
  onPlace: (id: string, target: string, side: Beside | 'on') => void;
  onRename: () => void;
}

/** The tree by keyboard: arrows choose, fold and unfold, Alt and arrows move the tag, as dragging does, Enter or F2 renames it. Only what is on screen is drawn. */
export function TagTreeView({
  places,
  isFlat,
  onFold,
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

  /** Something that hangs on it is shown right after it. */
  const isOpen = (place: PlacedTag) => (places[places.indexOf(place) + 1]?.depth ?? 0) > place.depth;

  function fold(place: PlacedTag, isFolded: boolean) {
    // What is selected is always shown.
    if (isFolded && isOpen(place)) onSelect(place.tag.id);
    onFold(place.tag.id, isFolded);
  }

  /** Right opens and goes in, left closes and goes out. */
  function sideways(place: PlacedTag, isInward: boolean) {
    const open = isOpen(place);
    if (place.children.length > 0 && open !== isInward) return fold(place, !isInward);
    const next = isInward ? (open ? places[active + 1] : undefined) : parentOf(places, place);
    if (next) onSelect(next.tag.id);
  }

  function onKeyDown(event: KeyboardEvent) {
    const move = event.altKey ? altMoves[event.key] : undefined;
    const to = { ArrowUp: active - 1, ArrowDown: active + 1, Home: 0, End: places.length - 1 }[event.key];
    if (move !== undefined) {
      if (!isFlat) onMove(move);
    } else if (to !== undefined && !event.altKey) {
      const place = places[Math.min(places.length - 1, Math.max(0, to))];
      if (place) onSelect(place.tag.id);
    } else if (!event.altKey && !isFlat && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
      const place = places[active];
      if (place) sideways(place, event.key === 'ArrowRight');
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
              aria-expanded={isFlat || place.children.length === 0 ? undefined : isOpen(place)}
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
                paddingInlineStart: isFlat ? 10 : 4 + depth * indent,
              }}
              onClick={() => onSelect(tag.id)}
            >
              {isFlat ? null : (
                // The arrows of the tree do it by key.
                <span
                  className="codebook-fold-handle"
                  aria-hidden="true"
                  onClick={(event) => {
                    if (place.children.length === 0) return;
                    event.stopPropagation();
                    fold(place, isOpen(place));
                  }}
                >
                  {place.children.length > 0 ? <FoldSign isOpen={isOpen(place)} /> : null}
                </span>
              )}
              <span className="codebook-entry-name">
                <bdi>{tag.name}</bdi>
                {isFlat && path.length > 1 ? (
                  <span className="hint codebook-path">
                    {path.slice(0, -1).map((name, depth) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: a path may hold a name twice.
                      <span key={depth}>
                        {depth > 0 ? ' › ' : ''}
                        <bdi>{name}</bdi>
                      </span>
                    ))}
                  </span>
                ) : null}
              </span>
              {tag.retired ? <span className="codebook-badge">{say('codebook.isRetired')}</span> : null}
              {tag.key ? <kbd>{tag.key}</kbd> : null}
              <span className="hint codebook-count" aria-hidden="true">
                {count || ''}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function FoldSign({ isOpen }: { isOpen: boolean }) {
  return (
    <svg viewBox="0 0 16 16" width="10" height="10" aria-hidden="true">
      <path
        d={isOpen ? 'M3 5.5l5 5 5-5' : 'M5.5 3l5 5-5 5'}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
