import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the parts of this installation lie. */
export interface Installation {
  root: string;
  version: string;
  pageFolder: string;
  samplesFolder: string;
}

/** Found from the built file that runs (`out/main/…`). */
export function findInstallation(moduleUrl: string): Installation {
  const root = join(dirname(fileURLToPath(moduleUrl)), '..', '..');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return {
    root,
    version,
    pageFolder: join(root, 'out', 'renderer'),
    samplesFolder: join(root, 'resources', 'samples'),
  };
}
