import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const bench = import.meta.dirname;
const pages = {
  guillemet: 'guillemet.tsx',
  recogito: 'recogito.js',
  'v-annotator': 'v-annotator.js',
  empty: 'empty.ts',
};

// The peers' own bundles, with the dependencies that they were tested with; and one Vue for all who ask for it.
const peers = [
  ['@recogito/text-annotator', '@recogito/text-annotator/dist/text-annotator.umd.js'],
  ['v-annotator', 'v-annotator/dist/v-annotator.umd.min.js'],
  ['vue', 'vue/dist/vue.runtime.common.prod.js'],
].map(([name, file]) => ({ find: new RegExp(`^${name}$`), replacement: join(bench, 'node_modules', file) }));

const common = { configFile: false, root: join(bench, '..'), logLevel: 'error', publicDir: false };

/** Bundles the pages, each with all it needs and as it would be shipped, and the part that runs in Node. */
export async function buildBench(out) {
  for (const [name, file] of Object.entries(pages)) await buildPage(out, name, file, 'es');
  await buildPage(out, 'guillemet-app', 'guillemet-app.ts', 'iife');
  await build({
    ...common,
    build: {
      ssr: true,
      outDir: out,
      emptyOutDir: false,
      target: 'node20.19',
      rolldownOptions: {
        input: [
          'bench',
          'durable',
          'exchange',
          'journal',
          'list',
          'list-start',
          'search-start',
          'readers',
          'suggesting',
        ].map((name) => join(bench, `${name}.ts`)),
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  // The app's own thread for reading, where services look for it.
  writeFileSync(join(out, 'reading-thread.js'), "import '../main/reading-thread.js';\n");
}

function buildPage(out, name, file, format) {
  return build({
    ...common,
    plugins: [react()],
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { alias: peers },
    build: {
      outDir: join(out, name),
      target: 'chrome140',
      minify: true,
      lib: {
        entry: join(bench, 'pages', file),
        formats: [format],
        name: 'page',
        fileName: () => 'page.js',
        cssFileName: 'page',
      },
    },
  });
}
