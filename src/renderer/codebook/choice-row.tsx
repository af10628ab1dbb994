import { type KeyboardEvent, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useWords } from '../words/use-words';

interface ChoiceRowProps {
  name: string;
  /** One that the program itself knows: it is called so. */
  isFixed: boolean;
  isRetired: boolean;
  count: number | null;
  /** Why it cannot be called so; null where it can. */
  whyTaken: (name: string) => string | null;
  onRename: (name: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  /** Where it is offered no more. */
  onOffer: (() => void) | null;
  /** Absent where it has to stay. */
  onRemove: (() => void) | null;
}

/** A choice reads as a word of a list until it is changed. */
export function ChoiceRow({
  name,
  isFixed,
  isRetired,
  count,
  whyTaken,
  onRename,
  onKeyDown,
  onOffer,
  onRemove,
}: ChoiceRowProps) {
  const say = useWords();
  const [typed, setTyped] = useState(name);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => setTyped(name), [name]);

  const commit = () => {
    const wanted = typed.trim();
    if (wanted === name || wanted === '') {
      setTyped(name);
      return setProblem(null);
    }
    const taken = whyTaken(wanted);
    setProblem(taken);
    if (taken === null) onRename(wanted);
  };

  return (
    <li className="codebook-choice" data-retired={isRetired || undefined}>
      <input
        className="codebook-choice-name"
        aria-label={say('codebook.choiceNamed', { name })}
        dir="auto"
        value={typed}
        maxLength={200}
        readOnly={isFixed}
        aria-invalid={problem ? true : undefined}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          else if (event.key === 'Escape') {
            setTyped(name);
            setProblem(null);
          } else onKeyDown(event);
        }}
      />
      {isRetired ? <span className="codebook-badge">{say('codebook.isRetired')}</span> : null}
      <span className="hint codebook-count">{count === null || count === 0 ? '' : count}</span>
      {onOffer ? (
        <Button className="quiet-button" aria-label={say('codebook.offerAgainNamed', { name })} onPress={onOffer}>
          {say('codebook.offerAgain')}
        </Button>
      ) : null}
      {onRemove ? (
        <Button className="icon-button" aria-label={say('codebook.removeNamed', { name })} onPress={onRemove}>
          <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
            <path d="M4 4l8 8M12 4l-8 8" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
          </svg>
        </Button>
      ) : null}
      {problem ? (
        <span className="field-problem" role="alert">
          {problem}
        </span>
      ) : null}
    </li>
  );
}
