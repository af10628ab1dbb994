import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { foldName } from '../../core/annotation/person';
import { useWords } from '../words/use-words';

interface ChipsFieldProps {
  label: string;
  /** What the empty field says. */
  hint: string;
  values: readonly string[];
  /** How many there may be, and how long each, in UTF-16 units. */
  limits: { count: number; length: number };
  /** Fulfilled when `values` are those of the host again. */
  onCommit: (values: string[]) => Promise<void>;
}

/** Several short texts, each a chip; Enter or leaving the field adds one, Backspace in the empty field takes the last away. */
export function ChipsField({ label, hint, values, limits, onCommit }: ChipsFieldProps) {
  const say = useWords();
  const [shown, setShown] = useState(values);
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  /** How many commits are under way: until they are done, `values` are older than what is shown. */
  const [underWay, setUnderWay] = useState(0);
  useEffect(() => {
    if (underWay === 0) setShown(values);
  }, [values, underWay]);

  function put(next: string[]) {
    setShown(next);
    setUnderWay((count) => count + 1);
    void onCommit(next).finally(() => setUnderWay((count) => count - 1));
  }

  function add() {
    const value = typed.trim();
    setTyped('');
    if (value !== '' && !shown.some((known) => foldName(known) === foldName(value))) put([...shown, value]);
  }

  function remove(value: string) {
    put(shown.filter((known) => known !== value));
    input.current?.focus();
  }

  const leave = useRef(add);
  leave.current = add;
  useEffect(() => () => leave.current(), []);

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const last = shown.at(-1);
    if (event.key === 'Enter') add();
    else if (event.key === 'Escape') setTyped('');
    else if (event.key === 'Backspace' && typed === '' && last !== undefined) remove(last);
    else return;
    event.preventDefault();
  }

  return (
    <div className="field chips-field">
      <label htmlFor={id}>{label}</label>
      {shown.length === 0 ? null : (
        <ul className="chips" aria-label={label}>
          {shown.map((value) => (
            <li key={value} className="chip">
              <bdi title={value}>{value}</bdi>
              <Button
                className="icon-button"
                aria-label={say('inspector.removeNamed', { name: value })}
                onPress={() => remove(value)}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      <input
        ref={input}
        id={id}
        dir="auto"
        value={typed}
        placeholder={hint}
        maxLength={limits.length}
        disabled={shown.length >= limits.count && typed === ''}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={add}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
