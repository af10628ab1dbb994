import { useEffect, useMemo, useState } from 'react';
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { foldName } from '../../core/annotation/person';

export interface FilterOption {
  id: string;
  name: string;
  /** What tells it from others of the name: a role, the tags above. */
  detail: string;
}

interface FilterFieldProps {
  label: string;
  /** What stands in the empty field: that nothing is narrowed. */
  placeholder: string;
  /** Said where no option has what was typed. */
  nothing: string;
  options: readonly FilterOption[];
  /** Id of the chosen option; empty for none. */
  value: string;
  onChange: (id: string) => void;
}

/** How many are offered at once: more than anybody reads, few enough for a register of thousands. */
const offered = 60;

/** One of many options, found by typing; an emptied field chooses none. */
export function FilterField({ label, placeholder, nothing, options, value, onChange }: FilterFieldProps) {
  const chosen = options.find(({ id }) => id === value)?.name ?? '';
  const [typed, setTyped] = useState(chosen);
  useEffect(() => setTyped(chosen), [chosen]);

  const folded = useMemo(
    () => options.map((option) => ({ option, text: foldName(`${option.name} ${option.detail}`) })),
    [options],
  );
  const wanted = typed === chosen ? '' : foldName(typed);
  const matching = folded
    .filter(({ text }) => wanted.split(' ').every((word) => text.includes(word)))
    .slice(0, offered)
    .map(({ option }) => option);

  return (
    <ComboBox
      className="filter-field"
      aria-label={label}
      items={matching}
      selectedKey={null}
      inputValue={typed}
      onInputChange={(text) => {
        setTyped(text);
        if (text === '' && value !== '') onChange('');
      }}
      allowsCustomValue
      allowsEmptyCollection
      onSelectionChange={(key) => {
        const option = matching.find(({ id }) => id === key);
        if (!option) return;
        setTyped(option.name);
        onChange(option.id);
      }}
      onBlur={() => setTyped(chosen)}
    >
      <Input
        placeholder={placeholder}
        onKeyDownCapture={(event) => {
          const { currentTarget } = event;
          if (event.key !== 'Enter' || currentTarget.getAttribute('aria-activedescendant')) return;
          const [first] = matching;
          if (wanted === '' || !first) return;
          event.preventDefault();
          setTyped(first.name);
          onChange(first.id);
        }}
      />
      <Button className="filter-open">
        <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
          <path d="M2 3.5 5 6.5 8 3.5" fill="none" stroke="currentColor" strokeWidth="1.4" />
        </svg>
      </Button>
      <Popover className="popover filter-popover" placement="bottom start">
        <ListBox className="options" renderEmptyState={() => <p className="hint">{nothing}</p>}>
          {(option: FilterOption) => (
            <ListBoxItem className="option" id={option.id} textValue={option.name}>
              <span>
                <bdi>{option.name}</bdi>
              </span>
              {option.detail === '' ? null : (
                <small>
                  <bdi>{option.detail}</bdi>
                </small>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
