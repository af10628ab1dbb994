import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { Button, DropIndicator, ListBox, ListBoxItem, useDragAndDrop } from 'react-aria-components';
import type { Beside } from '../../core/annotation/codebook-edits';
import { isReadOnly } from '../state/access';
import { MayWrite } from '../ui/may-write';
import { useWords } from '../words/use-words';

export interface ListedEntry {
  id: string;
  name: string;
  sign?: ReactNode;
  key?: string | undefined;
  count: number | null;
  retired: boolean;
}

interface EntryListProps {
  label: string;
  entries: readonly ListedEntry[];
  selected: string;
  onSelect: (id: string) => void;
  onMove: (id: string, target: string, side: Beside) => void;
}

/** After an entry went away from under the focus: the list, at what is chosen now. */
export function focusEntries(): void {
  // The dialog that asked gives the focus back first, to a button that is gone.
  requestAnimationFrame(() =>
    requestAnimationFrame(() =>
      document
        .querySelector<HTMLElement>(
          '.codebook-side [role="option"][aria-selected="true"], .codebook-side [role="tree"]',
        )
        ?.focus(),
    ),
  );
}

/** Layers or types of relations; the selected one is edited beside the list, and moved by dragging, by Alt and arrows, or by its buttons. */
export function EntryList({ label, entries, selected, onSelect, onMove }: EntryListProps) {
  const say = useWords();
  const place = useRef<HTMLDivElement>(null);
  const index = entries.findIndex(({ id }) => id === selected);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': entries.find(({ id }) => id === key)?.name ?? '' })),
    isDisabled: isReadOnly(),
    onReorder: ({ keys, target }) => {
      const [id] = keys;
      if (id !== undefined && target.dropPosition !== 'on') onMove(String(id), String(target.key), target.dropPosition);
    },
    renderDropIndicator: (target) => <DropIndicator target={target} className="codebook-drop" />,
  });

  function step(by: -1 | 1) {
    const target = entries[index + by];
    if (target) onMove(selected, target.id, by === -1 ? 'before' : 'after');
  }

  function onKeyDown(event: KeyboardEvent) {
    const by = event.altKey ? ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key as 'ArrowUp'] : undefined;
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (!isReadOnly()) step(by);
  }

  return (
    <>
      <div ref={place} className="codebook-list" onKeyDownCapture={onKeyDown}>
        <ListBox
          aria-label={label}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={[selected]}
          dragAndDropHooks={dragAndDropHooks}
          onSelectionChange={(keys) => {
            const [id] = keys === 'all' ? [] : keys;
            if (id !== undefined) onSelect(String(id));
          }}
        >
          {entries.map(({ id, name, sign, key, count, retired }) => (
            <ListBoxItem
              key={id}
              id={id}
              textValue={name}
              className="codebook-entry"
              data-retired={retired || undefined}
            >
              {sign}
              <bdi className="codebook-entry-name">{name}</bdi>
              {retired ? <span className="codebook-badge">{say('codebook.isRetired')}</span> : null}
              {key ? <kbd>{key}</kbd> : null}
              <span className="hint codebook-count">{count || ''}</span>
            </ListBoxItem>
          ))}
        </ListBox>
      </div>
      <MayWrite>
        <div className="codebook-list-moves">
          <Button className="button" isDisabled={index <= 0} onPress={() => step(-1)}>
            {say('codebook.tag.up')}
          </Button>
          <Button className="button" isDisabled={index === -1 || index === entries.length - 1} onPress={() => step(1)}>
            {say('codebook.tag.down')}
          </Button>
        </div>
      </MayWrite>
    </>
  );
}
