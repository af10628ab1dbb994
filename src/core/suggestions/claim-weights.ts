import type { ClaimFeature } from './claim-features';

/**
 * What each feature adds to a sentence's points, and how often it may count.
 *
 * One number for each class of words, not for words: chosen by a logistic regression over the counts of
 * `claim-features.ts` on English debate sentences, then rounded to one decimal, which costs nothing. As the classes mean
 * the same in every language, the numbers serve them all.
 */
export const claimWeights: Readonly<Record<ClaimFeature, readonly [points: number, most: number]>> = {
  numbers: [0.4, 2],
  magnitudes: [1, 2],
  measures: [0.8, 2],
  money: [0.4, 2],
  months: [0.1, 1],
  spans: [0.3, 2],
  trends: [0.5, 2],
  comparatives: [0.3, 2],
  rankings: [0.3, 2],
  causes: [0.3, 1],
  laws: [0.4, 2],
  records: [0.9, 2],
  matters: [0.5, 2],
  pasts: [0.3, 2],
  predictions: [-0.5, 2],
  duties: [-0.8, 2],
  opinions: [-0.7, 2],
  ideals: [-0.6, 2],
  facts: [0.6, 2],
  vagueness: [-0.4, 3],
  courtesies: [-0.2, 1],
  firstPersons: [-0.5, 2],
  secondPersons: [-0.1, 2],
  hedges: [-0.4, 1],
  digits: [1, 2],
  years: [0.6, 1],
  percents: [0.4, 1],
  names: [0.2, 4],
  pastVerbs: [0.5, 2],
  question: [-0.9, 1],
  short: [-0.2, 1],
  long: [0.4, 1],
  thirdPersons: [0.2, 2],
};

/** Points that a sentence starts with. */
export const claimBase = -1.8;
