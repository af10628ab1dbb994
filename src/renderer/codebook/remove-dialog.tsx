import { useState } from 'react';
import { Button } from 'react-aria-components';
import { AppDialog } from '../ui/app-dialog';
import { useWords } from '../words/use-words';

interface RemoveDialogProps {
  name: string;
  count: number;
  /** Into which it can be merged, where it can. */
  targets: readonly { id: string; name: string }[];
  onRetire: () => void;
  onMerge: (into: string) => void;
  onClose: () => void;
}

/** What becomes of an entry that annotations use: it retires or becomes part of another, and nothing is lost. */
export function RemoveDialog({ name, count, targets, onRetire, onMerge, onClose }: RemoveDialogProps) {
  const say = useWords();
  const [into, setInto] = useState('');
  return (
    <AppDialog
      title={say('codebook.usedTitle', { name })}
      onClose={onClose}
      footer={
        <>
          {targets.length > 0 ? (
            <Button className="button" isDisabled={into === ''} onPress={() => onMerge(into)}>
              {say('codebook.merge')}
            </Button>
          ) : null}
          <Button className="button primary" autoFocus onPress={onRetire}>
            {say('codebook.retire')}
          </Button>
        </>
      }
    >
      <p>{say('codebook.used', { count })}</p>
      {targets.length > 0 ? (
        <label className="field codebook-merge">
          <span>{say('codebook.mergeInto')}</span>
          <select value={into} onChange={(event) => setInto(event.target.value)}>
            <option value="">—</option>
            {targets.map((target) => (
              <option key={target.id} value={target.id}>
                {target.name}
              </option>
            ))}
          </select>
        </label>
      ) : null}
    </AppDialog>
  );
}
