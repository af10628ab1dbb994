/** Rich Text Format 1.9.1, “RTF syntax”. `at` is the place after the token, in bytes. */
export type RtfToken =
  | { type: 'open'; at: number }
  | { type: 'close'; at: number }
  /** `\word-12 `; a control symbol such as `\~` has its sign for a name. `number` is null where there is none. */
  | { type: 'control'; name: string; number: number | null; at: number }
  /** One byte of text, written `\'e9`. */
  | { type: 'byte'; byte: number; at: number }
  /** Bytes of text from `start` to `at`. */
  | { type: 'text'; start: number; at: number };

const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Cuts the bytes of an RTF file into tokens. Line ends mean nothing; `\bin` data is passed over. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] as number;
    if (byte === openBrace || byte === closeBrace) {
      at++;
      yield byte === openBrace ? { type: 'open', at } : { type: 'close', at };
    } else if (byte === backslash) {
      const token = control(bytes, at);
      at = token.at;
      if (token.type === 'control' && token.name === 'bin') at += Math.max(0, token.number ?? 0);
      else yield token;
    } else if (byte === lineFeed || byte === carriageReturn || byte === 0) {
      at++;
    } else {
      const start = at;
      while (at < bytes.length && !ends(bytes[at] as number)) at++;
      yield { type: 'text', start, at };
    }
  }
}

function ends(byte: number): boolean {
  return (
    byte === backslash ||
    byte === openBrace ||
    byte === closeBrace ||
    byte === lineFeed ||
    byte === carriageReturn ||
    byte === 0
  );
}

function control(bytes: Uint8Array, start: number): RtfToken {
  let at = start + 1;
  const code = bytes[at] ?? 0;
  if (!isLetter(code)) {
    at++;
    if (code !== 0x27) return { type: 'control', name: String.fromCharCode(code), number: null, at };
    const digits = String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0);
    if (!/^[0-9a-f]{2}$/i.test(digits)) return { type: 'control', name: '', number: null, at };
    return { type: 'byte', byte: Number.parseInt(digits, 16), at: at + 2 };
  }
  // The specification allows 32 letters; a longer run is no control word of anybody's.
  const wordStart = at;
  while (isLetter(bytes[at] ?? 0) && at - wordStart < 32) at++;
  const name = String.fromCharCode(...bytes.subarray(wordStart, at));
  const numberStart = at;
  if (bytes[at] === 0x2d) at++;
  while (isDigit(bytes[at] ?? 0) && at - numberStart < 11) at++;
  const digits = String.fromCharCode(...bytes.subarray(numberStart, at));
  if (bytes[at] === 0x20) at++;
  return { type: 'control', name, number: /\d/.test(digits) ? Number(digits) : null, at };
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
