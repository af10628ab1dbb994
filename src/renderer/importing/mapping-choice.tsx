import { Button } from 'react-aria-components';
import type { ReadingChoice } from '../../core/host-api';
import { type RecordField, type RecordMapping, type RecordsView, recordFields } from '../../core/library/records';
import { metadataLabels } from '../metadata/labels';
import type { WordKey } from '../words/en';
import { useWords } from '../words/use-words';

const labels: Record<RecordField, WordKey> = { ...metadataLabels, text: 'mapping.text' };

interface MappingChoiceProps {
  records: RecordsView;
  onRevise: (change: ReadingChoice) => void;
}

/** Which column of a table of articles holds what. */
export function MappingChoice({ records, onRevise }: MappingChoiceProps) {
  const say = useWords();
  const { columns, mapping, mappingFrom } = records;

  function choose(field: RecordField, column: string) {
    const { [field]: _, ...others } = mapping;
    const next: RecordMapping = column === '' ? others : { ...others, [field]: column };
    onRevise({ mapping: next });
  }

  return (
    <fieldset className="mapping">
      <legend>{say('mapping.title')}</legend>
      <p className={mappingFrom === 'none' ? 'warning' : 'hint'}>{say('mapping.from', { from: mappingFrom })}</p>
      {recordFields.map((field) => (
        <label key={field} className="mapping-field">
          <span>{say(labels[field])}</span>
          <select value={mapping[field] ?? ''} onChange={(event) => choose(field, event.target.value)}>
            {field === 'text' && mapping.text !== undefined ? null : <option value="">{say('mapping.nothing')}</option>}
            {columns.map((column) => (
              <option key={column}>{column}</option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  );
}

/** The beginning of the table, with what each column is taken for. */
export function FirstRows({ records }: { records: RecordsView }) {
  const say = useWords();
  const { columns, rows, mapping } = records;
  const meaning = (column: string) => recordFields.filter((field) => mapping[field] === column);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the table scrolls, so the keyboard must reach it.
    <section className="first-rows" tabIndex={0} aria-label={say('mapping.rows')}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => {
              const fields = meaning(column);
              return (
                <th key={column} scope="col" className={fields.length === 0 ? 'unused' : undefined}>
                  {column}
                  <small>
                    {fields.length === 0 ? say('mapping.unused') : fields.map((field) => say(labels[field])).join(', ')}
                  </small>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place.
            <tr key={place} aria-current={place === records.record || undefined}>
              {columns.map((column, index) => (
                <td key={column} className={meaning(column).length === 0 ? 'unused' : undefined}>
                  {row[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Goes from one article of the table to the next. */
export function RecordSteps({ records, onRevise }: MappingChoiceProps) {
  const say = useWords();
  const { count, record } = records;
  return (
    <p className="record-steps">
      <span>{say('import.records', { count, number: record + 1 })}</span>
      {count > 1 ? (
        <>
          <Button className="quiet-button" isDisabled={record === 0} onPress={() => onRevise({ record: record - 1 })}>
            {say('mapping.previous')}
          </Button>
          <Button
            className="quiet-button"
            isDisabled={record >= count - 1}
            onPress={() => onRevise({ record: record + 1 })}
          >
            {say('mapping.next')}
          </Button>
        </>
      ) : null}
    </p>
  );
}
