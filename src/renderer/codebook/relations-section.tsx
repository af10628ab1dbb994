import { useState } from 'react';
import type { Codebook } from '../../core/annotation/codebook';
import { moveEntry } from '../../core/annotation/codebook-edits';
import { announce } from '../state/announcer';
import { useStore } from '../state/store';
import { useWords } from '../words/use-words';
import { AddLine } from './add-line';
import type { CodebookModel } from './codebook-model';
import { EntryForm } from './entry-form';
import { EntryList, focusEntries } from './entry-list';
import { relationTypeName } from './names';

/** The types of relations between annotations. */
export function RelationsSection({ model, book }: { model: CodebookModel; book: Codebook }) {
  const say = useWords();
  useStore(model.state, (value) => value.counts);
  const [chosen, setChosen] = useState('');
  const types = book.relationTypes.filter(({ mergedInto }) => mergedInto === undefined);
  const selected = types.find(({ id }) => id === chosen) ?? types[0];
  return (
    <>
      <div className="codebook-side">
        <EntryList
          label={say('codebook.relations.label')}
          selected={selected?.id ?? ''}
          onSelect={setChosen}
          onMove={(id, target, side) =>
            void model
              .edit((before) => moveEntry(before, 'relationTypes', id, target, side))
              .then((done) => done && announce(say('codebook.moved', { name: relationTypeName(id) })))
          }
          entries={types.map(({ id, retired }) => ({
            id,
            name: relationTypeName(id),
            count: model.countOf({ kind: 'relation-type', type: id }),
            retired: retired === true,
          }))}
        />
        <AddLine
          label={say('codebook.newRelation')}
          onAdd={async (name) => {
            const id = `rt-${crypto.randomUUID()}`;
            const done = await model.edit((before) => ({
              ...before,
              relationTypes: [...before.relationTypes, { id, name }],
            }));
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
          list="relationTypes"
          entry={selected}
          name={relationTypeName(selected.id)}
          part={{ kind: 'relation-type', type: selected.id }}
          isRemovable={types.length > 1}
          targets={types
            .filter(({ id, retired }) => id !== selected.id && retired !== true)
            .map(({ id }) => ({ id, name: relationTypeName(id), detail: '' }))}
          onGone={(next) => {
            setChosen(next ?? '');
            focusEntries();
          }}
        />
      ) : null}
    </>
  );
}
