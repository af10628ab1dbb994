import { useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { isBuiltInLayer } from '../../core/annotation/built-in-codebook';
import type { Codebook } from '../../core/annotation/codebook';
import { moveEntry, withEntry } from '../../core/annotation/codebook-edits';
import { hueOf, layerColours, layerHues } from '../../core/annotation/layer-colours';
import { announce } from '../state/announcer';
import { useStore } from '../state/store';
import { HueGlyph, LayerGlyph } from '../ui/layer-glyph';
import { useWords } from '../words/use-words';
import { AddLine } from './add-line';
import { AttributesEditor } from './attributes-editor';
import type { CodebookModel } from './codebook-model';
import { EntryForm } from './entry-form';
import { EntryList, focusEntries } from './entry-list';
import { KeyField } from './key-field';
import { LayerMergeEffect } from './layer-merge-effect';
import { layerName } from './names';

/** The layers, and for the selected one its colour, key and attributes. */
export function LayersSection({ model, book }: { model: CodebookModel; book: Codebook }) {
  const say = useWords();
  useStore(model.state, (value) => value.counts);
  const [chosen, setChosen] = useState('quote');
  const layers = book.layers.filter(({ mergedInto }) => mergedInto === undefined);
  const selected = layers.find(({ id }) => id === chosen) ?? layers[0];
  const isBuiltIn = selected !== undefined && isBuiltInLayer(selected.id);
  return (
    <>
      <div className="codebook-side">
        <EntryList
          label={say('codebook.layers.label')}
          selected={selected?.id ?? ''}
          onSelect={setChosen}
          onMove={(id, target, side) =>
            void model
              .edit((before) => moveEntry(before, 'layers', id, target, side))
              .then((done) => done && announce(say('codebook.moved', { name: layerName(id) })))
          }
          entries={layers.map(({ id, key, retired }) => ({
            id,
            name: layerName(id),
            sign: <LayerGlyph layer={id} />,
            key,
            count: model.countOf({ kind: 'layer', layer: id }),
            retired: retired === true,
          }))}
        />
        <AddLine
          label={say('codebook.newLayer')}
          onAdd={async (name) => {
            const id = `l-${crypto.randomUUID()}`;
            const done = await model.edit((before) => {
              const taken = new Set(before.layers.map(({ colour }) => colour));
              const hue = layerHues.find((free) => !taken.has(layerColours[free])) ?? 'green';
              const colour = layerColours[hue];
              return { ...before, layers: [...before.layers, { id, name, colour, attributes: [] }] };
            });
            if (done) setChosen(id);
            return done;
          }}
        />
      </div>
      {selected ? (
        <EntryForm
          key={selected.id}
          model={model}
          book={book}
          list="layers"
          entry={selected}
          name={layerName(selected.id)}
          part={{ kind: 'layer', layer: selected.id }}
          isRemovable={!isBuiltIn}
          targets={
            isBuiltIn
              ? []
              : layers
                  .filter(({ id, retired }) => id !== selected.id && retired !== true)
                  .map(({ id }) => ({ id, name: layerName(id), detail: '' }))
          }
          effectOf={(into) => {
            const target = layers.find(({ id }) => id === into);
            return target ? <LayerMergeEffect source={selected} target={target} /> : null;
          }}
          onGone={(next) => {
            setChosen(next ?? '');
            focusEntries();
          }}
        >
          <div className="codebook-look">
            {isBuiltIn ? null : (
              <RadioGroup
                className="codebook-colours"
                orientation="horizontal"
                aria-label={say('codebook.colour')}
                value={selected.colour ? layerColours[hueOf(selected.colour)] : ''}
                onChange={(colour) => void model.edit((before) => withEntry(before, 'layers', selected.id, { colour }))}
              >
                <span className="span-label" aria-hidden="true">
                  {say('codebook.colour')}
                </span>
                {layerHues.map((hue) => (
                  <Radio
                    key={hue}
                    value={layerColours[hue]}
                    className="codebook-colour"
                    aria-label={say(`codebook.colour.${hue}`)}
                  >
                    <HueGlyph hue={hue} />
                  </Radio>
                ))}
              </RadioGroup>
            )}
            <KeyField
              book={book}
              id={selected.id}
              value={selected.key}
              of="layer"
              onCommit={(key) => void model.edit((before) => withEntry(before, 'layers', selected.id, { key }))}
            />
          </div>
          <AttributesEditor key={selected.id} model={model} layer={selected} />
        </EntryForm>
      ) : null}
    </>
  );
}
