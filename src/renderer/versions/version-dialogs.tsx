import { useEffect, useRef } from 'react';
import type { HostApi } from '../../core/host-api';
import type { ImportQueue } from '../importing/import-queue';
import { openingOfFile } from '../importing/sources';
import { useStore } from '../state/store';
import { useWords } from '../words/use-words';
import { CompareDialog } from './compare-dialog';
import { newVersionOf } from './new-version';
import { ReviewDialog } from './review-dialog';
import { versionStep } from './version-step';

/** What has to do with versions beyond one screen: choosing the file of a new one, comparing, and the review. */
export function VersionDialogs({ host, queue }: { host: HostApi; queue: ImportQueue }) {
  const say = useWords();
  const step = useStore(versionStep, (value) => value);
  const asked = useStore(newVersionOf, (value) => value);
  const picker = useRef<HTMLInputElement>(null);
  const isIdle = useStore(queue.state, ({ kind }) => kind === 'idle');

  useEffect(() => {
    if (asked) picker.current?.click();
  }, [asked]);

  // React knows no event of a picker that was closed.
  useEffect(() => {
    const input = picker.current;
    const giveUp = () => newVersionOf.set(null);
    input?.addEventListener('cancel', giveUp);
    return () => input?.removeEventListener('cancel', giveUp);
  }, []);

  // With what was being opened all that was asked about it is over.
  const wasBusy = useRef(false);
  useEffect(() => {
    if (wasBusy.current && isIdle) {
      newVersionOf.set(null);
      versionStep.set(null);
    }
    wasBusy.current = !isIdle;
  }, [isIdle]);

  return (
    <>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={say('versions.file')}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) queue.add([openingOfFile(file)]);
          else newVersionOf.set(null);
        }}
      />
      {step?.kind === 'review' ? <ReviewDialog key={step.preview.id} host={host} queue={queue} step={step} /> : null}
      {step?.kind === 'compare' || step?.kind === 'read' ? (
        <CompareDialog host={host} queue={queue} step={step} />
      ) : null}
    </>
  );
}
