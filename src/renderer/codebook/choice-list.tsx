import { type KeyboardEvent, useRef, useState } from 'react';
import {
  choicesOf,
  choiceTaken,
  mergeChoice,
  renameChoice,
  retireChoice,
  withAttribute,
  withoutChoice,
} from '../../core/annotation/attribute-edits';
import { isBuiltInChoice } from '../../core/annotation/built-in-codebook';
import type { AttributeDefinition } from '../../core/annotation/codebook';
import { moved } from '../../core/annotation/codebook-edits';
import { announce } from '../state/announcer';
import { useWords } from '../words/use-words';
import { ChoiceRow } from './choice-row';
import type { CodebookModel } from './codebook-model';
import { attributeName, choiceName } from './names';
import { RemoveDialog } from './remove-dialog';

interface ChoiceListProps {
  model: CodebookModel;
  layer: string;
  attribute: AttributeDefinition;
}

/** The choices of an attribute, each renamed at its place, moved by Alt and arrows, and deleted so that nothing is lost. */
export function ChoiceList({ model, layer, attribute }: ChoiceListProps) {
  const say = useWords();
  const [asking, setAsking] = useState<string | null>(null);
  const [added, setAdded] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const { choices = [], retiredChoices = [] } = attribute;
  const part = (choice: string) => ({ kind: 'choice', layer, attribute: attribute.id, choice }) as const;
  const named = (choice: string) => choiceName(layer, attribute.id, choice);

  const edit = (change: (before: AttributeDefinition) => AttributeDefinition) =>
    model.edit((book) => withAttribute(book, layer, attribute.id, change));
  const end = async (change: (before: AttributeDefinition) => AttributeDefinition, told: string) => {
    setAsking(null);
    if (!(await edit(change))) return;
    announce(told);
    requestAnimationFrame(() => place.current?.querySelector<HTMLElement>('.codebook-choice-new')?.focus());
  };
  /** Why it cannot be called so, as a sentence. */
  const whyTaken = (name: string, except: string | null): string | null => {
    const taken = choiceTaken(attribute, name, except);
    if (taken === null) return null;
    return taken.kind === 'there'
      ? say('codebook.choiceThere', { name: named(name) })
      : say('codebook.choiceMoved', { name, into: named(taken.into) });
  };
  const retire = (choice: string) =>
    void end((before) => retireChoice(before, choice, true), say('codebook.retired', { name: named(choice) }));
  const remove = (choice: string) => {
    if (model.countOf(part(choice)) !== 0) setAsking(choice);
    else if (isBuiltInChoice(layer, attribute.id, choice)) retire(choice);
    else void end((before) => withoutChoice(before, choice), say('codebook.removed', { name: named(choice) }));
  };
  /** The last one that is offered stays, and so does what the program itself knows. */
  const isRemovable = (choice: string) =>
    choices.includes(choice)
      ? choices.length > 1
      : model.countOf(part(choice)) !== 0 || !isBuiltInChoice(layer, attribute.id, choice);
  const add = async (lines: string) => {
    const wanted = choicesOf(lines);
    const free = wanted.filter((name) => choiceTaken(attribute, name) === null);
    const [taken] = wanted.filter((name) => !free.includes(name));
    setProblem(taken === undefined ? null : whyTaken(taken, null));
    if (free.length === 0) return;
    const done = await edit((before) => ({ ...before, choices: [...(before.choices ?? []), ...free] }));
    if (done) setAdded('');
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const by = event.altKey ? ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key as 'ArrowUp'] : undefined;
    const choice = choices[index];
    if (by === undefined || choice === undefined) return;
    event.preventDefault();
    const next = moved(choices, index, by);
    void edit((before) => ({ ...before, choices: next })).then(
      (done) => done && announce(say('codebook.moved', { name: named(choice) })),
    );
  };

  return (
    <div className="codebook-choices" ref={place}>
      <span className="span-label" id={`choices-${attribute.id}`}>
        {say('codebook.choices', { name: attributeName(layer, attribute) })}
      </span>
      <ul aria-labelledby={`choices-${attribute.id}`}>
        {[...choices, ...retiredChoices].map((choice, index) => {
          const isRetired = index >= choices.length;
          return (
            <ChoiceRow
              key={choice}
              name={named(choice)}
              isFixed={isBuiltInChoice(layer, attribute.id, choice)}
              isRetired={isRetired}
              count={model.countOf(part(choice))}
              whyTaken={(name) => whyTaken(name, choice)}
              onRename={(name) =>
                void edit((before) => renameChoice(before, choice, name, model.countOf(part(choice)) !== 0))
              }
              onKeyDown={(event) => onKeyDown(event, index)}
              onOffer={isRetired ? () => void edit((before) => retireChoice(before, choice, false)) : null}
              onRemove={isRemovable(choice) ? () => remove(choice) : null}
            />
          );
        })}
      </ul>
      <input
        className="codebook-choice-new"
        aria-label={say('codebook.newChoice')}
        placeholder={say('codebook.newChoice')}
        value={added}
        maxLength={200}
        aria-invalid={problem ? true : undefined}
        onChange={(event) => setAdded(event.target.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain');
          if (!pasted.trim().includes('\n')) return;
          event.preventDefault();
          void add(pasted);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          void add(added);
        }}
      />
      {problem ? (
        <span className="field-problem" role="alert">
          {problem}
        </span>
      ) : null}
      {asking === null ? null : (
        <RemoveDialog
          kind="choice"
          name={named(asking)}
          count={model.countOf(part(asking)) ?? 0}
          articles={model.articlesWith(part(asking))}
          targets={choices.filter((choice) => choice !== asking).map((id) => ({ id, name: named(id), detail: '' }))}
          isMerge={false}
          onClose={() => setAsking(null)}
          onRetire={retiredChoices.includes(asking) ? null : () => retire(asking)}
          onMerge={(into) =>
            void end((before) => mergeChoice(before, asking, into), say('codebook.merged', { name: named(asking) }))
          }
        />
      )}
    </div>
  );
}
