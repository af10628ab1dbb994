import { useId } from 'react';
import { type Metadata, type MetadataField, metadataFields } from '../../core/library/article';
import { fieldChanges, fieldOf, refusedFields } from '../../core/library/metadata-edit';
import { useStore } from '../state/store';
import type { WordKey } from '../words/en';
import { useWords } from '../words/use-words';
import { uiLanguage } from '../words/words';
import { metadataLabels } from './labels';

const problems: Partial<Record<MetadataField, WordKey>> = {
  title: 'metadata.problem.title',
  published: 'metadata.problem.published',
  url: 'metadata.problem.url',
  language: 'metadata.problem.language',
};

interface MetadataFieldsProps {
  /** As it is kept, or as the source states it: what is left so is right, whatever it is. */
  before: Metadata;
  metadata: Metadata;
  onChange: (field: MetadataField, value: string) => void;
}

/** What is said of an article, to be corrected; each field says itself what is wrong with it. */
export function MetadataFields({ before, metadata, onChange }: MetadataFieldsProps) {
  const refused = refusedFields(fieldChanges(before, metadata));
  return (
    <div className="metadata-fields">
      {metadataFields.map((field) => (
        <Field
          key={field}
          field={field}
          value={fieldOf(metadata, field)}
          isRefused={refused.includes(field)}
          onChange={(value) => onChange(field, value)}
        />
      ))}
    </div>
  );
}

interface FieldProps {
  field: MetadataField;
  value: string;
  isRefused: boolean;
  onChange: (value: string) => void;
}

function Field({ field, value, isRefused, onChange }: FieldProps) {
  const say = useWords();
  const id = useId();
  const language = useStore(uiLanguage, (current) => current);
  const problem = isRefused ? say(problems[field] ?? 'metadata.problem.long') : '';
  const hint = field === 'language' && !isRefused ? languageName(value, language) : '';
  return (
    <div className="field">
      <label htmlFor={id}>{say(metadataLabels[field])}</label>
      <input
        id={id}
        dir="auto"
        inputMode={field === 'url' ? 'url' : undefined}
        spellCheck={false}
        value={value}
        aria-invalid={isRefused || undefined}
        aria-describedby={problem + hint === '' ? undefined : `${id}-more`}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem + hint === '' ? null : (
        <small id={`${id}-more`} className={isRefused ? 'field-problem' : 'hint'}>
          {problem || hint}
        </small>
      )}
    </div>
  );
}

/** `français (Canada)` for `fr-CA`; empty where the tag says nothing. */
function languageName(tag: string, language: string): string {
  try {
    const name = new Intl.DisplayNames([language], { type: 'language', fallback: 'none' }).of(tag.trim());
    return name ?? '';
  } catch {
    return '';
  }
}
