import { useEffect, useState } from 'react';
import { Button, Label, Radio, RadioGroup } from 'react-aria-components';
import type { ExportRequest } from '../../core/calls/export-calls';
import { type ExportFormat, exportFormats } from '../../core/exchange/formats';
import type { CallOutput, HostApi } from '../../core/host-api';
import type { Failure } from '../../core/result';
import { AppDialog } from '../ui/app-dialog';
import { useWords } from '../words/use-words';
import { sayFailure, uiLanguage } from '../words/words';
import { downloadFile } from './download';
import { lastFormat, rememberFormat } from './last-choice';

interface ExportDialogProps {
  host: HostApi;
  /** Must stay the same array while the dialog is open. */
  articleIds: readonly string[];
  onClose: () => void;
}

/** Shows what would be written before it is written. */
export function ExportDialog({ host, articleIds, onClose }: ExportDialogProps) {
  const say = useWords();
  const [format, setFormat] = useState<ExportFormat>(lastFormat);
  const [preview, setPreview] = useState<CallOutput<'export.preview'> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [savesFiles, setSavesFiles] = useState(false);
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const [done, setDone] = useState('');

  useEffect(() => {
    void host.call('host.info', {}).then((info) => info.ok && setSavesFiles(info.value.savesFiles));
  }, [host]);

  useEffect(() => {
    let left = false;
    setPreview(null);
    setDone('');
    void host.call('export.preview', requestOf(articleIds, format)).then((result) => {
      if (left) return;
      setFailure(result.ok ? null : result.error);
      if (result.ok) setPreview(result.value);
    });
    return () => {
      left = true;
    };
  }, [host, articleIds, format]);

  useEffect(() => host.on('export.progress', (told) => setProgress((shown) => shown && told)), [host]);

  async function write() {
    setProgress({ done: 0, total: articleIds.length });
    rememberFormat(format);
    const request = requestOf(articleIds, format);
    if (savesFiles) {
      const result = await host.call('export.save', request);
      if (!result.ok) setFailure(result.error);
      else if (result.value.fileName !== null) setDone(say('export.saved', { file: result.value.fileName }));
    } else {
      const result = await host.call('export.bytes', request);
      if (!result.ok) setFailure(result.error);
      else {
        const { fileName, mediaType, base64 } = result.value;
        downloadFile(fileName, mediaType, base64);
        setDone(say('export.downloaded', { file: fileName }));
      }
    }
    setProgress(null);
  }

  return (
    <AppDialog
      title={say('export.title')}
      onClose={onClose}
      size="wide"
      footer={
        <>
          <output className="hint">{progress ? say('export.progress', progress) : done}</output>
          {progress ? (
            <Button className="button" onPress={() => void host.call('export.cancel', {})}>
              {say('export.cancel')}
            </Button>
          ) : null}
          <Button className="button primary" isDisabled={!preview || progress !== null} onPress={() => void write()}>
            {say(savesFiles ? 'export.save' : 'export.download')}
          </Button>
        </>
      }
    >
      <RadioGroup className="formats" value={format} onChange={(value) => setFormat(value as ExportFormat)}>
        <Label>{say('export.format')}</Label>
        <div className="format-choices">
          {exportFormats.map((id) => (
            <Radio key={id} className="format" value={id}>
              <strong>{say(`export.${id}`)}</strong>
              <small>{say(`export.${id}Help`)}</small>
            </Radio>
          ))}
        </div>
      </RadioGroup>
      {failure ? <p role="alert">{sayFailure(failure)}</p> : null}
      {preview ? <PreviewPart preview={preview} /> : null}
    </AppDialog>
  );
}

function PreviewPart({ preview }: { preview: CallOutput<'export.preview'> }) {
  const say = useWords();
  const { fileName, losses, opening } = preview;
  return (
    <>
      {losses.length === 0 ? null : (
        <div className="losses">
          <p>{say('export.losses')}</p>
          <ul>
            {losses.map(({ kind, count }) => (
              <li key={kind}>{say(`export.loss.${kind}`, { count })}</li>
            ))}
          </ul>
        </div>
      )}
      <p className="hint">
        {opening.file === fileName ? fileName : say('export.fileIn', { file: fileName, inside: opening.file })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the preview scrolls, so the keyboard must reach it. */}
      <section className="export-preview" aria-label={say('export.preview')} tabIndex={0}>
        <pre>{opening.text}</pre>
        {opening.isWhole ? null : <p className="hint">{say('export.more')}</p>}
      </section>
    </>
  );
}

/** Reports and spreadsheets are in the language of the screen. */
function requestOf(articleIds: readonly string[], format: ExportFormat): ExportRequest {
  const isFrench = uiLanguage.get() === 'fr';
  return { articleIds: [...articleIds], format, language: isFrench ? 'fr' : 'en', separator: isFrench ? ';' : ',' };
}
