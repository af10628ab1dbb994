import { join } from 'node:path';
import { findInstallation } from '../cli/installation';
import { backupFolder } from '../library/backup-folder';
import { defaultLibraryFolder } from '../library/default-folder';
import { start } from './start';

const { root, version, pageFolder, samplesFolder } = findInstallation(import.meta.url);

void start({
  commandLine: { argv: process.argv, namesApp: process.defaultApp === true, folder: process.cwd() },
  usualLibrary: defaultLibraryFolder(),
  pageFolder,
  preload: join(root, 'out', 'preload', 'preload.cjs'),
  async connect({ folder, pendingFiles, emit, saveTarget }) {
    // Loaded while the window and its page are on their way.
    const { openServices } = await import('../services/open-services');
    const backups = backupFolder();
    return openServices({ folder, backups, host: 'desktop', version, samplesFolder, pendingFiles, emit, saveTarget });
  },
});
