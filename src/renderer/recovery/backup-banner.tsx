import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { HostApi } from '../../core/host-api';
import type { Failure } from '../../core/result';
import { useWords } from '../words/use-words';

/** Says once that copies outside the library cannot be made, until the user has read it or they can be made again. */
export function BackupBanner({ host, libraryId }: { host: HostApi; libraryId: string }) {
  const say = useWords();
  const [failure, setFailure] = useState<Failure | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another library has other copies.
  useEffect(() => {
    void host.call('backups.status', {}).then((result) => result.ok && setFailure(result.value.failure));
    return host.on('backups.changed', (change) => setFailure(change.failure));
  }, [host, libraryId]);

  if (!failure) return null;
  const { folder = '', reason = '' } = failure.details ?? {};
  return (
    <div className="quiet-banner" role="status">
      <span>{say('backups.failed', { folder, reason: sayDisk(String(reason), say) })}</span>
      <Button className="icon-button" aria-label={say('backups.seen')} onPress={() => setFailure(null)}>
        ×
      </Button>
    </div>
  );
}

function sayDisk(reason: string, say: ReturnType<typeof useWords>): string {
  return say('error.library-write-failed', { reason });
}
