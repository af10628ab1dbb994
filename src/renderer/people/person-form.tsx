import { useId } from 'react';
import type { Person } from '../../core/annotation/person';
import type { PersonEdit } from '../../core/calls/people-calls';
import { TextField } from '../article/text-field';
import { LineField } from '../ui/line-field';
import { MayWrite } from '../ui/may-write';
import { useWords } from '../words/use-words';
import { ChipsField } from './chips-field';

interface PersonFormProps {
  person: Person;
  /** Fulfilled when `person` is as the host has it. */
  onEdit: (edit: PersonEdit) => Promise<void>;
}

const noLinks: readonly string[] = [];

/** What is known of a person; each field is kept when it is left. */
export function PersonForm({ person, onEdit }: PersonFormProps) {
  const say = useWords();
  const anonymous = useId();
  return (
    <MayWrite>
      <div className="person-form">
        <LineField
          label={say('people.name')}
          value={person.name}
          maxLength={500}
          isRequired
          onCommit={(name) => void onEdit({ name })}
        />
        <LineField
          label={say('people.role')}
          value={person.role}
          maxLength={500}
          onCommit={(role) => void onEdit({ role })}
        />
        <LineField
          label={say('people.organisation')}
          value={person.organisation}
          maxLength={500}
          onCommit={(organisation) => void onEdit({ organisation })}
        />
        <LineField
          label={say('people.country')}
          value={person.country}
          maxLength={200}
          onCommit={(country) => void onEdit({ country })}
        />
        <div className="person-anonymous">
          <label>
            <input
              type="checkbox"
              checked={person.anonymous === true}
              aria-describedby={anonymous}
              onChange={(event) => void onEdit({ anonymous: event.target.checked })}
            />
            {say('people.anonymous')}
          </label>
          <p className="hint" id={anonymous}>
            {say('people.anonymousHelp')}
          </p>
        </div>
        <ChipsField
          label={say('people.aliases')}
          hint={say('people.aliasesHelp')}
          values={person.aliases}
          limits={{ count: 200, length: 500 }}
          onCommit={(aliases) => onEdit({ aliases })}
        />
        <ChipsField
          label={say('people.links')}
          hint={say('people.linksHelp')}
          values={person.links ?? noLinks}
          limits={{ count: 100, length: 4_000 }}
          onCommit={(links) => onEdit({ links })}
        />
        <TextField
          label={say('people.note')}
          value={person.note ?? ''}
          rows={2}
          onCommit={(note) => void onEdit({ note })}
          onDone={() => {}}
        />
      </div>
    </MayWrite>
  );
}
