import type { ReactNode } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
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
}

/** Layers or types of relations; the selected one is edited beside the list. */
export function EntryList({ label, entries, selected, onSelect }: EntryListProps) {
  const say = useWords();
  return (
    <ListBox
      className="codebook-list"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[selected]}
      onSelectionChange={(keys) => {
        const [id] = keys === 'all' ? [] : keys;
        if (id !== undefined) onSelect(String(id));
      }}
    >
      {entries.map(({ id, name, sign, key, count, retired }) => (
        <ListBoxItem key={id} id={id} textValue={name} className="codebook-entry" data-retired={retired || undefined}>
          {sign}
          <span className="codebook-entry-name">{name}</span>
          {retired ? <span className="codebook-badge">{say('codebook.isRetired')}</span> : null}
          {key ? <kbd>{key}</kbd> : null}
          <span className="hint codebook-count">{count ?? ''}</span>
        </ListBoxItem>
      ))}
    </ListBox>
  );
}
