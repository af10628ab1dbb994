import fc from 'fast-check';
import type { Annotation, AttributeValue } from '../annotation/annotation';
import { type ArticleNote, articleNoteId } from '../annotation/article-note';
import { builtInCodebook } from '../annotation/built-in-codebook';
import type { Codebook, Layer } from '../annotation/codebook';
import type { Person } from '../annotation/person';
import { selectorAt } from '../annotation/selector';
import type { ExportArticle, ExportLibrary } from '../exchange/export-input';
import { annotationsOver, canonicalTexts, someAnnotators, somePeople, spansOver } from './arbitraries';
import { articleWith, libraryWith } from './made-articles';

/** A layer of a user's own, with an attribute of each type. */
const ownLayer: Layer = {
  id: 'cadrage',
  name: 'Cadrage & ton',
  colour: '#0072b2',
  attributes: [
    { id: 'why', type: 'text', name: 'Pourquoi ?' },
    { id: 'tone', type: 'choice', choices: ['neutre', 'très vif', 'ironie 🙃'] },
    { id: 'topics', type: 'choices', choices: ['eau', 'ville, port', 'a "b"'] },
    { id: 'sure', type: 'boolean' },
    { id: 'weight', type: 'number' },
    { id: 'day', type: 'date' },
    { id: 'target', type: 'person' },
    { id: 'anchorSpan', type: 'span' },
    { id: 'source', type: 'link' },
    { id: 'way', type: 'chain' },
    { id: 'proof', type: 'evidence' },
  ],
};

const ownCodebook: Codebook = {
  ...builtInCodebook(),
  layers: [...builtInCodebook().layers, ownLayer],
  tags: [
    { id: 'topics', name: 'Sujets', parent: null, description: 'De quoi il s’agit.\nEn deux lignes.' },
    { id: 'river', name: 'Fleuve', parent: 'topics', colour: '#0072b2' },
    { id: 'bank', name: 'Rive', parent: 'river' },
    { id: 'formula', name: '=HYPERLINK("x")', parent: null },
    { id: 'pin', name: '📌 à vérifier', parent: null },
  ],
};

const ownPeople: readonly Person[] = somePeople.map((person, index) => ({
  ...person,
  role: ['ministre ; déléguée', '', 'عمدة'][index] ?? '',
  country: index === 2 ? 'LB' : '',
  ...(index === 0 ? { links: ['https://port.example/ada'], note: 'Vue deux fois.\nÀ rappeler.' } : {}),
  ...(index === 2 ? { anonymous: true } : {}),
  organisation: index === 1 ? 'Port & Cie "Est"' : '',
  aliases: index === 0 ? ['A. Ferret', 'la ministre'] : [],
}));

/** Words that files of lines, tables and markup stumble over. */
const words = fc.oneof(
  fc.constantFrom(
    'deux mots',
    '=1+1',
    'a\tb',
    '</script><b>',
    'ligne\nligne',
    '  bords  ',
    'e\u0301 👩‍👩‍👧‍👦',
    'true',
    '42',
    '[1]',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
);

function ownAttributes(text: string): fc.Arbitrary<Record<string, AttributeValue>> {
  const fields: Record<string, fc.Arbitrary<AttributeValue>> = {
    why: words,
    tone: fc.constantFrom('neutre', 'très vif', 'ironie 🙃'),
    topics: fc.subarray(['eau', 'ville, port', 'a "b"'], { minLength: 1 }),
    sure: fc.boolean(),
    weight: fc.oneof(fc.integer(), fc.constantFrom(0.1, -2.5)),
    day: fc.constantFrom('2026-03-04', '1999-12-31'),
    target: fc.constantFrom(...ownPeople.map(({ id }) => id)),
    anchorSpan: spansOver(text).map((span) => selectorAt(text, span)),
    source: fc.constantFrom('https://port.example/a?b=1&c=é', 'https://x.example/'),
    way: fc.array(
      fc.record({ role: fc.constantFrom('outlet', 'witness'), name: fc.constantFrom('La Gazette', 'Agence: côte') }),
      { minLength: 1, maxLength: 3 },
    ),
    proof: fc.array(
      fc.record({
        title: fc.constantFrom('Le tarif', 'Page "2"'),
        link: fc.constantFrom('', 'https://port.example/tarif'),
        note: fc.constantFrom('', 'page 2\nligne 3'),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  };
  return fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<Record<string, AttributeValue>>;
}

/** Annotations with everything in them: of all layers, with relations, tags of the tree, notes of several lines. */
function fullAnnotationsOver(text: string, maxLength: number): fc.Arbitrary<Annotation[]> {
  const extras = fc.record({
    own: fc.option(ownAttributes(text), { nil: null, freq: 2 }),
    tags: fc.subarray(['river', 'bank', 'formula', 'pin', 'topics'], { maxLength: 3 }),
    note: fc.oneof(fc.constantFrom('', '', 'À vérifier.\nDeuxième ligne ; "guillemets"', '#1 pas un code'), words),
    relations: fc.array(fc.tuple(fc.constantFrom('contradicts', 'repeats'), fc.nat()), { maxLength: 2 }),
  });
  return annotationsOver(text, maxLength).chain((annotations) =>
    fc.array(extras, { minLength: annotations.length, maxLength: annotations.length }).map((more) => {
      const dressed = annotations.map((annotation, index): Annotation => {
        const { own = null, tags = [], note = '' } = more[index] ?? {};
        const base = { ...annotation, tags, note };
        return own === null ? base : { ...base, layer: ownLayer.id, attributes: own };
      });
      return dressed.map((annotation, index) => related(annotation, dressed, more[index]?.relations ?? []));
    }),
  );
}

function related(annotation: Annotation, all: readonly Annotation[], wanted: [string, number][]): Annotation {
  const others = all.filter(({ id, annotator }) => annotator === annotation.annotator && id !== annotation.id);
  const relations = wanted.flatMap(([type, which], index) => {
    const to = others[which % Math.max(1, others.length)];
    return to ? [{ id: `r-${annotation.id}-${index}`, type, to: to.id }] : [];
  });
  const distinct = relations.filter(
    ({ type, to }, index) => relations.findIndex((other) => other.type === type && other.to === to) === index,
  );
  return distinct.length > 0 ? { ...annotation, relations: distinct } : annotation;
}

/** What annotators say of an article as a whole, one note each. */
function notesOn(): fc.Arbitrary<ArticleNote[]> {
  const said = fc.record({
    tags: fc.subarray(['river', 'bank', 'formula', 'pin', 'topics'], { maxLength: 3 }),
    note: fc.oneof(fc.constantFrom('', 'En deux\n\nparagraphes.'), words),
    seconds: fc.integer({ min: 0, max: 2_000_000_000 }),
  });
  return fc.tuple(...someAnnotators.map(() => fc.option(said, { nil: null }))).map((all) =>
    all.flatMap((each, index) => {
      const annotator = someAnnotators[index]?.id;
      if (each === null || annotator === undefined || (each.tags.length === 0 && each.note === '')) return [];
      const time = new Date(each.seconds * 1000).toISOString();
      return [{ id: articleNoteId, tags: each.tags, note: each.note, annotator, created: time, modified: time }];
    }),
  );
}

const metadata = fc.record({
  language: fc.constantFrom('fr', 'en-GB', 'ar', 'und'),
  byline: fc.constantFrom('', 'Une journaliste', '=1+1'),
  outlet: fc.constantFrom('', 'La Gazette "du" fleuve'),
  published: fc.constantFrom('', '2026-03-03', 'lundi'),
  url: fc.constantFrom('', 'https://gazette.example/bac?a=1&b=é'),
});

export interface ArbitraryLibrary {
  library: ExportLibrary;
  articles: ExportArticle[];
}

/** A library of up to three articles of different texts, in which each part of the model occurs. */
export function libraries(maxAnnotations = 8): fc.Arbitrary<ArbitraryLibrary> {
  const library = libraryWith({ codebook: ownCodebook, people: ownPeople });
  const article = canonicalTexts().chain((text) =>
    fc
      .record({ annotations: fullAnnotationsOver(text, maxAnnotations), notes: notesOn(), stated: metadata })
      .map((more) => ({ text, ...more })),
  );
  return fc.uniqueArray(article, { selector: ({ text }) => text, minLength: 1, maxLength: 3 }).map((articles) => ({
    library,
    articles: articles.map(({ text, annotations, notes, stated }, index) => ({
      ...{ text, annotations, notes },
      article: articleWith(text, {
        id: `a-${index + 1}`,
        textSha256: String(index + 1).repeat(64),
        metadata: { ...stated, title: `Article ${index + 1} : « é » 📰` },
      }),
    })),
  }));
}
