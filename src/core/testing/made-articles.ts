import { type Annotation, segmentsAt } from '../annotation/annotation';
import { builtInCodebook } from '../annotation/built-in-codebook';
import type { ExportLibrary } from '../exchange/export-input';
import type { Article } from '../library/article';
import type { Span } from '../text/span';
import { someAnnotators, somePeople } from './arbitraries';

/** Span of the words in the text; throws where they are not in it once. */
export function spanOf(text: string, words: string): Span {
  const start = text.indexOf(words);
  if (start === -1 || text.indexOf(words, start + 1) !== -1) throw new Error(`"${words}" is not in the text once`);
  return { start, end: start + words.length };
}

/** A sound annotation on words of the text; `more` overrides any part of it. */
export function annotationOn(
  text: string,
  layer: 'quote' | 'claim',
  words: string | readonly string[],
  more: Partial<Annotation> = {},
): Annotation {
  const all = typeof words === 'string' ? [words] : words;
  return {
    id: `${layer}-1`,
    layer,
    segments: segmentsAt(
      text,
      all.map((each) => spanOf(text, each)),
    ),
    attributes: {},
    tags: [],
    note: '',
    annotator: someAnnotators[0].id,
    created: '2026-03-04T09:30:00Z',
    modified: '2026-03-04T09:31:00Z',
    origin: { kind: 'manual' },
    ...more,
  };
}

/** An article whose text this is. The hash is the one given: whoever checks hashes gives the right one. */
export function articleWith(text: string, more: Partial<Article> = {}): Article {
  return {
    id: 'a-1',
    metadata: {
      title: 'Le port rouvre',
      language: 'fr',
      byline: '',
      outlet: 'La Gazette du fleuve',
      published: '2026-03-03',
      url: '',
    },
    original: { name: 'port.txt', mediaType: 'text/plain', bytes: text.length, sha256: '0'.repeat(64) },
    provenance: {
      reader: 'text',
      readerVersion: '1',
      encoding: 'utf-8',
      extraction: 'none',
      imported: '2026-03-04T09:00:00Z',
    },
    textSha256: '1'.repeat(64),
    characters: text.length,
    ...more,
  };
}

export function libraryWith(more: Partial<ExportLibrary> = {}): ExportLibrary {
  return {
    id: 'l-1',
    name: 'Spring desk',
    codebook: builtInCodebook(),
    people: somePeople,
    annotators: someAnnotators,
    ...more,
  };
}
