import type { VerbData } from '../language';
import { split } from '../lexicon';

/** All third-person forms of weak German verbs that share their frames, given as stem and ending: `bemerk/t`, `meld/et`. */
export function weak(frames: string, list: string): VerbData[] {
  return split(list).map((entry) => {
    const [stem = '', ending = 't'] = entry.split('/');
    const past = `${stem}${ending}e`;
    const participle = /^(?:be|er|ver|ent|zer|miss)|ier$/.test(stem) ? `${stem}${ending}` : `ge${stem}${ending}`;
    const infinitive = /e[lr]$/.test(stem) ? `${stem}n` : `${stem}en`;
    return { frames, finite: `${stem}${ending} ${infinitive} ${past} ${past}n`, participle, gerund: '', infinitive };
  });
}
