import type { ClaimClass } from './language';
import { claimClasses, type Lexicon } from './lexicon';
import type { Unit } from './unit';

/** Everything that is counted in a sentence: the classes of claim vocabulary and what the signs show. */
export type ClaimFeature =
  | ClaimClass
  | 'digits'
  | 'years'
  | 'percents'
  | 'names'
  | 'pastVerbs'
  | 'question'
  | 'short'
  | 'long'
  | 'thirdPersons';

export type ClaimCounts = Partial<Record<ClaimFeature, number>>;

const year = /^(?:1[89]|20)\d\d$/;
const shortWords = 7;
const longWords = 18;

/** Counts what speaks for and against a checkable claim in the units `[from, to)`. Opposite counts are weighed elsewhere. */
export function countFeatures(units: readonly Unit[], from: number, to: number, lexicon: Lexicon): ClaimCounts {
  const counts: ClaimCounts = {};
  const add = (feature: ClaimFeature) => {
    counts[feature] = (counts[feature] ?? 0) + 1;
  };
  let words = 0;
  for (let at = from; at < to; at++) {
    const unit = units[at] as Unit;
    if (unit.kind === 'number') {
      words++;
      add(year.test(unit.lower) ? 'years' : 'digits');
      if (units[at + 1]?.lower === '%') add('percents');
      continue;
    }
    if (unit.kind === 'other' && /[$€£]/.test(unit.lower)) add('money');
    if (unit.kind === 'stop' && unit.lower.includes('?')) add('question');
    if (unit.kind !== 'word') continue;
    words++;
    for (let classes = unit.word?.claim ?? 0; classes !== 0; classes &= classes - 1)
      add(claimClasses[31 - Math.clz32(classes & -classes)] as ClaimClass);
    if (unit.capital && words > 1 && !unit.word?.pronoun?.firstPerson) add('names');
    if (unit.word?.pronoun?.firstPerson === false) add('thirdPersons');
    if (isPast(unit, lexicon)) add('pastVerbs');
  }
  if (words < shortWords) add('short');
  if (words >= longWords) add('long');
  return counts;
}

function isPast(unit: Unit, lexicon: Lexicon): boolean {
  if (unit.capital || unit.lower.length < 5) return false;
  return lexicon.data.pastEndings.some((ending) => unit.lower.endsWith(ending));
}
