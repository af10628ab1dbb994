import { useEffect, useId, useRef, useState } from 'react';

interface LineFieldProps {
  label: string;
  hint?: string;
  value: string;
  inputMode?: 'decimal' | 'url' | 'text';
  maxLength?: number;
  /** Whether an emptied field goes back to what it held. */
  isRequired?: boolean;
  /** What is wrong with what is typed; empty where it can be kept. */
  problemOf?: (typed: string) => string;
  onCommit: (value: string) => void;
  /** Called when the user is done with the field, by Enter or Escape. */
  onDone?: () => void;
}

/** One line, kept when it is left or Enter is pressed; Escape brings back what it held. */
export function LineField({
  label,
  hint,
  value,
  inputMode,
  maxLength,
  isRequired = false,
  problemOf,
  onCommit,
  onDone,
}: LineFieldProps) {
  const [typed, setTyped] = useState(value);
  const kept = useRef(value);
  const id = useId();
  const problem = problemOf?.(typed.trim()) ?? '';

  useEffect(() => {
    if (value === kept.current) return;
    kept.current = value;
    setTyped(value);
  }, [value]);

  const keep = useRef(() => {});
  keep.current = () => {
    const line = typed.trim();
    if (isRequired && line === '') return setTyped(kept.current);
    if (line === kept.current || problem !== '') return;
    kept.current = line;
    onCommit(line);
  };
  // A field that goes away with the screen is left as well, though no blur tells of it.
  useEffect(() => () => keep.current(), []);

  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        dir="auto"
        inputMode={inputMode}
        maxLength={maxLength}
        value={typed}
        placeholder={hint}
        aria-invalid={problem !== '' || undefined}
        aria-describedby={problem === '' ? undefined : `${id}-problem`}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => keep.current()}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape') setTyped(kept.current);
          else if (event.key === 'Enter') keep.current();
          else return;
          if (event.key === 'Escape' || problem === '') onDone?.();
        }}
      />
      {problem === '' ? null : (
        <small id={`${id}-problem`} className="field-problem">
          {problem}
        </small>
      )}
    </div>
  );
}
