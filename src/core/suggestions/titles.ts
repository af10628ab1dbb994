import { is } from './lexicon';
import type { Marked } from './marks';
import { has, type Unit } from './unit';

const leastTitleWords = 2;

/**
 * `“Those Guys Have All the Fun”`: where every word but the small ones has a capital, the marks hold the title of a work or a
 * headline, not what somebody said. Of use where only names have capitals.
 */
export function isTitleCase(units: readonly Unit[], { from, to }: Marked): boolean {
  let words = 0;
  for (let at = from; at < to; at++) {
    const unit = units[at];
    if (unit?.kind !== 'word') continue;
    if (!unit.capital && !has(unit, small)) return false;
    if (unit.capital && !has(unit, small)) words++;
  }
  return words >= leastTitleWords;
}

/** `“The river is back,” | by Ada Roux`: marks that who wrote it follows. */
export function isHeadline(flow: readonly Unit[], quoted: number): boolean {
  return flow[quoted + 1]?.lower === 'by' && flow[quoted + 2]?.capital === true;
}

const small = is.determiner | is.preposition | is.coordinator | is.complementiser | is.subordinator | is.copula;
