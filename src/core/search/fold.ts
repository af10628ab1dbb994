/** Letters that have no decomposition, and the letters that they are searched by. */
const letters: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ς: 'σ',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
  ﬁ: 'fi',
  ﬂ: 'fl',
};

/** Marks and their plain form: nobody types a long dash to find what stands before it. Most texts become ASCII so. */
const marks: Readonly<Record<string, string>> = {
  '’': "'",
  ʼ: "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
};

/** Text as it is compared: no case, no accents, blanks and apostrophes alike. */
export interface FoldedText {
  folded: string;
  /** True where every unit stands for the unit at the same place: no table is needed. */
  isAligned: boolean;
  /** True where every unit is a character by itself, too: any place is a border. */
  isSimple: boolean;
}

/** Several characters in a row that are not ASCII; everything else folds by its case alone. */
const foreign = /\P{ASCII}+/gu;

/** Anything but letters below the first combining mark, punctuation, currencies and arrows may join its neighbours. */
const joining = /[^\p{ASCII}\u00A0-\u02FF\u2010-\u2027\u202F-\u205E\u20A0-\u20CF\u2190-\u21FF]/u;

export function foldText(text: string): FoldedText {
  let isAligned = true;
  const folded = text
    .replace(foreign, (run) => {
      let parts = '';
      for (const character of run) {
        const part = foldCharacter(character);
        if (part.length !== character.length) isAligned = false;
        parts += part;
      }
      return parts;
    })
    .replace(/[\t\v\f]/g, ' ')
    .toLowerCase();
  // A capital whose small letter is longer would shift what comes after it; the table counts it out.
  isAligned &&= folded.length === text.length;
  return { folded, isAligned, isSimple: isAligned && !joining.test(text) };
}

const known = new Map<string, string>();

/** One code point as it is compared; a mark that only goes with the letter before it is nothing. */
function foldCharacter(character: string): string {
  let folded = known.get(character);
  if (folded === undefined) {
    const lower = character.toLowerCase();
    const base = lower.normalize('NFD').replace(/\p{M}/gu, '');
    folded = letters[base] ?? plainMark(base);
    if (known.size < 20_000) known.set(character, folded);
  }
  return folded;
}

/** For each unit of the folded text, and for its end, where it begins in the text: UTF-16. */
export function foldTable(text: string): Uint32Array {
  const starts: number[] = [];
  let at = 0;
  for (const character of text) {
    const folded = foldText(character).folded;
    const isAligned = folded.length === character.length;
    for (let i = 0; i < folded.length; i++) starts.push(isAligned ? at + i : at);
    at += character.length;
  }
  starts.push(text.length);
  return Uint32Array.from(starts);
}

function plainMark(character: string): string {
  return marks[character] ?? (/^[^\S\n]$/u.test(character) ? ' ' : character);
}

/** As `foldText`, but for what matters: case, accents, or both. */
export function foldStrictly(text: string, matchCase: boolean, matchAccents: boolean): string {
  const plain = [...text.normalize('NFC')].map(plainMark).join('');
  const cased = matchCase ? plain : plain.toLowerCase();
  if (matchAccents) return cased;
  return [...cased.normalize('NFD').replace(/\p{M}/gu, '')]
    .map((letter) => letters[letter] ?? letters[letter.toLowerCase()]?.toUpperCase() ?? letter)
    .join('');
}
