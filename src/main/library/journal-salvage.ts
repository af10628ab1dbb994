import { readFile } from 'node:fs/promises';
import type { Change } from '../../core/annotation/change';
import { FailureError, raise } from '../../core/result';
import { codeOf } from './durable-file';
import { checkedJson, parseChange } from './journal-file';
import { reasonOf } from './write-failure';

/** What can still be read of a journal, whatever happened to it. */
export interface SalvagedJournal {
  /** False where there is no file. */
  isThere: boolean;
  /** Every sound line, in the order of the file; `line` counts from 1. */
  sound: { line: number; change: Change }[];
  /** Numbers of the lines that are broken. A last line without its end was never acknowledged and is none. */
  broken: number[];
}

/**
 * Reads every line of a journal for itself. Raises `library-newer` where a sound line holds what this
 * version does not know, and `library-unreadable`; never `library-damaged`.
 */
export async function salvageJournal(path: string): Promise<SalvagedJournal> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { isThere: false, sound: [], broken: [] };
    return raise('library-unreadable', `${path} cannot be read: ${reasonOf(error)}. Check its permissions.`, {
      details: { file: path, reason: codeOf(error) },
    });
  }
  return { isThere: true, ...salvageLines(path, bytes) };
}

/** As `salvageJournal`, from bytes; `path` is for the messages. */
export function salvageLines(path: string, bytes: Buffer): Pick<SalvagedJournal, 'sound' | 'broken'> {
  const sound: SalvagedJournal['sound'] = [];
  const broken: number[] = [];
  let start = 0;
  for (let line = 1; start < bytes.length; line++) {
    const newline = bytes.indexOf(10, start);
    if (newline === -1) break;
    const text = bytes.toString('utf8', start, newline);
    const change = soundChange(path, line, text);
    const isTorn = newline === bytes.length - 1 && bytes.includes(0, start);
    if (change) sound.push({ line, change });
    else if (!isTorn && !conflictMark.test(text)) broken.push(line);
    start = newline + 1;
  }
  return { sound, broken };
}

/** What Git leaves in a file that it could not merge; no change was ever in such a line. */
const conflictMark = /^(<{7}|={7}|>{7}|\|{7})( |\r?$)/;

function soundChange(path: string, line: number, text: string): Change | null {
  const json = checkedJson(text);
  if (json === null) return null;
  try {
    return parseChange(path, line, json);
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === 'library-damaged') return null;
    throw error;
  }
}
