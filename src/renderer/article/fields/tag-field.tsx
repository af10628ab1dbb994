import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { foldName } from '../../../core/annotation/person';
import type { TagTree } from '../../../core/annotation/tag-tree';
import { KeyCap } from '../../ui/key-cap';
import { useWords } from '../../words/use-words';

interface TagFieldProps {
  tree: TagTree;
  /** Ids as the annotation bears them. */
  value: readonly string[];
  /** True when the keyboard should come here; taken once. */
  asked: boolean;
  onAskedTaken: () => void;
  onAdd: (tagId: string) => void;
  onRemove: (tagId: string) => void;
  /** A name that no tag has: a new tag at the top of the tree. */
  onCreate: (name: string) => void;
  onDone: () => void;
}

const newKey = ' new';

/** How many matches are offered: more than anybody reads, few enough for two thousand tags. */
const offered = 30;

/** The tags of an annotation; typing searches names, paths and descriptions. */
export function TagField({ tree, value, asked, onAskedTaken, onAdd, onRemove, onCreate, onDone }: TagFieldProps) {
  const say = useWords();
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const borne = tree.resolveAll(value);
  const strange = value.filter((id) => tree.resolve(id) === null);

  useLayoutEffect(() => {
    if (!asked) return;
    input.current?.focus();
    onAskedTaken();
  }, [asked, onAskedTaken]);

  const isBorne = (id: string) => borne.some((tag) => tag.id === id);
  const options = tree
    .search(typed)
    .filter(({ tag }) => !isBorne(tag.id))
    .slice(0, offered)
    .map(({ tag, path }) => ({ id: tag.id, name: tag.name, path: path.slice(0, -1).join(' › '), key: tag.key ?? '' }));
  const folded = foldName(typed);
  const isNew = folded !== '' && !tree.hasNamed(typed);
  if (isNew) options.push({ id: newKey, name: say('inspector.createTag', { name: typed.trim() }), path: '', key: '' });

  function choose(id: string) {
    if (id === newKey) onCreate(typed.trim());
    else onAdd(id);
    setTyped('');
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Backspace' && typed === '' && borne.length > 0) {
      event.preventDefault();
      onRemove(borne.at(-1)?.id ?? '');
    }
    if (event.key === 'Escape' && event.currentTarget.getAttribute('aria-expanded') !== 'true') onDone();
    if (event.key !== 'Enter' || event.currentTarget.getAttribute('aria-activedescendant')) return;
    event.preventDefault();
    const [first] = options;
    if (typed.trim() !== '' && first) choose(first.id);
    else onDone();
  }

  return (
    <div className="tag-field">
      <ComboBox
        className="field"
        items={options}
        selectedKey={null}
        inputValue={typed}
        onInputChange={setTyped}
        allowsCustomValue
        allowsEmptyCollection
        menuTrigger="focus"
        onSelectionChange={(key) => key !== null && choose(String(key))}
      >
        <Label>{say('inspector.tags')}</Label>
        <Input ref={input} placeholder={say('inspector.tagsHelp')} onKeyDownCapture={onKeyDown} />
        <Popover className="popover" placement="bottom start">
          <ListBox className="options" renderEmptyState={() => <p className="hint">{say('inspector.noTag')}</p>}>
            {(option: (typeof options)[number]) => (
              <ListBoxItem className="option" id={option.id} textValue={option.name}>
                <span>{option.name}</span>
                {option.path === '' ? null : <small>{option.path}</small>}
                {option.key === '' ? null : <KeyCap of={option.key} />}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      {borne.length + strange.length === 0 ? null : (
        <ul className="chips" aria-label={say('inspector.tags')}>
          {[...borne.map(({ id, name }) => ({ id, name })), ...strange.map((id) => ({ id, name: id }))].map(
            ({ id, name }) => (
              <li key={id} className="chip">
                {name}
                <Button
                  className="icon-button"
                  aria-label={say('inspector.removeNamed', { name })}
                  onPress={() => onRemove(id)}
                >
                  ×
                </Button>
              </li>
            ),
          )}
        </ul>
      )}
    </div>
  );
}
