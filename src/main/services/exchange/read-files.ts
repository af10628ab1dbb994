import type { InFile } from '../../../core/exchange/incoming/files';
import type { Incoming } from '../../../core/exchange/incoming/incoming';
import { readIncoming } from '../../../core/exchange/incoming/read-incoming';
import { fromTaguette, isSqlite } from './taguette';

/** What the files hold; raises as `readIncoming` does. `name` names them in messages. */
export async function readFiles(name: string, files: readonly InFile[]): Promise<Incoming> {
  const [only] = files;
  if (only && files.length === 1 && isSqlite(only)) return fromTaguette(only);
  return readIncoming(name, files);
}
