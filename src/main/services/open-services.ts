import { type CallName, hostCalls, type LibraryServices } from '../../core/host-api';
import { FailureError, raise } from '../../core/result';
import { DamagedLibrary } from '../library/damaged-library';
import { openLibrary } from '../library/library';
import { createServices, hostInfo, type ServiceOptions, type Services } from './services';

export interface OpenServicesOptions extends Omit<ServiceOptions, 'library'> {
  folder: string;
  /** Folder for copies outside the library; null for none. */
  backups: string | null;
  /** Of a new library; that of its folder unless told otherwise. */
  name?: string | undefined;
  /** Whether a damaged library is opened to be recovered. */
  recovers: boolean;
}

/**
 * Opens a library for a host and gives what stands behind the contract. Where `library.json` is damaged, and
 * that is asked for, these are services that only answer for its recovery, and for everything once it has been
 * recovered. Raises as `Library.open` does.
 */
export async function openServices(options: OpenServicesOptions): Promise<Services> {
  const { folder, backups, name, recovers } = options;
  try {
    return createServices({ ...options, library: await openLibrary(folder, { mode: 'share', backups, name }) });
  } catch (error) {
    if (!recovers || !(error instanceof FailureError && error.failure.code === 'library-damaged')) throw error;
    return recoveryServices(new DamagedLibrary(folder, error.failure, backups), options);
  }
}

function recoveryServices(damaged: DamagedLibrary, options: OpenServicesOptions): Services {
  const pendingFiles = [...options.pendingFiles];
  let opened: Services | null = null;
  let isClosed = false;
  let restoring: Promise<unknown> = Promise.resolve();

  const restore = async (candidateId: string) => {
    const setAside = await damaged.restore(candidateId);
    opened = createServices({
      ...options,
      pendingFiles,
      library: await openLibrary(options.folder, { mode: 'share', backups: options.backups }),
    });
    if (isClosed) await opened.close();
    options.emit('library.changed', {});
    return { setAside };
  };
  const own: Partial<LibraryServices> = {
    'host.info': async () => hostInfo(options),
    'recovery.candidates': () => damaged.candidates(),
    'recovery.restore': ({ candidateId }) => {
      // Of two windows that restore at once the second one finds it done.
      const result = restoring.then(() => (opened === null ? restore(candidateId) : { setAside: [] }));
      restoring = result.catch(() => {});
      return result;
    },
    'backups.status': async () => ({ failure: null }),
  };
  const answer = (name: CallName, input: never): Promise<unknown> => {
    const services: Partial<Record<CallName, unknown>> = opened?.calls ?? own;
    const call = services[name] as ((input: never) => Promise<unknown>) | undefined;
    const { code, ...failure } = damaged.failure;
    return call ? call(input) : Promise.resolve().then(() => raise(code, failure.message, failure));
  };
  const names = Object.keys(hostCalls) as CallName[];
  return {
    calls: Object.fromEntries(names.map((name) => [name, (input: never) => answer(name, input)])) as LibraryServices,
    openFiles(paths) {
      if (opened) opened.openFiles(paths);
      else pendingFiles.push(...paths);
    },
    close: async () => {
      isClosed = true;
      await restoring;
      await opened?.close();
    },
  };
}
