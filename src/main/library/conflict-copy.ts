import { readdir } from 'node:fs/promises';

const patterns = [
  // Syncthing: name.sync-conflict-20260301-101010-ABCDEFG.json
  /^(?<name>.+)\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]+)?(?<extension>\.[a-z]+)?$/,
  // Dropbox, Nextcloud, OneDrive and their like: name (Zoé's conflicted copy 2026-03-01).json
  /^(?<name>.+?) ?\((?:[^()]* )?(?:conflicted copy|case conflict)[^()]*\)(?<extension>\.[a-z]+)?$/i,
];

/** The file that a synchronising program made this copy of, because two machines had changed it; null for any other name. */
export function conflictCopyOf(name: string): string | null {
  for (const pattern of patterns) {
    const groups = pattern.exec(name)?.groups;
    if (groups) return `${groups.name}${groups.extension ?? ''}`;
  }
  return null;
}

/** Such copies in a folder, with what they are copies of; none where it cannot be read. */
export async function conflictCopiesIn(folder: string): Promise<{ copy: string; original: string }[]> {
  const names = await readdir(folder).catch(() => []);
  return names.sort().flatMap((copy) => {
    const original = conflictCopyOf(copy);
    return original === null ? [] : [{ copy, original }];
  });
}
