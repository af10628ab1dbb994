import { openAppWindow } from '../browser/app-window';
import { startBrowserHost } from '../browser/server';
import { backupFolder } from '../library/backup-folder';
import { defaultLibraryFolder } from '../library/default-folder';
import { EventBus } from '../services/events';
import { allServices, createHostWide } from '../services/host-wide-services';
import type { Opening } from '../services/libraries-service';
import { type Connect, LibraryHost } from '../services/library-host';
import { openServices } from '../services/open-services';
import { ReportRoom } from '../services/report-room';
import type { Services } from '../services/services';
import { SettingsFile } from '../settings/settings-file';
import { settingsFolder } from '../settings/settings-folder';
import type { Installation } from './installation';
import type { Output } from './output';

export interface ServeOptions {
  library: string | null;
  port: number;
  /** Whether to open an app window where a browser and a display exist. */
  open: boolean;
  files: readonly string[];
}

/** Runs the browser host until the process is told to stop; gives the exit code. */
export async function serve(options: ServeOptions, installation: Installation, output: Output): Promise<number> {
  // From here on a signal is a wish to end well, also while the library is being opened.
  const stopped = stopSignal();
  const bus = new EventBus();
  const reports = new ReportRoom();
  const settings = await SettingsFile.open(settingsFolder());
  if (settings.problem !== null) output.complain(settings.problem.message);
  const connect =
    (folder: string, opening: Opening): Connect =>
    async (pendingFiles, emit) => {
      const services = await openServices({
        ...opening,
        folder,
        backups: backupFolder(),
        host: 'browser',
        version: installation.version,
        samplesFolder: installation.samplesFolder,
        pendingFiles,
        emit,
        saveTarget: null,
        reportDesk: { print: async (html) => ({ address: reports.admit(html) }), pdf: null },
      });
      const note = await readOnlyNote(services, folder);
      if (note !== null) output.complain(note);
      return services;
    };
  const libraryHost = new LibraryHost([...options.files], bus.emit);
  const hostWide = createHostWide({
    host: libraryHost,
    settings,
    usualFolder: defaultLibraryFolder(),
    connect,
    dialogs: null,
    emit: bus.emit,
  });
  await hostWide.libraries.openFirst(options.library);
  const { missedFolder } = hostWide.libraries;
  if (missedFolder !== null) output.complain(`${missedFolder} is not there; the usual library is opened instead.`);
  try {
    const host = await startBrowserHost({
      services: allServices(libraryHost.calls, Promise.resolve(hostWide)),
      subscribe: bus.subscribe,
      pageFolder: installation.pageFolder,
      reports,
      port: options.port,
    });
    try {
      output.write(`Guillemet: ${host.url}\n`);
      if (options.open) await openAppWindow(host.issueUrl());
      await stopped;
    } finally {
      await host.close();
    }
  } finally {
    await libraryHost.close();
  }
  return 0;
}

/** Null where this host writes, and where the library cannot be read at all, of which the page tells. */
async function readOnlyNote({ calls }: Services, folder: string): Promise<string | null> {
  const access = await calls['library.access']({}).catch(() => null);
  if (access?.kind !== 'reading') return null;
  const { writer } = access;
  const who = writer === null ? '' : ` (process ${writer.pid} on ${writer.host}, since ${writer.since})`;
  return `${folder} is open for writing in another Guillemet${who}; it is only read here until it is taken over.`;
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}
