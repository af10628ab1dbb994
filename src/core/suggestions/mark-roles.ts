import type { Lexicon } from './lexicon';
import type { Unit } from './unit';

/** `either`: a straight mark that opens or closes, as what stands before it says. */
export type MarkRole = 'open' | 'close' | 'either' | 'none';

const doubles = new Set(['"', '“', '”', '„', '‟', '«', '»', "''", '``', '’’', '‘‘']);
const singles = new Set(["'", '‘', '’', '‚', '‹', '›', '`']);

/**
 * The marks of a paragraph that can hold a quotation, by index of their units: double ones, where there are none
 * hyphens between blanks or single ones, as the language allows.
 */
export function governingMarks(units: readonly Unit[], lexicon: Lexicon): number[] {
  const double: number[] = [];
  const single: number[] = [];
  units.forEach((unit, index) => {
    if (unit.kind !== 'mark') return;
    if (doubles.has(unit.lower)) double.push(index);
    else if (singles.has(unit.lower)) single.push(index);
  });
  if (double.length > 0) return double;
  if (lexicon.data.writing.spacedHyphens) {
    const hyphens = spacedHyphens(units);
    if (hyphens.length > 0) return hyphens;
  }
  return lexicon.data.writing.singles ? single : single.filter((index) => '‹›'.includes(units[index]?.lower ?? ''));
}

/** ` - words - `, as old wires write quotation marks: in pairs, with blanks around. */
function spacedHyphens(units: readonly Unit[]): number[] {
  const found: number[] = [];
  units.forEach((unit, index) => {
    if (unit.lower === '-' && units[index - 1]?.end !== unit.start) found.push(index);
  });
  return found.length % 2 === 0 ? found : [];
}

/** What a mark does by itself, by its form, its language and the blanks around it. */
export function roleOf(units: readonly Unit[], index: number, lexicon: Lexicon): MarkRole {
  const unit = units[index] as Unit;
  const before = units[index - 1];
  const after = units[index + 1];
  const tightBefore =
    before !== undefined &&
    before.end === unit.start &&
    before.kind !== 'open' &&
    before.kind !== 'dash' &&
    !(before.kind === 'word' && before.lower.endsWith("'"));
  const tightAfter = after !== undefined && after.start === unit.end && !isClosing(after);
  const strictOpen = tightAfter && !tightBefore;
  const strictClose = tightBefore && !tightAfter;
  const { writing } = lexicon.data;
  switch (unit.lower) {
    case '-':
      return 'either';
    case '„':
    case '‟':
    case '``':
    case '‘‘':
      return 'open';
    case '’’':
      return 'close';
    case '“':
      if (writing.lowOpeners) return strictOpen ? 'open' : 'close';
      return strictClose ? 'close' : 'open';
    case '”':
      return strictOpen ? 'open' : 'close';
    case '«':
    case '»': {
      const usual = (unit.lower === '«') !== writing.inwardGuillemets ? 'open' : 'close';
      if (strictOpen) return 'open';
      return strictClose ? 'close' : usual;
    }
    case '‘':
    case '‚':
    case '‹':
      return strictClose ? 'close' : strictOpen ? 'open' : 'none';
    case '’':
    case '›':
      return tightBefore && !isPossessive(units, index) ? 'close' : 'none';
    case "'":
    case '`':
      return strictOpen ? 'open' : strictClose && !isPossessive(units, index) ? 'close' : 'none';
    default:
      // Inches and seconds.
      if (before?.kind === 'number' && tightBefore && !tightAfter && unit.lower !== '"') return 'none';
      return strictOpen ? 'open' : strictClose ? 'close' : 'either';
  }
}

/** `the horses’ stable`: an apostrophe after a plural, with the noun behind it. */
function isPossessive(units: readonly Unit[], index: number): boolean {
  const before = units[index - 1];
  const after = units[index + 1];
  return (
    before?.kind === 'word' &&
    before.lower.endsWith('s') &&
    after?.kind === 'word' &&
    !after.capital &&
    after.word === undefined
  );
}

function isClosing(unit: Unit): boolean {
  return (
    unit.kind === 'stop' ||
    unit.kind === 'comma' ||
    unit.kind === 'colon' ||
    unit.kind === 'semicolon' ||
    unit.kind === 'close' ||
    unit.kind === 'dash'
  );
}
