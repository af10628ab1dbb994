import { useState } from 'react';
import { Button } from 'react-aria-components';
import { MayWrite } from '../ui/may-write';
import { useWords } from '../words/use-words';

interface AddLineProps {
  /** What is added, as the name of the field. */
  label: string;
  /** False where it was refused: then what was typed stays. */
  onAdd: (name: string) => Promise<boolean>;
}

/** A name and Enter add an entry. */
export function AddLine({ label, onAdd }: AddLineProps) {
  const say = useWords();
  const [name, setName] = useState('');
  return (
    <MayWrite>
      <form
        className="codebook-add"
        onSubmit={(event) => {
          event.preventDefault();
          const trimmed = name.trim();
          if (trimmed !== '') void onAdd(trimmed).then((done) => done && setName(''));
        }}
      >
        <input
          aria-label={label}
          placeholder={label}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.target.value)}
        />
        <Button className="button" type="submit" isDisabled={name.trim() === ''}>
          {say('codebook.add')}
        </Button>
      </form>
    </MayWrite>
  );
}
