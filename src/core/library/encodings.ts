/** Encodings offered to the user, most likely first; names as in the WHATWG Encoding Standard. */
export const offeredEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'iso-8859-15',
  'windows-1250',
  'windows-1251',
  'macintosh',
  'koi8-r',
  'shift_jis',
  'gbk',
  'big5',
] as const;
