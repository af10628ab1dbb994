import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from './build-if-stale.mjs';

// Everything that must hold, in the order in which failures are cheapest to read: rules and types,
// unit and service tests, then the app as a user has it. Ends with one line that counts all tests.

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const results = join(root, 'test-results');
const totals = { passed: 0, failed: 0, skipped: 0 };

process.env.ELECTRON_OVERRIDE_DIST_PATH ??= join(root, 'node_modules', 'electron', 'dist');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

function run(name, command, args, env = {}) {
  process.stdout.write(`\n── ${name}\n`);
  const { status } = spawnSync(process.execPath, [join(root, command), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return status === 0;
}

/** Adds what a runner counted. One that fails without a failed test (a crash, a broken file) counts as a failure. */
function count(ok, file, read) {
  try {
    const counts = read(JSON.parse(readFileSync(file, 'utf8')));
    for (const key of Object.keys(totals)) totals[key] += counts[key];
    if (!ok && counts.failed === 0) totals.failed++;
  } catch (error) {
    process.stdout.write(`No results in ${file}: ${error.message}\n`);
    totals.failed++;
  }
}

if (!run('Rules and types', 'scripts/check.mjs', [])) totals.failed++;

const unit = join(results, 'unit.json');
const unitOk = run('Unit and service tests', 'node_modules/vitest/vitest.mjs', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${unit}`,
]);
count(unitOk, unit, ({ numPassedTests, numFailedTests, numPendingTests }) => ({
  passed: numPassedTests,
  failed: numFailedTests,
  skipped: numPendingTests,
}));

buildIfStale();
const e2e = join(results, 'e2e.json');
const e2eOk = run(
  'The app as a user has it',
  'node_modules/@playwright/test/cli.js',
  ['test', '--reporter=list,json'],
  {
    PLAYWRIGHT_JSON_OUTPUT_NAME: e2e,
  },
);
count(e2eOk, e2e, ({ stats }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected,
  skipped: stats.skipped,
}));

process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
process.exit(totals.failed === 0 ? 0 : 1);
