import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Preview } from '../../core/host-api';
import type { Metadata } from '../../core/library/article';
import { offeredEncodings } from '../../core/library/encodings';
import type { Failure } from '../../core/result';
import { useStore } from '../state/store';
import { AppDialog } from '../ui/app-dialog';
import type { WordKey } from '../words/en';
import { useWords } from '../words/use-words';
import { sayFailure } from '../words/words';
import type { ImportQueue } from './import-queue';

const fields = [
  ['title', 'import.name'],
  ['outlet', 'import.outlet'],
  ['byline', 'import.byline'],
  ['published', 'import.published'],
  ['language', 'import.language'],
] as const satisfies readonly (readonly [keyof Metadata, WordKey])[];

/** Shows an article as it would be kept: its text, its facts, and how its bytes were read. */
export function ImportDialog({ queue }: { queue: ImportQueue }) {
  const say = useWords();
  const state = useStore(queue.state, (value) => value);
  if (state.kind === 'idle') return null;
  if (state.kind === 'reading') {
    return (
      <div className="reading" role="status">
        {say('import.reading', { file: state.name })}{' '}
        {state.total > 1 ? say('import.of', { index: state.index, total: state.total }) : ''}
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

interface PreviewDialogProps {
  queue: ImportQueue;
  preview: Preview;
  index: number;
  total: number;
  failure: Failure | null;
  busy: boolean;
}

function PreviewDialog({ queue, preview, index, total, failure, busy }: PreviewDialogProps) {
  const say = useWords();
  const [metadata, setMetadata] = useState(preview.metadata);
  useEffect(() => setMetadata(preview.metadata), [preview.metadata]);
  const name = preview.fileName === '' ? say('import.pasted') : preview.fileName;

  return (
    <AppDialog
      title={say('import.title', { file: name })}
      onClose={() => void queue.cancel()}
      size="wide"
      footer={
        <>
          <span className="hint">
            {say('import.summary', { characters: preview.characters, blocks: preview.blocks })}
            {total > 1 ? ` · ${say('import.of', { index, total })}` : ''}
          </span>
          {total > 1 ? (
            <Button className="button" onPress={() => void queue.skip()}>
              {say('import.skip')}
            </Button>
          ) : null}
          <Button className="button" onPress={() => void queue.cancel()}>
            {say('import.cancel')}
          </Button>
          <Button className="button primary" autoFocus isDisabled={busy} onPress={() => void queue.keep(metadata)}>
            {preview.records ? say('import.keepRecords', { count: preview.records.count }) : say('import.keep')}
          </Button>
        </>
      }
    >
      {failure ? <p role="alert">{sayFailure(failure)}</p> : null}
      {preview.sameAs ? <p className="warning">{say('import.same', { title: preview.sameAs.title })}</p> : null}
      {preview.records ? (
        <p>{say('import.records', { count: preview.records.count, number: preview.records.record + 1 })}</p>
      ) : null}
      {preview.attachments && preview.attachments.length > 0 ? (
        <p>
          {say('import.attachments', {
            count: preview.attachments.length,
            names: preview.attachments.map(({ name }) => name).join(', '),
          })}
        </p>
      ) : null}
      <div className="import-columns">
        <div className="import-facts">
          {fields.map(([id, label]) => (
            <label key={id} className="field">
              <span>{say(label)}</span>
              <input
                value={String(metadata[id])}
                // What is shown is one of many; each is added as its own row says.
                readOnly={(preview.records?.count ?? 1) > 1}
                onChange={(event) => setMetadata({ ...metadata, [id]: event.target.value })}
              />
            </label>
          ))}
          {preview.encodings.length === 0 ? null : (
            <label className="field">
              <span>{say('import.encoding')}</span>
              <select
                value={preview.encoding}
                onChange={(event) => void queue.revise(choiceOf(preview, { encoding: event.target.value }))}
              >
                {preview.encodings.map((encoding) => (
                  <option key={encoding}>{encoding}</option>
                ))}
              </select>
              <small className="hint">{say('import.encodingFrom', { from: preview.encodingFrom })}</small>
            </label>
          )}
          {preview.extraction === 'none' ? null : (
            <label className="field">
              <span>{say('import.extraction')}</span>
              <select
                value={preview.extraction}
                onChange={(event) =>
                  void queue.revise(choiceOf(preview, { extraction: event.target.value as 'article' | 'page' }))
                }
              >
                <option value="article">{say('import.article')}</option>
                <option value="page">{say('import.page')}</option>
              </select>
            </label>
          )}
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the preview scrolls, so the keyboard must reach it. */}
        <div className="import-text" lang={metadata.language} tabIndex={0} role="document" aria-label={metadata.title}>
          {preview.opening.map((block, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity but their place.
            <p key={place} className={`opening-${block.type}`}>
              {block.text}
            </p>
          ))}
        </div>
      </div>
    </AppDialog>
  );
}

/** Keeps what the user chose before, when one thing more is chosen. */
function choiceOf(preview: Preview, choice: { encoding?: string; extraction?: 'article' | 'page' }) {
  return {
    ...(preview.encodingFrom === 'chosen' ? { encoding: preview.encoding } : {}),
    ...(preview.extraction === 'none' ? {} : { extraction: preview.extraction }),
    ...choice,
  };
}
