import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { CodebookPart } from '../../core/annotation/codebook-use';
import { AppDialog } from '../ui/app-dialog';
import { FilterField, type FilterOption } from '../ui/filter-field';
import { useWords } from '../words/use-words';

interface RemoveDialogProps {
  kind: CodebookPart['kind'];
  name: string;
  /** How many annotations use it, and in how many articles. */
  count: number;
  articles: number;
  /** True where it is to be merged, used or not; else the question is what becomes of it. */
  isMerge: boolean;
  /** Into which it can be merged, where it can. */
  targets: readonly FilterOption[];
  /** More of what merging it into that one does. */
  effectOf?: (into: string) => ReactNode;
  /** Null where it is retired already. */
  onRetire: (() => void) | null;
  onMerge: (into: string) => void;
  onClose: () => void;
}

/** What becomes of a part that annotations use: it retires or becomes part of another, and nothing is lost. */
export function RemoveDialog({
  kind,
  name,
  count,
  articles,
  isMerge,
  targets,
  effectOf,
  onRetire,
  onMerge,
  onClose,
}: RemoveDialogProps) {
  const say = useWords();
  const [into, setInto] = useState('');
  const body = useRef<HTMLDivElement>(null);
  const target = targets.find(({ id }) => id === into);
  const isAskingWhere = isMerge || onRetire === null;

  useEffect(() => {
    if (isAskingWhere) body.current?.querySelector('input')?.focus();
  }, [isAskingWhere]);
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
              className={isAskingWhere ? 'button primary merge-now' : 'button merge-now'}
              isDisabled={!target}
              onPress={() => onMerge(into)}
            >
              {say('codebook.merge')}
            </Button>
          ) : null}
          {isMerge || onRetire === null ? null : (
            <Button className="button primary" autoFocus onPress={onRetire}>
              {say('codebook.retire')}
            </Button>
          )}
        </>
      }
    >
      <div className="merge-body" ref={body}>
        <p>
          {isMerge
            ? say('codebook.mergeHelp', { count, articles })
            : say(onRetire === null ? 'codebook.usedRetired' : 'codebook.used', { count, articles })}
          {isMerge && kind === 'tag' ? ` ${say('codebook.mergeHelpTag')}` : ''}
        </p>
        {targets.length > 0 ? (
          <FilterField
            label={say(isAskingWhere ? 'codebook.mergeIntoTag' : 'codebook.mergeInto')}
            placeholder={say(isAskingWhere ? 'codebook.mergeIntoTag' : 'codebook.mergeInto')}
            nothing={say('codebook.nothingFound')}
            options={targets}
            value={into}
            onChange={setInto}
          />
        ) : null}
        {target ? (
          <div aria-live="polite">
            <p>{say('codebook.mergeEffect', { name, into: target.name })}</p>
            {effectOf?.(target.id)}
          </div>
        ) : null}
      </div>
    </AppDialog>
  );
}
