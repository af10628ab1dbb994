import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { CallOutput, HostApi } from '../../core/host-api';
import type { Result } from '../../core/result';
import type { ImportQueue } from '../importing/import-queue';
import { AppDialog } from '../ui/app-dialog';
import { useWords } from '../words/use-words';
import { sayFailure } from '../words/words';
import { TextDiff } from './text-diff';
import { type VersionStep, versionStep } from './version-step';

interface CompareDialogProps {
  host: HostApi;
  queue: ImportQueue;
  step: Extract<VersionStep, { kind: 'compare' | 'read' }>;
}

/** Two wordings side by side; where one of them is a preview, what is to become of it. */
export function CompareDialog({ host, queue, step }: CompareDialogProps) {
  const say = useWords();
  const [result, setResult] = useState<Result<CallOutput<'version.compare'>> | null>(null);
  const before = step.kind === 'read' ? step.before : step.articleId;
  const after = step.kind === 'read' ? step.after : null;
  const previewId = step.kind === 'compare' ? step.preview.id : '';

  useEffect(() => {
    let left = false;
    const sides = {
      before: { kind: 'article' as const, articleId: before },
      after: after === null ? { kind: 'preview' as const, previewId } : { kind: 'article' as const, articleId: after },
    };
    void host.call('version.compare', sides).then((compared) => {
      if (!left) setResult(compared);
    });
    return () => {
      left = true;
    };
  }, [host, before, after, previewId]);

  const close = () => versionStep.set(null);
  const wordings = result?.ok ? result.value : null;
  return (
    <AppDialog
      title={say(step.kind === 'read' ? 'versions.whatChanged' : 'versions.compareTitle')}
      onClose={close}
      size="wide"
      footer={
        step.kind === 'read' ? (
          <Button className="button" autoFocus onPress={close}>
            {say('dialog.close')}
          </Button>
        ) : (
          <>
            <Button className="button" onPress={() => void queue.skip().then(close)}>
              {say('versions.doNotAdd')}
            </Button>
            <Button className="button" onPress={() => void queue.keep(step.metadata).then(close)}>
              {say('versions.keepBoth')}
            </Button>
            <Button className="button primary" autoFocus onPress={() => versionStep.set({ ...step, kind: 'review' })}>
              {say('versions.openAs')}
            </Button>
          </>
        )
      }
    >
      {result === null ? <p role="status">{say('versions.comparing')}</p> : null}
      {result?.ok === false ? <p role="alert">{sayFailure(result.error)}</p> : null}
      {wordings ? (
        <TextDiff
          before={wordings.before.text}
          after={wordings.after.text}
          names={[say('versions.earlier'), say('versions.newer')]}
        />
      ) : null}
    </AppDialog>
  );
}
