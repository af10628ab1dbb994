import { useEffect, useState } from 'react';
import { Button, Label, Radio, RadioGroup } from 'react-aria-components';
import { type ExportFormat, exportFormats } from '../../core/exchange/formats';
import type { CallOutput, HostApi } from '../../core/host-api';
import type { Failure } from '../../core/result';
import { AppDialog } from '../ui/app-dialog';
import { useWords } from '../words/use-words';
import { sayFailure } from '../words/words';
import { downloadText } from './download';

interface ExportDialogProps {
  host: HostApi;
  /** Must stay the same array while the dialog is open. */
  articleIds: readonly string[];
  onClose: () => void;
}

/** How much of an export is shown, in UTF-16 units. */
const previewLength = 20_000;

/** Shows what would be written before it is written. */
export function ExportDialog({ host, articleIds, onClose }: ExportDialogProps) {
  const say = useWords();
  const [format, setFormat] = useState<ExportFormat>('json');
  const [file, setFile] = useState<CallOutput<'export.preview'> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [savesFiles, setSavesFiles] = useState(false);
  const [done, setDone] = useState('');

  useEffect(() => {
    void host.call('host.info', {}).then((info) => info.ok && setSavesFiles(info.value.savesFiles));
  }, [host]);

  useEffect(() => {
    let left = false;
    setFile(null);
    setDone('');
    void host.call('export.preview', { articleIds: [...articleIds], format }).then((result) => {
      if (left) return;
      setFailure(result.ok ? null : result.error);
      if (result.ok) setFile(result.value);
    });
    return () => {
      left = true;
    };
  }, [host, articleIds, format]);

  async function write() {
    if (!file) return;
    if (!savesFiles) {
      downloadText(file.fileName, file.mediaType, file.text);
      setDone(say('export.downloaded', { file: file.fileName }));
      return;
    }
    const result = await host.call('export.save', { articleIds: [...articleIds], format });
    if (!result.ok) setFailure(result.error);
    else if (result.value.fileName !== null) setDone(say('export.saved', { file: result.value.fileName }));
  }

  return (
    <AppDialog
      title={say('export.title')}
      onClose={onClose}
      size="wide"
      footer={
        <>
          <output className="hint">{done}</output>
          <Button className="button primary" isDisabled={!file} onPress={() => void write()}>
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
      {file ? (
        <>
          {file.warnings.map((warning) => (
            <p key={warning} className="warning">
              {warning}
            </p>
          ))}
          <p className="hint">{say('export.size', { file: file.fileName, size: file.text.length })}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the preview scrolls, so the keyboard must reach it. */}
          <section className="export-preview" aria-label={say('export.preview')} tabIndex={0}>
            <pre>{file.text.slice(0, previewLength)}</pre>
            {file.text.length > previewLength ? (
              <p className="hint">{say('export.more', { count: file.text.length - previewLength })}</p>
            ) : null}
          </section>
        </>
      ) : null}
    </AppDialog>
  );
}
