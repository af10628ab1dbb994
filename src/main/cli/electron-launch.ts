import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** How long Electron's binary may take to be fetched, in ms. */
const downloadPatience = 60_000;

/** An Electron that ends in failure within this time never showed a window, in ms. */
const startPatience = 10_000;

export interface Machine {
  platform: NodeJS.Platform;
  environment: Readonly<Record<string, string | undefined>>;
  isRoot: boolean;
}

export function thisMachine(): Machine {
  return { platform: process.platform, environment: process.env, isRoot: process.getuid?.() === 0 };
}

/** Why the desktop app cannot be shown on this machine, whatever is installed; null when it can. */
export function desktopObstacle({ platform, environment, isRoot }: Machine): string | null {
  if (platform === 'linux' && !environment.DISPLAY && !environment.WAYLAND_DISPLAY) return 'there is no display';
  if (platform === 'linux' && isRoot) return 'Electron does not run as root';
  return null;
}

/** Electron's executable, fetched first where it is missing; null when it cannot be had in time. */
export async function findElectron(): Promise<string | null> {
  let folder: string;
  try {
    folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
  return installedElectron(folder) ?? ((await fetchElectron(folder)) ? installedElectron(folder) : null);
}

function installedElectron(folder: string): string | null {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist');
  const executable = join(dist, readFileSync(pathFile, 'utf8').trim());
  return existsSync(executable) ? executable : null;
}

function fetchElectron(folder: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill(), downloadPatience);
    child.once('error', () => resolve(false));
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
  });
}

/** Runs the desktop app to its end. Gives its exit code, or null when it failed before it could have shown anything. */
export async function runElectron(executable: string, args: readonly string[]): Promise<number | null> {
  const started = Date.now();
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env;
  const child = spawn(executable, [...args], { stdio: 'inherit', env: environment });
  const code = await exitCode(child);
  return code !== 0 && Date.now() - started < startPatience ? null : code;
}

function exitCode(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
}
