import type { ReactNode, Ref } from 'react';
import type { Codebook } from '../../core/annotation/codebook';
import {
  type CodebookList,
  type EntryOf,
  type Fields,
  mergeRelationType,
  mergeTag,
  withEntry,
  withoutEntry,
} from '../../core/annotation/codebook-edits';
import type { CodebookPart } from '../../core/annotation/codebook-use';
import { mergeLayer } from '../../core/annotation/layer-merge';
import { announce } from '../state/announcer';
import type { FilterOption } from '../ui/filter-field';
import { MayWrite } from '../ui/may-write';
import { useWords } from '../words/use-words';
import type { CodebookModel } from './codebook-model';
import { EntryField, ExamplesField } from './entry-fields';
import { PartEnd } from './part-end';

interface EntryFormProps {
  model: CodebookModel;
  book: Codebook;
  list: CodebookList;
  entry: EntryOf<CodebookList>;
  /** As the screen calls it, which for what is built in may differ from the name that it bears. */
  name: string;
  part: CodebookPart;
  isRemovable: boolean;
  /** Into which it can be merged. */
  targets: readonly FilterOption[];
  effectOf?: (into: string) => ReactNode;
  /** The entry is no longer there; `next` is the one that it became part of. */
  onGone: (next: string | null) => void;
  nameRef?: Ref<HTMLInputElement>;
  children?: ReactNode;
}

const merging = { layers: mergeLayer, tags: mergeTag, relationTypes: mergeRelationType };

/** What all entries of the codebook have: name, description, examples, and an end that loses nothing. */
export function EntryForm({
  model,
  book,
  list,
  entry,
  name,
  part,
  isRemovable,
  targets,
  effectOf,
  onGone,
  nameRef,
  children,
}: EntryFormProps) {
  const say = useWords();
  const set = (fields: Fields<EntryOf<CodebookList>>) =>
    void model.edit((before) => withEntry(before, list, entry.id, fields));
  const edit = (change: (before: Codebook) => Codebook, told: string, next?: string | null) =>
    void model.edit(change).then((done) => {
      if (!done) return;
      announce(told);
      if (next !== undefined) onGone(next);
    });
  const entries: readonly EntryOf<CodebookList>[] = book[list];

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
        <ExamplesField examples={entry.examples} onCommit={(examples) => set({ examples })} />
        <PartEnd
          model={model}
          part={part}
          name={name}
          isRetired={entry.retired === true}
          isRemovable={isRemovable}
          targets={targets}
          held={entries.filter(({ mergedInto }) => mergedInto === entry.id).map((held) => held.name)}
          {...(effectOf ? { effectOf } : {})}
          onRemove={() =>
            edit((before) => withoutEntry(before, list, entry.id), say('codebook.removed', { name }), null)
          }
          onRetire={(isRetired) =>
            edit(
              (before) => withEntry(before, list, entry.id, { retired: isRetired || undefined }),
              say(isRetired ? 'codebook.retired' : 'codebook.offered', { name }),
            )
          }
          onMerge={(into) =>
            edit((before) => merging[list](before, entry.id, into), say('codebook.merged', { name }), into)
          }
        />
      </MayWrite>
    </section>
  );
}
