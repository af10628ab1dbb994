import { decodeStrictly } from './encodings';

export type WesternEncoding = 'windows-1252' | 'macintosh';

/**
 * Which of the two Western encodings a text is in, which no pattern of letters tells apart where it is short: the one whose letters and signs
 * are those of the text's language and stand where such stand. Windows-1252 unless the other is plainly the better one.
 */
export function westernEncoding(sample: Uint8Array): WesternEncoding {
  const windows = decodeStrictly(sample, 'windows-1252');
  const mac = decodeStrictly(sample, 'macintosh');
  if (windows === null || mac === null) return 'windows-1252';
  // The letters of ASCII, which tell the language, are the same in both.
  const language = languageByWords(windows);
  return strangeness(mac, language) < strangeness(windows, language) / 2 ? 'macintosh' : 'windows-1252';
}

interface Letters {
  /** Words of ASCII that its texts are full of. */
  words: ReadonlySet<string>;
  /** Small letters beyond ASCII. */
  letters: string;
  /** Whether an apostrophe stands within its words. */
  elides: boolean;
  /** Words that are one capital beyond ASCII. */
  alone: string;
}

const of = (words: string, letters: string, elides: boolean, alone = ''): Letters => {
  return { words: new Set(words.split(' ')), letters, elides, alone };
};

const languages: readonly Letters[] = [
  of(
    'le la les de des du et est un une que qui dans pour sur par pas il elle au aux ce',
    'àâæçéèêëîïôœùûüÿ',
    true,
    'À',
  ),
  of('the of and to in is that for it was on with he she they at by from', 'éèêçïöüñ', true),
  of('der die das und ist nicht ein eine den dem von zu mit auf im', 'äöüß', false),
  of('el la los las de que y en un una por con para no se del', 'áéíóúüñ', false),
  of('il la di che e un una per non con del della sono', 'àèéìíîòóùú', true, 'È'),
  of('o a os as de que e em um uma para com do da no na', 'áâãàçéêíóôõúü', false, 'ÀÉ'),
  of('de het een en van is dat in te op voor', 'ëïéèöüáóê', true),
  of('och att det en i som er og til af ikke den har med', 'åäöæøé', false, 'ÅÖØ'),
];

const anyLanguage = of('', [...new Set(languages.flatMap(({ letters }) => [...letters]))].join(''), true, 'À');

/** By its small words; any of them where none stands out. */
function languageByWords(text: string): Letters {
  // A word with a letter beyond ASCII is no whole one.
  const words = text.toLowerCase().split(/[^\P{ASCII}a-z]+/u);
  const ranked = languages
    .map((language) => ({ language, count: words.filter((word) => language.words.has(word)).length }))
    .sort((one, other) => other.count - one.count);
  const [first, second] = ranked;
  return first && first.count > (second?.count ?? 0) ? first.language : anyLanguage;
}

/** How much in a text is not as its language writes: 0 where all is. */
function strangeness(text: string, language: Letters): number {
  let sum = 0;
  for (const { 0: character, index } of text.matchAll(/[^\p{ASCII}]/gu)) {
    const before = text.slice(0, index).at(-1) ?? ' ';
    const after = text.slice(index + character.length).charAt(0) || ' ';
    sum += /\p{L}/u.test(character)
      ? ofLetter(character, before, after, language)
      : ofSign(character, before, after, language);
  }
  // Capitals run through a word, or begin it alone.
  return sum + (text.match(/\p{Lu}{2,}\p{Ll}/gu)?.filter((run) => /[^\p{ASCII}]/u.test(run)).length ?? 0);
}

function ofLetter(letter: string, before: string, after: string, { letters, alone }: Letters): number {
  const small = letter.toLowerCase();
  const isCapital = small !== letter;
  const isAlone = isCapital && !/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}’']/u.test(after);
  const known = letters.includes(small) ? 0 : anyLanguage.letters.includes(small) ? 1 : 2;
  return known + (isCapital && /\p{Ll}/u.test(before) ? 2 : 0) + (isAlone && !alone.includes(letter) ? 1 : 0);
}

function ofSign(sign: string, before: string, after: string, { elides, letters }: Letters): number {
  const isWithin = /\p{L}/u.test(before) && /\p{L}/u.test(after);
  // No character at all, or a control.
  if (/[\p{Cc}\p{Co}\p{Cn}\uFFFD]/u.test(sign)) return 4;
  if (/[‘’]/.test(sign)) return isWithin && !elides ? 1 : 0;
  if (/[“„«‹]/.test(sign)) return isWithin || (/\p{L}/u.test(before) && !/\p{L}/u.test(after)) ? 2 : 0;
  if (/[”»›]/.test(sign)) return isWithin || (/\p{L}/u.test(after) && !/\p{L}/u.test(before)) ? 2 : 0;
  if (sign === '…') return /\p{L}/u.test(after) ? 1 : 0;
  if (/[–—€\u00A0]/.test(sign)) return isWithin ? 1 : 0;
  if (/[£°½¼¾§©®™•·‰²³¹×]/.test(sign)) return isWithin ? 2 : 0;
  // Of Spanish, before a word.
  if (/[¿¡]/.test(sign)) return letters.includes('ñ') && !/\p{L}/u.test(before) && /\p{L}/u.test(after) ? 0 : 2;
  return 2;
}
