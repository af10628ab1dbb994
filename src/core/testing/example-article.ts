import { selectorAt } from '../annotation/selector';
import type { ExportArticle, ExportLibrary } from '../exchange/export-input';
import { annotationOn, articleWith, libraryWith, spanOf } from './made-articles';

const text = 'Le bac reprend 📅\n« Le bac reprendra lundi, assure Zoé Lindqvist, et le trajet coûtera 2 € de moins. »';

/** The library of the example in `docs/format.md`: an interrupted quote, and a claim inside it. */
export const exampleLibrary: ExportLibrary = libraryWith();

export const exampleArticle: ExportArticle = {
  text,
  article: articleWith(text, {
    id: 'a-5b0c9b6e-3a44-4f0e-9d0c-2f5c1d7a9e01',
    metadata: {
      title: 'Le bac reprend',
      language: 'fr',
      byline: '',
      outlet: 'La Gazette du fleuve',
      published: '2026-03-03',
      url: 'https://gazette.example/bac',
    },
    original: {
      name: 'bac.txt',
      mediaType: 'text/plain',
      bytes: 111,
      sha256: '920fa43807129c18cc7a9690362c1ee913b907fe4c137edaec7839ed3d72d694',
    },
    textSha256: 'b7f6daeccf35aad6ff93886a3e4f8473b408b93e81aee9777b06b428eee0fcab',
  }),
  annotations: [
    annotationOn(text, 'claim', 'le trajet coûtera 2 € de moins', {
      id: 'v-91f0a1de-0f6c-4c1b-8a53-6d1f3f5b2c02',
      attributes: { restatement: 'La traversée coûtera deux euros de moins.', type: 'prediction' },
      tags: ['prix'],
    }),
    annotationOn(text, 'quote', ['Le bac reprendra lundi', 'et le trajet coûtera 2 € de moins.'], {
      id: 'v-3f6a2f0c-6b1e-4f57-9a8e-0c8a4d9e7b01',
      attributes: {
        type: 'direct',
        speaker: 'p-1',
        cueSpan: selectorAt(text, spanOf(text, 'assure')),
        speakerSpan: selectorAt(text, spanOf(text, 'Zoé Lindqvist')),
      },
      origin: { kind: 'suggestion', rule: 'marks', engine: '1', edited: true },
    }),
  ],
};
