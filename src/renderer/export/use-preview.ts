import { useEffect, useState } from 'react';
import type { ExportRequest } from '../../core/calls/export-calls';
import type { CallOutput, HostApi } from '../../core/host-api';
import type { Failure } from '../../core/result';

export type ExportPreview = CallOutput<'export.preview'>;

type Shown =
  | { kind: 'looking'; progress: { done: number; total: number } | null }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'ready'; preview: ExportPreview };

/** What the export would be; one that is not wanted any more is ended. Null asks for nothing. */
export function usePreview(host: HostApi, request: ExportRequest | null): Shown {
  const [shown, setShown] = useState<Shown>({ kind: 'looking', progress: null });
  useEffect(() => {
    setShown({ kind: 'looking', progress: null });
    if (!request) return;
    const jobId = newJobId();
    let left = false;
    const quiet = host.on('export.progress', (told) => {
      if (told.jobId === jobId) setShown((now) => (now.kind === 'looking' ? { kind: 'looking', progress: told } : now));
    });
    void host.call('export.preview', { ...request, jobId }).then((result) => {
      quiet();
      if (left) return;
      setShown(result.ok ? { kind: 'ready', preview: result.value } : { kind: 'failed', failure: result.error });
    });
    return () => {
      left = true;
      quiet();
      void host.call('export.cancel', { jobId });
    };
  }, [host, request]);
  return shown;
}

export function newJobId(): string {
  return `job-${crypto.randomUUID()}`;
}
