import { type KeyboardEvent, type Ref, useEffect, useState } from 'react';
import { useWords } from '../words/use-words';

interface EntryFieldProps {
  label: string;
  value: string;
  /** Called when the field is left, or Enter is pressed in a single line, with something else than `value`. */
  onCommit: (value: string) => void;
  lines?: number;
  /** What is wrong with what stands there. */
  problem?: string | null;
  maxLength?: number;
  inputRef?: Ref<HTMLInputElement>;
  className?: string;
}

/** A field that keeps what was typed once it is left; Escape puts the earlier value back. */
export function EntryField({
  label,
  value,
  onCommit,
  lines,
  problem,
  inputRef,
  className,
  maxLength,
}: EntryFieldProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);

  const commit = () => {
    if (typed !== value) onCommit(typed);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setTyped(value);
    else if (event.key === 'Enter' && lines === undefined) commit();
  };
  const shared = { value: typed, onBlur: commit, onKeyDown, maxLength, 'aria-invalid': problem ? true : undefined };
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is one of two.
    <label className={`field ${className ?? ''}`}>
      <span>{label}</span>
      {lines === undefined ? (
        <input ref={inputRef} {...shared} onChange={(event) => setTyped(event.target.value)} />
      ) : (
        <textarea rows={lines} {...shared} onChange={(event) => setTyped(event.target.value)} />
      )}
      {problem ? (
        <span className="field-problem" role="alert">
          {problem}
        </span>
      ) : null}
    </label>
  );
}

interface ExamplesFieldProps {
  examples: readonly string[] | undefined;
  onCommit: (examples: string[] | undefined) => void;
}

/** Words that a part of the codebook is for, one a line. */
export function ExamplesField({ examples = [], onCommit }: ExamplesFieldProps) {
  const say = useWords();
  return (
    <EntryField
      label={say('codebook.examples')}
      value={examples.join('\n')}
      lines={2}
      onCommit={(typed) => {
        const kept = typed.split('\n').flatMap((line) => line.trim() || []);
        onCommit(kept.length > 0 ? kept : undefined);
      }}
    />
  );
}
