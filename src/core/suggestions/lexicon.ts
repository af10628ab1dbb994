import type { ClaimClass, Gender, LanguageData, WordClass } from './language';

/** Bits of grammatical classes; a word may have several. */
export const is = {
  determiner: 1 << 0,
  preposition: 1 << 1,
  linker: 1 << 2,
  coordinator: 1 << 3,
  subordinator: 1 << 4,
  complementiser: 1 << 5,
  interrogative: 1 << 6,
  relative: 1 << 7,
  perfect: 1 << 8,
  copula: 1 << 9,
  modal: 1 << 10,
  negation: 1 << 11,
  adverb: 1 << 12,
  clitic: 1 << 13,
  carrier: 1 << 14,
  time: 1 << 15,
  maleTitle: 1 << 16,
  femaleTitle: 1 << 17,
  title: 1 << 18,
  abbreviation: 1 << 19,
  role: 1 << 20,
  source: 1 << 21,
  institution: 1 << 22,
  maleName: 1 << 23,
  femaleName: 1 << 24,
  notSource: 1 << 25,
  verb: 1 << 26,
  resumptive: 1 << 27,
  subjunctive: 1 << 28,
} as const;

const classBits: Readonly<Record<WordClass, number>> = {
  determiners: is.determiner,
  prepositions: is.preposition,
  linkers: is.linker | is.preposition,
  coordinators: is.coordinator,
  subordinators: is.subordinator,
  complementisers: is.complementiser,
  interrogatives: is.interrogative,
  relatives: is.relative,
  perfects: is.perfect,
  copulas: is.copula,
  modals: is.modal,
  negations: is.negation,
  adverbs: is.adverb,
  clitics: is.clitic,
  carriers: is.carrier,
  times: is.time,
  maleTitles: is.maleTitle | is.title,
  femaleTitles: is.femaleTitle | is.title,
  titles: is.title,
  abbreviations: is.abbreviation,
  roles: is.role,
  sources: is.source,
  institutions: is.institution,
  resumptives: is.resumptive,
  subjunctives: is.subjunctive,
  maleNames: is.maleName,
  femaleNames: is.femaleName,
};

export const claimClasses: readonly ClaimClass[] = [
  'numbers',
  'magnitudes',
  'measures',
  'money',
  'months',
  'spans',
  'trends',
  'comparatives',
  'rankings',
  'causes',
  'laws',
  'records',
  'matters',
  'pasts',
  'predictions',
  'duties',
  'opinions',
  'ideals',
  'facts',
  'vagueness',
  'courtesies',
  'firstPersons',
  'secondPersons',
  'hedges',
];

export const form = { finite: 1, participle: 2, gerund: 4, infinitive: 8 } as const;

/** A word that can be the verb of a cue: which forms it may be, and the frames of its verb. */
export interface CueForm {
  forms: number;
  frames: string;
}

export interface Pronoun {
  gender: Gender;
  firstPerson: boolean;
  object: boolean;
}

export interface Word {
  bits: number;
  /** Classes of claim vocabulary, one bit each in the order of `claimClasses`. */
  claim?: number;
  cue?: CueForm;
  /** What the word is the verb of when this particle follows. */
  phrasal?: Map<string, CueForm>;
  pronoun?: Pronoun;
}

/** A language made ready for look-ups: one per language, made once. */
export interface Lexicon {
  data: LanguageData;
  words: ReadonlyMap<string, Word>;
  /** Source prepositions as sequences of words, by their first word. */
  prepositions: ReadonlyMap<string, readonly SourcePreposition[]>;
  /** Fixed insertions, as words. */
  insertions: readonly (readonly string[])[];
}

export interface SourcePreposition {
  rest: readonly string[];
  onlyBeforeMarks: boolean;
}

export function split(list: string): string[] {
  return list.split(/\s+/).filter((word) => word !== '');
}

/** Compiles a language's lists into one table from word to what it can be. */
export function compileLexicon(data: LanguageData): Lexicon {
  const words = new Map<string, Word>();
  const entry = (word: string): Word => {
    let found = words.get(word);
    if (!found) {
      found = { bits: 0 };
      words.set(word, found);
    }
    return found;
  };
  for (const [name, list] of Object.entries(data.words)) {
    for (const word of split(list)) entry(word).bits |= classBits[name as WordClass];
  }
  claimClasses.forEach((name, index) => {
    for (const word of split(data.claims[name])) {
      const found = entry(word);
      found.claim = (found.claim ?? 0) | (1 << index);
    }
  });
  for (const word of split(data.notSources)) entry(word).bits |= is.notSource;
  for (const pronoun of data.pronouns) {
    for (const word of split(pronoun.forms)) {
      entry(word).pronoun = {
        gender: pronoun.gender,
        firstPerson: pronoun.firstPerson === true,
        object: pronoun.object === true,
      };
    }
  }
  for (const verb of data.verbs) {
    for (const name of ['finite', 'participle', 'gerund', 'infinitive'] as const) {
      for (const word of split(verb[name])) {
        const found = entry(word);
        if (verb.particle === undefined) found.cue = withForm(found.cue, form[name], verb.frames);
        else {
          found.phrasal ??= new Map();
          found.phrasal.set(verb.particle, withForm(found.phrasal.get(verb.particle), form[name], verb.frames));
        }
      }
    }
  }
  return { data, words, prepositions: compilePrepositions(data), insertions: data.insertions.map(split) };
}

function withForm(known: CueForm | undefined, forms: number, frames: string): CueForm {
  if (!known) return { forms, frames };
  return { forms: known.forms | forms, frames: known.frames === frames ? frames : known.frames + frames };
}

function compilePrepositions(data: LanguageData): Map<string, SourcePreposition[]> {
  const table = new Map<string, SourcePreposition[]>();
  const add = (phrase: string, onlyBeforeMarks: boolean) => {
    const [first, ...rest] = split(phrase);
    if (first === undefined) return;
    table.set(first, [...(table.get(first) ?? []), { rest, onlyBeforeMarks }]);
  };
  for (const phrase of data.sourcePrepositions) add(phrase, false);
  for (const phrase of data.quotedSourcePrepositions) add(phrase, true);
  for (const list of table.values()) list.sort((a, b) => b.rest.length - a.rest.length);
  return table;
}
