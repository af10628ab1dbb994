/** Code pages by `\fcharset` (RTF 1.9.1, “Font table”), under the names that iconv-lite knows. */
const byCharset: { [charset: number]: string } = {
  0: 'cp1252',
  77: 'macintosh',
  128: 'cp932',
  129: 'cp949',
  134: 'cp936',
  136: 'cp950',
  161: 'cp1253',
  162: 'cp1254',
  163: 'cp1258',
  177: 'cp1255',
  178: 'cp1256',
  186: 'cp1257',
  204: 'cp1251',
  222: 'cp874',
  238: 'cp1250',
  255: 'cp437',
};

export function codePageOfCharset(charset: number): string | undefined {
  return byCharset[charset];
}

/** By `\ansicpg`. */
export function codePageOfNumber(number: number): string {
  if (number === 10_000) return 'macintosh';
  return number === 65_001 ? 'utf8' : `cp${number}`;
}
