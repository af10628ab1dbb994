import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import type { TakeInReport } from '../../core/exchange/incoming/report';
import { announce } from '../state/announcer';
import { useStore } from '../state/store';
import { AppDialog } from '../ui/app-dialog';
import { MayWrite } from '../ui/may-write';
import { useWords } from '../words/use-words';
import { sayFailure } from '../words/words';
import { ReportView } from './report-view';
import { sayRefusal, sayTakenBack } from './said-refusal';
import type { TakeInModel } from './take-in-model';
import { chosenFiles } from './take-in-request';

/** What a file with annotations would do, before anything is stored; then what it did, and the way back. */
export function TakeInDialog({ model }: { model: TakeInModel }) {
  const say = useWords();
  const state = useStore(model.state, (value) => value);
  const last = useStore(model.last, (value) => value);
  const chosen = useStore(chosenFiles, (value) => value);

  useEffect(() => {
    if (!chosen) return;
    chosenFiles.set(null);
    model.open(chosen.files, chosen.articleId);
  }, [chosen, model]);

  const leave = () => model.leave();
  if (state.kind === 'idle') return null;
  if (state.kind === 'reading') {
    const { name, progress } = state;
    return (
      <aside className="reading" aria-label={say('takeIn.reading', { file: name })}>
        <span role="status">{say('takeIn.reading', { file: name })}</span>
        {progress && progress.total > 0 ? (
          <progress
            aria-label={say(`takeIn.step.${progress.step}`, { ...progress })}
            max={progress.total}
            value={progress.done}
          />
        ) : null}
        <Button className="quiet-button" onPress={() => model.cancel()}>
          {say('import.cancel')}
        </Button>
      </aside>
    );
  }
  if (state.kind === 'refused') {
    return (
      <AppDialog
        key="refused"
        title={say('takeIn.refusedTitle', { file: state.name })}
        onClose={leave}
        footer={
          <Button className="button primary" autoFocus onPress={leave}>
            {say('dialog.close')}
          </Button>
        }
      >
        <p role="alert">{sayRefusal(state.failure)}</p>
      </AppDialog>
    );
  }
  if (state.kind === 'preview') {
    const { preview, failure, busy } = state;
    return (
      <AppDialog
        key={preview.id}
        title={say('takeIn.title', { file: preview.fileName })}
        onClose={leave}
        size="wide"
        footer={
          <>
            <output className="hint">
              {busy?.progress ? say(`takeIn.step.${busy.progress.step}`, { ...busy.progress }) : ''}
            </output>
            <Button className="button" onPress={busy ? () => model.cancel() : leave}>
              {say('import.cancel')}
            </Button>
            <MayWrite>
              <Button className="button primary" autoFocus isDisabled={busy !== null} onPress={() => void model.keep()}>
                {say('takeIn.keep', { count: comingOf(preview.report) })}
              </Button>
            </MayWrite>
          </>
        }
      >
        {failure ? <p role="alert">{sayFailure(failure)}</p> : null}
        <ReportView report={preview.report} isDone={false} />
      </AppDialog>
    );
  }
  return (
    <AppDialog
      key={state.batchId}
      title={say('takeIn.doneTitle', { file: state.fileName })}
      onClose={leave}
      size="wide"
      footer={
        <>
          <MayWrite>
            <Button
              className="button"
              isDisabled={last?.batchId !== state.batchId}
              onPress={() => void takeBackAloud(model).then((isDone) => isDone && leave())}
            >
              {say('takeIn.takeBack')}
            </Button>
          </MayWrite>
          <Button className="button primary" autoFocus onPress={leave}>
            {say('dialog.close')}
          </Button>
        </>
      }
    >
      <p role="status">{say('takeIn.done', { count: comingOf(state.report) })}</p>
      <ReportView report={state.report} isDone />
    </AppDialog>
  );
}

/** Takes the last batch back and says what became of it; true where it is gone. */
export async function takeBackAloud(model: TakeInModel): Promise<boolean> {
  const last = model.last.get();
  if (!last) return false;
  const outcome = await model.takeBack(last.batchId);
  const said = 'done' in outcome ? sayTakenBack(outcome.done) : sayFailure(outcome.failure);
  model.said.set(said);
  announce(said);
  return 'done' in outcome || outcome.failure.code === 'batch-missing';
}

function comingOf({ articles }: TakeInReport): number {
  return articles.reduce((sum, { added, updated }) => sum + added + updated, 0);
}
