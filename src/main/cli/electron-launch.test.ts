import { describe, expect, it } from 'vitest';
import { desktopObstacle } from './electron-launch';

describe('the desktop app', () => {
  it.each([
    [{ platform: 'linux', environment: {}, isRoot: false }, 'there is no display'],
    [{ platform: 'linux', environment: { DISPLAY: '' }, isRoot: false }, 'there is no display'],
    [{ platform: 'linux', environment: { DISPLAY: ':0' }, isRoot: true }, 'Electron does not run as root'],
    [{ platform: 'linux', environment: { DISPLAY: ':0' }, isRoot: false }, null],
    [{ platform: 'linux', environment: { WAYLAND_DISPLAY: 'wayland-0' }, isRoot: false }, null],
    [{ platform: 'darwin', environment: {}, isRoot: false }, null],
    [{ platform: 'darwin', environment: {}, isRoot: true }, null],
    [{ platform: 'win32', environment: {}, isRoot: false }, null],
  ] as const)('on %j is kept from showing by: %s', (machine, obstacle) => {
    expect(desktopObstacle(machine)).toBe(obstacle);
  });
});
