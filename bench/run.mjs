import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from '../scripts/build-if-stale.mjs';

// `npm run bench [-- --quick]`: see README.md beside this file.

const bench = import.meta.dirname;
const out = join(bench, '..', 'out', 'bench');

if (!existsSync(join(bench, 'node_modules', '.package-lock.json'))) {
  process.stderr.write('Installing what Guillemet is compared with, into bench/node_modules (once) …\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const options = { cwd: bench, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' };
  const { status } = spawnSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], options);
  if (status !== 0) {
    process.stderr.write('That failed. It needs the npm registry; the app itself does not.\n');
    process.exit(1);
  }
}

buildIfStale();
rmSync(out, { recursive: true, force: true });
const { buildBench } = await import('./build.mjs');
await buildBench(out);
const { status } = spawnSync(process.execPath, [join(out, 'bench.mjs'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
