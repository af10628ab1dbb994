import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Fonts are never inlined, since the page's policy takes them from its own origin only; other assets when small. */
function inlined(file: string): boolean | undefined {
  return /\.(woff2?|ttf|otf)$/i.test(file) ? false : undefined;
}

export default defineConfig({
  main: {
    build: {
      // The command line runs from the same output under plain Node, older than the one inside Electron.
      target: 'node20.19',
      sourcemap: true,
      rolldownOptions: {
        input: {
          desktop: resolve('src/main/desktop/main.ts'),
          cli: resolve('src/main/cli/main.ts'),
          // Runs in threads of its own; found beside the other two by `createSourceReader`.
          'reading-thread': resolve('src/main/readers/reading-thread.ts'),
          // The same for annotations from elsewhere; found by `createIncomingReader`.
          'incoming-thread': resolve('src/main/services/exchange/incoming-thread.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload cannot load anything but itself: one CommonJS file with all it needs.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: resolve('src/preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    // Relative, so that one build serves both app://guillemet/ and http://127.0.0.1:PORT/.
    base: './',
    plugins: [react()],
    build: {
      target: 'chrome140',
      minify: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: inlined,
      rolldownOptions: { input: resolve('src/renderer/index.html') },
    },
  },
});
