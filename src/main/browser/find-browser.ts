import { posix, win32 } from 'node:path';

/** What the choice of a browser depends on. */
export interface Machine {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  /** The user's home folder. */
  home: string;
  /** The user's number; null where there is none (Windows). */
  uid: number | null;
  exists(path: string): boolean;
}

export interface Browser {
  /** The executable. */
  path: string;
  /** Folder for what its window keeps, apart from the user's own profile and readable by this browser. */
  dataFolder: string;
}

const commands = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
  'brave',
  'vivaldi-stable',
  'vivaldi',
];
const applications = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser', 'Vivaldi'];
const programs = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['BraveSoftware', 'Brave-Browser', 'Application', 'brave.exe'],
  ['Vivaldi', 'Application', 'vivaldi.exe'],
];
const snapFolder = '/snap/bin';

/**
 * Whether a window could be seen. As root on Linux it could not: Chromium refuses to start there
 * without giving up its sandbox, which is no price to pay for a window.
 */
export function canShowWindow({ platform, env, uid }: Machine): boolean {
  if (platform === 'darwin' || platform === 'win32') return true;
  return uid !== 0 && Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** The Chromium-family browsers of this machine, the likeliest to be kept up to date first. */
export function findBrowsers(machine: Machine): Browser[] {
  if (machine.platform === 'darwin') return onMac(machine);
  if (machine.platform === 'win32') return onWindows(machine);
  return onPath(machine);
}

function onPath({ env, home, exists }: Machine): Browser[] {
  const folders = (env.PATH ?? '').split(':').filter((folder) => folder.startsWith('/'));
  const dataHome = env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : posix.join(home, '.local', 'share');
  return commands.flatMap((command) => {
    const folder = folders.find((candidate) => exists(posix.join(candidate, command)));
    if (folder === undefined) return [];
    // A snap sees neither hidden folders nor the common /tmp: only its own folder under the home.
    const dataFolder =
      posix.normalize(folder) === snapFolder
        ? posix.join(home, 'snap', command, 'common', 'guillemet')
        : posix.join(dataHome, 'guillemet');
    return [{ path: posix.join(folder, command), dataFolder }];
  });
}

function onMac({ home, exists }: Machine): Browser[] {
  const dataFolder = posix.join(home, 'Library', 'Application Support', 'Guillemet');
  return applications.flatMap((name) =>
    ['/Applications', posix.join(home, 'Applications')]
      .map((folder) => posix.join(folder, `${name}.app`, 'Contents', 'MacOS', name))
      .filter(exists)
      .map((path) => ({ path, dataFolder })),
  );
}

function onWindows({ env, home, exists }: Machine): Browser[] {
  const local = env.LOCALAPPDATA ?? win32.join(home, 'AppData', 'Local');
  const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], local].filter((root) => root !== undefined);
  const dataFolder = win32.join(local, 'Guillemet');
  return programs.flatMap((parts) =>
    roots
      .map((root) => win32.join(root, ...parts))
      .filter(exists)
      .map((path) => ({ path, dataFolder })),
  );
}
