import { basename } from 'node:path';
import { raise } from '../../core/result';
import { type SaveTarget, writeExport } from './export-service';

/**
 * Writes bytes where the user wants them, whole or not at all; gives the file's name, or null when the user gave
 * up. Raises `export-failed`, also where the host has no save dialog.
 */
export async function saveFile(target: SaveTarget | null, fileName: string, bytes: Uint8Array): Promise<string | null> {
  const path = await saveDialogOf(target).choose(fileName);
  if (path === null) return null;
  await writeExport({ bytes: () => onePiece(bytes) }, path);
  return basename(path);
}

export function saveDialogOf(target: SaveTarget | null): SaveTarget {
  return target ?? raise('export-failed', 'This host has no save dialog; the page offers a download instead.');
}

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
