import { openAppWindow } from '../browser/app-window';
import { startBrowserHost } from '../browser/server';
import { backupFolder } from '../library/backup-folder';
import { defaultLibraryFolder } from '../library/default-folder';
import { type Library, openLibrary } from '../library/library';
import { EventBus } from '../services/events';
import { createServices } from '../services/services';
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
  const library = await openLibrary(options.library ?? defaultLibraryFolder(), {
    mode: 'share',
    backups: backupFolder(),
  });
  const bus = new EventBus();
  const services = createServices({
    library,
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
      if (!library.isWritable) output.complain(readOnlyNote(library));
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

function readOnlyNote({ folder, right: { holder } }: Library): string {
  const who = holder === null ? '' : ` (process ${holder.pid} on ${holder.host}, since ${holder.since})`;
  return `${folder} is open for writing in another Guillemet${who}; it is only read here until it is taken over.`;
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}
