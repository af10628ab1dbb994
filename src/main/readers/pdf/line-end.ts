/** French words that a hyphen joins to the verb before them (Grevisse, § 110). */
const clitics =
  /^(?:(?:t-)?(?:il|elle|on|ils|elles)|je|tu|nous|vous|ce|le|la|les|lui|leur|leurs|moi|toi|soi|eux|y|en|ci|là|même|mêmes|être)(?![\p{L}\p{N}])/u;

/** Adverbs of place: “au-dessus”, “par-delà”, “là-bas”, “ci-contre”. */
const placed =
  /^(?:au|par|là|ci|en|jusque)-(?:dessus|dessous|delà|devant|dedans|dehors|bas|haut|contre|après|avant|joint)(?![\p{L}\p{N}])/u;

/** First halves of words that are written with a hyphen, in French and in English. */
const prefixes = new Set(
  (
    'vice non self demi semi franco anglo germano américano afro sino outre peut chef porte garde grand grande petit ' +
    'haut belle celui celle ceux celles tête well cross half short high low vingt trente quarante cinquante soixante ' +
    'quatre twenty thirty forty fifty sixty seventy eighty ninety saint sainte arrière'
  ).split(' '),
);

/** Those that words without a hyphen begin with as well: “ex-ministre” and “expliquer”, “mi-temps” and “ministre”. */
const ambiguous = new Set(
  'ex mi co pro contre sous avant après quasi euro beau bas multi anti ultra cyber long'.split(' '),
);

/** Words of a text, to see how it writes a word elsewhere; without the halves that the ends of lines made. */
export function wordsOf(lines: readonly string[]): Set<string> {
  const words = new Set<string>();
  lines.forEach((line, i) => {
    const isBroken = /[-‐\u00AD]$/.test(lines[i - 1] ?? '');
    const whole = (isBroken ? line.replace(/^\S+/, '') : line).replace(/\S+[-‐\u00AD]$/, '');
    for (const word of whole.toLowerCase().match(/[\p{L}\p{M}]+(?:[-‐'’][\p{L}\p{M}]+)*/gu) ?? []) words.add(word);
  });
  return words;
}

/**
 * Joins two lines of a paragraph. A hyphen that only broke a word at the end of the line goes; one that
 * belongs to the word stays: the text's other `words` tell, then what French and English join by hyphens.
 */
export function joinLines(before: string, after: string, words: ReadonlySet<string>): string {
  if (before === '') return after;
  if (/\u00AD$/.test(before)) return before.slice(0, -1) + after;
  const broken = /([\p{L}\p{M}\p{N}'’-]*[\p{L}\p{N}])[-‐]$/u.exec(before);
  if (!broken) return `${before} ${after}`;
  const next = /^[\p{L}\p{M}'’]+(?:-[\p{L}\p{M}]+)*/u.exec(after)?.[0] ?? '';
  // A hyphen before anything but a small letter is no break of a word: “Saint-Denis”, “Covid-19”.
  if (!/^\p{Ll}/u.test(next)) return before + after;
  const first = (broken[1] ?? '').toLowerCase();
  const head = first.slice(Math.max(first.lastIndexOf('-'), first.lastIndexOf('’'), first.lastIndexOf("'")) + 1);
  const whole = before.slice(0, -1) + after;
  if (words.has(`${first}${next.toLowerCase()}`)) return whole;
  if (words.has(`${first}-${next.toLowerCase()}`) || clitics.test(next) || placed.test(`${head}-${next}`))
    return before + after;
  // A word that has a hyphen already breaks at it: “c’est-à-|dire”.
  const isCompound =
    prefixes.has(head) || first.includes('-') || next.startsWith('à-') || (ambiguous.has(head) && words.has(next));
  return isCompound ? before + after : whole;
}
