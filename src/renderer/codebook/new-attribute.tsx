import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { flushSync } from 'react-dom';
import { choicesOf, hasChoices } from '../../core/annotation/attribute-edits';
import type { AttributeType } from '../../core/annotation/codebook';
import { useWords } from '../words/use-words';

const offeredTypes = ['text', 'choice', 'choices', 'boolean', 'number', 'date', 'person', 'span', 'link'] as const;

interface NewAttributeProps {
  /** False where it was refused: then what was typed stays. */
  onAdd: (name: string, type: AttributeType, choices: string[]) => Promise<boolean>;
}

/** A button that opens the form of a new attribute, which stays for the next one until Escape. */
export function NewAttribute({ onAdd }: NewAttributeProps) {
  const say = useWords();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [type, setType] = useState<AttributeType>('text');
  const [lines, setLines] = useState('');
  const nameField = useRef<HTMLInputElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const choices = hasChoices({ type }) ? choicesOf(lines) : [];
  const isWhole = name.trim() !== '' && (!hasChoices({ type }) || choices.length > 0);

  if (!isOpen) {
    return (
      <Button
        ref={opener}
        className="quiet-button codebook-new-attribute"
        onPress={() => {
          flushSync(() => setOpen(true));
          nameField.current?.focus();
        }}
      >
        {say('codebook.addAttribute')}
      </Button>
    );
  }
  return (
    <form
      className="codebook-attribute-new"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        flushSync(() => setOpen(false));
        opener.current?.focus();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWhole) return;
        void onAdd(name.trim(), type, choices).then((done) => {
          if (!done) return;
          setName('');
          setLines('');
          nameField.current?.focus();
        });
      }}
    >
      <input
        ref={nameField}
        aria-label={say('codebook.newAttribute')}
        placeholder={say('codebook.newAttribute')}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.target.value)}
      />
      <select
        aria-label={say('codebook.attributeType')}
        value={type}
        onChange={(event) => setType(offeredTypes.find((offered) => offered === event.target.value) ?? 'text')}
      >
        {offeredTypes.map((offered) => (
          <option key={offered} value={offered}>
            {say(`codebook.type.${offered}`)}
          </option>
        ))}
      </select>
      <Button className="button" type="submit" isDisabled={!isWhole}>
        {say('codebook.add')}
      </Button>
      {hasChoices({ type }) ? (
        <textarea
          aria-label={say('codebook.newChoices')}
          placeholder={say('codebook.newChoices')}
          rows={3}
          value={lines}
          onChange={(event) => setLines(event.target.value)}
        />
      ) : null}
    </form>
  );
}
