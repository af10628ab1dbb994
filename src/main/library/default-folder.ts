import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the library lies when the user names none: among the documents, where people look for their work. */
export function defaultLibraryFolder(home = homedir()): string {
  const documents = join(home, 'Documents');
  return existsSync(documents) ? join(documents, 'Guillemet Library') : join(home, 'Guillemet Library');
}
