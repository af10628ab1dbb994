import { describe, expect, it } from 'vitest';
import { backupFolder } from './backup-folder';

describe('the folder of the backups', () => {
  it('follows XDG_DATA_HOME, which is ignored where it is relative or empty', () => {
    const on = (XDG_DATA_HOME?: string) =>
      backupFolder({ platform: 'linux', env: { XDG_DATA_HOME }, home: '/home/ana' });
    expect(on('/data')).toBe('/data/guillemet/backups');
    for (const nothing of [undefined, '', 'data']) {
      expect(on(nothing)).toBe('/home/ana/.local/share/guillemet/backups');
    }
  });

  it('is where macOS and Windows keep what belongs to a user on one machine', () => {
    expect(backupFolder({ platform: 'darwin', env: {}, home: '/Users/ana' })).toBe(
      '/Users/ana/Library/Application Support/Guillemet/Backups',
    );
    const windows = (env: Record<string, string>) => backupFolder({ platform: 'win32', env, home: 'C:\\Users\\ana' });
    expect(windows({ LOCALAPPDATA: 'D:\\Local' })).toBe('D:\\Local\\Guillemet\\Backups');
    expect(windows({})).toBe('C:\\Users\\ana\\AppData\\Local\\Guillemet\\Backups');
  });
});
