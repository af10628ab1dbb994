import { useMemo, useState } from 'react';
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { HostApi } from '../../core/host-api';
import type { Failure } from '../../core/result';
import { copyAtOnce } from '../host/clipboard';
import { openArticle } from '../state/screen';
import { AppDialog } from '../ui/app-dialog';
import { useWords } from '../words/use-words';
import { sayFailure } from '../words/words';
import { BatchEntries } from './batch-entries';
import { likeOf, reportFileName, reportMediaType, reportOf } from './batch-report';
import type { BatchEntry, BatchState } from './batch-run';
import { saveText } from './keep-text';

/** What the report can be narrowed to; what is like something is also among what was kept. */
const kinds = ['refused', 'like', 'same', 'kept'] as const;
type Kind = (typeof kinds)[number];

interface BatchReportDialogProps {
  host: HostApi;
  state: BatchState;
  onClose: () => void;
}

/** What became of a batch: what could not be read and why, what was there already, what was added. */
export function BatchReportDialog({ host, state, onClose }: BatchReportDialogProps) {
  const say = useWords();
  const { entries, kept, left, stopped } = state;
  const byKind = useMemo(() => sorted(entries), [entries]);
  const [kind, setKind] = useState<Kind>(() => kinds.find((one) => byKind[one].length > 0) ?? 'kept');
  const [said, setSaid] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);

  async function save() {
    const result = await saveText(host, reportFileName(new Date()), reportMediaType, reportOf(state));
    setFailure(result.ok ? null : result.error);
    setSaid(result.ok && result.value ? say('batch.saved') : '');
  }

  return (
    <AppDialog
      title={say('batch.done', { count: kept })}
      onClose={onClose}
      size="wide"
      footer={
        <>
          <span className="hint" role="status">
            {said}
          </span>
          <Button
            className="button"
            onPress={() => setSaid(copyAtOnce({ plain: reportOf(state) }) ? say('batch.copied') : '')}
          >
            {say('batch.copy')}
          </Button>
          <Button className="button" onPress={() => void save()}>
            {say('batch.save')}
          </Button>
          <Button className="button primary" autoFocus onPress={onClose}>
            {say('dialog.close')}
          </Button>
        </>
      }
    >
      {failure ? <p role="alert">{sayFailure(failure)}</p> : null}
      {stopped ? (
        <p className="warning" role="alert">
          {sayFailure(stopped)}
        </p>
      ) : null}
      {left > 0 ? <p>{say('batch.left', { count: left })}</p> : null}
      {entries.length === 0 ? null : (
        <>
          <ToggleButtonGroup
            className="batch-kinds"
            aria-label={say('batch.kinds')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[kind]}
            onSelectionChange={(keys) => setKind(kinds.find((one) => keys.has(one)) ?? kind)}
          >
            {kinds.map((one) => (
              <ToggleButton key={one} id={one} className="toggle">
                {say(`batch.count.${one}`, { count: byKind[one].length })}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          <BatchEntries
            key={kind}
            entries={byKind[kind]}
            isSideBySide={kind === 'like' || kind === 'same'}
            onOpen={(articleId) => {
              onClose();
              openArticle(articleId);
            }}
          />
        </>
      )}
    </AppDialog>
  );
}

function sorted(entries: readonly BatchEntry[]): Record<Kind, BatchEntry[]> {
  const byKind: Record<Kind, BatchEntry[]> = { refused: [], like: [], same: [], kept: [] };
  for (const entry of entries) {
    byKind[entry.kind].push(entry);
    if (entry.kind === 'kept' && likeOf(entry)) byKind.like.push(entry);
  }
  return byKind;
}
