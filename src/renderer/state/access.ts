import type { LibraryAccess } from '../../core/calls/access-calls';
import type { HostApi } from '../../core/host-api';
import type { Failure } from '../../core/result';
import { Store } from './store';

export interface AccessState {
  access: LibraryAccess;
  /** `asking`: another Guillemet was asked to let the library go; `silent`: it did not answer. */
  request: 'none' | 'asking' | 'silent';
  failure: Failure | null;
}

/** Whether this window may change anything. Until the host says otherwise it may: the host refuses by itself. */
export const libraryAccess = new Store<AccessState>({ access: { kind: 'writing' }, request: 'none', failure: null });

export function isReadOnly(): boolean {
  return libraryAccess.get().access.kind === 'reading';
}

/** Follows what the host says; returns the way to stop. */
export function followAccess(host: HostApi): () => void {
  void readAccess(host);
  return host.on('library.access', (access) => libraryAccess.update({ access, failure: null }));
}

export async function readAccess(host: HostApi): Promise<void> {
  const result = await host.call('library.access', {});
  if (result.ok) libraryAccess.update({ access: result.value });
}

/** Asks for the library, or overrides who did not answer; what came of it is in `libraryAccess`. */
export async function takeOver(host: HostApi, force: boolean): Promise<void> {
  libraryAccess.update({ request: 'asking', failure: null });
  const result = await host.call('library.takeOver', { force });
  if (!result.ok) return libraryAccess.update({ request: 'none', failure: result.error });
  const isSilent = result.value.kind === 'reading';
  libraryAccess.set({ access: result.value, request: isSilent ? 'silent' : 'none', failure: null });
}
