import { useState } from 'react';
import { Button } from 'react-aria-components';
import { isBuiltInLayer } from '../../core/annotation/built-in-codebook';
import type { AttributeDefinition, AttributeType, Layer } from '../../core/annotation/codebook';
import {
  attributeId,
  choicesOf,
  type Fields,
  moved,
  withChoices,
  withEntry,
  withFields,
} from '../../core/annotation/codebook-edits';
import { announce } from '../state/announcer';
import { useWords } from '../words/use-words';
import type { CodebookModel } from './codebook-model';
import { EntryField } from './entry-fields';
import { attributeName } from './names';

const offeredTypes = ['text', 'choice', 'choices', 'boolean', 'number', 'date', 'person', 'span', 'link'] as const;

/** The attributes of a layer, in the order in which an annotation shows them. */
export function AttributesEditor({ model, layer }: { model: CodebookModel; layer: Layer }) {
  const say = useWords();
  const change = (edit: (attributes: readonly AttributeDefinition[]) => readonly AttributeDefinition[]) =>
    model.edit((book) => {
      const attributes = book.layers.find(({ id }) => id === layer.id)?.attributes ?? [];
      return withEntry(book, 'layers', layer.id, { attributes: [...edit(attributes)] });
    });
  const replace = (id: string, edit: (attribute: AttributeDefinition) => AttributeDefinition) =>
    void change((attributes) => attributes.map((attribute) => (attribute.id === id ? edit(attribute) : attribute)));
  const set = (id: string, fields: Fields<AttributeDefinition>) =>
    replace(id, (attribute) => withFields(attribute, fields));

  const move = async (index: number, by: -1 | 1, name: string) => {
    if (await change((attributes) => moved(attributes, index, by))) announce(say('codebook.moved', { name }));
  };

  return (
    <div className="codebook-attributes">
      <h2>{say('codebook.attributes')}</h2>
      <ul>
        {layer.attributes.map((attribute, index) => {
          const name = attributeName(layer.id, attribute);
          const isUsed = model.countOf({ kind: 'attribute', layer: layer.id, attribute: attribute.id }) !== 0;
          const hasChoices = attribute.type === 'choice' || attribute.type === 'choices';
          return (
            <li
              key={attribute.id}
              className="codebook-attribute"
              data-retired={attribute.retired || undefined}
              onKeyDown={(event) => {
                const by = event.altKey ? ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key as 'ArrowUp'] : undefined;
                if (by === undefined) return;
                event.preventDefault();
                void move(index, by, name);
              }}
            >
              <EntryField
                label={say('codebook.attributeName', { type: say(`codebook.type.${attribute.type}`) })}
                value={name}
                maxLength={200}
                onCommit={(typed) => typed.trim() !== '' && set(attribute.id, { name: typed.trim() })}
              />
              <div className="codebook-attribute-tools">
                {([-1, 1] as const).map((by) => (
                  <Button
                    key={by}
                    className="icon-button"
                    aria-label={say(by === -1 ? 'codebook.moveUp' : 'codebook.moveDown', { name })}
                    isDisabled={index + by < 0 || index + by >= layer.attributes.length}
                    onPress={() => void move(index, by, name)}
                  >
                    <Chevron isUp={by === -1} />
                  </Button>
                ))}
                {attribute.retired ? (
                  <Button className="quiet-button" onPress={() => set(attribute.id, { retired: undefined })}>
                    {say('codebook.offerAgain')}
                  </Button>
                ) : isUsed || isBuiltInLayer(layer.id) ? (
                  <Button className="quiet-button" onPress={() => set(attribute.id, { retired: true })}>
                    {say('codebook.retire')}
                  </Button>
                ) : (
                  <Button
                    className="quiet-button"
                    onPress={() => void change((attributes) => attributes.filter(({ id }) => id !== attribute.id))}
                  >
                    {say('codebook.remove')}
                  </Button>
                )}
              </div>
              {hasChoices && !isBuiltInLayer(layer.id) ? (
                <EntryField
                  label={say('codebook.choices', { name })}
                  className="codebook-choices"
                  value={(attribute.choices ?? []).join('\n')}
                  lines={Math.min(8, (attribute.choices?.length ?? 0) + 1)}
                  onCommit={(lines) =>
                    replace(attribute.id, (before) =>
                      withChoices(
                        before,
                        lines,
                        (choice) =>
                          model.countOf({ kind: 'choice', layer: layer.id, attribute: before.id, choice }) !== 0,
                      ),
                    )
                  }
                />
              ) : null}
              {attribute.retiredChoices?.length ? (
                <p className="hint codebook-choices">
                  {say('codebook.choicesRetired', { choices: attribute.retiredChoices.join(', ') })}
                </p>
              ) : null}
            </li>
          );
        })}
      </ul>
      <NewAttribute
        onAdd={(name, type, choices) =>
          change((attributes) => [
            ...attributes,
            { id: attributeId(name, attributes), name, type, ...(choices.length > 0 ? { choices } : {}) },
          ])
        }
      />
    </div>
  );
}

interface NewAttributeProps {
  onAdd: (name: string, type: AttributeType, choices: string[]) => Promise<boolean>;
}

function NewAttribute({ onAdd }: NewAttributeProps) {
  const say = useWords();
  const [name, setName] = useState('');
  const [type, setType] = useState<AttributeType>('text');
  const [lines, setLines] = useState('');
  const hasChoices = type === 'choice' || type === 'choices';
  const choices = hasChoices ? choicesOf(lines) : [];
  const isWhole = name.trim() !== '' && (!hasChoices || choices.length > 0);
  return (
    <form
      className="codebook-new-attribute"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWhole) return;
        void onAdd(name.trim(), type, choices).then((done) => {
          if (!done) return;
          setName('');
          setLines('');
        });
      }}
    >
      <input
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
      {hasChoices ? (
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

function Chevron({ isUp }: { isUp: boolean }) {
  return (
    <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
      <path
        d={isUp ? 'M3 10.5 8 5.5l5 5' : 'M3 5.5l5 5 5-5'}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
