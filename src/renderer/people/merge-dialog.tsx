import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Person } from '../../core/annotation/person';
import type { Failure } from '../../core/result';
import { AppDialog } from '../ui/app-dialog';
import { FilterField } from '../ui/filter-field';
import { useWords } from '../words/use-words';
import { sayFailure } from '../words/words';
import { isolated } from './isolated';
import { type PersonRow, personDetail } from './people-rows';

interface MergeDialogProps {
  from: PersonRow;
  rows: readonly PersonRow[];
  /** Null where it was done. */
  onMerge: (into: Person) => Promise<Failure | null>;
  onClose: () => void;
}

/** Asks whom an entry is to become part of, and says what that does before it is done. */
export function MergeDialog({ from, rows, onMerge, onClose }: MergeDialogProps) {
  const say = useWords();
  const [intoId, setIntoId] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const body = useRef<HTMLDivElement>(null);
  const others = useMemo(() => rows.filter(({ person }) => person.id !== from.person.id), [rows, from]);
  const options = useMemo(
    () =>
      others.map(({ person }) => ({
        id: person.id,
        name: person.name,
        detail: [personDetail(person), ...person.aliases].filter(Boolean).join(' · '),
      })),
    [others],
  );
  const into = others.find(({ person }) => person.id === intoId)?.person;

  useEffect(() => body.current?.querySelector('input')?.focus(), []);
  useEffect(() => {
    if (intoId !== '') document.querySelector<HTMLElement>('.merge-now')?.focus();
  }, [intoId]);

  return (
    <AppDialog
      title={say('people.mergeTitle', { name: isolated(from.person.name) })}
      onClose={onClose}
      footer={
        <>
          <Button className="button" onPress={onClose}>
            {say('people.cancel')}
          </Button>
          <Button
            className="button primary merge-now"
            isDisabled={!into}
            onPress={() => into && void onMerge(into).then(setFailure)}
          >
            {say('people.merge')}
          </Button>
        </>
      }
    >
      <div className="merge-body" ref={body}>
        <FilterField
          label={say('people.mergeInto')}
          placeholder={say('people.mergeInto')}
          nothing={say('people.nobody')}
          options={options}
          value={intoId}
          onChange={setIntoId}
        />
        <p className={into ? '' : 'hint'} aria-live="polite">
          {into
            ? say('people.mergeEffect', {
                from: isolated(from.person.name),
                into: isolated(into.name),
                count: from.articles,
              })
            : say('people.mergeHelp')}
        </p>
        {failure ? (
          <p className="warning" role="alert">
            {sayFailure(failure)}
          </p>
        ) : null}
      </div>
    </AppDialog>
  );
}
