import { articleNoteId } from '../annotation/article-note';
import { selectorAt } from '../annotation/selector';
import type { ExportArticle, ExportLibrary } from '../exchange/export-input';
import { annotationOn, articleWith, libraryWith, spanOf } from './made-articles';

const text = [
  'Le bac de Vallières reprend 📅',
  '« Le bac reprendra lundi 🚢, assure Zoé Lindqvist, et le trajet coûtera 2 € de moins. »',
  'La mairie, e\u0301lue en 2020, n’a pas répondu à =1+1 <script>alert(1)</script> & co.',
  '« La crue a coûté 3 millions d’euros », a dit Ada Ferret. Selon elle, trois ponts ont rouvert.',
  'أمل ناصر : « لا شيء » 👩‍👩‍👧‍👦',
].join('\n');

/** Tags of two levels, and words that a format may stumble over. */
export const richLibrary: ExportLibrary = (() => {
  const library = libraryWith({ name: 'Bureau du fleuve & <b>côte</b>' });
  return {
    ...library,
    codebook: {
      ...library.codebook,
      tags: [
        { id: 'topics', name: 'Sujets', parent: null, description: 'De quoi il s’agit' },
        { id: 'river', name: 'Fleuve', parent: 'topics', colour: '#0072b2' },
        { id: 'formula', name: '=HYPERLINK("x")', parent: null },
      ],
    },
    people: library.people.map((person) =>
      person.id === 'p-1' ? { ...person, organisation: 'Port & Cie "Est"', aliases: ['Z. Lindqvist'] } : person,
    ),
  };
})();

/**
 * An article with all that makes exports hard: emoji, accents, letters from right to left, an interrupted quote,
 * marks inside and across each other, notes, relations, people, tags, evidence, two annotators, markup, formulas.
 */
export const richArticle: ExportArticle = {
  text,
  article: articleWith(text, {
    id: 'a-rich',
    metadata: {
      title: 'Le bac </title><script>alert(1)</script> reprend',
      language: 'fr',
      byline: 'Une journaliste',
      outlet: 'La Gazette du fleuve',
      published: '2026-03-03',
      url: 'https://gazette.example/bac?a=1&b=é',
    },
  }),
  annotations: [
    annotationOn(text, 'quote', ['Le bac reprendra lundi 🚢', 'et le trajet coûtera 2 € de moins.'], {
      id: 'v-3f6a2f0c-6b1e-4f57-9a8e-0c8a4d9e7b01',
      attributes: {
        type: 'direct',
        speaker: 'p-1',
        cueSpan: selectorAt(text, spanOf(text, 'assure')),
        speakerSpan: selectorAt(text, spanOf(text, 'Zoé Lindqvist')),
        chain: [
          { role: 'outlet', name: 'La Gazette' },
          { role: 'agency', name: 'Agence de la côte' },
        ],
      },
      note: 'À vérifier.\nDeuxième ligne ; "guillemets"',
      tags: ['river', 'libre'],
      origin: { kind: 'suggestion', rule: 'marks', engine: '1', edited: true },
    }),
    annotationOn(text, 'claim', 'et le trajet coûtera 2 € de moins', {
      id: 'claim-inside',
      attributes: {
        restatement: 'La traversée coûtera deux euros de moins.',
        type: 'prediction',
        quantity: 2,
        unit: '€',
        status: 'false',
        checkability: 'checkable',
        evidence: [{ title: 'Le tarif', link: 'https://port.example/tarif', note: 'page 2' }],
      },
      tags: ['formula'],
      relations: [
        { id: 'r-1', type: 'contradicts', to: 'claim-ponts' },
        { id: 'r-2', type: 'repeats', to: 'claim-across' },
      ],
    }),
    annotationOn(text, 'claim', 'trajet coûtera 2 € de moins. »\nLa mairie', { id: 'claim-across', note: '=1+1' }),
    annotationOn(text, 'quote', 'La crue a coûté 3 millions d’euros', {
      id: 'quote-second',
      annotator: 'second-desk',
      attributes: { type: 'direct', speaker: 'p-0' },
    }),
    annotationOn(text, 'claim', 'trois ponts ont rouvert', { id: 'claim-ponts', attributes: { status: 'open' } }),
    annotationOn(text, 'quote', 'لا شيء', { id: 'quote-arabic', attributes: { speaker: 'p-2', type: 'direct' } }),
    annotationOn(text, 'claim', '👩‍👩‍👧‍👦', { id: 'claim-family' }),
  ],
  notes: [
    {
      id: articleNoteId,
      tags: ['river', 'formula'],
      note: 'À **revoir** : "source" <unique>\n\n- قارن النص\n- 2e ligne 🚢',
      annotator: 'first-desk',
      created: '2026-03-04T10:00:00Z',
      modified: '2026-03-04T10:30:00Z',
    },
    {
      id: articleNoteId,
      tags: ['topics'],
      note: '',
      annotator: 'second-desk',
      created: '2026-03-05T10:00:00Z',
      modified: '2026-03-05T10:00:00Z',
    },
  ],
};
