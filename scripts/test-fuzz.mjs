import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The long run of the test that alters files of every form: 500 times each, 9,000 in all, or as often as GUILLEMET_FUZZ says.

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', 'src/main/readers/fuzz.test.ts'],
  { cwd: root, stdio: 'inherit', env: { GUILLEMET_FUZZ: '500', ...process.env } },
);
process.exit(status ?? 1);
