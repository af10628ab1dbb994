import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { InFile } from '../../../core/exchange/incoming/files';
import type { Incoming } from '../../../core/exchange/incoming/incoming';
import { readIncoming } from '../../../core/exchange/incoming/read-incoming';
import { fileInput } from '../file-input';
import { fromTaguette, isSqlite } from './taguette';

/** Files that belong together: a folder's, or an `.ann` with its text. Raises as `fileInput` does. */
export async function filesToTakeIn(path: string): Promise<InFile[]> {
  const info = await stat(path).catch(() => null);
  if (info?.isDirectory()) {
    const names = (await readdir(path)).filter((name) => /\.(txt|ann|json|jsonl|jsonld|xmi|qde)$/i.test(name)).sort();
    return Promise.all(names.map(async (name) => ({ ...(await fileInput(join(path, name))), name })));
  }
  const file = await fileInput(path);
  if (!/\.ann$/i.test(path)) return [file];
  return [file, await fileInput(join(dirname(path), `${basename(path).slice(0, -4)}.txt`))];
}

/** What the files hold; raises as `readIncoming` does. `path` names them in messages. */
export async function readFiles(path: string, files: readonly InFile[]): Promise<Incoming> {
  const [only] = files;
  if (only && files.length === 1 && isSqlite(only)) return fromTaguette(only);
  return readIncoming(basename(path), files);
}
