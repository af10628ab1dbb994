import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

// Format, lint and import rules first; then the types, once for each runtime with what that runtime has.
const steps = [
  ['@biomejs/biome/bin/biome', ['check', '.']],
  ...['src/core', 'src/main', 'src/preload', 'src/renderer', 'tsconfig.tools.json'].map((project) => [
    'typescript/bin/tsc',
    ['-p', project],
  ]),
];

const failed = steps.filter(([command, args]) => {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', command), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  return status !== 0;
});
process.exit(failed.length === 0 ? 0 : 1);
