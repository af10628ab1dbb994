import { createReadStream, createWriteStream } from 'node:fs';
import { access, constants, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';

export interface FoundChromium {
  executablePath: string;
  /** Variables to add to the browser's environment: `{ ...process.env, ...env }`. */
  env: Record<string, string>;
  args: string[];
  source: 'system' | 'package';
}

const QUIET_ARGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const PATH_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];

const WINDOWS_APPS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

const inflate = promisify(brotliDecompress);

/**
 * Finds a Chromium for Playwright's `chromium.launch` and says how to start it.
 *
 * Tried in this order: the file named by GUILLEMET_CHROMIUM; a Chromium, Chrome or Edge on PATH or in the usual
 * install locations of macOS and Windows; on x64 Linux, the build inside the npm package @sparticuz/chromium, unpacked
 * once into a cache directory under os.tmpdir() together with the libraries and the one typeface it needs.
 *
 * @throws Error when GUILLEMET_CHROMIUM names no executable file, when none of the three is there, or when the cache
 *   directory belongs to another user. Errors of the file system while unpacking are passed on.
 */
export async function findChromium(): Promise<FoundChromium> {
  const args = process.getuid?.() === 0 ? ['--no-sandbox', ...QUIET_ARGS] : [...QUIET_ARGS];
  const system = (await namedBrowser()) ?? (await firstExecutable(systemCandidates()));
  if (system !== undefined) return { executablePath: system, env: {}, args, source: 'system' };

  const packageRoot = packagedBrowser();
  if (packageRoot === undefined) {
    throw new Error(
      'No Chromium found: install Chromium, Chrome or Edge, or set GUILLEMET_CHROMIUM to the path of its executable.',
    );
  }
  const directory = await unpackedBrowser(packageRoot);
  return { executablePath: join(directory, 'chromium'), env: packageEnv(directory), args, source: 'package' };
}

async function namedBrowser(): Promise<string | undefined> {
  const named = process.env.GUILLEMET_CHROMIUM;
  if (!named) return undefined;
  const path = resolve(named);
  if (await isExecutable(path)) return path;
  throw new Error(`GUILLEMET_CHROMIUM names ${path}, which is not an executable file.`);
}

function systemCandidates(): string[] {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const directories = (process.env.PATH ?? '').split(delimiter).filter((directory) => directory !== '');
  const onPath = PATH_NAMES.flatMap((name) => directories.map((directory) => join(directory, name + suffix)));
  if (process.platform === 'darwin') return [...onPath, ...macLocations()];
  if (process.platform === 'win32') return [...onPath, ...windowsLocations()];
  return onPath;
}

function macLocations(): string[] {
  const roots = ['/Applications', join(process.env.HOME ?? '/', 'Applications')];
  return MAC_APPS.flatMap((app) => roots.map((root) => join(root, `${app}.app`, 'Contents', 'MacOS', app)));
}

function windowsLocations(): string[] {
  const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
  return WINDOWS_APPS.flatMap((app) => roots.map((root) => join(root, ...app)));
}

async function firstExecutable(paths: string[]): Promise<string | undefined> {
  for (const path of paths) {
    if (await isExecutable(path)) return path;
  }
  return undefined;
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/** The root of @sparticuz/chromium, whose npm release holds an x64 Linux build only. */
function packagedBrowser(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  try {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    return resolve(dirname(entry), '..', '..');
  } catch {
    return undefined;
  }
}

function packageEnv(directory: string): Record<string, string> {
  const libraries = [join(directory, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return {
    LD_LIBRARY_PATH: libraries,
    FONTCONFIG_PATH: directory,
    FONTCONFIG_FILE: join(directory, 'fonts.conf'),
  };
}

/**
 * The package's own `executablePath()` writes straight to fixed names in the temporary directory, so a second process
 * may run a half-written browser. Here each process unpacks into a directory of its own and renames it into place.
 */
async function unpackedBrowser(packageRoot: string): Promise<string> {
  const version = await packageVersion(packageRoot);
  const directory = join(tmpdir(), `guillemet-chromium-${version}-${process.getuid?.()}`);
  await refuseForeign(directory);
  if (await isComplete(directory)) return directory;

  const fresh = await mkdtemp(`${directory}-`);
  try {
    await unpack(join(packageRoot, 'bin'), fresh, directory);
    await moveIntoPlace(fresh, directory);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return directory;
}

async function packageVersion(packageRoot: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

/** The directory's name can be guessed, so another user could have put a program of theirs there. */
async function refuseForeign(directory: string): Promise<void> {
  const owner = await stat(directory).then(
    (found) => found.uid,
    () => undefined,
  );
  if (owner === undefined || owner === process.getuid?.()) return;
  throw new Error(`${directory} belongs to another user: remove it, or set TMPDIR to a directory of your own.`);
}

/** Cleaners of temporary directories remove single files, so each file is looked for, not just the directory. */
async function isComplete(directory: string): Promise<boolean> {
  try {
    const sizes = JSON.parse(await readFile(join(directory, 'sizes.json'), 'utf8')) as Record<string, number>;
    const checks = Object.entries(sizes).map(async ([name, size]) => (await stat(join(directory, name))).size === size);
    return (await Promise.all(checks)).every(Boolean);
  } catch {
    return false;
  }
}

/** A complete directory that another process put there first is kept; a damaged one is moved out of the way. */
async function moveIntoPlace(fresh: string, directory: string): Promise<void> {
  const damaged = `${fresh}-damaged`;
  try {
    await rename(fresh, directory);
  } catch {
    if (await isComplete(directory)) return;
    await rename(directory, damaged).catch(() => undefined);
    await rename(fresh, directory).catch(async (error) => {
      if (!(await isComplete(directory))) throw error;
    });
  } finally {
    await rm(damaged, { recursive: true, force: true });
  }
}

/** Unpacks into `target`; `home` is where the files will be once renamed, which fonts.conf must name. */
async function unpack(bin: string, target: string, home: string): Promise<void> {
  const parts = await Promise.all([
    inflateFile(join(bin, 'chromium.br'), target, 'chromium'),
    inflateTar(join(bin, 'al2023.tar.br'), target),
    inflateTar(join(bin, 'swiftshader.tar.br'), target),
    inflateTar(join(bin, 'fonts.tar.br'), target),
  ]);
  await writeFile(join(target, 'fonts.conf'), fontsConf(home));

  const names = [...parts.flat(), 'fonts.conf'];
  const sizes = await Promise.all(names.map(async (name) => [name, (await stat(join(target, name))).size] as const));
  await writeFile(join(target, 'sizes.json'), JSON.stringify(Object.fromEntries(sizes)));
}

async function inflateFile(source: string, target: string, name: string): Promise<string[]> {
  const output = createWriteStream(join(target, name), { mode: 0o755 });
  await pipeline(createReadStream(source), createBrotliDecompress({ chunkSize: 2 ** 20 }), output);
  return [name];
}

async function inflateTar(source: string, target: string): Promise<string[]> {
  const files = tarFiles(await inflate(await readFile(source)));
  for (const { name, data } of files) {
    await mkdir(dirname(join(target, name)), { recursive: true });
    await writeFile(join(target, name), data, { mode: 0o755 });
  }
  return files.map(({ name }) => name);
}

/** The plain files of a tar archive with names under 256 bytes; directories and extended headers are passed over. */
function tarFiles(archive: Buffer): { name: string; data: Buffer }[] {
  const files: { name: string; data: Buffer }[] = [];
  let offset = 0;
  while (offset + 512 <= archive.length && archive[offset] !== 0) {
    const text = (start: number, length: number) =>
      archive.toString('utf8', offset + start, offset + start + length).replace(/\0.*$/s, '');
    const size = Number.parseInt(text(124, 12), 8);
    const kind = text(156, 1);
    const start = offset + 512;
    if (kind === '' || kind === '0') {
      const prefix = text(257, 6) === 'ustar' ? text(345, 155) : '';
      files.push({ name: join(prefix, text(0, 100)), data: archive.subarray(start, start + size) });
    }
    offset = start + Math.ceil(size / 512) * 512;
  }
  return files;
}

function fontsConf(home: string): string {
  const escaped = home.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const aliases = ['sans-serif', 'serif', 'monospace', 'system-ui'].map(
    (generic) => `  <alias><family>${generic}</family><prefer><family>Open Sans</family></prefer></alias>`,
  );
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    `  <dir>${escaped}/fonts</dir>`,
    `  <cachedir>${escaped}/fontconfig-cache</cachedir>`,
    ...aliases,
    '</fontconfig>',
    '',
  ].join('\n');
}
