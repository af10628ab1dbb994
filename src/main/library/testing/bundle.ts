import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

/** A program of the tests as plain JavaScript for Node, in one file. */
export interface Bundle {
  path: string;
  remove(): Promise<void>;
}

/** Builds a TypeScript program; `entry` is its path. Takes a second or so: once a test file. */
export async function bundle(entry: string): Promise<Bundle> {
  const cache = join(import.meta.dirname, '../../../../node_modules/.cache/guillemet-tests');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'bundle-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: folder,
      target: 'node20.19',
      minify: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'program.mjs', codeSplitting: false } },
    },
  });
  return { path: join(folder, 'program.mjs'), remove: () => rm(folder, { recursive: true, force: true }) };
}
