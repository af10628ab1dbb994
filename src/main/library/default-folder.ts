import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, sep } from 'node:path';

/** Where the library lies when the user names none: among the documents, where people look for their work. */
export function defaultLibraryFolder(home = homedir()): string {
  const documents = join(home, 'Documents');
  return existsSync(documents) ? join(documents, 'Guillemet Library') : join(home, 'Guillemet Library');
}

/** A folder as people read it: `~` for the home folder. For the screen only. */
export function shownFolder(folder: string, home = homedir()): string {
  return folder.startsWith(home + sep) ? `~${folder.slice(home.length)}` : folder;
}
