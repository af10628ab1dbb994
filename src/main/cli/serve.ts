import { openAppWindow } from '../browser/app-window';
import { startBrowserHost } from '../browser/server';
import { backupFolder } from '../library/backup-folder';
import { defaultLibraryFolder } from '../library/default-folder';
import { EventBus } from '../services/events';
import { openServices } from '../services/open-services';
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
  const services = await openServices({
    folder: options.library ?? defaultLibraryFolder(),
    backups: backupFolder(),
    host: 'browser',
    version: installation.version,
    samplesFolder: installation.samplesFolder,
    pendingFiles: options.files,
    emit: bus.emit,
    saveTarget: null,
  });
  try {
    const host = await startBrowserHost({
      services: services.calls,
      subscribe: bus.subscribe,
      pageFolder: installation.pageFolder,
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
    await services.close();
  }
  return 0;
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}
