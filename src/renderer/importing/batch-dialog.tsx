import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { HostApi } from '../../core/host-api';
import { readableBytes } from '../libraries/readable-bytes';
import { useStore } from '../state/store';
import { AppDialog } from '../ui/app-dialog';
import { useWords } from '../words/use-words';
import { uiLanguage } from '../words/words';
import { BatchReportDialog } from './batch-report-dialog';
import type { BatchRun } from './batch-run';
import type { Batches } from './batches';
import { PageCount } from './page-count';
import type { Opening } from './sources';

/** More than this are not offered to be looked at one by one. */
const mostLookedAt = 50;

/** Many files at once: found, asked about, added, reported. */
export function BatchDialog({ host, batches }: { host: HostApi; batches: Batches }) {
  const say = useWords();
  const state = useStore(batches.state, (value) => value);
  switch (state.kind) {
    case 'none':
      return null;
    case 'looking':
      return (
        <aside className="reading" aria-label={say('batch.looking')}>
          <span role="status">{say('batch.looking')}</span> {say('batch.found', { count: state.found })}
          <Button className="quiet-button" onPress={() => batches.close()}>
            {say('import.cancel')}
          </Button>
        </aside>
      );
    case 'asking':
      return <AskDialog batches={batches} openings={state.openings} passedOver={state.passedOver} />;
    case 'run':
      return <RunDialog host={host} batches={batches} run={state.run} isShown={state.isShown} />;
  }
}

interface AskDialogProps {
  batches: Batches;
  openings: readonly Opening[];
  passedOver: number;
}

function AskDialog({ batches, openings, passedOver }: AskDialogProps) {
  const say = useWords();
  const language = useStore(uiLanguage, (value) => value);
  const [skipSame, setSkipSame] = useState(true);
  const [extraction, setExtraction] = useState<'article' | 'page'>('article');
  const count = openings.length;
  const bytes = openings.reduce((sum, opening) => sum + opening.bytes, 0);
  const isBusy = batches.isBusy;
  return (
    <AppDialog
      title={say('batch.title', { count })}
      onClose={() => batches.close()}
      footer={
        <>
          {count > 0 && count <= mostLookedAt ? (
            <Button className="button" onPress={() => batches.lookAtEach()}>
              {say('batch.each')}
            </Button>
          ) : null}
          <Button className="button" onPress={() => batches.close()}>
            {say('import.cancel')}
          </Button>
          <Button
            className="button primary"
            autoFocus
            isDisabled={count === 0 || isBusy}
            onPress={() => void batches.start(openings, { extraction }, skipSame)}
          >
            {say('batch.add', { count })}
          </Button>
        </>
      }
    >
      {count === 0 ? (
        <p>{say('batch.nothing')}</p>
      ) : (
        <p>{say('batch.size', { size: readableBytes(bytes, language) })}</p>
      )}
      {passedOver > 0 ? <p className="hint">{say('batch.passedOver', { count: passedOver })}</p> : null}
      {isBusy ? <p role="alert">{say('error.batch-busy', { file: '' })}</p> : null}
      <label className="check-line">
        <input type="checkbox" checked={skipSame} onChange={(event) => setSkipSame(event.target.checked)} />
        <span>{say('batch.skipSame')}</span>
      </label>
      <label className="field">
        <span>{say('batch.pages')}</span>
        <select value={extraction} onChange={(event) => setExtraction(event.target.value as 'article' | 'page')}>
          <option value="article">{say('import.article')}</option>
          <option value="page">{say('import.page')}</option>
        </select>
      </label>
    </AppDialog>
  );
}

interface RunDialogProps {
  host: HostApi;
  batches: Batches;
  run: BatchRun;
  isShown: boolean;
}

function RunDialog({ host, batches, run, isShown }: RunDialogProps) {
  const say = useWords();
  const state = useStore(run.state, (value) => value);
  const { phase, done, total, refused, name, pages } = state;
  const progress = (
    <progress aria-label={say('batch.adding', { count: total })} max={Math.max(1, total)} value={done} />
  );
  if (!isShown) {
    return (
      <aside className="reading" aria-label={say('batch.adding', { count: total })}>
        {progress} {say('batch.progress', { done, total })}
        <Button className="quiet-button" onPress={() => batches.show()}>
          {say('batch.show')}
        </Button>
      </aside>
    );
  }
  if (phase === 'done') return <BatchReportDialog host={host} state={state} onClose={() => batches.close()} />;
  return (
    <AppDialog
      title={say('batch.adding', { count: total })}
      onClose={() => batches.close()}
      footer={
        <>
          <Button className="button" isDisabled={phase === 'cancelling'} onPress={() => run.cancel()}>
            {say(phase === 'cancelling' ? 'batch.cancelling' : 'import.cancel')}
          </Button>
          <Button className="button primary" autoFocus onPress={() => batches.close()}>
            {say('batch.background')}
          </Button>
        </>
      }
    >
      <div className="batch-progress">
        {progress}
        <p>
          {say('batch.progress', { done, total })}
          {refused > 0 ? ` · ${say('batch.refused', { count: refused })}` : ''}
        </p>
        <p className="hint batch-name">
          {name}
          {pages ? (
            <>
              {' · '}
              <PageCount pages={pages} />
            </>
          ) : null}
        </p>
      </div>
      <Milestones done={done} total={total} />
    </AppDialog>
  );
}

/** Says every quarter, for those who do not see the bar; each article would be too much. */
function Milestones({ done, total }: { done: number; total: number }) {
  const say = useWords();
  const quarter = total >= 20 ? Math.floor((4 * done) / total) : 0;
  const [said, setSaid] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is said when a quarter is full, as it is then.
  useEffect(() => {
    if (quarter > 0) setSaid(say('batch.progress', { done, total }));
  }, [quarter]);
  return (
    <span className="batch-said" role="status">
      {said}
    </span>
  );
}
