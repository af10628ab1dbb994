import type { ClaimFeature } from './claim-features';

/** How much a feature tells, whichever way: from what settles the matter to what only hints. */
const strong = 1;
const plain = 0.5;
const slight = 0.25;

/**
 * What each feature adds to a sentence's points, and how often it may count.
 *
 * Set by hand, one of three sizes for each class of words and signs, by how directly somebody could look it up. A feature counts
 * twice at most, so that a list does not outweigh everything else. The classes mean the same in every language, so one table serves all.
 */
export const claimWeights: Readonly<Record<ClaimFeature, readonly [points: number, most: number]>> = {
  // A figure, or an act on public record: there is one place to look it up.
  digits: [strong, 2],
  percents: [strong, 2],
  magnitudes: [strong, 2],
  measures: [strong, 2],
  records: [strong, 2],
  // What figures are given of, and what is said to have happened.
  numbers: [plain, 2],
  money: [plain, 2],
  years: [plain, 2],
  trends: [plain, 2],
  matters: [plain, 2],
  facts: [plain, 2],
  pastVerbs: [plain, 2],
  // Found in facts more often than in opinions, but in both.
  comparatives: [slight, 2],
  rankings: [slight, 2],
  causes: [slight, 2],
  laws: [slight, 2],
  pasts: [slight, 2],
  spans: [slight, 2],
  months: [slight, 2],
  names: [slight, 4],
  thirdPersons: [slight, 2],
  long: [slight, 1],
  // What ought to be and what one holds dear cannot be looked up, nor can a question.
  duties: [-strong, 2],
  ideals: [-strong, 2],
  question: [-strong, 1],
  // Views and what is to come; but a fact may follow “I think”.
  opinions: [-plain, 2],
  predictions: [-plain, 2],
  firstPersons: [-plain, 2],
  hedges: [-plain, 2],
  vagueness: [-plain, 3],
  // Talk between people.
  courtesies: [-slight, 1],
  secondPersons: [-slight, 1],
  short: [-slight, 1],
};

/** Points that a sentence starts with: most sentences are no claims. */
export const claimBase = -1.5;
