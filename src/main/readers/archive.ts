import { inflateRawSync } from 'node:zlib';
import { raise } from '../../core/result';
import { limits } from './limits';

interface Entry {
  name: string;
  packedBytes: number;
  inflatedBytes: number;
  /** 0 stored, 8 deflated. */
  method: number;
  encrypted: boolean;
  /** Of its local header. */
  at: number;
}

const endSign = 0x06054b50;
const entrySign = 0x02014b50;
const localSign = 0x04034b50;

/**
 * A ZIP archive in memory, read within `limits.archive`. Nothing is ever written to a disk; names that would
 * lead out of a folder are refused all the same, since nobody means them well.
 *
 * Format: PKWARE APPNOTE 6.3, without ZIP64: no article needs it.
 */
export class Archive {
  private readonly entries = new Map<string, Entry>();
  private inflated = 0;

  /** Raises `archive-unsafe`, `file-encrypted` and `document-invalid`. */
  constructor(private readonly bytes: Uint8Array) {
    const view = viewOf(bytes);
    const end = endOfDirectory(view);
    const count = view.getUint16(end + 10, true);
    if (count > limits.archive.entries) raiseUnsafe(`it holds more than ${limits.archive.entries} files.`);
    let at = view.getUint32(end + 16, true);
    for (let i = 0; i < count; i++) {
      if (at + 46 > end || view.getUint32(at, true) !== entrySign) raiseDamaged();
      const nameLength = view.getUint16(at + 28, true);
      const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
      if (next > end) raiseDamaged();
      const entry: Entry = {
        name: safeName(bytes.subarray(at + 46, at + 46 + nameLength)),
        packedBytes: view.getUint32(at + 20, true),
        inflatedBytes: view.getUint32(at + 24, true),
        method: view.getUint16(at + 10, true),
        encrypted: (view.getUint16(at + 8, true) & 1) === 1,
        at: view.getUint32(at + 42, true),
      };
      if (entry.encrypted) raise('file-encrypted', 'it is protected by a password.');
      this.entries.set(entry.name, entry);
      at = next;
    }
    if (at < end && view.getUint32(at, true) === entrySign) {
      raiseUnsafe(`it holds more than ${limits.archive.entries} files, or its directory is damaged.`);
    }
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** The inflated bytes of a file; null where there is none of this name. */
  read(name: string): Uint8Array | null {
    const entry = this.entries.get(name);
    if (!entry) return null;
    const packed = this.packedBytes(entry);
    const bytes = entry.method === 0 ? packed : this.inflate(entry, packed);
    this.inflated += bytes.length;
    if (this.inflated > limits.archive.totalBytes) raiseTooLarge();
    return bytes;
  }

  private packedBytes(entry: Entry): Uint8Array {
    const view = viewOf(this.bytes);
    if (entry.at + 30 > this.bytes.length || view.getUint32(entry.at, true) !== localSign) raiseDamaged();
    const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
    if (start + entry.packedBytes > this.bytes.length) raiseDamaged();
    return this.bytes.subarray(start, start + entry.packedBytes);
  }

  private inflate(entry: Entry, packed: Uint8Array): Uint8Array {
    if (entry.method !== 8) raise('document-invalid', `${entry.name} in it is packed in a way that is not known.`);
    const byRatio = Math.max(limits.archive.ratioFrom, packed.length * limits.archive.ratio);
    // The size that the directory states may be a lie; this bound holds whatever it says.
    const most = Math.min(limits.archive.entryBytes, byRatio);
    if (entry.inflatedBytes > most) raiseTooLarge();
    try {
      return inflateRawSync(packed, { maxOutputLength: most });
    } catch (error) {
      if (error instanceof RangeError) raiseTooLarge();
      return raiseDamaged();
    }
  }
}

/** The record at the end of an archive; it may be followed by a comment. */
function endOfDirectory(view: DataView): number {
  const earliest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= earliest; at--) {
    if (view.getUint32(at, true) === endSign) return at;
  }
  return raise('document-invalid', 'its end is missing: the file is cut short.');
}

function safeName(raw: Uint8Array): string {
  const name = new TextDecoder().decode(raw);
  const parts = name.split(/[/\\]/);
  const { nameLength, nameDepth } = limits.archive;
  if (parts.includes('..') || /^[/\\]|^[a-z]:/i.test(name) || name.includes('\0')) {
    raiseUnsafe('a file in it has a name that leads out of its folder.');
  }
  if (name.length > nameLength || parts.length > nameDepth) raiseUnsafe('a file in it has a name beyond all measure.');
  return name;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function raiseTooLarge(): never {
  const megabytes = limits.archive.entryBytes / 1024 / 1024;
  raiseUnsafe(`what is packed in it grows beyond ${megabytes} MB, or ${limits.archive.ratio} times its size.`);
}

function raiseUnsafe(reason: string): never {
  raise('archive-unsafe', reason, { details: { reason } });
}

function raiseDamaged(): never {
  raise('document-invalid', 'it is damaged or cut short.');
}
