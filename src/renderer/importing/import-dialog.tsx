import { Button } from 'react-aria-components';
import { offeredEncodings } from '../../core/library/encodings';
import type { Failure } from '../../core/result';
import { useStore } from '../state/store';
import { AppDialog } from '../ui/app-dialog';
import { useWords } from '../words/use-words';
import { sayFailure } from '../words/words';
import type { ImportQueue } from './import-queue';
import { PageCount } from './page-count';
import { PreviewDialog } from './preview-dialog';

/** Shows what is being opened: what is read, what is asked, and each article as it would be kept. */
export function ImportDialog({ queue }: { queue: ImportQueue }) {
  const say = useWords();
  const state = useStore(queue.state, (value) => value);
  if (state.kind === 'idle') return null;
  if (state.kind === 'reading') {
    const { progress } = state;
    return (
      <div className="reading">
        <span role="status">
          {say('import.reading', { file: state.name })}{' '}
          {state.total > 1 ? say('import.of', { index: state.index, total: state.total }) : ''}
        </span>
        {progress ? (
          <>
            <progress
              aria-label={say('import.reading', { file: state.name })}
              max={progress.total}
              value={progress.done}
            />{' '}
            <PageCount pages={progress} />
          </>
        ) : null}
      </div>
    );
  }
  if (state.kind === 'encoding') return <EncodingDialog queue={queue} name={state.name} failure={state.failure} />;
  return <PreviewDialog key={state.preview.id} queue={queue} {...state} />;
}

/** Asks how a file is to be read that could not be read by looking at it. */
function EncodingDialog({ queue, name, failure }: { queue: ImportQueue; name: string; failure: Failure }) {
  const say = useWords();
  return (
    <AppDialog
      title={say('import.title', { file: name })}
      onClose={() => void queue.skip()}
      footer={
        <Button className="button" onPress={() => void queue.skip()}>
          {say('import.skip')}
        </Button>
      }
    >
      <p role="alert">{sayFailure(failure)}</p>
      <label className="field">
        <span>{say('import.encoding')}</span>
        <select value="" onChange={(event) => void queue.readAs(event.target.value)}>
          <option value="">{say('import.chooseEncoding')}</option>
          {offeredEncodings.map((encoding) => (
            <option key={encoding}>{encoding}</option>
          ))}
        </select>
      </label>
    </AppDialog>
  );
}
