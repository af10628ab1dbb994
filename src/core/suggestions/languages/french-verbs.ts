import type { VerbData } from '../language';
import { split } from '../lexicon';

/**
 * All third-person forms of French verbs in -er that share their frames. `rappel/rappell` gives the stem before a mute
 * ending where it differs. A `c` or `g` at the end of a stem is softened before `a`.
 */
export function er(frames: string, list: string): VerbData[] {
  return split(list).map((entry) => {
    const [stem = '', mute = stem] = entry.split('/');
    const soft = stem.endsWith('c') ? `${stem.slice(0, -1)}ç` : stem.endsWith('g') ? `${stem}e` : stem;
    return {
      frames,
      finite: `${mute}e ${mute}ent ${soft}ait ${soft}aient ${soft}a ${stem}èrent ${mute}era ${mute}eront ${mute}erait ${mute}eraient ${mute}erai ${stem}ai`,
      participle: `${stem}é ${stem}ée ${stem}és ${stem}ées`,
      gerund: `${soft}ant`,
      infinitive: `${stem}er`,
    };
  });
}

/** `faire part`, `faire référence`: the verb with each of the nouns it needs to report. */
export function faire(frames: string, nouns: string): VerbData[] {
  return split(nouns).map((particle) => ({
    frames,
    particle,
    finite: 'fait font faisait faisaient fit firent fera feront',
    participle: 'fait',
    gerund: 'faisant',
    infinitive: 'faire',
  }));
}
