import { useCallback, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Preview, ReadingChoice } from '../../core/host-api';
import type { FieldChange, Metadata } from '../../core/library/article';
import { fieldChanges, refusedFields, withChanges } from '../../core/library/metadata-edit';
import type { Failure } from '../../core/result';
import { MetadataFields } from '../metadata/metadata-fields';
import { useStore } from '../state/store';
import { AppDialog } from '../ui/app-dialog';
import { newVersionOf } from '../versions/new-version';
import { SimilarNotice } from '../versions/similar-notice';
import { useWords } from '../words/use-words';
import { sayFailure } from '../words/words';
import { ChaptersChoice } from './chapters-choice';
import type { ImportQueue } from './import-queue';
import { FirstRows, MappingChoice, RecordSteps } from './mapping-choice';
import { choiceOf } from './reading-choice';

interface PreviewDialogProps {
  queue: ImportQueue;
  preview: Preview;
  index: number;
  total: number;
  failure: Failure | null;
  busy: boolean;
}

/** An article as it would be kept: its text, what is said of it, and how its bytes were read. */
export function PreviewDialog({ queue, preview, index, total, failure, busy }: PreviewDialogProps) {
  const say = useWords();
  const [corrections, setCorrections] = useState<readonly Pick<FieldChange, 'field' | 'after'>[]>([]);
  const [isPending, setPending] = useState(false);
  const { records, chapters } = preview;
  const isTable = (records?.count ?? 1) > 1;
  // What was corrected stays so when the bytes are read in another way.
  const metadata = isTable ? preview.metadata : withChanges(preview.metadata, corrections);
  const isRefused = refusedFields(fieldChanges(preview.metadata, metadata)).length > 0;
  const isVersion = useStore(newVersionOf, (asked) => asked !== null);
  const name = preview.fileName === '' ? say('import.pasted') : preview.fileName;
  const revise = (change: ReadingChoice) => void queue.revise(choiceOf(preview, change));
  const onPending = useCallback((value: boolean) => setPending(value), []);

  return (
    <AppDialog
      title={say('import.title', { file: name })}
      onClose={() => void queue.cancel()}
      size="wide"
      footer={
        <>
          <span className="hint" role="status">
            {say('import.summary', { characters: preview.characters, blocks: preview.blocks })}
            {total > 1 ? ` · ${say('import.of', { index, total })}` : ''}
          </span>
          {total > 1 ? (
            <Button className="button" onPress={() => void queue.skip()}>
              {say('import.skip')}
            </Button>
          ) : null}
          {total > index && !isTable ? (
            <Button
              className="button"
              isDisabled={busy || isPending || isRefused}
              onPress={() => void queue.keepAll(trimmed(preview.metadata, metadata))}
            >
              {say('import.keepAll', { count: total - index + 1 })}
            </Button>
          ) : null}
          <Button className="button" onPress={() => void queue.cancel()}>
            {say('import.cancel')}
          </Button>
          <Button
            className={isVersion ? 'button' : 'button primary'}
            autoFocus={!isVersion}
            isDisabled={busy || isPending || isRefused}
            onPress={() => void queue.keep(trimmed(preview.metadata, metadata))}
          >
            {records ? say('import.keepRecords', { count: records.count }) : say('import.keep')}
          </Button>
        </>
      }
    >
      {failure ? <p role="alert">{sayFailure(failure)}</p> : null}
      {preview.sameAs ? <p className="warning">{say('import.same', { title: preview.sameAs.title })}</p> : null}
      {isTable ? null : <SimilarNotice preview={preview} metadata={trimmed(preview.metadata, metadata)} />}
      {records ? <RecordSteps records={records} onRevise={revise} /> : null}
      {preview.attachments && preview.attachments.length > 0 ? (
        <p>
          {say('import.attachments', {
            count: preview.attachments.length,
            names: preview.attachments.map(({ name: attached }) => attached).join(', '),
          })}
        </p>
      ) : null}
      <div className={records ? 'import-columns over-rows' : 'import-columns'}>
        <div className="import-facts">
          {records ? <MappingChoice records={records} onRevise={revise} /> : null}
          {chapters && chapters.length > 1 ? (
            <ChaptersChoice chapters={chapters} onChoose={(ids) => revise({ chapters: ids })} onPending={onPending} />
          ) : null}
          <HowRead preview={preview} onRevise={revise} />
          {isTable ? null : (
            <MetadataFields
              before={preview.metadata}
              metadata={metadata}
              onChange={(field, after) =>
                setCorrections([...corrections.filter((one) => one.field !== field), { field, after }])
              }
            />
          )}
        </div>
        <OpeningText preview={preview} metadata={metadata} isTable={isTable} />
      </div>
      {records ? <FirstRows records={records} /> : null}
    </AppDialog>
  );
}

function trimmed(before: Metadata, metadata: Metadata): Metadata {
  return withChanges(before, fieldChanges(before, metadata));
}

interface HowReadProps {
  preview: Preview;
  onRevise: (change: ReadingChoice) => void;
}

/** How the bytes were read, where they can be read in another way too; the text beside it follows. */
function HowRead({ preview, onRevise }: HowReadProps) {
  const say = useWords();
  return (
    <div className="how-read">
      {preview.encodings.length === 0 ? null : (
        <label className="field">
          <span>{say('import.encoding')}</span>
          <select value={preview.encoding} onChange={(event) => onRevise({ encoding: event.target.value })}>
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
            onChange={(event) => onRevise({ extraction: event.target.value as 'article' | 'page' })}
          >
            <option value="article">{say('import.article')}</option>
            <option value="page">{say('import.page')}</option>
          </select>
        </label>
      )}
    </div>
  );
}

function OpeningText({ preview, metadata, isTable }: { preview: Preview; metadata: Metadata; isTable: boolean }) {
  const facts = [metadata.outlet, metadata.byline, metadata.published, metadata.url].filter((fact) => fact !== '');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the preview scrolls, so the keyboard must reach it.
    <div className="import-text" lang={metadata.language} tabIndex={0} role="document" aria-label={metadata.title}>
      {isTable ? (
        <div className="import-record">
          <h3>{metadata.title}</h3>
          <p>{facts.join(' · ')}</p>
        </div>
      ) : null}
      {preview.opening.map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity but their place.
        <p key={place} className={`opening-${block.type}`}>
          {block.text}
        </p>
      ))}
    </div>
  );
}
