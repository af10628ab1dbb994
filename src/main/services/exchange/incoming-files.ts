import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { InFile } from '../../../core/exchange/incoming/files';
import { fileInput } from '../file-input';

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
