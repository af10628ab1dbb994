import { join } from 'node:path';
import { findInstallation } from '../cli/installation';
import { backupFolder } from '../library/backup-folder';
import { defaultLibraryFolder } from '../library/default-folder';
import { start } from './start';

const { root, version, pageFolder, samplesFolder } = findInstallation(import.meta.url);

void start({
  commandLine: { argv: process.argv, namesApp: process.defaultApp === true, folder: process.cwd() },
  pageFolder,
  preload: join(root, 'out', 'preload', 'preload.cjs'),
  async connectWide(options) {
    const [{ SettingsFile }, { settingsFolder }, { createHostWide }] = await Promise.all([
      import('../settings/settings-file'),
      import('../settings/settings-folder'),
      import('../services/host-wide-services'),
    ]);
    const settings = await SettingsFile.open(settingsFolder());
    return createHostWide({ ...options, settings, usualFolder: defaultLibraryFolder() });
  },
  async connect({ folder, opening, ...ours }) {
    // Loaded while the window and its page are on their way.
    const { openServices } = await import('../services/open-services');
    const place = { folder, backups: backupFolder(), ...opening };
    return openServices({ ...place, ...ours, host: 'desktop', version, samplesFolder });
  },
});
