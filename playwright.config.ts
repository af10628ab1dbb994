import { defineConfig } from '@playwright/test';
import type { HostOptions } from './e2e/support/app';

/** One suite over two hosts. The `electron` project is skipped, by name, where Electron's binary is not there. */
export default defineConfig<HostOptions>({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  timeout: 60_000,
  workers: 2,
  forbidOnly: true,
  // A machine under load may miss a deadline once, which is reported as flaky; what fails twice is wrong.
  retries: 1,
  reporter: 'list',
  projects: [
    { name: 'browser', use: { host: 'browser' } },
    { name: 'electron', use: { host: 'electron' } },
  ],
});
