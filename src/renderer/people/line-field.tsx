import { useEffect, useId, useRef, useState } from 'react';

interface LineFieldProps {
  label: string;
  value: string;
  maxLength: number;
  /** Whether an emptied field goes back to what it held. */
  isRequired?: boolean;
  onCommit: (value: string) => void;
}

/** A text of one line, kept when the field is left or Enter is pressed; Escape brings back what it held. */
export function LineField({ label, value, maxLength, isRequired = false, onCommit }: LineFieldProps) {
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
    const next = typed.trim();
    if (isRequired && next === '') return setTyped(kept.current);
    if (next === kept.current) return;
    kept.current = next;
    onCommit(next);
  };

  // A field that goes away with the screen is left as well, though no blur tells of it.
  useEffect(() => () => keep.current(), []);

  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        dir="auto"
        value={typed}
        maxLength={maxLength}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => keep.current()}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) keep.current();
          else if (event.key === 'Escape') setTyped(kept.current);
        }}
      />
    </div>
  );
}
