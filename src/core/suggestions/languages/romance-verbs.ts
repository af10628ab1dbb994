import type { VerbData } from '../language';
import { split } from '../lexicon';

interface Endings {
  finite: string;
  participle: string;
  gerund: string;
  infinitive: string;
}

/** Third-person endings of the regular conjugations that reporting verbs follow. */
const endings = {
  es: { finite: 'a an ó aron aba aban ará arán aría arían', participle: 'ado', gerund: 'ando', infinitive: 'ar' },
  pt: { finite: 'a am ou aram ava avam ará arão aria ariam', participle: 'ado', gerund: 'ando', infinitive: 'ar' },
  it: {
    finite: 'a ano ò arono ava avano erà eranno erebbe',
    participle: 'ato ata ati ate',
    gerund: 'ando',
    infinitive: 'are',
  },
} as const satisfies Record<string, Endings>;

/** All forms of regular verbs (-ar, -are) that share their frames; a stem alone is given: `afirm`, `dichiar`. */
export function conjugated(language: keyof typeof endings, frames: string, stems: string): VerbData[] {
  const table = endings[language];
  return split(stems).map((stem) => {
    const with_ = (list: string) =>
      split(list)
        .map((ending) => stem + ending)
        .join(' ');
    return {
      frames,
      finite: with_(table.finite),
      participle: with_(table.participle),
      gerund: with_(table.gerund),
      infinitive: with_(table.infinitive),
    };
  });
}
