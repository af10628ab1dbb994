import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { KeptImport } from '../../core/calls/take-in-calls';
import type { HostApi } from '../../core/host-api';
import type { Failure } from '../../core/result';
import { announce } from '../state/announcer';
import { useStore } from '../state/store';
import { AppDialog } from '../ui/app-dialog';
import { MayWrite } from '../ui/may-write';
import { useWords } from '../words/use-words';
import { isWordKey, sayFailure, uiLanguage } from '../words/words';
import { sayTakenBack } from './said-refusal';
import type { TakeInModel } from './take-in-model';

/** What was imported into the library, when and by whom; what stands can be taken back, however long ago it was. */
export function ImportsDialog({ host, model, onClose }: { host: HostApi; model: TakeInModel; onClose: () => void }) {
  const say = useWords();
  const [imports, setImports] = useState<KeptImport[] | null>(null);
  const [damaged, setDamaged] = useState<Failure[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const closing = useRef<HTMLButtonElement>(null);

  const read = useCallback(async () => {
    const result = await host.call('takeIn.list', {});
    if (!result.ok) return setFailure(result.error);
    setImports(result.value.imports);
    setDamaged(result.value.damaged);
  }, [host]);
  useEffect(() => void read(), [read]);
  useEffect(() => host.on('library.changed', () => void read()), [host, read]);

  async function takeBack(batchId: string) {
    setBusy(batchId);
    setFailure(null);
    const outcome = await model.takeBack(batchId);
    setBusy(null);
    if ('done' in outcome) announce(sayTakenBack(outcome.done));
    else setFailure(outcome.failure);
    await read();
    // The button that had the keyboard is gone.
    closing.current?.focus();
  }

  return (
    <AppDialog
      title={say('takeIn.imports')}
      onClose={onClose}
      size="wide"
      footer={
        <Button className="button primary" ref={closing} autoFocus onPress={onClose}>
          {say('dialog.close')}
        </Button>
      }
    >
      {[...(failure ? [failure] : []), ...damaged].map((each) => (
        <p key={each.message} className="warning" role="alert">
          {sayFailure(each)}
        </p>
      ))}
      {imports?.length === 0 ? <p className="hint">{say('takeIn.noImports')}</p> : null}
      <ul className="imports-list">
        {imports?.map((each) => (
          <ImportRow key={each.batchId} kept={each} isBusy={busy !== null} takeBack={takeBack} />
        ))}
      </ul>
    </AppDialog>
  );
}

interface ImportRowProps {
  kept: KeptImport;
  isBusy: boolean;
  takeBack: (batchId: string) => Promise<void>;
}

function ImportRow({ kept, isBusy, takeBack }: ImportRowProps) {
  const say = useWords();
  const language = useStore(uiLanguage, (value) => value);
  const time = useMemo(
    () => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }),
    [language],
  );
  const { batchId, fileName, format, at, by, annotations, articles, newArticles, takenBack } = kept;
  const formatKey = `takeIn.format.${format}`;
  return (
    <li className={takenBack === null ? undefined : 'import-gone'}>
      <div className="import-facts">
        <strong>{fileName}</strong>
        <span>{say('takeIn.importCounts', { annotations, articles, newArticles })}</span>
        <span className="hint">
          {[isWordKey(formatKey) ? say(formatKey) : format, time.format(new Date(at)), by].join(' · ')}
        </span>
      </div>
      {takenBack === null ? (
        <MayWrite>
          <Button
            className="button"
            isDisabled={isBusy}
            aria-label={say('takeIn.takeBackNamed', { file: fileName })}
            onPress={() => void takeBack(batchId)}
          >
            {say('takeIn.takeBack')}
          </Button>
        </MayWrite>
      ) : (
        <span className="hint">{say('takeIn.goneAt', { time: time.format(new Date(takenBack)) })}</span>
      )}
    </li>
  );
}
