import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Evidence } from '../../../core/annotation/annotation';
import { LineField } from '../../ui/line-field';
import { useWords } from '../../words/use-words';

interface EvidenceFieldProps {
  label: string;
  value: readonly Evidence[];
  onCommit: (value: Evidence[] | undefined) => void;
  onDone: () => void;
}

/** What speaks for or against a claim: title, link and a note for each. */
export function EvidenceField({ label, value, onCommit, onDone }: EvidenceFieldProps) {
  const say = useWords();
  const [open, setOpen] = useState<number | null>(null);
  const put = (index: number, more: Partial<Evidence>) => {
    const item = value[index];
    if (item) onCommit(value.with(index, { ...item, ...more }));
  };

  function add() {
    onCommit([...value, { title: say('inspector.evidenceNew'), link: '', note: '' }]);
    setOpen(value.length);
  }

  function removeAt(index: number) {
    const left = value.toSpliced(index, 1);
    setOpen(null);
    onCommit(left.length === 0 ? undefined : left);
  }

  return (
    <fieldset className="field evidence-field">
      <legend>{label}</legend>
      {value.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: evidence has no id; its place is what it is.
        <div key={index} className="evidence">
          <div className="evidence-head">
            <Button
              className="quiet-button"
              aria-expanded={open === index}
              onPress={() => setOpen(open === index ? null : index)}
            >
              {item.title}
            </Button>
            <Button
              className="icon-button"
              aria-label={say('inspector.removeNamed', { name: item.title })}
              onPress={() => removeAt(index)}
            >
              ×
            </Button>
          </div>
          {open === index ? (
            <>
              <LineField
                label={say('inspector.evidenceTitle')}
                value={item.title}
                problemOf={(typed) => (typed === '' ? say('inspector.evidenceTitleless') : '')}
                onCommit={(title) => put(index, { title })}
                onDone={onDone}
              />
              <LineField
                label={say('inspector.evidenceLink')}
                inputMode="url"
                value={item.link}
                onCommit={(link) => put(index, { link })}
                onDone={onDone}
              />
              <LineField
                label={say('inspector.note')}
                value={item.note}
                onCommit={(note) => put(index, { note })}
                onDone={onDone}
              />
            </>
          ) : null}
        </div>
      ))}
      <Button className="quiet-button" onPress={add}>
        {say('inspector.evidenceAdd')}
      </Button>
    </fieldset>
  );
}
