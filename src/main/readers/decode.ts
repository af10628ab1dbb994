import type { Preview } from '../../core/host-api';
import { offeredEncodings } from '../../core/library/encodings';
import { raise } from '../../core/result';
import { declaredEncoding } from './declared-encoding';
import { decodeStrictly, encodingName, firstMisfit } from './encodings';
import { fileSignature } from './file-signature';
import { legacyEncoding } from './legacy-encoding';
import { surveyUtf8 } from './utf8-survey';

export interface DecodedText {
  /** The text without its byte order mark; not yet normalised. */
  text: string;
  /** Name of the Encoding Standard, lower case. */
  encoding: string;
  encodingFrom: Preview['encodingFrom'];
}

export interface DecodeOptions {
  /** For messages. */
  fileName: string;
  /** True for formats that may declare their encoding inside. */
  html: boolean;
  /** The user's choice: wins over everything, and fails rather than lose a byte. */
  encoding?: string | undefined;
}

/**
 * Bytes to text, never with loss. In this order: the user's choice, a byte order mark, a declaration
 * (HTML), UTF-16 by its pattern of NULs, strict UTF-8, an older encoding by its letters.
 *
 * Raises `file-empty`, `file-binary` (says what it seems to be), `encoding-invalid` (`details.byte`,
 * where known) and `encoding-unknown`.
 */
export function decode(bytes: Uint8Array, options: DecodeOptions): DecodedText {
  const { fileName } = options;
  if (bytes.length === 0)
    raise('file-empty', `“${fileName}” is empty: there is nothing to read.`, { details: { file: fileName } });
  const signature = fileSignature(bytes);
  if (signature !== null) raiseBinary(fileName, `is ${signature}`);
  const decoded = options.encoding === undefined ? detect(bytes, options) : chosen(bytes, fileName, options.encoding);
  if (tooManyControls(decoded.text)) raiseBinary(fileName, 'holds binary data');
  return { ...decoded, text: decoded.text.replace(/^\uFEFF/, '') };
}

function chosen(bytes: Uint8Array, fileName: string, label: string): DecodedText {
  const encoding = encodingName(label);
  if (encoding === null) {
    raise('encoding-unknown', `The encoding “${label}” is not known; choose one of ${offeredEncodings.join(', ')}.`, {
      path: ['choice', 'encoding'],
      details: { file: fileName, encoding: label },
    });
  }
  const text = decodeStrictly(bytes, encoding);
  return text === null ? raiseMisfit(bytes, fileName, encoding) : { text, encoding, encodingFrom: 'chosen' };
}

function detect(bytes: Uint8Array, { fileName, html }: DecodeOptions): DecodedText {
  const marked = byteOrderMark(bytes);
  if (marked !== null) {
    const text = decodeStrictly(bytes, marked);
    return text === null ? raiseMisfit(bytes, fileName, marked) : { text, encoding: marked, encodingFrom: 'bom' };
  }
  const utf8 = decodeStrictly(bytes, 'utf-8');
  const declared = html ? declaredEncoding(bytes) : null;
  // A whole file of well-formed UTF-8 beyond ASCII is UTF-8, whatever a left-over declaration says.
  const contradicted = utf8 !== null && utf8.length !== bytes.length;
  if (declared !== null && !contradicted) {
    const text = declared === 'utf-8' ? utf8 : decodeStrictly(bytes, declared);
    if (text !== null && !text.includes('\0')) return { text, encoding: declared, encodingFrom: 'declared' };
  }
  // NULs are valid UTF-8, so this must be asked before.
  if (bytes.includes(0)) return unmarkedUtf16(bytes, fileName) ?? raiseBinary(fileName, 'holds binary data');
  if (utf8 !== null) {
    return { text: utf8, encoding: 'utf-8', encodingFrom: declared === 'utf-8' ? 'declared' : 'detected' };
  }

  const survey = surveyUtf8(bytes);
  if (survey.sequences > survey.invalid) {
    raise(
      'encoding-invalid',
      `“${fileName}” is UTF-8 but damaged at byte ${survey.firstInvalid}; choose another encoding, or mend the file.`,
      { details: { file: fileName, encoding: 'utf-8', byte: survey.firstInvalid } },
    );
  }
  const encoding = legacyEncoding(bytes);
  const text = decodeStrictly(bytes, encoding) ?? '';
  if (tooManyControls(text)) raiseBinary(fileName, 'holds binary data');
  if (text === '' || /[\u0080-\u009F]/.test(text)) {
    raise('encoding-unknown', `The encoding of “${fileName}” could not be found out; choose it from the list.`, {
      details: { file: fileName },
    });
  }
  return { text, encoding, encodingFrom: 'detected' };
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/**
 * UTF-16 without a mark: the NULs (high bytes of Latin letters, blanks, digits) stand nearly all on
 * the same side of their pairs, and what results is text.
 */
function unmarkedUtf16(bytes: Uint8Array, fileName: string): DecodedText | null {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  if (Math.min(even, odd) > 0.05 * Math.max(even, odd)) return null;
  if (even + odd < bytes.length / 200) return null;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  const text = decodeStrictly(bytes.subarray(0, bytes.length - (bytes.length % 2)), encoding);
  if (text === null || tooManyControls(text)) return null;
  if (isBytesWithNuls(bytes, even + odd) && !isKana(text)) return null;
  const strange = text.match(/[\p{Cn}\p{Co}]/gu)?.length ?? 0;
  if (strange > text.length / 100) return null;
  if (bytes.length % 2 === 1) raiseMisfit(bytes, fileName, encoding);
  return { text, encoding, encodingFrom: 'detected' };
}

/** A text of UTF-8 that a few NULs got into: read as UTF-16 it is gibberish in rare ideographs. */
function isBytesWithNuls(bytes: Uint8Array, nuls: number): boolean {
  if (nuls > bytes.length / 4) return false;
  const text = decodeStrictly(
    bytes.filter((byte) => byte !== 0),
    'utf-8',
  );
  return text !== null && !tooManyControls(text);
}

/** Of Japanese syllables UTF-16 has the bytes of ASCII. */
function isKana(text: string): boolean {
  return (text.match(/[\u3040-\u30FF]/g)?.length ?? 0) > text.length / 4;
}

/** More than one control character, and more than one in a hundred: no text has that. */
function tooManyControls(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is counted.
  const controls = text.match(/[\u0000-\u0008\u000E-\u001F\u007F]/g)?.length ?? 0;
  return controls > 1 && controls > text.length / 100;
}

function raiseBinary(fileName: string, what: string): never {
  raise('file-binary', `“${fileName}” ${what}, not a text.`, {
    details: { file: fileName, what },
  });
}

function raiseMisfit(bytes: Uint8Array, fileName: string, encoding: string): never {
  const byte = encoding === 'utf-8' ? surveyUtf8(bytes).firstInvalid : firstMisfit(bytes, encoding);
  raise('encoding-invalid', `“${fileName}” is not valid ${encoding} at byte ${byte}; choose another encoding.`, {
    details: { file: fileName, encoding, byte },
  });
}
