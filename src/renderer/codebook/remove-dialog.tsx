import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { AppDialog } from '../ui/app-dialog';
import { FilterField, type FilterOption } from '../ui/filter-field';
import { useWords } from '../words/use-words';

interface RemoveDialogProps {
  name: string;
  /** How many annotations use it. */
  count: number;
  /** True where it is to be merged, used or not; else the question is what becomes of it. */
  isMerge: boolean;
  /** Into which it can be merged, where it can. */
  targets: readonly FilterOption[];
  onRetire: () => void;
  onMerge: (into: string) => void;
  onClose: () => void;
}

/** What becomes of an entry that annotations use: it retires or becomes part of another, and nothing is lost. */
export function RemoveDialog({ name, count, isMerge, targets, onRetire, onMerge, onClose }: RemoveDialogProps) {
  const say = useWords();
  const [into, setInto] = useState('');
  const body = useRef<HTMLDivElement>(null);
  const target = targets.find(({ id }) => id === into);

  useEffect(() => {
    if (isMerge) body.current?.querySelector('input')?.focus();
  }, [isMerge]);
  useEffect(() => {
    if (into !== '') document.querySelector<HTMLElement>('.merge-now')?.focus();
  }, [into]);

  return (
    <AppDialog
      title={say(isMerge ? 'codebook.mergeTitle' : 'codebook.usedTitle', { name })}
      onClose={onClose}
      footer={
        <>
          {targets.length > 0 ? (
            <Button
              className={isMerge ? 'button primary merge-now' : 'button merge-now'}
              isDisabled={!target}
              onPress={() => onMerge(into)}
            >
              {say('codebook.merge')}
            </Button>
          ) : null}
          {isMerge ? null : (
            <Button className="button primary" autoFocus onPress={onRetire}>
              {say('codebook.retire')}
            </Button>
          )}
        </>
      }
    >
      <div className="merge-body" ref={body}>
        <p>{isMerge ? say('codebook.mergeHelp', { count }) : say('codebook.used', { count })}</p>
        {targets.length > 0 ? (
          <FilterField
            label={say(isMerge ? 'codebook.mergeIntoTag' : 'codebook.mergeInto')}
            placeholder={say(isMerge ? 'codebook.mergeIntoTag' : 'codebook.mergeInto')}
            nothing={say('codebook.noTagFound')}
            options={targets}
            value={into}
            onChange={setInto}
          />
        ) : null}
        {target ? <p aria-live="polite">{say('codebook.mergeEffect', { name, into: target.name })}</p> : null}
      </div>
    </AppDialog>
  );
}
