import { describe, expect, it } from 'vitest';
import { canShowWindow, findBrowsers, type Machine } from './find-browser';

function machine(platform: NodeJS.Platform, files: string[], more: Partial<Machine> = {}): Machine {
  return { platform, env: {}, home: '/home/me', uid: 1000, exists: (path) => files.includes(path), ...more };
}

const paths = (given: Machine) => findBrowsers(given).map(({ path }) => path);

describe('canShowWindow', () => {
  it('wants a display on Linux: X or Wayland, not empty', () => {
    expect(canShowWindow(machine('linux', [], { env: { DISPLAY: ':0' } }))).toBe(true);
    expect(canShowWindow(machine('linux', [], { env: { WAYLAND_DISPLAY: 'wayland-0' } }))).toBe(true);
    expect(canShowWindow(machine('linux', [], { env: { DISPLAY: '', WAYLAND_DISPLAY: '' } }))).toBe(false);
    expect(canShowWindow(machine('linux', []))).toBe(false);
  });

  it('opens none as root, where Chromium would need to give up its sandbox', () => {
    expect(canShowWindow(machine('linux', [], { env: { DISPLAY: ':0' }, uid: 0 }))).toBe(false);
  });

  it('takes macOS and Windows to have a display', () => {
    expect(canShowWindow(machine('darwin', []))).toBe(true);
    expect(canShowWindow(machine('win32', [], { uid: null }))).toBe(true);
  });
});

describe('findBrowsers on Linux', () => {
  const env = { PATH: '/usr/local/bin:/usr/bin:/snap/bin' };

  it('finds each command once, in the folder that PATH names first', () => {
    const files = ['/usr/bin/chromium', '/usr/local/bin/chromium', '/usr/bin/google-chrome', '/opt/brave-browser'];
    expect(paths(machine('linux', files, { env }))).toEqual(['/usr/bin/google-chrome', '/usr/local/bin/chromium']);
  });

  it('keeps the data of the window among the data of the user', () => {
    const given = machine('linux', ['/usr/bin/chromium'], { env });
    expect(findBrowsers(given)[0]?.dataFolder).toBe('/home/me/.local/share/guillemet');
    const moved = { ...given, env: { ...env, XDG_DATA_HOME: '/data' } };
    expect(findBrowsers(moved)[0]?.dataFolder).toBe('/data/guillemet');
  });

  it('gives a snap a folder that it can see', () => {
    const [snap] = findBrowsers(machine('linux', ['/snap/bin/chromium'], { env }));
    expect(snap).toEqual({ path: '/snap/bin/chromium', dataFolder: '/home/me/snap/chromium/common/guillemet' });
  });

  it('runs nothing from a folder that is relative or empty in PATH', () => {
    const given = machine('linux', ['chromium', './chromium', 'bin/chromium'], { env: { PATH: ':.:bin' } });
    expect(findBrowsers(given)).toEqual([]);
    expect(findBrowsers(machine('linux', ['/usr/bin/chromium']))).toEqual([]);
  });
});

describe('findBrowsers elsewhere', () => {
  it('finds the applications of macOS, of all users and of this one', () => {
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    const edge = '/home/me/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge';
    const found = findBrowsers(machine('darwin', [edge, chrome]));
    expect(found.map(({ path }) => path)).toEqual([chrome, edge]);
    expect(found[0]?.dataFolder).toBe('/home/me/Library/Application Support/Guillemet');
  });

  it('finds the programs of Windows, of all users and of this one', () => {
    const env = { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\x86', LOCALAPPDATA: 'C:\\me\\Local' };
    const edge = 'C:\\x86\\Microsoft\\Edge\\Application\\msedge.exe';
    const chrome = 'C:\\me\\Local\\Google\\Chrome\\Application\\chrome.exe';
    const found = findBrowsers(machine('win32', [edge, chrome], { env, uid: null }));
    expect(found.map(({ path }) => path)).toEqual([chrome, edge]);
    expect(found[0]?.dataFolder).toBe('C:\\me\\Local\\Guillemet');
  });
});
