import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    // `import 'electron'` must never try to fetch the binary.
    env: { ELECTRON_OVERRIDE_DIST_PATH: '/nonexistent' },
    testTimeout: 30_000,
    // pdf.js forgets promises of damaged files; the app's reading thread passes over them as well.
    onUnhandledError: ({ stack = '' }) => !/pdfjs-dist/.test(stack),
    // Style sheets that a test reads as text.
    css: { include: [/\.css\?raw/] },
  },
});
