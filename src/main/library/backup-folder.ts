import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/** What decides where a user's data lies. */
export interface Surroundings {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  home: string;
}

/**
 * Where the copies of the small files lie: with the user's other data, outside every library, so that what
 * befalls its folder does not befall them. Source: XDG Base Directory Specification 0.8 (a relative
 * `XDG_DATA_HOME` is ignored); `Application Support` on macOS; `%LOCALAPPDATA%` on Windows.
 */
export function backupFolder({ platform, env, home }: Surroundings = surroundings()): string {
  if (platform === 'win32') {
    const local = env.LOCALAPPDATA;
    return win32.join(
      local && win32.isAbsolute(local) ? local : win32.join(home, 'AppData', 'Local'),
      'Guillemet',
      'Backups',
    );
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Guillemet', 'Backups');
  const data = env.XDG_DATA_HOME;
  return posix.join(
    data && posix.isAbsolute(data) ? data : posix.join(home, '.local', 'share'),
    'guillemet',
    'backups',
  );
}

/** Those of this process. */
export function surroundings(): Surroundings {
  return { platform: process.platform, env: process.env, home: homedir() };
}
