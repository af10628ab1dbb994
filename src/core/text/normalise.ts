/**
 * The rule by which any decoded text becomes canonical: applied once, at import, and never again.
 *
 * No BOM; CRLF, CR, U+2028, U+2029, U+0085, VT and FF become `\n`; characters that XML 1.0 forbids
 * (section 2.2) and lone surrogates are dropped. Nothing else changes: no NFC, NBSP stays NBSP.
 */
export function normaliseText(decoded: string): string {
  return decoded
    .replace(/\r\n|[\r\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(forbidden, '')
    .replace(/^\uFEFF+/, '');
}

const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to drop.
  /[\u0000-\u0008\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
