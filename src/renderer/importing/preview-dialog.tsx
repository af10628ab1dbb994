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
import { OpeningText, PreviewTexts } from './preview-texts';
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
  const isPage = preview.extraction !== 'none';
  // What was corrected stays so when the bytes are read in another way.
  const metadata = isTable ? preview.metadata : withChanges(preview.metadata, corrections);
  const isRefused = refusedFields(fieldChanges(preview.metadata, metadata)).length > 0;
  const isVersion = useStore(newVersionOf, (asked) => asked !== null);
  const name = preview.fileName === '' ? say('import.pasted') : preview.fileName;
  const revise = (change: ReadingChoice) => queue.revise(choiceOf(preview, change));
  const otherText = useCallback((id: string) => queue.otherText(id), [queue]);
  const onPending = useCallback((value: boolean) => setPending(value), []);

  return (
    <AppDialog
      title={say('import.title', { file: name })}
      onClose={() => void queue.cancel()}
      size={isPage ? 'widest' : 'wide'}
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
      {records ? <RecordSteps records={records} onRevise={(change) => void revise(change)} /> : null}
      {preview.attachments && preview.attachments.length > 0 ? (
        <p>
          {say('import.attachments', {
            count: preview.attachments.length,
            names: preview.attachments.map(({ name: attached }) => attached).join(', '),
          })}
        </p>
      ) : null}
      <div className={`import-columns ${records ? 'over-rows' : ''} ${isPage ? 'of-page' : ''}`}>
        <div className="import-facts">
          {records ? <MappingChoice records={records} onRevise={(change) => void revise(change)} /> : null}
          {chapters && chapters.length > 1 ? (
            <ChaptersChoice
              chapters={chapters}
              onChoose={(ids) => void revise({ chapters: ids })}
              onPending={onPending}
            />
          ) : null}
          <HowRead preview={preview} onRevise={(change) => void revise(change)} />
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
        {isTable ? <FirstRecord preview={preview} metadata={metadata} /> : null}
        {isPage ? (
          <PreviewTexts
            preview={preview}
            metadata={metadata}
            onOther={otherText}
            onChoose={revise}
            onPending={onPending}
          />
        ) : null}
        {isTable || isPage ? null : <OpeningText text={preview} metadata={metadata} />}
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
    </div>
  );
}

function FirstRecord({ preview, metadata }: { preview: Preview; metadata: Metadata }) {
  const facts = [metadata.outlet, metadata.byline, metadata.published, metadata.url].filter((fact) => fact !== '');
  return (
    <OpeningText text={preview} metadata={metadata}>
      <div className="import-record">
        <h3>{metadata.title}</h3>
        <p>{facts.join(' · ')}</p>
      </div>
    </OpeningText>
  );
}
