import { is, type Lexicon } from './lexicon';
import { bits, has, type Unit } from './unit';

/** Units `[from, to)` of a flow; the closing stop belongs to it. */
export interface Sentence {
  from: number;
  to: number;
}

/** A sentence is cut here at the latest, so that what is done for each of its words stays bounded. */
const longestSentence = 300;

/**
 * Cuts a flow into sentences. A stop ends one when something follows that can start another: a capital, a number,
 * a mark. Not after an abbreviation, a title or an initial, and not inside a quotation, which is one unit: where its own
 * last stop ends the sentence, the next word must be a capital that no reporting verb follows.
 */
export function sentencesOf(flow: readonly Unit[], units: readonly Unit[], lexicon: Lexicon): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (let index = 0; index < flow.length; index++) {
    const unit = flow[index] as Unit;
    const next = flow[index + 1];
    if (!next) break;
    if (index - from >= longestSentence) {
      sentences.push({ from, to: index + 1 });
      from = index + 1;
      continue;
    }
    if (
      unit.kind === 'stop'
        ? endsAtStop(flow, index, next) && !goesOnInMarks(flow, index, units)
        : unit.kind === 'quoted' && endsAtQuoted(flow, index, units, lexicon)
    ) {
      sentences.push({ from, to: index + 1 });
      from = index + 1;
    }
  }
  if (from < flow.length) sentences.push({ from, to: flow.length });
  return sentences;
}

function endsAtStop(flow: readonly Unit[], index: number, next: Unit): boolean {
  const unit = flow[index] as Unit;
  const before = flow[index - 1];
  const tight = before?.end === unit.start;
  if (next.start === unit.end && next.kind !== 'quoted') return false;
  if (next.kind === 'word' && !next.capital) return false;
  if (next.kind === 'comma' || next.kind === 'semicolon' || next.kind === 'close' || next.kind === 'stop') return false;
  if (unit.lower === '.' && tight && before?.kind === 'word') {
    if (before.capital && before.end - before.start === 1) return next.kind === 'quoted';
    if (has(before, is.abbreviation)) return false;
    // U.S., p.m.: letters joined by stops.
    if (before.end - before.start === 1 && flow[index - 2]?.kind === 'stop' && flow[index - 2]?.end === before.start) {
      return (
        next.kind === 'quoted' ||
        (bits(next) & (is.determiner | is.subordinator | is.preposition)) !== 0 ||
        next.word?.pronoun !== undefined
      );
    }
  }
  return true;
}

/** `the U.S. “clearly” lost`: the stop of an abbreviation, and marks that open in lower case. */
function goesOnInMarks(flow: readonly Unit[], stop: number, units: readonly Unit[]): boolean {
  const marked = flow[stop + 1]?.marked;
  const letter = flow[stop - 1];
  if (!marked || !letter || letter.end - letter.start !== 1) return false;
  const first = units[marked.from];
  return first?.kind === 'word' && !first.capital;
}

function endsAtQuoted(flow: readonly Unit[], index: number, units: readonly Unit[], lexicon: Lexicon): boolean {
  const marked = flow[index]?.marked;
  const next = flow[index + 1];
  if (!marked || !next) return false;
  const last = units[marked.to - 1];
  if (last?.kind !== 'stop') return false;
  if (next.kind === 'quoted') return true;
  if (next.kind === 'number' || next.kind === 'open') return true;
  if (next.kind !== 'word' || !next.capital) return false;
  if (next.word?.pronoun || lexicon.data.writing.capitalNouns) return !verbFollows(flow, index + 2, 1);
  return !verbFollows(flow, index + 2, 6) || last.lower === '.';
}

function verbFollows(flow: readonly Unit[], from: number, reach: number): boolean {
  for (let index = from; index < from + reach; index++) {
    const unit = flow[index];
    if (unit?.kind !== 'word') return false;
    if (unit.word?.cue) {
      const after = flow[index + 1];
      // `“A.” She added, “B.”`: the verb belongs to what follows.
      if (after?.kind === 'comma' && flow[index + 2]?.kind === 'quoted') return false;
      return (
        after === undefined || after.kind === 'stop' || after.kind === 'comma' || has(after, is.preposition | is.time)
      );
    }
    if (!unit.capital && !has(unit, is.linker | is.determiner | is.role)) return false;
  }
  return false;
}
