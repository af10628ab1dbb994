import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import type { CodebookPart } from '../../core/annotation/codebook-use';
import { useStore } from '../state/store';
import type { FilterOption } from '../ui/filter-field';
import { useWords } from '../words/use-words';
import type { CodebookModel } from './codebook-model';
import { RemoveDialog } from './remove-dialog';

interface PartEndProps {
  model: CodebookModel;
  part: CodebookPart;
  name: string;
  isRetired: boolean;
  /** Else it may be retired, but not taken away. */
  isRemovable: boolean;
  /** Into which it can be merged. */
  targets: readonly FilterOption[];
  /** What became part of it, by name. */
  held: readonly string[];
  /** More of what merging it into that one does. */
  effectOf?: (into: string) => ReactNode;
  onRemove: () => void;
  onRetire: (isRetired: boolean) => void;
  onMerge: (into: string) => void;
  children?: ReactNode;
}

/** How much a part of the codebook is used, and an end for it that loses nothing: what is used is retired or merged. */
export function PartEnd({
  model,
  part,
  name,
  isRetired,
  isRemovable,
  targets,
  held,
  effectOf,
  onRemove,
  onRetire,
  onMerge,
  children,
}: PartEndProps) {
  const say = useWords();
  useStore(model.state, (value) => value.counts);
  const [asking, setAsking] = useState<'remove' | 'merge' | null>(null);
  const count = model.countOf(part);
  const articles = model.articlesWith(part);
  const settle = (act: () => void) => {
    setAsking(null);
    act();
  };
  return (
    <div className="codebook-end">
      <p className="hint">
        {count === null ? '' : say('codebook.use', { count, articles })}
        {held.length > 0 ? ` ${say('codebook.holds', { names: held.join(', ') })}` : ''}
      </p>
      {children}
      {targets.length > 0 ? (
        <Button className="button" onPress={() => setAsking('merge')}>
          {say('codebook.mergeWith')}
        </Button>
      ) : null}
      {isRetired ? (
        <Button className="button" onPress={() => onRetire(false)}>
          {say('codebook.offerAgain')}
        </Button>
      ) : null}
      {isRemovable && !(isRetired && count !== 0) ? (
        <Button
          className="button"
          isDisabled={count === null}
          onPress={() => (count === 0 ? onRemove() : setAsking('remove'))}
        >
          {say('codebook.remove')}
        </Button>
      ) : null}
      {!isRemovable && !isRetired ? (
        <Button className="button" onPress={() => onRetire(true)}>
          {say('codebook.retire')}
        </Button>
      ) : null}
      {asking ? (
        <RemoveDialog
          kind={part.kind}
          name={name}
          count={count ?? 0}
          articles={articles}
          targets={targets}
          isMerge={asking === 'merge'}
          {...(effectOf ? { effectOf } : {})}
          onClose={() => setAsking(null)}
          onRetire={() => settle(() => onRetire(true))}
          onMerge={(into) => settle(() => onMerge(into))}
        />
      ) : null}
    </div>
  );
}
