import { useRef, useState } from 'react';
import { Button, Disclosure, DisclosureGroup, DisclosurePanel, Heading } from 'react-aria-components';
import { attributeId, hasChoices, withAttributes } from '../../core/annotation/attribute-edits';
import type { AttributeDefinition, Layer } from '../../core/annotation/codebook';
import { moved } from '../../core/annotation/codebook-edits';
import { announce } from '../state/announcer';
import { useStore } from '../state/store';
import { useWords } from '../words/use-words';
import { AttributeForm } from './attribute-form';
import type { CodebookModel } from './codebook-model';
import { attributeName } from './names';
import { NewAttribute } from './new-attribute';

/** The attributes of a layer, in the order in which an annotation shows them; one at a time is open to be changed. */
export function AttributesEditor({ model, layer }: { model: CodebookModel; layer: Layer }) {
  const say = useWords();
  useStore(model.state, (value) => value.counts);
  const [open, setOpen] = useState<string | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const attributes = layer.attributes.filter(({ mergedInto }) => mergedInto === undefined);

  const move = async (attribute: AttributeDefinition, by: -1 | 1) => {
    const index = attributes.indexOf(attribute);
    if (index + by < 0 || index + by >= attributes.length) return;
    const merged = layer.attributes.filter(({ mergedInto }) => mergedInto !== undefined);
    const done = await model.edit((book) =>
      withAttributes(book, layer.id, () => [...moved(attributes, index, by), ...merged]),
    );
    if (done) announce(say('codebook.moved', { name: attributeName(layer.id, attribute) }));
  };
  /** After what had the focus went away. */
  const focusOn = (id: string | null) =>
    requestAnimationFrame(() => {
      const rows = [...(place.current?.querySelectorAll<HTMLElement>('[data-attribute] h3 button') ?? [])];
      const wanted = rows.find((row) => row.closest('[data-attribute]')?.getAttribute('data-attribute') === id);
      (wanted ?? rows[0] ?? place.current?.querySelector<HTMLElement>('.codebook-new-attribute'))?.focus();
    });

  return (
    <div className="codebook-attributes" ref={place}>
      <h2>{say('codebook.attributes')}</h2>
      <DisclosureGroup
        expandedKeys={open === null ? [] : [open]}
        onExpandedChange={(keys) => setOpen([...keys].map(String)[0] ?? null)}
      >
        <ul>
          {attributes.map((attribute) => (
            <li
              key={attribute.id}
              className="codebook-attribute"
              data-attribute={attribute.id}
              data-retired={attribute.retired || undefined}
              onKeyDown={(event) => {
                const by = event.altKey ? ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key as 'ArrowUp'] : undefined;
                if (by === undefined || event.defaultPrevented) return;
                event.preventDefault();
                void move(attribute, by);
              }}
            >
              <Disclosure id={attribute.id}>
                <AttributeHead model={model} layer={layer.id} attribute={attribute} />
                <DisclosurePanel>
                  {open === attribute.id ? (
                    <AttributeForm
                      model={model}
                      layer={layer}
                      attribute={attribute}
                      place={{ index: attributes.indexOf(attribute), of: attributes.length }}
                      onMove={(by) => void move(attribute, by)}
                      onGone={(next) => {
                        setOpen(null);
                        focusOn(next);
                      }}
                    />
                  ) : null}
                </DisclosurePanel>
              </Disclosure>
            </li>
          ))}
        </ul>
      </DisclosureGroup>
      <NewAttribute
        key={layer.id}
        onAdd={async (name, type, choices) => {
          const id = attributeId(name, layer.attributes);
          return model.edit((book) =>
            withAttributes(book, layer.id, (before) => [
              ...before,
              { id, name, type, ...(hasChoices({ type }) ? { choices } : {}) },
            ]),
          );
        }}
      />
    </div>
  );
}

function AttributeHead({
  model,
  layer,
  attribute,
}: {
  model: CodebookModel;
  layer: string;
  attribute: AttributeDefinition;
}) {
  const say = useWords();
  const count = model.countOf({ kind: 'attribute', layer, attribute: attribute.id });
  const choices = attribute.choices?.length ?? 0;
  const fact = hasChoices(attribute)
    ? say(attribute.type === 'choice' ? 'codebook.oneOf' : 'codebook.anyOf', { count: choices })
    : say(`codebook.type.${attribute.type}`);
  return (
    <Heading level={3}>
      <Button slot="trigger" className="codebook-attribute-head">
        <Chevron />
        <bdi className="codebook-entry-name">{attributeName(layer, attribute)}</bdi>
        {attribute.retired ? <span className="codebook-badge">{say('codebook.isRetired')}</span> : null}
        <span className="hint">{fact}</span>
        <span className="hint codebook-count">{count === null || count === 0 ? '' : count}</span>
      </Button>
    </Heading>
  );
}

function Chevron() {
  return (
    <svg className="codebook-chevron" viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
      <path
        d="M5.5 3l5 5-5 5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
