import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Person } from '../../core/annotation/person';
import type { Failure } from '../../core/result';
import { AppDialog } from '../ui/app-dialog';
import { useWords } from '../words/use-words';
import { sayFailure } from '../words/words';
import { type PersonRow, personDetail } from './people-rows';

interface UnusedDialogProps {
  rows: readonly PersonRow[];
  /** Null where it was done. */
  onRemove: (people: readonly Person[]) => Promise<Failure | null>;
  onClose: () => void;
}

/** Everybody whom nothing refers to, to be taken out of the register together but for those that are left out. */
export function UnusedDialog({ rows, onRemove, onClose }: UnusedDialogProps) {
  const say = useWords();
  const [staying, setStaying] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<Failure | null>(null);
  const going = rows.flatMap(({ person }) => (staying.has(person.id) ? [] : [person]));
  const toggle = (id: string) => {
    const next = new Set(staying);
    if (!next.delete(id)) next.add(id);
    setStaying(next);
  };

  return (
    <AppDialog
      title={say('people.unusedTitle')}
      onClose={onClose}
      footer={
        <>
          <Button className="button" onPress={onClose}>
            {say('people.cancel')}
          </Button>
          <Button
            className="button primary"
            autoFocus
            isDisabled={going.length === 0}
            onPress={() => void onRemove(going).then(setFailure)}
          >
            {say('people.removeSeveral', { count: going.length })}
          </Button>
        </>
      }
    >
      <div className="merge-body">
        <p>{say('people.unusedHelp')}</p>
        <ul className="people-unused" aria-label={say('people.unusedTitle')}>
          {rows.map(({ person }) => (
            <li key={person.id}>
              <label>
                <input type="checkbox" checked={!staying.has(person.id)} onChange={() => toggle(person.id)} />
                <bdi>{person.name}</bdi>
                <bdi className="hint">{personDetail(person)}</bdi>
              </label>
            </li>
          ))}
        </ul>
        {failure ? (
          <p className="warning" role="alert">
            {sayFailure(failure)}
          </p>
        ) : null}
      </div>
    </AppDialog>
  );
}
