import { looksLikeClause } from './clause-shape';
import type { Cue } from './cues';
import type { Paragraph } from './finding';
import { form, is } from './lexicon';
import type { Sentence } from './sentences';
import { has, type Unit } from './unit';

/** `said it was “over,” | referring to the vote`: behind the last marks and a comma, the reporter goes on. */
export function markedEnd({ flow, units }: Paragraph, start: number, end: number): number {
  for (let at = end - 1; at > start; at--) {
    const unit = flow[at];
    if (unit?.kind !== 'quoted' || !unit.marked) continue;
    const comma = flow[at + 1]?.kind === 'comma' ? at + 2 : units[unit.marked.to - 1]?.kind === 'comma' ? at + 1 : end;
    const next = flow[comma];
    return comma < end && !has(next, is.coordinator) && next?.lower !== 'because' && next?.lower !== 'with'
      ? at + 1
      : end;
  }
  return end;
}

/**
 * `Although she said it was a mistake, …`, `Cole, who says he will run, has …`: a subordinate clause ends where the main
 * one goes on, at a comma.
 */
export function subordinateEnd(flow: readonly Unit[], sentence: Sentence, cue: Cue, start: number): number {
  if (start < cue.to) return sentence.to;
  let opener = cue.from;
  while (opener > sentence.from && flow[opener - 1]?.kind !== 'comma') opener--;
  while (has(flow[opener], is.coordinator | is.adverb) && !has(flow[opener], is.subordinator)) opener++;
  const first = flow[opener];
  if (opener >= cue.from) return sentence.to;
  if (
    (has(first, is.subordinator) && !has(first, is.preposition)) ||
    opensTime.has(first?.lower ?? '') ||
    isLate(flow, opener, cue, sentence)
  ) {
    for (let at = start + 3; at < sentence.to; at++)
      if (flow[at]?.kind === 'comma' && !has(flow[at + 1], is.coordinator) && looksLikeClause(flow, start, at))
        return at;
  }
  if (has(first, is.relative) && opener > sentence.from) {
    for (let at = start + 3; at < sentence.to; at++)
      if (flow[at]?.kind === 'comma' && isMainVerb(flow[at + 1])) return at;
  }
  return sentence.to;
}

/** Prepositions that open a clause as well. */
const opensTime = new Set(['after', 'before', 'since', 'as']);

/** `Years after | he announced that …, …`, `In addition to | saying that …, …`: the subordinate clause opens behind a few words. */
function isLate(flow: readonly Unit[], opener: number, cue: Cue, sentence: Sentence): boolean {
  if (
    opener === sentence.from &&
    cue.kind === 'gerund' &&
    has(flow[opener], is.preposition) &&
    has(flow[cue.from - 1], is.preposition)
  )
    return true;
  for (let at = opener + 1; at < Math.min(cue.from, opener + 5); at++)
    if (opensTime.has(flow[at]?.lower ?? '') || flow[at]?.lower === 'when') return true;
  return false;
}

function isMainVerb(unit: Unit | undefined): boolean {
  if (unit?.kind !== 'word' || unit.capital) return false;
  return (
    has(unit, is.copula | is.modal | is.perfect) ||
    ((unit.word?.cue?.forms ?? 0) & form.finite) !== 0 ||
    unit.lower.endsWith('ed')
  );
}
