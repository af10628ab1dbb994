/** Letters that have no decomposition and are searched by the letters that they stand for. */
const expansions: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
  ﬁ: 'fi',
  ﬂ: 'fl',
  '’': "'",
  ʼ: "'",
  '‘': "'",
  '‐': '-',
  '‑': '-',
};

/** Text as it is compared: no case, no accents, blanks and apostrophes alike. */
export interface FoldedText {
  folded: string;
  /** True where every unit stands for the unit at the same place: no table is needed. */
  isAligned: boolean;
}

/** Several characters in a row that are not ASCII; everything else folds by its case alone. */
const foreign = /\P{ASCII}+/gu;

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
  return { folded, isAligned: isAligned && folded.length === text.length };
}

const known = new Map<string, string>();

/** One code point as it is compared; a mark that only goes with the letter before it is nothing. */
function foldCharacter(character: string): string {
  let folded = known.get(character);
  if (folded === undefined) {
    const lower = character.toLowerCase();
    const base = lower.normalize('NFD').replace(/\p{M}/gu, '');
    folded = expansions[base] ?? (/^[^\S\n]$/u.test(base) ? ' ' : base);
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
