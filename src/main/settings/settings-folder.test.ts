import { describe, expect, it } from 'vitest';
import { settingsFolder } from './settings-folder';

describe('the folder of the settings', () => {
  it('follows XDG_CONFIG_HOME, which is ignored where it is relative or empty', () => {
    const on = (XDG_CONFIG_HOME?: string) =>
      settingsFolder({ platform: 'linux', env: { XDG_CONFIG_HOME }, home: '/home/ana' });
    expect(on('/etc/ana')).toBe('/etc/ana/guillemet');
    for (const nothing of [undefined, '', 'etc']) expect(on(nothing)).toBe('/home/ana/.config/guillemet');
  });

  it('is where macOS and Windows keep what a user has set', () => {
    expect(settingsFolder({ platform: 'darwin', env: {}, home: '/Users/ana' })).toBe(
      '/Users/ana/Library/Application Support/Guillemet',
    );
    const windows = (env: Record<string, string>) => settingsFolder({ platform: 'win32', env, home: 'C:\\Users\\ana' });
    expect(windows({ APPDATA: 'D:\\Roaming' })).toBe('D:\\Roaming\\Guillemet');
    expect(windows({})).toBe('C:\\Users\\ana\\AppData\\Roaming\\Guillemet');
  });
});
