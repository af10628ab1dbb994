/**
 * What the engine must be told about a language. Everything else it does is the same for all of them;
 * `docs/languages.md` shows how to add one.
 */
export interface LanguageData {
  /** BCP 47 primary subtag. */
  code: string;
  /** How this language writes words and quotation marks. */
  writing: Writing;
  /** Lists of lower-case words separated by blanks, by grammatical class. */
  words: Readonly<Record<WordClass, string>>;
  /** Endings that mark an adverb, such as `-ment`. */
  adverbEndings: readonly string[];
  /** Pronouns that can be the subject of a reporting verb, with whom they can stand for. */
  pronouns: readonly PronounData[];
  /** Reporting verbs. */
  verbs: readonly VerbData[];
  /** Prepositions that name a source: `according to`, `selon`. Several words are written with blanks. */
  sourcePrepositions: readonly string[];
  /** Prepositions that name a source only before quoted words: `pour lui, « … »`. */
  quotedSourcePrepositions: readonly string[];
  /** Nouns after a source preposition that show that it means “depending on”: `selon les cas`. */
  notSources: string;
  /** Phrases that stand between a verb and what belongs to it: `pour sa part`. Words are parted by blanks. */
  insertions: readonly string[];
  /** Endings of past participles, which report nothing without an auxiliary: `-é`. */
  participleEndings: readonly string[];
  /** Endings that most often mark a past: `-ed`, `-é`. */
  pastEndings: readonly string[];
  claims: Readonly<Record<ClaimClass, string>>;
}

export interface Writing {
  /** `»` opens and `«` closes (German), or the other way round. */
  inwardGuillemets: boolean;
  /** `“` closes what `„` opened. */
  lowOpeners: boolean;
  /** Single marks may hold a quotation where a paragraph has no double ones. */
  singles: boolean;
  /** Words lose a vowel before another: `l’`, `qu’`, `dell’`. */
  elision: boolean;
  /** `’s`, `’re` and the like end a word. */
  endings: boolean;
  /** The subject may follow its verb joined by a hyphen: `dit-il`. */
  hyphenatedSubject: boolean;
  /** The subject is often left out: `Dijo que …`. */
  dropsSubject: boolean;
  /** A clause can follow a reporting verb without a conjunction: `he said it was`. */
  zeroConjunction: boolean;
  /** A reported clause may follow a comma without a conjunction: `er sagte, er sei krank`. */
  commaClause: boolean;
  /** What belongs to a verb stands between its parts: `hat dem Rat gesagt`, `wird berichtet`, `meldet die Zeitung`. */
  verbBracket: boolean;
  /** Lines of dialogue open with a dash. */
  dialogueDash: boolean;
  /** Old wires write ` - words - ` for quotation marks. */
  spacedHyphens: boolean;
  /** Where few words of a reported clause stand between marks, they alone are taken for the quotation. */
  quotedParts: boolean;
  /** In `Ada Roux, who said`, the relative pronoun is marked as the speaker, as other pronouns are; else its noun is. */
  relativeSpeaks: boolean;
  /** Nouns are capitalised, so a capital does not make a name. */
  capitalNouns: boolean;
  /**
   * What opens behind a reporting clause that closes its sentence is a quotation of its own: `“A,” she said. “B.”` are two
   * sentences, each with its marks, and the clause belongs to the first. Where the clause is rather an insertion that even
   * the marks may enclose (`« A, dit-elle. B »`), both halves are one quotation, interrupted. Whatever the language, words
   * that go on in the same sentence are: `“A,” she said, “and B.”`
   */
  sequelsApart: boolean;
}

export type WordClass =
  /** Articles, demonstratives and possessives before a noun. */
  | 'determiners'
  | 'prepositions'
  /** Prepositions that tie a complement to the noun before them: `of`, `de`. */
  | 'linkers'
  | 'coordinators'
  /** Words that open a subordinate clause: `while`, `lorsque`. */
  | 'subordinators'
  /** `that`, `que`, `dass`: between the verb and what was said. */
  | 'complementisers'
  /** `whether`, `si`, `how`, and infinitives as in `assure être`: the same, but they belong to the content. */
  | 'interrogatives'
  | 'relatives'
  /** Finite auxiliaries of the perfect. */
  | 'perfects'
  /** Finite forms of `be`. */
  | 'copulas'
  /** Modals and auxiliaries of mood and future. */
  | 'modals'
  | 'negations'
  | 'adverbs'
  /** Pronouns before the verb that are not its subject: `lui`, `se`, `le`. */
  | 'clitics'
  /** Verbs that put a speech verb in the infinitive: `went on to say`, `a tenu à dire`. */
  | 'carriers'
  | 'times'
  /** Titles before a name; they do not end a sentence. */
  | 'maleTitles'
  | 'femaleTitles'
  | 'titles'
  | 'abbreviations'
  /** Nouns for people by role: `minister`, `porte-parole`. */
  | 'roles'
  /** Nouns for sources that are not people: `report`, `communiqué`. */
  | 'sources'
  /** Capitalised complements of roles that are no part of a name: `Intérieur`. */
  | 'institutions'
  /** Nouns that take up a whole statement to add something to it: `…, a claim that nobody checked`. */
  | 'resumptives'
  /** Auxiliaries in the mood of reported speech, which mark a clause behind a bare comma: `sei`, `habe`. */
  | 'subjunctives'
  | 'maleNames'
  | 'femaleNames';

export type Gender = 'male' | 'female' | 'plural' | 'any';

export interface PronounData {
  /** Space-separated forms. */
  forms: string;
  gender: Gender;
  /** `I`, `we`: the author or somebody outside the article. */
  firstPerson?: boolean;
  /** Never a subject: `him`, `them`. */
  object?: boolean;
}

/**
 * Frames of a reporting verb, one letter each:
 * `d` reports words between marks; `c` takes a clause after a conjunction; `z` takes one without, `y` only where the clause has
 * an auxiliary; `t` has the listener between verb and content, `l` may have: `warned voters that`;
 * `f` takes a quoted part as its object: `called it “…”`; `g` any noun phrase that says what: `called for a ban`;
 * `i` takes an infinitive with quoted words: `pledged to “fight on”`; `j` any infinitive: `vowed to fight on`;
 * `o` takes an object and what it is said to do: `accused him of lying`; `p` an object and what it is called: `called him a fraud`;
 * `b` an object and what it is blamed or praised for: `praised him for staying`; `h` is a thought more often than speech;
 * `n` may be a noun, so it needs a clear subject; `k` concedes: of a concessive sentence, it reports the main clause;
 * `r` reports only with a reflexive pronoun, and else takes a quoted part: `s'est félicité`.
 */
export interface VerbData {
  frames: string;
  finite: string;
  participle: string;
  gerund: string;
  infinitive: string;
  /** The word right behind the verb without which it reports nothing: `pointed out`, `shot back`. */
  particle?: string;
}

/**
 * Vocabulary of claims worth checking: space-separated lower-case words by what they tell. The classes mean the same in every
 * language, so one set of weights serves them all (`claim-weights.ts`).
 */
export type ClaimClass =
  /** Numbers in words. */
  | 'numbers'
  /** thousand, million, billion. */
  | 'magnitudes'
  /** Percent, average, rate, majority: nouns that measure. */
  | 'measures'
  | 'money'
  | 'months'
  /** since, ago, last, years: how long, since when. */
  | 'spans'
  /** Verbs and nouns of change: rose, fallen, increase. */
  | 'trends'
  | 'comparatives'
  | 'rankings'
  | 'causes'
  /** Law, treaty, bill, tax. */
  | 'laws'
  /** Verbs of the public record: voted, vetoed, signed, spent. */
  | 'records'
  /** What is counted in public: jobs, deficit, debt, crime. */
  | 'matters'
  /** Finite auxiliaries of the past. */
  | 'pasts'
  | 'predictions'
  /** should, must, need: what ought to be. */
  | 'duties'
  | 'opinions'
  /** Values and hopes: nouns that nobody can check. */
  | 'ideals'
  /** Words that insist on a fact: never, actually, against. */
  | 'facts'
  /** Words too wide to check: people, things, way. */
  | 'vagueness'
  | 'courtesies'
  | 'firstPersons'
  | 'secondPersons'
  | 'hedges';
