import type { Span } from '../../core/text/span';

/**
 * Finds every place of words in the text. Case does not matter, nor do the kinds of blanks and
 * apostrophes: nobody types a no-break space. UTF-16 offsets, in order, apart.
 */
export function finderOf(text: string): (words: string) => Span[] {
  const searched = folded(text);
  return (words) => {
    const wanted = folded(words);
    if (wanted === '') return [];
    const spans: Span[] = [];
    for (let at = searched.indexOf(wanted); at !== -1; at = searched.indexOf(wanted, at + wanted.length)) {
      spans.push({ start: at, end: at + wanted.length });
    }
    return spans;
  };
}

/** One unit for one unit, so that offsets hold. */
function folded(text: string): string {
  return lowerSameLength(text)
    .replace(/[^\S\n ]/gu, ' ')
    .replace(/[’ʼ]/g, "'");
}

/** Letters whose lower case has another length (İ) stay as they are. */
function lowerSameLength(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return [...text]
    .map((character) => (character.toLowerCase().length === character.length ? character.toLowerCase() : character))
    .join('');
}
