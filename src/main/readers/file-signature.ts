const signatures: readonly (readonly [name: string, bytes: readonly number[], at?: number])[] = [
  ['a PDF document', ascii('%PDF-')],
  ['an RTF document', ascii('{\\rtf')],
  ['a ZIP archive or an office document', [0x50, 0x4b, 0x03, 0x04]],
  ['a ZIP archive', [0x50, 0x4b, 0x05, 0x06]],
  ['an old office document', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a GIF image', ascii('GIF87a')],
  ['a GIF image', ascii('GIF89a')],
  ['a WebP image', ascii('WEBPVP8'), 8],
  ['a TIFF image', [0x49, 0x49, 0x2a, 0x00]],
  ['a TIFF image', [0x4d, 0x4d, 0x00, 0x2a]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
  ['a program', [0xcf, 0xfa, 0xed, 0xfe]],
  ['a program', [0x4d, 0x5a, 0x90, 0x00]],
  ['a compressed file', [0x1f, 0x8b, 0x08]],
  ['a compressed file', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['a compressed file', [0x28, 0xb5, 0x2f, 0xfd]],
  ['a 7-Zip archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['a RAR archive', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['a database', ascii('SQLite format 3\0')],
  ['a sound file', [0x49, 0x44, 0x33, 0x03]],
  ['a sound file', [0x49, 0x44, 0x33, 0x04]],
  ['a sound file', ascii('OggS\0')],
  ['a video', ascii('ftyp'), 4],
  ['a video', [0x1a, 0x45, 0xdf, 0xa3]],
  ['a font', ascii('wOF2')],
];

function ascii(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0));
}

/** What a file that is no text seems to be, by its first bytes ("a PDF document"); null where nothing known fits. */
export function fileSignature(bytes: Uint8Array): string | null {
  const found = signatures.find(([, expected, at = 0]) => expected.every((byte, i) => bytes[at + i] === byte));
  return found ? found[0] : null;
}
