import type { RefObject } from 'react';
import { type Annotation, type AttributeValue, ChainLink, Evidence } from '../../../core/annotation/annotation';
import type { AttributeDefinition } from '../../../core/annotation/codebook';
import { attributeName } from '../../codebook/names';
import type { LibraryModel } from '../../state/library-model';
import { LineField } from '../../ui/line-field';
import { useWords } from '../../words/use-words';
import type { ArticleActions } from '../actions';
import { PersonField } from '../person-field';
import { TextField } from '../text-field';
import { ChainField } from './chain-field';
import { ChoiceField, ChoicesField } from './choice-field';
import { EvidenceField } from './evidence-field';
import { SpanField } from './span-field';

export interface AttributeFieldProps {
  annotation: Annotation;
  definition: AttributeDefinition;
  library: LibraryModel;
  actions: RefObject<ArticleActions | null>;
  /** A name that holds without being set, such as an inherited claimant's. */
  personHint?: string;
  /** Words that bring the keyboard to a person's field; null where they do not. */
  draft: string | null;
  onDraftTaken: () => void;
  onDone: () => void;
}

/** Attributes whose text wants more than a line. */
const longTexts = new Set(['restatement', 'originalWording']);

const spanCommands: Readonly<Record<string, 'set-speaker' | 'set-cue'>> = {
  speakerSpan: 'set-speaker',
  cueSpan: 'set-cue',
};

/** The field for one attribute, as its type asks. */
export function AttributeField(props: AttributeFieldProps) {
  const { annotation, definition, library, actions, personHint, draft, onDraftTaken, onDone } = props;
  const say = useWords();
  const { layer } = annotation;
  const label = attributeName(layer, definition);
  const value = annotation.attributes[definition.id];
  const text = typeof value === 'string' ? value : '';
  const commit = (next: AttributeValue | undefined) =>
    actions.current?.edit('edit-attributes', annotation.id, { [definition.id]: next });
  const commitText = (next: string) => commit(next === '' ? undefined : next);

  switch (definition.type) {
    case 'person':
      return (
        <PersonField
          label={label}
          {...(personHint ? { hint: personHint } : {})}
          value={library.nameOf(value)}
          people={library.people}
          draft={draft}
          onDraftTaken={onDraftTaken}
          onCommit={(name) => void actions.current?.namePerson(annotation, definition.id, name)}
          onDone={onDone}
        />
      );
    case 'span': {
      const command = layer === 'quote' ? spanCommands[definition.id] : undefined;
      return (
        <SpanField
          label={label}
          value={value}
          command={command ?? null}
          onTake={() => actions.current?.takeSpan(annotation.id, definition.id)}
          onClear={() =>
            actions.current?.edit(command ?? 'edit-attributes', annotation.id, { [definition.id]: undefined })
          }
        />
      );
    }
    case 'choice':
      return <ChoiceField {...{ label, layer, definition, value: text, onCommit: commit }} />;
    case 'choices':
      return (
        <ChoicesField
          {...{ label, layer, definition }}
          value={Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []}
          onCommit={commit}
        />
      );
    case 'boolean':
      return (
        <label className="field boolean-field">
          <input
            type="checkbox"
            checked={value === true}
            onChange={(event) => commit(event.target.checked || undefined)}
          />
          {label}
        </label>
      );
    case 'number':
      return (
        <LineField
          label={label}
          inputMode="decimal"
          value={typeof value === 'number' ? String(value) : ''}
          problemOf={(typed) => (typed === '' || numberOf(typed) !== null ? '' : say('inspector.notNumber'))}
          onCommit={(typed) => commit(numberOf(typed) ?? undefined)}
          onDone={onDone}
        />
      );
    case 'date':
      return <LineField {...{ label, value: text, onCommit: commitText, onDone }} hint={say('inspector.dateHelp')} />;
    case 'link':
      return <LineField {...{ label, value: text, onCommit: commitText, onDone }} inputMode="url" />;
    case 'chain':
      return (
        <ChainField
          label={label}
          value={ChainLink.array()
            .catch([])
            .parse(value ?? [])}
          onCommit={commit}
        />
      );
    case 'evidence':
      return (
        <EvidenceField
          label={label}
          value={Evidence.array()
            .catch([])
            .parse(value ?? [])}
          onCommit={commit}
          onDone={onDone}
        />
      );
    case 'text':
      return longTexts.has(definition.id) ? (
        <TextField
          {...{ label, value: text, onCommit: commitText, onDone }}
          rows={2}
          {...(definition.id === 'restatement' ? { hint: say('inspector.restatementHelp') } : {})}
        />
      ) : (
        <LineField {...{ label, value: text, onCommit: commitText, onDone }} />
      );
  }
}

/** A number as it is typed in either language: `6,4`, `1 200`, `-3.5`. */
function numberOf(typed: string): number | null {
  const plain = typed.replace(/[\s\u00A0\u202F]/gu, '').replace(',', '.');
  return /^[-+−]?\d+(\.\d+)?$/.test(plain) ? Number(plain.replace('−', '-')) : null;
}
