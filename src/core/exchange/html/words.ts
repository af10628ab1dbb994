/** What the report itself says. Values of the built-in layers are among them; those of others stay as they are. */
export interface ReportWords {
  report: string;
  contents: string;
  notes: string;
  /** What is said of the article as a whole. */
  articleNotes: string;
  people: string;
  claims: string;
  claim: string;
  claimant: string;
  status: string;
  evidence: string;
  source: string;
  anonymous: string;
  inherited: string;
  annotator: string;
  suggested: string;
  provenance: string;
  originalFile: string;
  originalHash: string;
  textHash: string;
  address: string;
  published: string;
  imported: string;
  version: string;
  read: string;
  characters: string;
  annotators: string;
  unknownPerson: string;
  tags: string;
  none: string;
  values: Readonly<Record<string, string>>;
  /** Count of quotes and claims. */
  counts(quotes: number, claims: number): string;
}

const english: ReportWords = {
  report: 'Annotated articles',
  contents: 'Articles',
  notes: 'Notes',
  articleNotes: 'On the article',
  people: 'People and their words',
  claims: 'Claims',
  claim: 'Claim',
  claimant: 'Claimant',
  status: 'Status',
  evidence: 'Evidence',
  source: 'Source',
  anonymous: 'anonymous',
  inherited: 'from the quote',
  annotator: 'Annotator',
  suggested: 'began as a suggestion',
  provenance: 'Where this comes from',
  originalFile: 'File',
  originalHash: 'SHA-256 of the file',
  textHash: 'SHA-256 of the text',
  address: 'Address',
  published: 'Published',
  imported: 'Taken in',
  version: 'Version',
  read: 'Read as',
  characters: 'Characters (UTF-16)',
  annotators: 'Annotators',
  unknownPerson: 'Speaker not identified',
  tags: 'Tags',
  none: '—',
  values: {
    quote: 'Quote',
    claim: 'Claim',
    direct: 'direct',
    indirect: 'indirect',
    mixed: 'mixed',
    scare: 'at a distance',
    title: 'title',
    speaker: 'Speaker',
    claimant: 'Claimant',
    addressee: 'To',
    type: 'Kind',
    cueSpan: 'Cue',
    speakerSpan: 'Named as',
    restatement: 'In other words',
    chain: 'Chain',
    originalWording: 'Original wording',
    originalLanguage: 'Original language',
    originalFoundIn: 'Found in',
    translator: 'Translator',
    quantity: 'Quantity',
    unit: 'Unit',
    date: 'Date',
    place: 'Place',
    checkability: 'Checkable',
    status: 'Status',
    evidence: 'Evidence',
    checkable: 'yes',
    partly: 'in part',
    'not-checkable': 'no',
    open: 'open',
    'in-check': 'being checked',
    true: 'true',
    'mostly-true': 'mostly true',
    misleading: 'misleading',
    false: 'false',
    unproven: 'unproven',
    comparison: 'comparison',
    cause: 'cause',
    law: 'law',
    prediction: 'prediction',
    event: 'event',
    other: 'other',
    supports: 'supports',
    contradicts: 'contradicts',
    repeats: 'repeats',
    answers: 'answers',
  },
  counts: (quotes, claims) =>
    `${quotes} ${quotes === 1 ? 'quote' : 'quotes'}, ${claims} ${claims === 1 ? 'claim' : 'claims'}`,
};

const french: ReportWords = {
  report: 'Articles annotés',
  contents: 'Articles',
  notes: 'Notes',
  articleNotes: 'Sur l’article',
  people: 'Les personnes et leurs propos',
  claims: 'Affirmations',
  claim: 'Affirmation',
  claimant: 'Qui l’affirme',
  status: 'État',
  evidence: 'Preuves',
  source: 'Source',
  anonymous: 'anonyme',
  inherited: 'd’après la citation',
  annotator: 'Annotateur',
  suggested: 'proposée d’abord par le logiciel',
  provenance: 'D’où vient cet article',
  originalFile: 'Fichier',
  originalHash: 'SHA-256 du fichier',
  textHash: 'SHA-256 du texte',
  address: 'Adresse',
  published: 'Publié',
  imported: 'Enregistré',
  version: 'Version',
  read: 'Lu comme',
  characters: 'Caractères (UTF-16)',
  annotators: 'Annotateurs',
  unknownPerson: 'Locuteur non identifié',
  tags: 'Étiquettes',
  none: '—',
  values: {
    quote: 'Citation',
    claim: 'Affirmation',
    direct: 'directe',
    indirect: 'indirecte',
    mixed: 'mixte',
    scare: 'à distance',
    title: 'titre',
    speaker: 'Locuteur',
    claimant: 'Qui l’affirme',
    addressee: 'À',
    type: 'Genre',
    cueSpan: 'Verbe',
    speakerSpan: 'Nommé',
    restatement: 'En d’autres mots',
    chain: 'Chaîne',
    originalWording: 'Version originale',
    originalLanguage: 'Langue d’origine',
    originalFoundIn: 'Trouvé dans',
    translator: 'Traduction',
    quantity: 'Quantité',
    unit: 'Unité',
    date: 'Date',
    place: 'Lieu',
    checkability: 'Vérifiable',
    status: 'État',
    evidence: 'Preuves',
    checkable: 'oui',
    partly: 'en partie',
    'not-checkable': 'non',
    open: 'ouverte',
    'in-check': 'en vérification',
    true: 'vrai',
    'mostly-true': 'plutôt vrai',
    misleading: 'trompeur',
    false: 'faux',
    unproven: 'non prouvé',
    comparison: 'comparaison',
    cause: 'cause',
    law: 'droit',
    prediction: 'prévision',
    event: 'événement',
    other: 'autre',
    supports: 'appuie',
    contradicts: 'contredit',
    repeats: 'répète',
    answers: 'répond à',
  },
  counts: (quotes, claims) =>
    `${quotes} ${quotes > 1 ? 'citations' : 'citation'}, ${claims} ${claims > 1 ? 'affirmations' : 'affirmation'}`,
};

export const reportWords: Readonly<Record<'en' | 'fr', ReportWords>> = { en: english, fr: french };
