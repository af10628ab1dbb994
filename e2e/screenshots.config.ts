import { defineConfig } from '@playwright/test';
import type { HostOptions } from './support/app';

/** Takes the pictures of the documentation, so that they stay true: `npm run screenshots`. */
export default defineConfig<HostOptions>({
  testDir: '.',
  testMatch: 'screenshots.ts',
  outputDir: '../test-results/screenshots',
  timeout: 120_000,
  workers: 1,
  reporter: 'list',
  use: { host: 'browser' },
});
