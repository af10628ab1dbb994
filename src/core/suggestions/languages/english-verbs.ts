import type { VerbData } from '../language';
import { split } from '../lexicon';

const doubling = new Set(split('quip admit commit chat refer permit tip rap'));

/** All forms of regular English verbs that share their frames. */
export function regular(frames: string, list: string): VerbData[] {
  return split(list).map((verb) => {
    const stem = verb.endsWith('e') ? verb.slice(0, -1) : doubling.has(verb) ? verb + verb.slice(-1) : verb;
    const past = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${stem}ed`;
    const third = /[^aeiou]y$/.test(verb)
      ? `${verb.slice(0, -1)}ies`
      : /(?:s|sh|ch|x|z)$/.test(verb)
        ? `${verb}es`
        : `${verb}s`;
    return forms(frames, `${verb} ${third} ${past} ${past} ${stem}ing`);
  });
}

/** Forms given as `base third past participle gerund`. The base is a finite form as well: “critics say”. */
export function forms(frames: string, five: string): VerbData {
  const [base = '', third = '', past = '', participle = '', gerund = ''] = split(five);
  return { frames, finite: `${base} ${third} ${past}`, participle, gerund, infinitive: base };
}

/** Verbs that report only with a particle behind them: `point out`. */
export function phrasal(particle: string, verbs: readonly VerbData[]): VerbData[] {
  return verbs.map((verb) => ({ ...verb, particle }));
}
