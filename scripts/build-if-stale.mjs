import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'out', '.built');
const sources = ['src', 'electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.base.json'];

/**
 * Builds `out/` where a source is newer than the last build; an installed package brings its build
 * along and no sources. Says nothing on standard output, which belongs to the commands. Throws when
 * the build fails, with what it printed.
 */
export function buildIfStale() {
  if (!existsSync(join(root, 'src'))) return;
  const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  if (sources.every((source) => newest(join(root, source)) <= built)) return;
  const lock = join(root, 'out', '.building');
  mkdirSync(join(root, 'out'), { recursive: true });
  if (!takeLock(lock)) return buildIfStale();
  try {
    process.stderr.write('Building Guillemet…\n');
    const started = new Date();
    const command = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'build'], { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`);
    writeFileSync(stamp, '');
    // As of the start: what is edited while it builds is newer, and built next time.
    utimesSync(stamp, started, started);
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** True when this process is the one that builds; else waits until the other has done. */
function takeLock(lock) {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const patience = Date.now() + 120_000;
    while (existsSync(lock) && Date.now() < patience) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

function newest(path) {
  if (!existsSync(path)) return 0;
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs;
  return Math.max(info.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
