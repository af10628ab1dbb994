/**
 * Conversions between the three ways to count text: UTF-16 code units (JavaScript, the DOM, our
 * files), Unicode code points (W3C Web Annotation, most exchange formats) and UTF-8 bytes.
 */
export interface OffsetTable {
  /** Code points before the UTF-16 offset. Throws `RangeError` outside the text or inside a surrogate pair. */
  toCodePoint(utf16: number): number;
  /** UTF-8 bytes before the UTF-16 offset. Throws `RangeError` outside the text or inside a surrogate pair. */
  toByte(utf16: number): number;
  /** UTF-16 offset after that many code points. Throws `RangeError` outside the text. */
  fromCodePoint(codePoint: number): number;
  /** UTF-16 offset after that many UTF-8 bytes. Throws `RangeError` outside the text or inside a character. */
  fromByte(byte: number): number;
}

/** True where a position would cut a surrogate pair in two. */
export function splitsSurrogatePair(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/** One pass over the text; every look-up afterwards is constant (`fromCodePoint`: logarithmic). */
export function offsetTable(text: string): OffsetTable {
  const codePoints = new Uint32Array(text.length + 1);
  const bytes = new Uint32Array(text.length + 1);
  let points = 0;
  let octets = 0;
  for (let i = 0; i < text.length; i++) {
    codePoints[i] = points;
    bytes[i] = octets;
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit <= 0xdbff && splitsSurrogatePair(text, i + 1)) {
      i++;
      codePoints[i] = points;
      bytes[i] = octets + 4;
      octets += 4;
    } else {
      octets += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
    }
    points++;
  }
  codePoints[text.length] = points;
  bytes[text.length] = octets;

  const checked = (utf16: number): number => {
    if (!Number.isInteger(utf16) || utf16 < 0 || utf16 > text.length) {
      throw new RangeError(`offset ${utf16} is outside the text (0 to ${text.length})`);
    }
    if (splitsSurrogatePair(text, utf16)) throw new RangeError(`offset ${utf16} is inside a surrogate pair`);
    return utf16;
  };

  return {
    toCodePoint: (utf16) => codePoints[checked(utf16)] as number,
    toByte: (utf16) => bytes[checked(utf16)] as number,
    fromCodePoint(codePoint) {
      if (!Number.isInteger(codePoint) || codePoint < 0 || codePoint > points) {
        throw new RangeError(`code point ${codePoint} is outside the text (0 to ${points})`);
      }
      return firstAtLeast(codePoints, codePoint);
    },
    fromByte(byte) {
      if (!Number.isInteger(byte) || byte < 0 || byte > octets) {
        throw new RangeError(`byte ${byte} is outside the text (0 to ${octets})`);
      }
      const offset = firstAtLeast(bytes, byte);
      if (bytes[offset] !== byte) throw new RangeError(`byte ${byte} is inside a character`);
      // The bytes of a surrogate pair count as before its second half.
      return splitsSurrogatePair(text, offset) ? offset + 1 : offset;
    },
  };
}

/** Index of the first value that is not less; the values do not fall. */
function firstAtLeast(values: Uint32Array, value: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
