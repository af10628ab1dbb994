import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leadingPage, openAppWindow, windowArguments } from './app-window';
import type { Machine } from './find-browser';

const url = 'http://127.0.0.1:4000/#token=abc_DEF-123';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guillemet-window-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A machine whose only browsers are these shell scripts, in this order. */
async function machineWith(scripts: { chromium?: string; brave?: string }, more: Partial<Machine> = {}) {
  for (const [name, script] of Object.entries(scripts)) {
    await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(folder, name), 0o755);
  }
  const env = { PATH: folder, DISPLAY: ':0', XDG_DATA_HOME: join(folder, 'data') };
  const exists = (path: string) => Object.keys(scripts).some((name) => path === join(folder, name));
  return { platform: 'linux', env, home: folder, uid: 1000, exists, ...more } satisfies Machine;
}

const dataFolder = () => join(folder, 'data', 'guillemet');
const leftBehind = async () => (await readdir(dataFolder()).catch(() => [])).filter((name) => name.startsWith('open-'));

describe('windowArguments', () => {
  it('asks for an app window with a profile of its own that stays silent', () => {
    const given = windowArguments('file:///x.html', '/profile');
    expect(given).toEqual(
      expect.arrayContaining(['--app=file:///x.html', '--user-data-dir=/profile', '--no-first-run']),
    );
    expect(given.join(' ')).not.toMatch(/--no-sandbox|--disable-web-security|--remote-debugging/);
  });
});

describe('leadingPage', () => {
  it('leads to the address at once, and by a link where that is switched off', () => {
    expect(leadingPage(url)).toContain(`content="0; url=${url}"`);
    expect(leadingPage(url)).toContain(`<a href="${url}">`);
  });

  it.each(['https://evil.example/', 'http://127.0.0.1:4000/#token="><script>', 'javascript:alert(1)', ''])(
    'leads nowhere else: %j',
    (other) => {
      expect(() => leadingPage(other)).toThrow(TypeError);
    },
  );
});

describe.skipIf(process.platform === 'win32')('openAppWindow', () => {
  it('shows the token to nobody on the command line: only a file of this user names it', async () => {
    const machine = await machineWith({ chromium: `printf '%s\\n' "$@" > '${join(folder, 'arguments')}'` });
    expect(await openAppWindow(url, { machine })).toBe(true);
    const given = await readFile(join(folder, 'arguments'), 'utf8');
    expect(given).not.toContain('abc_DEF-123');
    const file = fileURLToPath(/^--app=(file:.*)$/m.exec(given)?.[1] ?? '');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(file, '..'))).mode & 0o777).toBe(0o700);
    expect(await readFile(file, 'utf8')).toBe(leadingPage(url));
  });

  it('forgets the file after a while', async () => {
    const machine = await machineWith({ chromium: 'exit 0' });
    expect(await openAppWindow(url, { machine, keepMs: 1 })).toBe(true);
    await expect.poll(leftBehind).toEqual([]);
  });

  it('counts a browser that keeps running as opened', async () => {
    const pidFile = join(folder, 'pid');
    const machine = await machineWith({ chromium: `echo $$ > '${pidFile}'; exec sleep 60` });
    expect(await openAppWindow(url, { machine, settleMs: 300 })).toBe(true);
    await expect.poll(() => readFile(pidFile, 'utf8').catch(() => '')).toMatch(/^\d+\n$/);
    process.kill(Number(await readFile(pidFile, 'utf8')));
  });

  it('tries the next browser when one fails at once', async () => {
    const machine = await machineWith({ chromium: 'exit 127', brave: `touch '${join(folder, 'opened')}'` });
    expect(await openAppWindow(url, { machine })).toBe(true);
    await stat(join(folder, 'opened'));
    expect(await leftBehind()).toHaveLength(1);
  });

  it('says no and leaves nothing behind when none starts', async () => {
    const machine = await machineWith({ chromium: 'exit 1' }, { exists: (path) => /chromium|vivaldi$/.test(path) });
    expect(await openAppWindow(url, { machine })).toBe(false);
    expect(await leftBehind()).toEqual([]);
  });

  it('starts nothing without a display', async () => {
    const machine = await machineWith({ chromium: `touch '${join(folder, 'opened')}'` });
    const { PATH } = machine.env;
    expect(await openAppWindow(url, { machine: { ...machine, env: { PATH } } })).toBe(false);
    await expect(stat(join(folder, 'opened'))).rejects.toThrow('ENOENT');
  });

  it('says no when the data folder cannot be made', async () => {
    const machine = await machineWith({ chromium: 'exit 0' });
    await writeFile(join(folder, 'data'), '');
    expect(await openAppWindow(url, { machine })).toBe(false);
  });
});
