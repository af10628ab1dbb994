import iconv from 'iconv-lite';

/** The standard's name for a label such as `latin1` or `UTF8`; null where it is not known. */
export function encodingName(label: string): string | null {
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return null;
  }
}

/** Windows-1252's characters for the bytes 80 to 9F. Five bytes have none and give C1 controls (WHATWG). */
const windows1252 =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';

/**
 * Decodes without loss: null where a byte does not fit the encoding. A byte order mark is kept as U+FEFF.
 *
 * `encoding` is a name of the Encoding Standard. Windows-1252 never fails.
 */
export function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  if (encoding === 'windows-1252') {
    // Some releases of Node decode windows-1252 as ISO-8859-1, which loses every curly quote.
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      .toString('latin1')
      .replace(/[\u0080-\u009F]/g, (control) => windows1252.charAt(control.charCodeAt(0) - 0x80));
  }
  const decoder = decoderOf(encoding);
  if (decoder === null) return decodeByTable(bytes, encoding);
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** Null where this build of Node was made without the encoding. */
function decoderOf(encoding: string): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  } catch {
    return null;
  }
}

function decodeByTable(bytes: Uint8Array, encoding: string): string | null {
  if (!iconv.encodingExists(encoding)) return null;
  const text = iconv.decode(bytes, encoding, { stripBOM: false });
  return text.includes('\uFFFD') ? null : text;
}

/**
 * Offset of the first byte that does not fit this encoding, found by halving; of the last byte where the
 * bytes end inside a character. In bytes.
 */
export function firstMisfit(bytes: Uint8Array, encoding: string): number {
  const fits = (length: number): boolean => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    if (fits(middle)) good = middle;
    else bad = middle;
  }
  return Math.min(good, bytes.length - 1);
}
