import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { HostApi } from '../../core/host-api';
import type { Failure } from '../../core/result';
import { copyAtOnce } from '../host/clipboard';
import { openArticle } from '../state/screen';
import { AppDialog } from '../ui/app-dialog';
import { useWords } from '../words/use-words';
import { sayFailure } from '../words/words';
import { aboutOf, reportFileName, reportMediaType, reportOf } from './batch-report';
import type { BatchEntry, BatchState } from './batch-run';
import { saveText } from './keep-text';

const rowHeight = 44;
const kinds = ['refused', 'same', 'kept'] as const satisfies readonly BatchEntry['kind'][];

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
  const [kind, setKind] = useState<BatchEntry['kind']>(() => kinds.find((one) => byKind[one].length > 0) ?? 'kept');
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
          <Entries
            key={kind}
            entries={byKind[kind]}
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

function sorted(entries: readonly BatchEntry[]): Record<BatchEntry['kind'], BatchEntry[]> {
  const byKind: Record<BatchEntry['kind'], BatchEntry[]> = { refused: [], same: [], kept: [] };
  for (const entry of entries) byKind[entry.kind].push(entry);
  return byKind;
}

function Entries({ entries, onOpen }: { entries: readonly BatchEntry[]; onOpen: (articleId: string) => void }) {
  const say = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the list scrolls, so the keyboard must reach it.
    <section className="batch-entries" ref={scroller} tabIndex={0} aria-label={say('batch.kinds')}>
      <ul style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const entry = entries[index] as BatchEntry;
          return (
            <li
              key={index}
              aria-posinset={index + 1}
              aria-setsize={entries.length}
              style={{ height: rowHeight, transform: `translateY(${start}px)` }}
            >
              <span className="batch-entry">
                <b>{entry.name || say('import.pasted')}</b>
                <span title={aboutOf(entry)}>{aboutOf(entry)}</span>
              </span>
              {entry.kind === 'refused' ? null : (
                <Button className="quiet-button" onPress={() => onOpen(entry.articleId)}>
                  {say('batch.open')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
