import { useEffect, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { ExportedVersions, ExportRequest } from '../../core/calls/export-calls';
import type { HostApi } from '../../core/host-api';
import type { Failure } from '../../core/result';
import { announce } from '../state/announcer';
import { useStore } from '../state/store';
import { AppDialog } from '../ui/app-dialog';
import { useWords } from '../words/use-words';
import { sayFailure, uiLanguage } from '../words/words';
import { downloadFile } from './download';
import { ExportChoices } from './export-choices';
import { type ArticleChoice, useExportScope } from './export-scope';
import { FormatList } from './format-list';
import { lastChoice, rememberChoice } from './last-choice';
import { PreviewPart } from './preview-part';
import { newJobId, usePreview } from './use-preview';

interface ExportDialogProps {
  host: HostApi;
  /** Which articles can be chosen; the first of them is. Must stay the same array while the dialog is open. */
  articles: readonly [ArticleChoice, ...ArticleChoice[]];
  /** Number of the version of the one article that is open; null where it is the newest, or none is open. */
  version?: number | null;
  onClose: () => void;
}

/** Shows what would be written, and what of it would be lost, before it is written. */
export function ExportDialog({ host, articles, version = null, onClose }: ExportDialogProps) {
  const say = useWords();
  const language = useStore(uiLanguage, (value) => value);
  const [chosen, setChosen] = useState(articles[0]);
  const [versions, setVersions] = useState<ExportedVersions>(version ?? 'newest');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [remembered, setRemembered] = useState(lastChoice);
  const [savesFiles, setSavesFiles] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [writing, setWriting] = useState<{ jobId: string; done: number; total: number } | null>(null);
  const [done, setDone] = useState('');

  const scope = useExportScope(host, chosen);
  const request = useMemo((): ExportRequest | null => {
    if (!scope) return null;
    const annotators = scope.annotators.filter(({ id }) => !left.has(id)).map(({ id }) => id);
    if (annotators.length === 0 && left.size > 0) return null;
    return {
      articleIds: [...chosen.ids],
      versions,
      ...(annotators.length < scope.annotators.length ? { annotators } : {}),
      language,
      ...remembered,
      apart: remembered.apart && annotators.length > 1,
    };
  }, [chosen, scope, versions, left, remembered, language]);
  const shown = usePreview(host, request);

  useEffect(() => {
    void host.call('host.info', {}).then((info) => info.ok && setSavesFiles(info.value.savesFiles));
  }, [host]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said is about what was chosen before.
  useEffect(() => {
    setDone('');
    setFailure(null);
  }, [request]);

  useEffect(
    () =>
      host.on('export.progress', ({ jobId, done, total }) =>
        setWriting((now) => (now?.jobId === jobId ? { jobId, done, total } : now)),
      ),
    [host],
  );

  async function write() {
    if (!request) return;
    const job = { ...request, jobId: newJobId() };
    setWriting({ jobId: job.jobId, done: 0, total: chosen.ids.length });
    setFailure(null);
    setDone('');
    rememberChoice(remembered);
    const outcome = await (savesFiles ? saved(host, job) : downloaded(host, job));
    setWriting(null);
    if (!outcome.ok) {
      setFailure(outcome.error);
    } else if (outcome.value !== null) {
      const words = say(savesFiles ? 'export.saved' : 'export.downloaded', { file: outcome.value });
      setDone(words);
      announce(words);
    }
  }

  const cancel = () => writing && void host.call('export.cancel', { jobId: writing.jobId });
  const problem = failure ?? (shown.kind === 'failed' ? shown.failure : null);
  return (
    <AppDialog
      title={say('export.title')}
      onClose={onClose}
      size="export"
      footer={
        <>
          <output className="hint">{writing ? say('export.progress', writing) : done}</output>
          {writing ? (
            <Button className="button" onPress={cancel}>
              {say('export.cancel')}
            </Button>
          ) : null}
          <Button
            className="button primary"
            isDisabled={shown.kind !== 'ready'}
            isPending={writing !== null}
            onPress={() => void write()}
          >
            {say(savesFiles ? 'export.save' : 'export.download')}
          </Button>
        </>
      }
    >
      <div className="export-body">
        <FormatList value={remembered.format} onChange={(format) => setRemembered({ ...remembered, format })} />
        <div className="export-choices">
          <ExportChoices
            {...{ articles, chosen, scope, versions, left, remembered }}
            onChoose={(next) => {
              setChosen(next);
              setLeft(new Set());
              setVersions('newest');
            }}
            onVersions={setVersions}
            onLeft={setLeft}
            onRemembered={setRemembered}
          />
          {problem ? (
            <p className="warning" role="alert">
              {sayFailure(problem)}
            </p>
          ) : shown.kind === 'ready' ? (
            <PreviewPart preview={shown.preview} />
          ) : request && shown.kind === 'looking' && shown.progress ? (
            <p className="hint">{say('export.looking', shown.progress)}</p>
          ) : null}
        </div>
      </div>
    </AppDialog>
  );
}

async function saved(host: HostApi, request: ExportRequest) {
  const result = await host.call('export.save', request);
  return result.ok ? { ok: true as const, value: result.value.fileName } : result;
}

async function downloaded(host: HostApi, request: ExportRequest) {
  const result = await host.call('export.bytes', request);
  if (!result.ok) return result;
  const { fileName, mediaType, base64 } = result.value;
  downloadFile(fileName, mediaType, base64);
  return { ok: true as const, value: fileName };
}
