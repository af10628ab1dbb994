import { strFromU8, unzipSync } from 'fflate';
import { refuseFile } from './incoming';
import { at, type Place } from './place';
import { because, type Reason } from './reason';

/** A file to take in: its own name, and what is in it. */
export interface InFile {
  name: string;
  bytes: Uint8Array;
}

/** Limits on what a zip may become: bytes in all, times its own size, files. */
const limits = { bytes: 512 * 1024 * 1024, ratio: 200, files: 20_000 };

/** Small zips may be as dense as they like. */
const smallBytes = 16 * 1024 * 1024;

/** The files in a zip; raises `exchange-invalid`, before anything is unpacked, for one that would become too much. */
export function unzipFiles({ name, bytes }: InFile): InFile[] {
  let total = 0;
  let count = 0;
  const refuse = (reason: Reason): never => refuseFile(name, [], reason);
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(bytes, {
      filter(entry) {
        if (entry.name.endsWith('/')) return false;
        total += entry.originalSize;
        if (++count > limits.files) refuse(because('zip-files', { limit: limits.files }));
        if (total > limits.bytes || (total > smallBytes && total > bytes.length * limits.ratio)) {
          refuse(because('zip-size', { size: Math.ceil(total / 1024 / 1024) }));
        }
        return true;
      },
    });
  } catch (error) {
    if (error instanceof Error && 'failure' in error) throw error;
    return refuse(because('zip-damaged', { said: error instanceof Error ? error.message : String(error) }));
  }
  return Object.entries(entries).map(([path, content]) => ({ name: path, bytes: content }));
}

/** UTF-8 text without a byte order mark; raises `exchange-invalid` where the bytes are none. */
export function utf8Text({ name, bytes }: InFile): string {
  const text = strFromU8(bytes).replace(/^\uFEFF/, '');
  if (text.includes('\uFFFD') && !isUtf8(bytes)) refuseFile(name, [], because('utf8'));
  return text;
}

function isUtf8(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i] as number;
    const length =
      byte < 0x80
        ? 1
        : byte >= 0xc2 && byte < 0xe0
          ? 2
          : byte >= 0xe0 && byte < 0xf0
            ? 3
            : byte >= 0xf0 && byte < 0xf5
              ? 4
              : 0;
    if (length === 0) return false;
    for (let k = 1; k < length; k++) if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) return false;
    i += length;
  }
  return true;
}

/** The last part of a path, without its extension. */
export function stemOf(path: string): string {
  const name = path.split(/[\\/]/).at(-1) ?? path;
  return name.replace(/\.[A-Za-z0-9]+$/, '');
}

/** JSON, or `exchange-invalid` with the file's name and the line. `place` tells the line of JSON lines. */
export function parseJson(file: string, place: Place, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = positionOf(error, text);
    if (position !== null && position >= text.trimEnd().length) return refuseFile(file, place, because('json-cut-off'));
    if (position === null || place.length > 0) return refuseFile(file, place, because('json'));
    const lines = text.slice(0, position).split('\n');
    const column = (lines.at(-1) ?? '').length + 1;
    return refuseFile(file, [at('line', lines.length), at('column', column)], because('json'));
  }
}

/** Where the engine stopped reading, as far as it says so. */
function positionOf(error: unknown, text: string): number | null {
  const { message } = error as Error;
  if (/end of JSON|[Uu]nterminated/.test(message)) return text.length;
  const found = /position (\d+)/.exec(message);
  return found ? Number(found[1]) : null;
}
