import { type ReactNode, type Ref, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Codebook } from '../../core/annotation/codebook';
import {
  type CodebookList,
  type EntryOf,
  type Fields,
  mergeTag,
  withEntry,
  withoutEntry,
} from '../../core/annotation/codebook-edits';
import type { CodebookPart } from '../../core/annotation/codebook-use';
import { announce } from '../state/announcer';
import { useStore } from '../state/store';
import type { FilterOption } from '../ui/filter-field';
import { MayWrite } from '../ui/may-write';
import { useWords } from '../words/use-words';
import type { CodebookModel } from './codebook-model';
import { EntryField } from './entry-fields';
import { RemoveDialog } from './remove-dialog';

interface EntryFormProps {
  model: CodebookModel;
  list: CodebookList;
  entry: EntryOf<CodebookList>;
  /** As the screen calls it, which for what is built in may differ from the name that it bears. */
  name: string;
  part: CodebookPart;
  isRemovable: boolean;
  /** Into which it can be merged: tags alone, since nothing else has a place where what was merged is found. */
  targets?: readonly FilterOption[];
  nameRef?: Ref<HTMLInputElement>;
  children?: ReactNode;
}

/** What all entries of the codebook have: name, description, examples, and an end that loses nothing. */
export function EntryForm({
  model,
  list,
  entry,
  name,
  part,
  isRemovable,
  targets = [],
  nameRef,
  children,
}: EntryFormProps) {
  const say = useWords();
  useStore(model.state, (value) => value.counts);
  const [asking, setAsking] = useState<'remove' | 'merge' | null>(null);
  const count = model.countOf(part);
  const set = (fields: Fields<EntryOf<CodebookList>>) =>
    void model.edit((book) => withEntry(book, list, entry.id, fields));
  const edit = (change: (book: Codebook) => Codebook, told: string) => {
    setAsking(null);
    void model.edit(change).then((done) => done && announce(told));
  };

  return (
    <section className="codebook-form" aria-label={name}>
      <MayWrite>
        <EntryField
          label={say('codebook.name')}
          value={name}
          maxLength={200}
          {...(nameRef ? { inputRef: nameRef } : {})}
          onCommit={(typed) => typed.trim() !== '' && set({ name: typed.trim() })}
        />
        {children}
        <EntryField
          label={say('codebook.description')}
          value={entry.description ?? ''}
          lines={3}
          maxLength={10_000}
          onCommit={(typed) => set({ description: typed.trim() || undefined })}
        />
        <EntryField
          label={say('codebook.examples')}
          value={(entry.examples ?? []).join('\n')}
          lines={3}
          onCommit={(typed) => {
            const examples = typed.split('\n').flatMap((line) => line.trim() || []);
            set({ examples: examples.length > 0 ? examples : undefined });
          }}
        />
        <div className="codebook-end">
          <span className="hint">{count === null ? '' : say('codebook.use', { count })}</span>
          {targets.length > 0 ? (
            <Button className="button" onPress={() => setAsking('merge')}>
              {say('codebook.mergeWith')}
            </Button>
          ) : null}
          {entry.retired ? (
            <Button className="button" onPress={() => set({ retired: undefined })}>
              {say('codebook.offerAgain')}
            </Button>
          ) : null}
          {isRemovable && !(entry.retired && count !== 0) ? (
            <Button
              className="button"
              isDisabled={count === null}
              onPress={() => {
                if (count === 0) edit((book) => withoutEntry(book, list, entry.id), say('codebook.removed', { name }));
                else setAsking('remove');
              }}
            >
              {say('codebook.remove')}
            </Button>
          ) : null}
        </div>
      </MayWrite>
      {asking ? (
        <RemoveDialog
          name={name}
          count={count ?? 0}
          targets={targets}
          isMerge={asking === 'merge'}
          onClose={() => setAsking(null)}
          onRetire={() =>
            edit((book) => withEntry(book, list, entry.id, { retired: true }), say('codebook.retired', { name }))
          }
          onMerge={(into) => edit((book) => mergeTag(book, entry.id, into), say('codebook.merged', { name }))}
        />
      ) : null}
    </section>
  );
}
