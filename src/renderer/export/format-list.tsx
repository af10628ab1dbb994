import { useEffect, useRef } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { type ExportFormat, exportFormats } from '../../core/exchange/formats';
import { useWords } from '../words/use-words';
import { formatGroups } from './format-groups';

interface FormatListProps {
  value: ExportFormat;
  onChange: (format: ExportFormat) => void;
}

/** Every format with what it is for, by who reads it. */
export function FormatList({ value, onChange }: FormatListProps) {
  const say = useWords();
  const list = useRef<HTMLDivElement>(null);
  // The one that was chosen last may stand far down.
  useEffect(() => list.current?.querySelector('[data-selected]')?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <RadioGroup
      ref={list}
      className="export-formats"
      value={value}
      onChange={(chosen) => onChange(exportFormats.find((id) => id === chosen) ?? value)}
    >
      <Label>{say('export.format')}</Label>
      {formatGroups.map(({ group, formats }) => (
        <div key={group} role="presentation">
          <p className="format-group">{say(`export.group.${group}`)}</p>
          {formats.map((id) => (
            <Radio key={id} className="format" value={id}>
              <strong>{say(`export.${id}`)}</strong>
              <small>{say(`export.${id}Help`)}</small>
            </Radio>
          ))}
        </div>
      ))}
    </RadioGroup>
  );
}
