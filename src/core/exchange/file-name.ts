/** Longest name of an exported file, in UTF-16 units, with its ending, unless told otherwise. */
const usualLength = 80;

/** Names that Windows keeps for devices, whatever follows their first dot. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** Letters that have no accent to drop and still an ASCII spelling. */
const spelled: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

/**
 * A file name that every system takes: letters, digits and `-`, Latin ones without accents, at most
 * `maxLength` units with the ending. `fallback` stands in for a title without a letter or digit.
 */
export function exportFileName(title: string, ending: string, fallback: string, maxLength = usualLength): string {
  const letters = title
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[œæßøđðþłı]/g, (letter) => spelled[letter] ?? letter);
  const words = letters.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
  const stem = shortened(words.join('-'), maxLength - ending.length) || fallback;
  return `${reserved.test(stem) ? `${fallback}-${stem}` : stem}${ending}`;
}

/** Names that differ, of such as may be alike: the second of two has a number. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let distinct = name;
    for (let copy = 2; taken.has(distinct); copy++) distinct = `${name}-${copy}`;
    taken.add(distinct);
    return distinct;
  });
}

/** Cut between words where one ends in the second half, else between characters. */
function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.lastIndexOf('-', length);
  if (cut > length / 2) return text.slice(0, cut);
  let end = length;
  while (end > 0 && /^[\p{M}\uDC00-\uDFFF]/u.test(text.slice(end))) end--;
  return text.slice(0, end).replace(/-$/, '');
}
