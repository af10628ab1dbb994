import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { foldName, type Person } from '../../core/annotation/person';
import { useWords } from '../words/use-words';

interface PersonFieldProps {
  label: string;
  hint?: string;
  /** Name of the person who is set; empty where nobody is. */
  value: string;
  people: readonly Person[];
  /** Words to begin with, which bring the keyboard here; taken once. */
  draft: string | null;
  onDraftTaken: () => void;
  /** Called with a name, known or new, or with an empty text to take the person away. */
  onCommit: (name: string) => void;
  /** Called when the user is done with the field. */
  onDone: () => void;
}

const newKey = ' new';

/** A person of the register, with completion; a name that is not there can be entered. */
export function PersonField({ label, hint, value, people, draft, onDraftTaken, onCommit, onDone }: PersonFieldProps) {
  const say = useWords();
  const [typed, setTyped] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const committed = useRef(value);
  const toSelect = useRef<string | null>(null);
  /** Whether the user has typed since the field was last committed or given up: only then does leaving it commit. */
  const isEdited = useRef(false);

  useEffect(() => {
    committed.current = value;
    setTyped(value);
  }, [value]);

  useLayoutEffect(() => {
    if (draft === null) return;
    setTyped(draft);
    input.current?.focus();
    toSelect.current = draft;
    onDraftTaken();
  }, [draft, onDraftTaken]);

  // Once the words stand in the field they are selected, so that typing another name replaces them.
  useLayoutEffect(() => {
    if (toSelect.current === null || input.current?.value !== toSelect.current) return;
    input.current.select();
    toSelect.current = null;
  });

  const folded = foldName(typed);
  const matching = people
    .filter((person) => [person.name, ...person.aliases].some((name) => foldName(name).includes(folded)))
    .slice(0, 50);
  const isNew = typed.trim() !== '' && !people.some((person) => foldName(person.name) === folded);
  const options = [
    ...matching.map((person) => ({ id: person.id, name: person.name, text: person.name, detail: person.role })),
    ...(isNew
      ? [{ id: newKey, name: typed, text: say('inspector.createPerson', { name: typed.trim() }), detail: '' }]
      : []),
  ];

  function commit(name: string) {
    isEdited.current = false;
    setTyped(name);
    if (name.trim() === committed.current) return;
    committed.current = name.trim();
    onCommit(name);
  }

  function giveUp() {
    isEdited.current = false;
    setTyped(value);
    onDone();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Escape' && event.currentTarget.getAttribute('aria-expanded') !== 'true') giveUp();
    if (event.key !== 'Enter' || event.currentTarget.getAttribute('aria-activedescendant')) return;
    event.preventDefault();
    commit(typed);
    onDone();
  }

  return (
    <ComboBox
      className="field"
      items={options}
      // Never kept by the list: choosing the same person twice must be heard twice.
      selectedKey={null}
      inputValue={typed}
      onInputChange={setTyped}
      allowsCustomValue
      allowsEmptyCollection
      onSelectionChange={(key) => {
        const option = options.find(({ id }) => id === key);
        if (!option) return;
        commit(option.name);
        onDone();
      }}
    >
      <Label>{label}</Label>
      <Input
        ref={input}
        onKeyDownCapture={onKeyDown}
        onInput={() => {
          isEdited.current = true;
        }}
        onBlur={() => isEdited.current && commit(typed)}
        placeholder={hint ?? say('inspector.speakerHelp')}
      />
      <Popover className="popover" placement="bottom start">
        <ListBox className="options">
          {(option: (typeof options)[number]) => (
            <ListBoxItem className="option" id={option.id} textValue={option.name}>
              <span>{option.text}</span>
              {option.detail === '' ? null : <small>{option.detail}</small>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
