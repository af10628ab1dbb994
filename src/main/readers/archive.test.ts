import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { FailureError } from '../../core/result';
import { Archive } from './archive';
import { zipFile } from './testing/office-files';

function codeOf(act: () => unknown): string | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof FailureError) return error.failure.code;
    throw error;
  }
}

describe('an archive', () => {
  it('gives its files, packed or not', () => {
    const archive = new Archive(zipFile({ 'a/b.txt': 'mot '.repeat(100) }));
    expect(archive.names).toEqual(['a/b.txt']);
    expect(new TextDecoder().decode(archive.read('a/b.txt') ?? new Uint8Array())).toBe('mot '.repeat(100));
    const stored = new Archive(zipSync({ c: strToU8('pas pressé') }, { level: 0 }));
    expect(new TextDecoder().decode(stored.read('c') ?? new Uint8Array())).toBe('pas pressé');
    expect(archive.read('none')).toBeNull();
  });

  it.each(['../a', 'a/../../b', '/etc/passwd', 'C:/a', '..\\a', 'a\0b'])('is refused for the name %j', (name) => {
    expect(codeOf(() => new Archive(zipFile({ [name]: 'x' })))).toBe('archive-unsafe');
  });

  it('is refused with more files than any document has', () => {
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`f${i}`, new Uint8Array()]));
    expect(codeOf(() => new Archive(zipSync(many, { level: 0 })))).toBe('archive-unsafe');
  });

  it('is refused where a small file grows to a huge one, whatever size it states', () => {
    const bomb = zipSync({ bomb: new Uint8Array(64 * 1024 * 1024) }, { level: 9 });
    expect(codeOf(() => new Archive(bomb).read('bomb'))).toBe('archive-unsafe');
    // The size in the directory, four bytes at 24 of its entry, is made a lie.
    const lie = Uint8Array.from(bomb);
    const view = new DataView(lie.buffer);
    let entry = lie.length - 22;
    while (view.getUint32(entry, true) !== 0x02014b50) entry--;
    view.setUint32(entry + 24, 10, true);
    expect(codeOf(() => new Archive(lie).read('bomb'))).toBe('archive-unsafe');
  });

  it('is refused when it is protected by a password', () => {
    const locked = Uint8Array.from(zipFile({ a: 'x' }));
    const view = new DataView(locked.buffer);
    let entry = locked.length - 22;
    while (view.getUint32(entry, true) !== 0x02014b50) entry--;
    view.setUint16(entry + 8, 1, true);
    expect(codeOf(() => new Archive(locked))).toBe('file-encrypted');
  });

  it('is refused when it is cut short anywhere', () => {
    const whole = zipFile({ 'a.txt': 'mot '.repeat(50), 'b.txt': 'x' });
    for (let length = 0; length < whole.length; length++) {
      const code = codeOf(() => {
        const archive = new Archive(whole.subarray(0, length));
        for (const name of archive.names) archive.read(name);
      });
      expect(code).toBe('document-invalid');
    }
  });
});
