import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, canShowWindow, findBrowsers, type Machine } from './find-browser';

export interface AppWindowOptions {
  machine?: Machine;
  /** How long a browser must run to count as started, in ms. */
  settleMs?: number;
  /** How long the file that leads to the page is kept, in ms. */
  keepMs?: number;
}

/**
 * Opens `url` in a window of its own, without tabs or address bar, with the first Chromium-family
 * browser that starts. False, with nothing left behind, where there is none or no display.
 *
 * The URL carries a token that is good for one exchange: give this a URL of its own, not the printed one.
 */
export async function openAppWindow(url: string, options: AppWindowOptions = {}): Promise<boolean> {
  const { machine = thisMachine(), settleMs = 1500, keepMs = 30_000 } = options;
  const page = leadingPage(url);
  if (!canShowWindow(machine)) return false;
  for (const browser of findBrowsers(machine)) {
    if (await openWith(browser, page, settleMs, keepMs)) return true;
  }
  return false;
}

/**
 * The command line of a process is there for every user of the machine to read, and the token in the
 * URL would be with it. So the browser is given the name of a file that only this user can read, which
 * sends it on to the page.
 */
async function openWith(browser: Browser, page: string, settleMs: number, keepMs: number): Promise<boolean> {
  let folder: string;
  try {
    await mkdir(browser.dataFolder, { recursive: true, mode: 0o700 });
    folder = await mkdtemp(join(browser.dataFolder, 'open-'));
  } catch {
    return false;
  }
  const forget = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', forget);
  try {
    const file = join(folder, 'guillemet.html');
    await writeFile(file, page, { mode: 0o600, flag: 'wx' });
    const profile = join(browser.dataFolder, 'browser-window');
    if (await starts(browser.path, windowArguments(pathToFileURL(file).href, profile), settleMs)) {
      setTimeout(forget, keepMs).unref();
      return true;
    }
  } catch {
    // A full disk, say: the printed address is still there to be opened by hand.
  }
  process.off('exit', forget);
  forget();
  return false;
}

/** A profile of its own, which talks to nobody by itself and offers to send no text for translation. */
export function windowArguments(url: string, profileFolder: string): string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profileFolder}`,
    '--window-size=1280,860',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-sync',
    '--no-pings',
    '--disable-features=Translate,OptimizationHints,MediaRouter',
  ];
}

/** The file that leads to the page. Throws `TypeError` for anything but an address of the loopback host. */
export function leadingPage(url: string): string {
  if (!/^http:\/\/127\.0\.0\.1(:\d+)?\/#token=[\w-]+$/.test(url)) throw new TypeError('Not an address of Guillemet.');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="0; url=${url}">
<title>Guillemet</title>
<p><a href="${url}">Guillemet</a></p>
</html>
`;
}

/**
 * True when the browser runs on, or has handed the address to one that was running and left in peace.
 * It is detached: its window outlives this process, and says that the connection is lost.
 */
function starts(path: string, parameters: string[], settleMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(path, parameters, { detached: true, stdio: 'ignore' });
    const settled = setTimeout(() => resolve(true), settleMs);
    const end = (started: boolean) => {
      clearTimeout(settled);
      resolve(started);
    };
    child.once('error', () => end(false));
    child.once('exit', (code) => end(code === 0));
    child.unref();
  });
}

function thisMachine(): Machine {
  return {
    platform: process.platform,
    env: process.env,
    home: homedir(),
    uid: process.getuid?.() ?? null,
    exists: existsSync,
  };
}
