import { posix, win32 } from 'node:path';
import { type Surroundings, surroundings } from '../library/backup-folder';

/**
 * Where a user's settings lie, outside every library. Source: XDG Base Directory Specification 0.8 (a relative
 * `XDG_CONFIG_HOME` is ignored); `Application Support` on macOS; `%APPDATA%`, which roams, on Windows.
 */
export function settingsFolder({ platform, env, home }: Surroundings = surroundings()): string {
  if (platform === 'win32') {
    const roaming = env.APPDATA;
    return win32.join(
      roaming && win32.isAbsolute(roaming) ? roaming : win32.join(home, 'AppData', 'Roaming'),
      'Guillemet',
    );
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Guillemet');
  const config = env.XDG_CONFIG_HOME;
  return posix.join(config && posix.isAbsolute(config) ? config : posix.join(home, '.config'), 'guillemet');
}
