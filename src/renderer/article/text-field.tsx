import { useEffect, useId, useRef, useState } from 'react';

interface TextFieldProps {
  label: string;
  hint?: string;
  value: string;
  rows: number;
  onCommit: (value: string) => void;
  onDone: () => void;
}

/** How long typing may rest before it is kept, in ms. */
const pause = 1_000;

/** A text of several lines. What is typed is kept after a pause, and when the field is left. */
export function TextField({ label, hint, value, rows, onCommit, onDone }: TextFieldProps) {
  const [typed, setTyped] = useState(value);
  const kept = useRef(value);
  const id = useId();

  useEffect(() => {
    if (value === kept.current) return;
    kept.current = value;
    setTyped(value);
  }, [value]);

  const keep = useRef(() => {});
  keep.current = () => {
    if (typed === kept.current) return;
    kept.current = typed;
    onCommit(typed);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: every key begins the pause anew.
  useEffect(() => {
    const timer = setTimeout(() => keep.current(), pause);
    return () => clearTimeout(timer);
  }, [typed]);

  // A field that goes away with the screen is left as well, though no blur tells of it.
  useEffect(() => () => keep.current(), []);

  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={rows}
        value={typed}
        placeholder={hint}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => keep.current()}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' && !(event.key === 'Enter' && (event.ctrlKey || event.metaKey))) return;
          keep.current();
          onDone();
        }}
      />
    </div>
  );
}
