import type { Lexicon } from './lexicon';
import type { Unit, UnitKind } from './unit';

const LETTER = 1;
const DIGIT = 2;
const BLANK = 3;

let classes: Uint8Array | undefined;

/** Class of every UTF-16 unit, made once: a table is what makes a megabyte a matter of milliseconds. */
function classTable(): Uint8Array {
  if (classes) return classes;
  const table = new Uint8Array(65536);
  const letter = /[\p{L}\p{M}]/u;
  for (let code = 0; code < 65536; code++) {
    const unit = String.fromCharCode(code);
    if (code >= 48 && code <= 57) table[code] = DIGIT;
    else if (/\s/.test(unit)) table[code] = BLANK;
    else if (letter.test(unit)) table[code] = LETTER;
  }
  classes = table;
  return table;
}

const kinds = new Map<string, UnitKind>([
  ...[...'.!?…'].map((sign) => [sign, 'stop'] as const),
  [',', 'comma'],
  [':', 'colon'],
  [';', 'semicolon'],
  ...[...'-–—―'].map((sign) => [sign, 'dash'] as const),
  ...[...'([{'].map((sign) => [sign, 'open'] as const),
  ...[...')]}'].map((sign) => [sign, 'close'] as const),
  ...[...'"“”„‟«»\'’‘‚`‹›'].map((sign) => [sign, 'mark'] as const),
]);

const endings = new Set(['s', 're', 'll', 've', 'd', 'm']);
const joinedSubject = /-(?:t-)?(il|elle|on|ils|elles|je|nous|vous|ce)$/;
const longestWord = 40;

/**
 * Cuts one paragraph `[start, end)` of the text into words, numbers and signs; blanks are left out.
 * Linear. An apostrophe between letters never becomes a quotation mark. A surrogate pair is one unit.
 */
export function unitsOf(text: string, start: number, end: number, lexicon: Lexicon): Unit[] {
  const table = classTable();
  const units: Unit[] = [];
  const classAt = (offset: number) => (offset < end ? (table[text.charCodeAt(offset)] ?? 0) : 0);
  let at = start;
  while (at < end) {
    const kind = classAt(at);
    if (kind === BLANK) {
      at++;
    } else if (kind === LETTER) {
      const stop = wordEnd(text, at, classAt) + elidedLength(text, at, classAt, lexicon);
      pushWord(units, text, at, stop, lexicon);
      at = stop;
    } else if (kind === DIGIT) {
      let stop = at + 1;
      while (
        classAt(stop) === DIGIT ||
        classAt(stop) === LETTER ||
        (isNumberSign(text, stop) && classAt(stop + 1) === DIGIT)
      )
        stop++;
      units.push(unit('number', text, at, stop));
      at = stop;
    } else {
      const stop = at + signLength(text, at, end);
      units.push(unit(kinds.get(text.charAt(at)) ?? 'other', text, at, stop));
      at = stop;
    }
  }
  return units;
}

function isNumberSign(text: string, offset: number): boolean {
  const sign = text.charCodeAt(offset);
  return sign === 44 || sign === 46 || sign === 0xa0 || sign === 0x202f;
}

/** Two straight or grave apostrophes are one double mark; three dots are one stop. */
function signLength(text: string, at: number, end: number): number {
  const code = text.charCodeAt(at);
  const next = at + 1 < end ? text.charCodeAt(at + 1) : 0;
  if (code >= 0xd800 && code <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) return 2;
  if ((code === 39 || code === 96 || code === 0x2019 || code === 0x2018) && next === code) return 2;
  if (code === 45 && next === 45) return 2;
  if (code === 46 && next === 46) {
    let length = 2;
    while (at + length < end && length < 8 && text.charCodeAt(at + length) === 46) length++;
    return length;
  }
  return 1;
}

function wordEnd(text: string, start: number, classAt: (offset: number) => number): number {
  let stop = start + 1;
  for (;;) {
    const kind = classAt(stop);
    if (kind === LETTER || kind === DIGIT) stop++;
    else if ((isApostrophe(text, stop) || text.charCodeAt(stop) === 45) && classAt(stop + 1) === LETTER) stop += 2;
    else if (text.charCodeAt(stop) === 45 && classAt(stop + 1) === DIGIT) stop += 2;
    else return stop;
  }
}

/** `d’« absurdes »`: before a mark the elided word keeps its apostrophe, which is no mark itself. */
function elidedLength(text: string, start: number, classAt: (offset: number) => number, lexicon: Lexicon): number {
  if (!lexicon.data.writing.elision) return 0;
  let stop = start + 1;
  while (stop < start + 3 && classAt(stop) === LETTER) stop++;
  return isApostrophe(text, stop) && beforeMark.has(text.charAt(stop + 1)) ? 1 : 0;
}

const beforeMark = new Set(['«', '“', '"', '‹']);

function isApostrophe(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code === 39 || code === 0x2019;
}

function unit(kind: UnitKind, text: string, start: number, end: number): Unit {
  const lower = end - start > longestWord ? '' : text.slice(start, end);
  return { kind, start, end, lower, capital: false, word: undefined };
}

function pushWord(units: Unit[], text: string, start: number, end: number, lexicon: Lexicon): void {
  const { writing } = lexicon.data;
  let from = start;
  let to = end;
  if (end - start <= longestWord) {
    const written = lowered(text, start, end);
    const apostrophe = written.indexOf("'");
    if (writing.elision && apostrophe >= 0 && !lexicon.words.has(written)) {
      const cut = apostrophe + 1;
      if (cut <= 8) {
        addWord(units, text, start, start + cut, lexicon);
        from = start + cut;
        if (from < end) pushWord(units, text, from, end, lexicon);
        return;
      }
    }
    if (writing.endings && apostrophe > 0) {
      const cut = written.lastIndexOf("'");
      if (endings.has(written.slice(cut + 1)) && !lexicon.words.has(written)) {
        addWord(units, text, start, start + cut, lexicon);
        from = start + cut;
      }
    }
    const joined = writing.hyphenatedSubject && written.includes('-') ? joinedSubject.exec(written) : null;
    if (joined && joined.index > 0) {
      to = start + joined.index;
      addWord(units, text, from, to, lexicon);
      const length = joined[1]?.length ?? 0;
      addWord(units, text, end - length, end, lexicon);
      const subject = units.at(-1);
      if (subject) subject.joined = true;
      return;
    }
    if (from === start) {
      units.push(word(text, start, end, written, lexicon));
      return;
    }
  }
  addWord(units, text, from, to, lexicon);
}

function addWord(units: Unit[], text: string, start: number, end: number, lexicon: Lexicon): void {
  units.push(word(text, start, end, end - start > longestWord ? '' : lowered(text, start, end), lexicon));
}

function word(text: string, start: number, end: number, lower: string, lexicon: Lexicon): Unit {
  const first = text.charCodeAt(start);
  const capital = (first >= 65 && first <= 90) || (first > 127 && lower !== '' && isUpper(text.charAt(start)));
  return { kind: 'word', start, end, lower, capital, word: lexicon.words.get(lower) };
}

/** A word in lower case, its typographic apostrophes made straight. */
function lowered(text: string, start: number, end: number): string {
  const lower = text.slice(start, end).toLowerCase();
  return lower.includes('’') ? lower.replaceAll('’', "'") : lower;
}

function isUpper(letter: string): boolean {
  return letter !== letter.toLowerCase() && letter === letter.toUpperCase();
}
