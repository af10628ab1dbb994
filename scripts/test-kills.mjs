import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The long run of the test that kills Guillemet while it saves: 1,000 times, or as often as GUILLEMET_KILLS says.

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', 'src/main/library/kill.test.ts'],
  { cwd: root, stdio: 'inherit', env: { GUILLEMET_KILLS: '1000', ...process.env } },
);
process.exit(status ?? 1);
