import { Button } from 'react-aria-components';
import { hasChoices, mergeAttribute, withAttribute, withoutAttribute } from '../../core/annotation/attribute-edits';
import { isBuiltInAttribute } from '../../core/annotation/built-in-codebook';
import type { AttributeDefinition, Codebook, Layer } from '../../core/annotation/codebook';
import { type Fields, withFields } from '../../core/annotation/codebook-edits';
import { announce } from '../state/announcer';
import { useWords } from '../words/use-words';
import { ChoiceList } from './choice-list';
import type { CodebookModel } from './codebook-model';
import { EntryField, ExamplesField } from './entry-fields';
import { attributeName } from './names';
import { PartEnd } from './part-end';

interface AttributeFormProps {
  model: CodebookModel;
  layer: Layer;
  attribute: AttributeDefinition;
  /** Which of how many it is, from 0. */
  place: { index: number; of: number };
  onMove: (by: -1 | 1) => void;
  /** It is no longer there; `next` is the one that it became part of. */
  onGone: (next: string | null) => void;
}

/** One attribute of a layer: its name, what it is for, its choices, its place, and its end. */
export function AttributeForm({ model, layer, attribute, place, onMove, onGone }: AttributeFormProps) {
  const say = useWords();
  const { id } = attribute;
  const name = attributeName(layer.id, attribute);
  const isBuiltIn = isBuiltInAttribute(layer.id, id);
  const set = (fields: Fields<AttributeDefinition>) =>
    model.edit((book) => withAttribute(book, layer.id, id, (before) => withFields(before, fields)));
  const end = (change: (book: Codebook) => Codebook, told: string, next: string | null) =>
    void model.edit(change).then((done) => {
      if (!done) return;
      announce(told);
      onGone(next);
    });
  const alike = isBuiltIn
    ? []
    : layer.attributes.filter(
        (other) =>
          other.id !== id && other.type === attribute.type && other.mergedInto === undefined && other.retired !== true,
      );

  return (
    <div className="codebook-attribute-form">
      <EntryField
        label={say('codebook.name')}
        value={name}
        maxLength={200}
        onCommit={(typed) => typed.trim() !== '' && void set({ name: typed.trim() })}
      />
      {hasChoices(attribute) ? <ChoiceList model={model} layer={layer.id} attribute={attribute} /> : null}
      <EntryField
        label={say('codebook.description')}
        value={attribute.description ?? ''}
        lines={2}
        maxLength={10_000}
        onCommit={(typed) => void set({ description: typed.trim() || undefined })}
      />
      <ExamplesField examples={attribute.examples} onCommit={(examples) => void set({ examples })} />
      <PartEnd
        model={model}
        part={{ kind: 'attribute', layer: layer.id, attribute: id }}
        name={name}
        isRetired={attribute.retired === true}
        isRemovable={!isBuiltIn}
        targets={alike.map((other) => ({ id: other.id, name: attributeName(layer.id, other), detail: '' }))}
        held={layer.attributes
          .filter(({ mergedInto }) => mergedInto === id)
          .map((held) => attributeName(layer.id, held))}
        effectOf={() => <p>{say('codebook.bothKept')}</p>}
        onRemove={() => end((book) => withoutAttribute(book, layer.id, id), say('codebook.removed', { name }), null)}
        onRetire={(isRetired) =>
          void set({ retired: isRetired || undefined }).then(
            (done) => done && announce(say(isRetired ? 'codebook.retired' : 'codebook.offered', { name })),
          )
        }
        onMerge={(into) =>
          end((book) => mergeAttribute(book, layer.id, id, into), say('codebook.merged', { name }), into)
        }
      >
        {([-1, 1] as const).map((by) => (
          <Button
            key={by}
            className="button"
            aria-label={say(by === -1 ? 'codebook.moveUp' : 'codebook.moveDown', { name })}
            isDisabled={place.index + by < 0 || place.index + by >= place.of}
            onPress={() => onMove(by)}
          >
            {say(by === -1 ? 'codebook.tag.up' : 'codebook.tag.down')}
          </Button>
        ))}
      </PartEnd>
    </div>
  );
}
